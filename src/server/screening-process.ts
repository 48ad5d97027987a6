import { constants, setPriority } from 'node:os';
import { Failure } from '../messages/failure.js';
import type { Progress } from '../screening/progress.js';
import { runJob, type ScreeningJob } from './screening-job.js';

/** What the process that screens tells the desk. */
export type Told =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Pick<Failure, 'detail' | 'exitCode'> }
  | { readonly kind: 'unexpected'; readonly name: string; readonly stack: string };

/** What the desk tells it. */
export type Order = { readonly kind: 'screen'; readonly job: ScreeningJob } | { readonly kind: 'stop' };

/*
 * A process of its own: what it takes of memory and processors, and how it may end, does not touch the desk. When the
 * desk is gone, or ctrl-C reaches both, it removes what it wrote and ends.
 */
const stop = new AbortController();
const abort = (): void => stop.abort();
let isBegun = false;

process.on('message', (order: Order) => {
  if (order.kind === 'stop') abort();
  else if (!isBegun) {
    isBegun = true;
    void work(order.job);
  }
});
for (const event of ['disconnect', 'SIGINT', 'SIGTERM'] as const) {
  process.on(event, () => {
    abort();
    if (!isBegun) process.exit(0);
  });
}

async function work(job: ScreeningJob): Promise<void> {
  goSecond();
  const told = await ended(job);
  if (process.connected) process.send?.(told, () => process.disconnect());
}

async function ended(job: ScreeningJob): Promise<Told> {
  try {
    await runJob(job, (progress) => tell({ kind: 'progress', progress }), stop.signal);
    return { kind: 'done' };
  } catch (error) {
    if (stop.signal.aborted) return { kind: 'stopped' };
    if (error instanceof Failure)
      return { kind: 'failed', failure: { detail: error.detail, exitCode: error.exitCode } };
    const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
    return { kind: 'unexpected', name, stack: stack.split('\n').slice(1).join('\n') };
  }
}

const tell = (told: Told): void => {
  if (process.connected) process.send?.(told);
};

/** Lets other programs go first, so that the machine stays usable. */
function goSecond(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not let us, the run is the same but for its manners.
  }
}
