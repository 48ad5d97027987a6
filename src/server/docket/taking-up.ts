import { type ImportProgress, importRun } from '../../docket/import-run.js';
import type { Store } from '../../docket/store.js';
import type { ListReader } from '../../screening/lists-again.js';
import { apiError, failureFrom } from '../answer-failures.js';
import type { ApiError } from '../api/common.js';

/** A run that is being taken up, or could not be. */
export interface TakingUp {
  readonly progress: ImportProgress | null;
  readonly error: ApiError | null;
  readonly isOver: boolean;
}

/** Runs on their way into the store, one after the other. */
export interface TakingsUp {
  /** Begins, unless it goes on already. */
  start(id: string, folder: string, by: string): void;
  /** How it goes, or why it failed; undefined for a run that nobody asked for, or that is there. */
  of(id: string): TakingUp | undefined;
  /** Calls at each change from now on, and says how to end that. */
  watch(id: string, onChange: () => void): () => void;
  /** Comes true when nothing is on its way any more. */
  idle(): Promise<void>;
}

/** Not more often than this are bytes told, in milliseconds. */
const EVERY = 100;

export function openTakingsUp(store: Store, now: () => string, lists: ListReader): TakingsUp {
  const held = new Map<string, TakingUp>();
  const watchers = new Map<string, Set<() => void>>();
  let queue = Promise.resolve();
  const tell = (id: string): void => {
    for (const one of watchers.get(id) ?? []) one();
  };
  const work = async (id: string, folder: string, by: string): Promise<void> => {
    let last = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: ImportProgress): void => {
      held.set(id, { progress, error: null, isOver: false });
      const at = performance.now();
      if (progress.step === 'reading' && at - last < EVERY) return;
      last = at;
      tell(id);
    };
    try {
      await importRun(store, folder, { by, at: now(), onProgress, lists });
      held.delete(id);
    } catch (error) {
      held.set(id, { progress: null, error: apiError(failureFrom(error)), isOver: true });
    }
    tell(id);
  };
  return {
    start(id, folder, by) {
      if (held.get(id)?.isOver === false) return;
      held.set(id, { progress: null, error: null, isOver: false });
      queue = queue.then(() => work(id, folder, by));
    },
    of: (id) => held.get(id),
    watch(id, onChange) {
      const own = watchers.get(id) ?? new Set();
      watchers.set(id, own.add(onChange));
      return () => {
        own.delete(onChange);
        if (own.size === 0) watchers.delete(id);
      };
    },
    idle: () => queue,
  };
}
