import { Worker } from 'node:worker_threads';

/** Work whose thread may begin before its argument is known, and load meanwhile what it needs. */
export interface LoadedWork {
  /** `import.meta.url` of the module that exports both the work and `load`. */
  readonly module: string;
  readonly load: () => Promise<unknown>;
}

const RUNNER = new URL('./thread-runner.mjs', import.meta.url);

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
  const worker = new Worker(RUNNER, { workerData: { module, load: load.name } });
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

const waitingFor = (module: string): readonly Ready[] => ready.get(module) ?? [];

/** A thread that runs the function `name` of `module`; with `talks` it is handed a channel as well. */
export function openWorker(module: string, name: string, argument: unknown, talks: boolean): Worker {
  const [begun] = waitingFor(module);
  if (begun === undefined) return new Worker(RUNNER, { workerData: { module, name, argument, talks } });
  const { worker, forget } = begun;
  forget();
  worker.off('error', forget).off('exit', forget).ref();
  worker.postMessage({ name, argument, talks });
  return worker;
}
