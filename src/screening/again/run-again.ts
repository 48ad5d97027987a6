import type { Database } from '../../files/duckdb.js';
import type { Layout } from '../../intake/layout.js';
import { type Wording, wordingOf } from '../../law/condition-words.js';
import type { Rulebook } from '../../law/rulebook.js';
import { type SourceFile, sourceFilesIn } from '../explained-sources.js';
import { openIndex } from '../open-index.js';
import { type OpenRun, openRun } from '../open-run.js';
import { openPlaces, type PlacesOfRun } from '../places-of-run.js';
import { type Readings, readingsOf } from '../plain-determination.js';

/** A finished run whose people can be decided again, one by one. Close it. */
export interface RunAgain {
  readonly run: OpenRun;
  readonly index: Database;
  readonly places: PlacesOfRun;
  readonly files: readonly SourceFile[];
  readonly readings: Readings;
  /** The words of the law it was decided under. */
  readonly wording: Wording;
  close(): void;
}

/** What of a run can be used after it was closed. */
export type ReadRun = Omit<RunAgain, 'index' | 'places' | 'close'>;

/**
 * Opens a run to decide people of it again. Its files are trusted: whoever calls this has held them against the
 * manifest. Throws a Failure when the folder is no run, or was decided under another law or layout than this program's.
 */
export async function openAgain(
  folder: string,
  { rulebooks, layouts }: { readonly rulebooks: readonly Rulebook[]; readonly layouts: readonly Layout[] },
): Promise<RunAgain> {
  const run = openRun(folder, rulebooks);
  const index = await openIndex(folder);
  try {
    const files = await sourceFilesIn(index, run, layouts);
    const places = await openPlaces(folder, run.manifest);
    return {
      run,
      index,
      places,
      files,
      readings: readingsOf(run.deciding, run.context),
      wording: wordingOf(run.deciding.rulebook),
      close: () => {
        places.close();
        index.close();
      },
    };
  } catch (error) {
    index.close();
    throw error;
  }
}
