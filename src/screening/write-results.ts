import { join } from 'node:path';
import { writeAtomic } from '../files/atomic-write.js';
import type { EndingFile } from '../files/block-file.js';
import type { Working } from '../files/in-thread.js';
import { sha256 } from '../files/sha256.js';
import { workbookWork } from '../files/workbook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { FOUND_FACTS } from './found-facts/found-fact.js';
import { writeFoundFacts } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import { missingFactsOf } from './missing-facts.js';
import { chargeOfRecord, writeAnnotated } from './outputs/annotated-csv.js';
import { writeDeterminations } from './outputs/determinations-csv.js';
import { aboutLines, reviewSheets } from './outputs/review-workbook.js';
import { writeMissingFacts, writeProblems, writeRejectedRows } from './outputs/small-csv-files.js';
import type { Pause } from './progress.js';
import { annotatedName } from './result-files.js';
import type { RunData } from './run-data.js';
import { runKey, termsToKey } from './run-key.js';
import type { ScreenOptions } from './screen-options.js';
import type { StateRun } from './state-results.js';
import { type Summary, summaryOf } from './summary.js';
import { beside } from './threads.js';
import { sourcePath } from './workspace.js';

/** What was written of a run; nothing of the charges themselves. */
export interface WrittenResults {
  readonly summary: Summary;
  /** SHA-256 by file name. */
  readonly hashes: Readonly<Record<string, string>>;
  /** The workbook, which a thread makes meanwhile. */
  readonly workbook?: Working<Uint8Array>;
  /** The state's own files, and the inputs of which they hold a copy. */
  readonly stateResults?: NonNullable<Manifest['stateResults']>;
}

/** Writes every result of a decided run but the manifest; the workbook is begun. */
export async function writeResults(
  folder: string,
  data: RunData,
  county: string,
  options: ScreenOptions,
  pause: Pause,
): Promise<WrittenResults> {
  const missing = missingFactsOf(data);
  const summary = summaryOf(data, missing, county);
  const program = `freshstart ${options.programVersion}`;
  const about = aboutLines(
    data,
    county,
    program,
    rulebookHash(options.rulebook),
    runKey(termsToKey(options, county, data.intake.files)),
  );
  const workbook = options.workbook
    ? beside(options)(workbookWork, { sheets: reviewSheets(data, missing, summary, about) })
    : undefined;
  try {
    const own = options.stateResults?.find(({ rulebook }) => rulebook === options.rulebook.id);
    const copiesOf = data.intake.files.flatMap(({ name, layout }) =>
      own?.copiesOf.includes(layout.name) ? [name] : [],
    );
    const ending = await writeTables(folder, data, options, copiesOf, pause);
    const stateRun = await own?.write(stateRunOf(folder, data, county, options, pause));
    Object.assign(ending, stateRun?.files);
    ending['missing-facts.csv'] = writeMissingFacts(join(folder, 'missing-facts.csv'), data, missing);
    const printed = `${JSON.stringify({ about: Object.fromEntries(about), ...summary, ...stateRun?.summary }, null, 2)}\n`;
    await writeAtomic(join(folder, 'summary.json'), printed);
    await pause();
    const hashes = Object.entries(ending).map(([name, file]) => [name, file.written().sha256]);
    return {
      summary,
      hashes: { ...Object.fromEntries(hashes), 'summary.json': sha256(printed) },
      ...(workbook === undefined ? {} : { workbook }),
      ...(stateRun === undefined
        ? {}
        : { stateResults: { files: Object.keys(stateRun.files).sort(), copiesOf } }),
    };
  } catch (error) {
    workbook?.stop();
    throw error;
  }
}

const stateRunOf = (
  folder: string,
  data: RunData,
  county: string,
  { asOf, policy, annotated }: ScreenOptions,
  pause: Pause,
): StateRun => ({
  folder,
  data,
  county,
  asOf,
  ...(policy === undefined ? {} : { policy }),
  chargeOf: chargeOfRecord(data),
  annotated,
  sourceOf: (file) => sourcePath(folder, data.intake.files[file].name),
  pause,
});

/** Writes the tables; each is whole once it is asked what was written. */
async function writeTables(
  folder: string,
  data: RunData,
  options: ScreenOptions,
  copiedElsewhere: readonly string[],
  pause: () => Promise<void>,
): Promise<Record<string, EndingFile>> {
  const whole = data.charges.count;
  const sourceOf = (file: number): string => sourcePath(folder, data.intake.files[file].name);
  const ending: Record<string, EndingFile> = {
    'determinations.csv': await writeDeterminations(join(folder, 'determinations.csv'), data, (done) => {
      options.onProgress?.({ stage: 'writing results', done, whole, unit: 'charges' });
      return pause();
    }),
    'rejected-rows.csv': writeRejectedRows(join(folder, 'rejected-rows.csv'), data, sourceOf),
    'problems.csv': writeProblems(join(folder, 'problems.csv'), data),
  };
  if (options.found !== undefined)
    ending[FOUND_FACTS] = writeFoundFacts(join(folder, FOUND_FACTS), options.found);
  if (!options.annotated) return ending;
  const inputs = data.intake.files.map((file) => file.name);
  for (const [index, file] of data.intake.files.entries()) {
    if (copiedElsewhere.includes(file.name)) continue;
    const name = annotatedName(file.name, inputs);
    ending[name] = await writeAnnotated(join(folder, name), data, index, sourceOf(index), pause);
  }
  return ending;
}
