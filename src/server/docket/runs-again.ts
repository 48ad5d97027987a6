import { openAgain, type RunAgain } from '../../screening/again/run-again.js';
import type { DeskServices } from '../desk-services.js';
import type { CheckedRun, Runs } from '../runs.js';
import { keepOpen } from './kept-open.js';

/** Runs whose people can be decided again, from the files in their folders. */
export interface RunsAgain {
  /**
   * Does a work with a run, which is open until the work is done and no longer. Throws a Failure when a file of the run
   * was altered, or the program has another text of its law.
   */
  use<T>(id: string, work: (again: RunAgain) => Promise<T>): Promise<T>;
  close(): void;
}

/** How many indices are kept open that nobody uses. */
const KEPT = 3;

export function openRunsAgain(runs: Runs, terms: Pick<DeskServices, 'rulebooks' | 'layouts'>): RunsAgain {
  const kept = keepOpen<RunAgain>(KEPT);
  const stampOf = ({ manifest }: CheckedRun): string => JSON.stringify(manifest);
  return {
    async use(id, work) {
      const run = await runs.checked(id);
      return await kept.use({ id, stamp: stampOf(run) }, () => openAgain(run.folder, terms), work);
    },
    close: kept.close,
  };
}
