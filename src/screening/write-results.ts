import { join } from 'node:path';
import { writeAtomic } from '../files/atomic-write.js';
import type { EndingFile } from '../files/block-file.js';
import { freeMemory } from '../files/free-memory.js';
import type { Working } from '../files/in-thread.js';
import { sha256 } from '../files/sha256.js';
import { workbookBeside } from '../files/workbook-beside.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import type { DecidedRun } from './decided-run.js';
import { FOUND_FACTS } from './found-facts/found-fact.js';
import { writeFoundFacts } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import { missingFactsOf } from './missing-facts.js';
import { aboutLines, reviewSheets } from './outputs/review-workbook.js';
import { writeMissingFacts } from './outputs/small-csv-files.js';
import type { Pause } from './progress.js';
import { REJECTED_ROWS, rejectedRows } from './rejected-rows.js';
import { stateRunOf, type Wanted } from './run-files.js';
import { runKey, termsToKey } from './run-key.js';
import type { ScreenOptions } from './screen-options.js';
import { type Summary, summaryOf } from './summary.js';
import { beside } from './threads.js';
import { PLACES_FILE } from './workspace.js';

/** What was written of a run; nothing of the charges themselves. */
export interface WrittenResults {
  readonly summary: Summary;
  /** SHA-256 by file name. */
  readonly hashes: Readonly<Record<string, string>>;
  /** SHA-256 of the places of records. */
  readonly places: string;
  /** The workbook, which a thread makes meanwhile. */
  readonly workbook?: Working<Uint8Array>;
  /** The state's own files, and the inputs of which they hold a copy. */
  readonly stateResults?: NonNullable<Manifest['stateResults']>;
}

/** In MiB; a collection is not worth its while in a run that holds less. */
const FREE_ABOVE_MIB = 200;

/** Writes what is made of all portions together, but the manifest; the workbook is begun. */
export async function writeResults(
  run: DecidedRun,
  options: ScreenOptions,
  wanted: Wanted,
  pause: Pause,
): Promise<WrittenResults> {
  const { frame, tally } = run;
  const { folder, deciding, files } = frame;
  const missing = missingFactsOf(deciding, tally.missing);
  const summary = summaryOf(files, deciding, tally, missing);
  const about = aboutLines(
    frame,
    `freshstart ${options.programVersion}`,
    rulebookHash(options.rulebook),
    runKey(termsToKey(options, frame.county, files)),
  );
  // What deciding left behind would stand beside what the workbook takes.
  if (wanted.workbook) freeMemory(FREE_ABOVE_MIB);
  const workbook = wanted.workbook
    ? workbookBeside(beside(options), {
        sheets: reviewSheets(frame, run.rejected, run.review, missing, summary, about),
      })
    : undefined;
  try {
    const { [PLACES_FILE]: places, ...grown } = run.files;
    const ending: Record<string, EndingFile> = grown;
    ending[REJECTED_ROWS] = run.rejectedRows ?? rejectedRows(frame, run.rejected);
    if (options.found !== undefined) {
      ending[FOUND_FACTS] = writeFoundFacts(join(folder, FOUND_FACTS), options.found);
    }
    ending['missing-facts.csv'] = writeMissingFacts(join(folder, 'missing-facts.csv'), missing);
    const ofState = wanted.state?.summary(stateRunOf(frame, wanted), run.stateCounts);
    const printed = `${JSON.stringify({ about: Object.fromEntries(about), ...summary, ...ofState }, null, 2)}\n`;
    await writeAtomic(join(folder, 'summary.json'), printed);
    await pause();
    const hashes = Object.entries(ending).map(([name, file]) => [name, file.written().sha256]);
    return {
      summary,
      hashes: { ...Object.fromEntries(hashes), 'summary.json': sha256(printed) },
      places: places.written().sha256,
      ...(workbook === undefined ? {} : { workbook }),
      ...stateEntry(run, wanted),
    };
  } catch (error) {
    workbook?.stop();
    throw error;
  }
}

/** What the manifest says of the state's own files. */
function stateEntry({ frame }: DecidedRun, wanted: Wanted): Pick<WrittenResults, 'stateResults'> {
  const { state } = wanted;
  if (state === undefined) return {};
  const names = Object.keys(state.begin(stateRunOf(frame, wanted))).sort();
  const copiesOf = frame.files.flatMap(({ name, layout }) =>
    state.copiesOf.includes(layout.name) ? [name] : [],
  );
  return { stateResults: { files: names, copiesOf } };
}
