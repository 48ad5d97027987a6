import { failureOf } from './in-thread.js';
import { endThread, openWorker } from './ready-threads.js';

/** The thread's side of an exchange of messages, which are copied; buffers that are `moved` are not. */
export interface Channel<In, Out> {
  receive(): Promise<In>;
  send(message: Out, moved?: ArrayBuffer[]): void;
}

/** A function that a module exports for a thread that talks while it works, and where that is. */
export interface TalkingWork<A, In, Out> {
  readonly module: string;
  readonly run: (argument: A, channel: Channel<In, Out>) => Promise<void>;
}

/** The opener's side. */
export interface TalkingThread<In, Out> {
  send(message: In, moved?: ArrayBuffer[]): void;
  /** The next message; throws what the function threw, and when the thread is at its end. */
  receive(): Promise<Out>;
  /** Ends the thread as soon as it has loaded. One that works in an engine may not be: the process would end with it. */
  stop(): void;
  /** Comes true when the thread is gone, however it ended. */
  readonly gone: Promise<void>;
}

interface Said<Out> {
  readonly message?: Out;
  readonly failure?: Parameters<typeof failureOf>[0];
}

/** Opens a thread that runs the function with a copy of the argument (shared memory is shared). */
export function openThread<A, In, Out>(work: TalkingWork<A, In, Out>, argument: A): TalkingThread<In, Out> {
  const worker = openWorker(work.module, work.run.name, argument, true);
  const come: Out[] = [];
  const waiting: { done: (message: Out) => void; failed: (error: unknown) => void }[] = [];
  let ended: { readonly error: unknown } | undefined;
  const end = (error: unknown): void => {
    ended ??= { error };
    for (const { failed } of waiting.splice(0)) failed(ended.error);
  };
  worker.on('message', (said: Said<Out>) => {
    if (said.failure !== undefined) end(failureOf(said.failure));
    else if (said.message !== undefined) {
      const next = waiting.shift();
      if (next === undefined) come.push(said.message);
      else next.done(said.message);
    }
  });
  worker.once('error', end);
  const gone = new Promise<void>((done) => {
    worker.once('exit', () => {
      end(new Error('a thread ended before it was asked to'));
      done();
    });
  });
  return {
    send: (message, moved = []) => worker.postMessage(message, moved),
    receive: () => {
      const first = come.shift();
      if (first !== undefined) return Promise.resolve(first);
      if (ended !== undefined) return Promise.reject(ended.error);
      return new Promise((done, failed) => waiting.push({ done, failed }));
    },
    stop: () => void endThread(worker),
    gone,
  };
}
