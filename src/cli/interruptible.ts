/** The work was stopped from outside. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Does a work that ctrl-C, or a request of the system to end, stops by way of the signal it is given. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
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
