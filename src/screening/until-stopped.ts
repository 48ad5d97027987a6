import type { Pause } from './progress.js';

const LOOK_EVERY = 100;

/** Waits for what the work gives, or fails as soon as the run is to stop. It looks no more when it comes back. */
export async function untilStopped<T>(work: Promise<T>, pause: Pause): Promise<T> {
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
    return await Promise.race([work, stopped]);
  } finally {
    isOver = true;
    clearTimeout(looking);
  }
}
