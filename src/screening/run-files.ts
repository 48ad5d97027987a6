import { join } from 'node:path';
import type { EndingFile } from '../files/block-file.js';
import { CsvFile } from '../files/csv-writer.js';
import { threadGatherer } from '../intake/gather.js';
import { separatorsFor } from '../intake/separators.js';
import { putAnnotated, putAnnotatedHead } from './outputs/annotated-csv.js';
import { putDeterminations, putDeterminationsHead } from './outputs/determinations-csv.js';
import { putProblems, putProblemsHead } from './outputs/small-csv-files.js';
import { placesOfPortion } from './portion-places.js';
import type { Pause } from './progress.js';
import { bytesOf } from './record-places.js';
import { annotatedName } from './result-files.js';
import type { RunData } from './run-data.js';
import type { RunFrame } from './run-frame.js';
import type { StateCopies, StateResults, StateRun, StateTools, StateWritten } from './state-results.js';
import { PLACES_FILE, sourcePath } from './workspace.js';

/** What is written of each portion beside determinations and problems. */
export interface Wanted {
  readonly annotated: boolean;
  readonly workbook: boolean;
  readonly state: StateResults | undefined;
}

export const stateRunOf = (frame: RunFrame, { annotated }: Wanted): StateRun => ({
  frame,
  annotated,
  sourceOf: (file) => sourcePath(frame.folder, frame.files[file].name),
});

/** The numbers of the input files of which an annotated copy is made, by the name of the copy. */
function copiesOf({ files }: RunFrame, { annotated, state }: Wanted): Map<string, number> {
  const inputs = files.map((file) => file.name);
  const copied = files.flatMap(({ layout, name }, at): [string, number][] =>
    !annotated || state?.copiesOf.includes(layout.name) ? [] : [[annotatedName(name, inputs), at]],
  );
  return new Map(copied);
}

/** What each file that portions are added to begins with, by its name. */
function headsOf(frame: RunFrame, wanted: Wanted): Map<string, (file: CsvFile) => void> {
  const { sourceOf } = stateRunOf(frame, wanted);
  const { deciding, files } = frame;
  const heads = new Map<string, (file: CsvFile) => void>([
    ['determinations.csv', putDeterminationsHead],
    ['problems.csv', putProblemsHead],
    [PLACES_FILE, () => undefined],
  ]);
  for (const [name, at] of copiesOf(frame, wanted)) {
    heads.set(name, (file) => putAnnotatedHead(file, files[at], deciding, sourceOf(at)));
  }
  const ofState = wanted.state?.begin(stateRunOf(frame, wanted)) ?? {};
  for (const [name, text] of Object.entries(ofState)) heads.set(name, (file) => file.text(text));
  return heads;
}

/**
 * The files of a run that grow portion by portion. They are not forced to the disk, where so much takes seconds: after
 * a loss of power, `verify` finds what is not whole by its hash. The small files made of all portions are forced.
 */
export class RunFiles {
  readonly #files = new Map<string, CsvFile>();

  /** Makes the files and writes what they begin with. */
  constructor(frame: RunFrame, wanted: Wanted) {
    try {
      for (const [name, putHead] of headsOf(frame, wanted)) {
        const file = new CsvFile(join(frame.folder, name));
        this.#files.set(name, file);
        putHead(file);
      }
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  get(name: string): CsvFile {
    const file = this.#files.get(name);
    if (file === undefined) throw new RangeError(`no such file was begun: ${name}`);
    return file;
  }

  /** Says that no portion is left; each file is whole once it is asked what was written. */
  end(): Record<string, EndingFile> {
    return Object.fromEntries([...this.#files].map(([name, file]) => [name, file.end(false)]));
  }

  /** Closes the files as they are; for a run that failed. Harmless after the end. */
  abandon(): void {
    for (const file of this.#files.values()) file.abandon();
  }
}

/** Adds the part of a portion to every file but the state's copies; hands back what the state's results came to. */
export async function putPortion(
  fileOf: FileOf,
  data: RunData,
  wanted: Wanted,
  pause: Pause,
): Promise<StateWritten | undefined> {
  const { frame } = data;
  const run = stateRunOf(frame, wanted);
  await putDeterminations(fileOf('determinations.csv'), data, pause);
  putProblems(fileOf('problems.csv'), data);
  fileOf(PLACES_FILE).bytes(bytesOf(placesOfPortion(data)));
  for (const [name, at] of copiesOf(frame, wanted)) {
    await putAnnotated(fileOf(name), data, at, run.sourceOf(at), pause);
  }
  return wanted.state?.write({ ...run, ...toolsOf(fileOf, pause), data });
}

/** The rows of a portion that the state copies, with what it said of them. */
export type CopiedRows = Pick<StateCopies, 'records' | 'rejected' | 'said'>;

/** Adds the part of a portion to the state's copies. */
export async function putStateCopies(
  fileOf: FileOf,
  frame: RunFrame,
  wanted: Wanted,
  rows: CopiedRows,
  pause: Pause,
): Promise<void> {
  await wanted.state?.copy({ ...stateRunOf(frame, wanted), ...toolsOf(fileOf, pause), ...rows });
}

type FileOf = (name: string) => CsvFile;

const toolsOf = (file: FileOf, pause: Pause): StateTools => ({
  file,
  pause,
  separators: separatorsFor(','),
  gatherer: threadGatherer(),
});
