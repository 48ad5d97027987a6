import type { Pause } from './progress.js';

const LOOK_EVERY = 100;

/** Waits for the work, or fails as soon as the run is to stop. When it comes back, nothing of it goes on. */
export async function untilStopped(work: Promise<unknown>, pause: Pause): Promise<void> {
  let looking: NodeJS.Timeout | undefined;
  let isOver = false;
  const stopped = new Promise<never>((_, failed) => {
    const look = (): void => {
      pause().then(() => {
        // The work may end while it pauses: a look begun then would keep the program from ending.
        if (!isOver) looking = setTimeout(look, LOOK_EVERY);
      }, failed);
    };
    looking = setTimeout(look, LOOK_EVERY);
  });
  try {
    await Promise.race([work, stopped]);
  } finally {
    isOver = true;
    clearTimeout(looking);
  }
}
