import { fork } from 'node:child_process';
import { ENGINE_FLAGS } from '../files/engine-flags.js';
import { failureOf } from '../files/in-thread.js';
import { canBeLoaded } from '../files/ready-threads.js';
import { Failure } from '../messages/failure.js';
import { failureFrom } from './answer-failures.js';
import type { Order, Told, Work } from './work-process.js';

/** A work that goes on. */
export interface StartedWork<R> {
  /** How it ended; never throws. */
  readonly ended: Promise<WorkEnd<R>>;
  stop(): void;
}

export type WorkEnd<R> =
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A work, and the module that serves it in a process of its own. */
export interface WorkPlace<J, P, R> {
  readonly work: Work<J, P, R>;
  /** From this folder. */
  readonly process: string;
  /** What is said when the process ended without a word. */
  readonly goneFailure: 'SERVER_SCREENING_ENDED' | 'SERVER_PAPERS_ENDED';
}

/** Works in a process of its own; from sources that are not compiled, as in tests, in this one. */
export const startWork = <J, P, R>(
  place: WorkPlace<J, P, R>,
  job: J,
  onProgress: (progress: P) => void,
): StartedWork<R> =>
  canBeLoaded(import.meta.url) ? inProcess(place, job, onProgress) : here(place, job, onProgress);

function inProcess<J, P, R>(
  place: WorkPlace<J, P, R>,
  job: J,
  onProgress: (progress: P) => void,
): StartedWork<R> {
  const child = fork(new URL(place.process, import.meta.url), [], {
    execArgv: [...ENGINE_FLAGS],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const give = (order: Order<J>): void => {
    if (child.connected) child.send(order, () => undefined);
  };
  const ended = new Promise<WorkEnd<R>>((done) => {
    let end: WorkEnd<R> | undefined;
    child.on('message', (told: Told<P, R>) => {
      if (told.kind === 'progress') onProgress(told.progress);
      else end = endOf(told);
    });
    const gone = (): void => done(end ?? { kind: 'failed', failure: new Failure(3, place.goneFailure, {}) });
    child.once('error', gone);
    child.once('exit', gone);
  });
  give({ kind: 'begin', job });
  return { ended, stop: () => give({ kind: 'stop' }) };
}

function endOf<P, R>(told: Exclude<Told<P, R>, { kind: 'progress' }>): WorkEnd<R> {
  if (told.kind === 'failed') return { kind: 'failed', failure: failureOf(told.failure) };
  if (told.kind !== 'unexpected') return told;
  const error = new Error();
  error.name = told.name;
  error.stack = told.stack;
  return { kind: 'failed', failure: failureFrom(error) };
}

function here<J, P, R>(
  { work }: WorkPlace<J, P, R>,
  job: J,
  onProgress: (progress: P) => void,
): StartedWork<R> {
  const stop = new AbortController();
  const ended = work(job, onProgress, stop.signal).then(
    (result): WorkEnd<R> => ({ kind: 'done', result }),
    (error): WorkEnd<R> =>
      stop.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: failureFrom(error) },
  );
  return { ended, stop: () => stop.abort() };
}
