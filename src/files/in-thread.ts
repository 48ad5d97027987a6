import { Failure } from '../messages/failure.js';
import { canBeLoaded, endThread, openWorker } from './ready-threads.js';

/** A function that a module exports, and where that is: `import.meta.url` of the module, and its name there. */
export interface ThreadWork<A, R> {
  readonly module: string;
  readonly run: (argument: A) => R | Promise<R>;
}

/** Work that goes on in a thread of its own. */
export interface Working<R> {
  /** What came out; throws what the function threw. */
  readonly result: Promise<R>;
  /** Ends the thread; for a run that failed or was stopped. */
  stop(): void;
}

/** What a thread tells whoever opened it. */
type Said<R> =
  | { readonly loaded: true }
  | { readonly result: R }
  | { readonly failure: Pick<Failure, 'detail' | 'exitCode'> };

/** Runs it in this thread, at the next occasion. */
export const inPlace = <A, R>(work: ThreadWork<A, R>, argument: A): Working<R> => ({
  result: Promise.resolve().then(() => work.run(argument)),
  stop: () => undefined,
});

/**
 * Runs an exported function in a thread of its own. The argument is copied (shared memory is shared), and so is the
 * result. From sources that a thread cannot load it runs here.
 */
export function inThread<A, R>(work: ThreadWork<A, R>, argument: A): Working<R> {
  if (!canBeLoaded(work.module)) return inPlace(work, argument);
  const worker = openWorker(work.module, work.run.name, argument, false);
  const result = new Promise<R>((done, failed) => {
    worker.on('message', (said: Said<R>) => {
      if ('result' in said) done(said.result);
      else if ('failure' in said) failed(failureOf(said.failure));
    });
    worker.once('error', failed);
    worker.once('exit', () => failed(new Error('a thread ended without a result')));
  });
  // Whoever waits for the result hears of a failure; until then nobody does, and that is no failure of its own.
  result.catch(() => undefined);
  return { result, stop: () => void endThread(worker) };
}

/** The failure that a thread handed on as plain data. */
export const failureOf = ({ detail, exitCode }: Pick<Failure, 'detail' | 'exitCode'>): Failure =>
  new Failure(exitCode, detail.code, detail.parameters, detail.place);
