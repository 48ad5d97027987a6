import { constants, setPriority } from 'node:os';
import { Failure } from '../messages/failure.js';

/** Long work for the desk, on plain data: it tells how far it is, and throws once it was asked to stop. */
export type Work<J, P, R> = (job: J, onProgress: (progress: P) => void, signal: AbortSignal) => Promise<R>;

/** What the process that works tells the desk. */
export type Told<P, R> =
  | { readonly kind: 'progress'; readonly progress: P }
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Pick<Failure, 'detail' | 'exitCode'> }
  | { readonly kind: 'unexpected'; readonly name: string; readonly stack: string };

/** What the desk tells it. */
export type Order<J> = { readonly kind: 'begin'; readonly job: J } | { readonly kind: 'stop' };

/**
 * Makes this process one that does a work once, when the desk says so. What it takes of memory and processors, and how
 * it may end, does not touch the desk. When the desk is gone, or ctrl-C reaches both, the work is stopped.
 */
export function serveWork<J, P, R>(work: Work<J, P, R>): void {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  let isBegun = false;

  async function begin(job: J): Promise<void> {
    goSecond();
    const told = await ended(work, job, stop.signal);
    if (process.connected) process.send?.(told, () => process.disconnect());
  }

  process.on('message', (order: Order<J>) => {
    if (order.kind === 'stop') abort();
    else if (!isBegun) {
      isBegun = true;
      void begin(order.job);
    }
  });
  for (const event of ['disconnect', 'SIGINT', 'SIGTERM'] as const) {
    process.on(event, () => {
      abort();
      if (!isBegun) process.exit(0);
    });
  }
}

async function ended<J, P, R>(work: Work<J, P, R>, job: J, signal: AbortSignal): Promise<Told<P, R>> {
  const tell = (told: Told<P, R>): void => {
    if (process.connected) process.send?.(told);
  };
  try {
    return {
      kind: 'done',
      result: await work(job, (progress) => tell({ kind: 'progress', progress }), signal),
    };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    if (error instanceof Failure)
      return { kind: 'failed', failure: { detail: error.detail, exitCode: error.exitCode } };
    const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
    return { kind: 'unexpected', name, stack: stack.split('\n').slice(1).join('\n') };
  }
}

/** Lets other programs go first, so that the machine stays usable. */
function goSecond(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not let us, the work is the same but for its manners.
  }
}
