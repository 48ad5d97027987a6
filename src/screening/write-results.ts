import { join } from 'node:path';
import { writeAtomic } from '../files/atomic-write.js';
import { sha256 } from '../files/sha256.js';
import type { WorkbookSheet } from '../files/workbook-model.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { missingFactsOf } from './missing-facts.js';
import { writeAnnotated } from './outputs/annotated-csv.js';
import { writeDeterminations } from './outputs/determinations-csv.js';
import { aboutLines, reviewSheets } from './outputs/review-workbook.js';
import { writeMissingFacts, writeProblems, writeRejectedRows } from './outputs/small-csv-files.js';
import type { Pause } from './progress.js';
import { annotatedName } from './result-files.js';
import type { RunData } from './run-data.js';
import type { ScreenOptions } from './screen-options.js';
import { type Summary, summaryOf } from './summary.js';
import { sourcePath, writeIndex } from './workspace.js';

/** What was written of a run, and what its workbook will hold; nothing of the charges themselves. */
export interface WrittenResults {
  readonly summary: Summary;
  /** SHA-256 by file name. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly sheets: readonly WorkbookSheet[];
}

/** Writes every result of a decided run but the workbook and the manifest. */
export async function writeResults(
  folder: string,
  data: RunData,
  county: string,
  options: ScreenOptions,
  pause: Pause,
): Promise<WrittenResults> {
  const hashes = await writeTables(folder, data, options, pause);
  const missing = missingFactsOf(data);
  const summary = summaryOf(data, missing);
  hashes['missing-facts.csv'] = writeMissingFacts(join(folder, 'missing-facts.csv'), data, missing).sha256;
  const program = `freshstart ${options.programVersion}`;
  const about = aboutLines(data, county, program, rulebookHash(options.rulebook));
  const printed = `${JSON.stringify({ about: Object.fromEntries(about), ...summary }, null, 2)}\n`;
  await writeAtomic(join(folder, 'summary.json'), printed);
  hashes['summary.json'] = sha256(printed);
  await pause();
  await writeIndex(folder, data);
  return { summary, hashes, sheets: options.workbook ? reviewSheets(data, missing, summary, about) : [] };
}

async function writeTables(
  folder: string,
  data: RunData,
  options: ScreenOptions,
  pause: () => Promise<void>,
): Promise<Record<string, string>> {
  const whole = data.charges.count;
  const sourceOf = (file: number): string => sourcePath(folder, data.intake.files[file].name);
  const determinations = await writeDeterminations(join(folder, 'determinations.csv'), data, (done) => {
    options.onProgress?.({ stage: 'writing results', done, whole, unit: 'charges' });
    return pause();
  });
  const written: Record<string, string> = {
    'determinations.csv': determinations.sha256,
    'rejected-rows.csv': writeRejectedRows(join(folder, 'rejected-rows.csv'), data, sourceOf).sha256,
    'problems.csv': writeProblems(join(folder, 'problems.csv'), data).sha256,
  };
  if (!options.annotated) return written;
  const inputs = data.intake.files.map((file) => file.name);
  for (const [index, file] of data.intake.files.entries()) {
    const name = annotatedName(file.name, inputs);
    const copy = await writeAnnotated(join(folder, name), data, index, sourceOf(index), pause);
    written[name] = copy.sha256;
  }
  return written;
}
