/** The work was stopped from outside. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Does work that is stopped, and cleans up after itself, on ctrl-C or when the process is asked to end. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new Interrupted());
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}
