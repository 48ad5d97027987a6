import { fork } from 'node:child_process';
import { canBeLoaded, failureOf } from '../files/in-thread.js';
import { Failure } from '../messages/failure.js';
import type { OnProgress } from '../screening/progress.js';
import { failureFrom } from './answer-failures.js';
import { runJob, type ScreeningJob } from './screening-job.js';
import type { Order, Told } from './screening-process.js';

/** A screening that goes on. */
export interface StartedScreening {
  /** How it ended; never throws. */
  readonly ended: Promise<ScreeningEnd>;
  stop(): void;
}

export type ScreeningEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Screens in a process of its own; from sources that are not compiled, as in tests, in this one. */
export const startScreening = (job: ScreeningJob, onProgress: OnProgress): StartedScreening =>
  canBeLoaded(import.meta.url) ? inProcess(job, onProgress) : here(job, onProgress);

function inProcess(job: ScreeningJob, onProgress: OnProgress): StartedScreening {
  const child = fork(new URL('./screening-process.js', import.meta.url), [], {
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const give = (order: Order): void => {
    if (child.connected) child.send(order, () => undefined);
  };
  const ended = new Promise<ScreeningEnd>((done) => {
    let end: ScreeningEnd | undefined;
    child.on('message', (told: Told) => {
      if (told.kind === 'progress') onProgress(told.progress);
      else end = endOf(told);
    });
    const gone = (): void =>
      done(end ?? { kind: 'failed', failure: new Failure(3, 'SERVER_SCREENING_ENDED', {}) });
    child.once('error', gone);
    child.once('exit', gone);
  });
  give({ kind: 'screen', job });
  return { ended, stop: () => give({ kind: 'stop' }) };
}

function endOf(told: Exclude<Told, { kind: 'progress' }>): ScreeningEnd {
  if (told.kind === 'failed') return { kind: 'failed', failure: failureOf(told.failure) };
  if (told.kind !== 'unexpected') return told;
  const error = new Error();
  error.name = told.name;
  error.stack = told.stack;
  return { kind: 'failed', failure: failureFrom(error) };
}

function here(job: ScreeningJob, onProgress: OnProgress): StartedScreening {
  const stop = new AbortController();
  const ended = runJob(job, onProgress, stop.signal).then(
    (): ScreeningEnd => ({ kind: 'done' }),
    (error): ScreeningEnd =>
      stop.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: failureFrom(error) },
  );
  return { ended, stop: () => stop.abort() };
}
