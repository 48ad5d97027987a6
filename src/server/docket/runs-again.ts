import { openAgain, type RunAgain } from '../../screening/again/run-again.js';
import type { DeskServices } from '../desk-services.js';
import type { CheckedRun, Runs } from '../runs.js';

/** Runs whose people can be decided again, from the files in their folders. */
export interface RunsAgain {
  /** Throws a Failure when a file of the run was altered, or the program has another text of its law. */
  of(id: string): Promise<RunAgain>;
  close(): void;
}

/** How many indices are kept open. */
const KEPT = 3;

export function openRunsAgain(runs: Runs, terms: Pick<DeskServices, 'rulebooks' | 'layouts'>): RunsAgain {
  const kept = new Map<string, { readonly stamp: string; readonly again: Promise<RunAgain> }>();
  const drop = (id: string): void => {
    const one = kept.get(id);
    kept.delete(id);
    one?.again.then(
      (again) => again.close(),
      () => undefined,
    );
  };
  const stampOf = ({ manifest }: CheckedRun): string => JSON.stringify(manifest);
  return {
    async of(id) {
      const run = await runs.checked(id);
      const stamp = stampOf(run);
      const before = kept.get(id);
      if (before?.stamp === stamp) {
        kept.delete(id);
        kept.set(id, before);
        return before.again;
      }
      drop(id);
      const again = openAgain(run.folder, terms);
      kept.set(id, { stamp, again });
      again.catch(() => kept.delete(id));
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) drop(oldest);
      return again;
    },
    close() {
      for (const id of [...kept.keys()]) drop(id);
    },
  };
}
