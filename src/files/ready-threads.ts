import { Worker } from 'node:worker_threads';

/** Work whose thread may begin before its argument is known, and load meanwhile what it needs. */
export interface LoadedWork {
  /** `import.meta.url` of the module that exports both the work and `load`. */
  readonly module: string;
  readonly load: () => Promise<unknown>;
}

const RUNNER = new URL('./thread-runner.mjs', import.meta.url);

/** Threads that have not loaded what they need, and when each has, or is gone. */
const loading = new Map<Worker, Promise<void>>();

/** A thread that waits for its work, and what is done when it ends before that. */
interface Ready {
  readonly worker: Worker;
  readonly forget: () => void;
}

const ready = new Map<string, readonly Ready[]>();

/** Sources that are not compiled, as in tests, cannot be loaded by a thread. */
export const canBeLoaded = (module: string): boolean => !module.endsWith('.ts');

/**
 * Begins a thread that loads what the work needs, and then waits. Whoever opens the next thread for work of the same
 * module is given it. One that nobody asks for keeps no process alive.
 */
export function beginThread({ module, load }: LoadedWork): void {
  if (!canBeLoaded(module)) return;
  const worker = newThread({ module, load: load.name });
  worker.unref();
  const forget = (): void => {
    ready.set(
      module,
      waitingFor(module).filter((one) => one.worker !== worker),
    );
  };
  // What went wrong shows again in the thread that is opened in its place.
  worker.once('error', forget).once('exit', forget);
  ready.set(module, [...waitingFor(module), { worker, forget }]);
}

function newThread(told: object): Worker {
  const worker = new Worker(RUNNER, { workerData: told });
  const loaded = new Promise<void>((done) => {
    const end = (): void => {
      loading.delete(worker);
      worker.off('message', look).off('error', end).off('exit', end);
      done();
    };
    const look = ({ loaded }: { readonly loaded?: true }): void => {
      if (loaded) end();
    };
    worker.on('message', look).once('error', end).once('exit', end);
  });
  loading.set(worker, loaded);
  return worker;
}

/**
 * Ends a thread; one that still loads, once it has loaded. The engine is code of the system: where it is just being
 * loaded when its thread is ended, the whole process is ended by the system.
 */
export async function endThread(worker: Worker): Promise<void> {
  await loading.get(worker);
  await worker.terminate();
}

/** Comes true when no thread is in the midst of loading: before that the process must not end, for the same reason. */
export async function threadsLoaded(): Promise<void> {
  for (const worker of loading.keys()) worker.ref();
  await Promise.all(loading.values());
}

const waitingFor = (module: string): readonly Ready[] => ready.get(module) ?? [];

/** A thread that runs the function `name` of `module`; with `talks` it is handed a channel as well. */
export function openWorker(module: string, name: string, argument: unknown, talks: boolean): Worker {
  const [begun] = waitingFor(module);
  if (begun === undefined) return newThread({ module, name, argument, talks });
  const { worker, forget } = begun;
  forget();
  worker.off('error', forget).off('exit', forget).ref();
  worker.postMessage({ name, argument, talks });
  return worker;
}
