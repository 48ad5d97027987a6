import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeAtomic } from '../files/atomic-write.js';
import { openDatabase } from '../files/duckdb.js';
import { requireFreeDisk } from '../files/free-disk.js';
import { writeFailure } from '../files/fs-failure.js';
import { openOutputFolder } from '../files/output-folder.js';
import { sha256, sha256OfFile } from '../files/sha256.js';
import { writeWorkbook } from '../files/workbook.js';
import { buildCharges } from '../intake/charges.js';
import { resolvePeople } from '../intake/identity.js';
import type { IntakeResult } from '../intake/intake-result.js';
import type { Layout } from '../intake/layout.js';
import { readFiles } from '../intake/read-files.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { Failure } from '../messages/failure.js';
import { type Day, printDay } from '../record/day.js';
import { cellProblems, inRowOrder } from './cell-problems.js';
import { RunWords } from './charge-words.js';
import { decide, loadFacts } from './decide.js';
import { readFactsTable } from './facts-table.js';
import { type Manifest, policyEntry, printManifest } from './manifest.js';
import { type MissingFact, missingFactsOf } from './missing-facts.js';
import { writeAnnotated } from './outputs/annotated-csv.js';
import { writeDeterminations } from './outputs/determinations-csv.js';
import { aboutLines, reviewSheets } from './outputs/review-workbook.js';
import { writeMissingFacts, writeProblems, writeRejectedRows } from './outputs/small-csv-files.js';
import { type OnProgress, StageTimes } from './progress.js';
import type { RunData } from './run-data.js';
import { type Summary, summaryOf } from './summary.js';
import { contextOf, decidingOf } from './terms.js';
import { makeWorkspace, readStretch, sourcePath, workspaceFiles, writeIndex } from './workspace.js';

/** What a run is asked for. */
export interface ScreenOptions {
  readonly inputs: readonly string[];
  readonly rulebook: Rulebook;
  /** A county in any spelling, or `all`. */
  readonly county: string;
  readonly out: string;
  readonly asOf: Day;
  readonly policy?: Policy;
  readonly assumptionsOff: readonly string[];
  readonly layouts?: readonly Layout[];
  readonly sameSource: boolean;
  readonly annotated: boolean;
  readonly workbook: boolean;
  readonly force: boolean;
  readonly programVersion: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Milliseconds from any beginning; for the times of the stages. */
  readonly clock: () => number;
}

export interface ScreenResult {
  readonly folder: string;
  readonly summary: Summary;
  readonly manifest: Manifest;
}

/** Bytes of results for each byte of input, measured on lists of a million rows, with room to spare. */
const DISK_FACTOR = 10;
const DISK_FACTOR_GZIP = 60;
const DISK_BASE = 64 * 1024 * 1024;

/**
 * Screens lists of convictions: reads them, decides every relief for every charge, and writes a folder that stands
 * alone. The folder appears under its name only when it is whole; on any failure nothing is left there.
 */
export async function screen(options: ScreenOptions): Promise<ScreenResult> {
  const county = countyOf(options.rulebook, options.county);
  for (const name of options.assumptionsOff) mustBeAssumption(options.rulebook, name);
  const output = openOutputFolder(options.out, { force: options.force });
  try {
    await requireFreeDisk(dirname(output.target), diskNeeded(options.inputs));
    makeWorkspace(output.folder);
    const result = await runInto(output.folder, county, options);
    options.signal?.throwIfAborted();
    output.commit();
    return { ...result, folder: output.target };
  } catch (error) {
    output.abandon();
    throw error;
  }
}

function countyOf(rulebook: Rulebook, county: string): string {
  if (county.trim().toLowerCase() === 'all') return 'all';
  const place = rulebook.readPlace(county);
  if (place === '') {
    throw new Failure(2, 'SCREENING_UNKNOWN_COUNTY', { county, counties: rulebook.places.join(', ') });
  }
  return place;
}

function mustBeAssumption(rulebook: Rulebook, name: string): void {
  const names = rulebook.assumptions.map((assumption) => assumption.name);
  if (names.includes(name)) return;
  throw new Failure(2, 'LAW_UNKNOWN_ASSUMPTION', { assumption: name, assumptions: names.join(', ') });
}

function diskNeeded(inputs: readonly string[]): number {
  return inputs.reduce((bytes, path) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return bytes + size * (path.endsWith('.gz') ? DISK_FACTOR_GZIP : DISK_FACTOR);
  }, DISK_BASE);
}

async function runInto(
  folder: string,
  county: string,
  options: ScreenOptions,
): Promise<Omit<ScreenResult, 'folder'>> {
  const { rulebook } = options;
  const times = new StageTimes(options.clock);
  const pause = async (): Promise<void> => {
    await new Promise((done) => setImmediate(done));
    options.signal?.throwIfAborted();
  };
  const intake = await readSources(folder, options);
  times.end('reading');

  options.onProgress?.({ stage: 'joining people', done: 0, whole: intake.records.count, unit: 'charges' });
  const { charges, problems } = chargesOf(folder, intake, options);
  times.end('joining people');
  await pause();

  const context = contextOf(rulebook, options, county);
  const facts = readFactsTable(charges, rulebook, context, (done) => {
    options.onProgress?.({ stage: 'finding facts', done, whole: charges.count, unit: 'charges' });
  });
  times.end('finding facts');
  await pause();

  options.onProgress?.({ stage: 'deciding', done: 0, whole: 1, unit: 'steps' });
  const deciding = decidingOf(rulebook, options.policy);
  const database = await openDatabase();
  const decisions = await (async () => {
    try {
      await loadFacts(database, rulebook, charges, facts);
      return await decide(database, charges.count, { deciding, context, facts });
    } finally {
      database.close();
    }
  })();
  times.end('deciding');
  await pause();

  const words = new RunWords(
    charges,
    facts,
    intake.files.map((file) => file.name),
    rulebook.reader,
  );
  const data: RunData = {
    intake,
    charges,
    facts,
    deciding,
    context,
    decisions,
    problems: inRowOrder([...intake.problems, ...problems, ...cellProblems(charges, facts)]),
    words,
  };
  const reproducible = await writeTables(folder, data, options, pause);
  const missing = missingFactsOf(data);
  const summary = summaryOf(data, missing);
  reproducible['missing-facts.csv'] = writeMissingFacts(
    join(folder, 'missing-facts.csv'),
    data,
    missing,
  ).sha256;
  await pause();
  await writeIndex(folder, data);
  times.end('writing results');

  await writeReview(folder, data, { missing, summary, county, reproducible }, options);
  times.end('writing the workbook');
  await pause();

  options.onProgress?.({ stage: 'sealing', done: 0, whole: 1, unit: 'steps' });
  const integrity: Record<string, string> = {};
  for (const name of workspaceFiles(intake.files.map((file) => file.name))) {
    integrity[name] = (await sha256OfFile(join(folder, name))).sha256;
  }
  times.end('sealing');
  const manifest = manifestOf(options, county, data, reproducible, integrity, times.stages);
  await writeAtomic(join(folder, 'manifest.json'), printManifest(manifest));
  return { summary, manifest };
}

/** Reads the input files and keeps their bytes in the workspace as they pass. */
async function readSources(folder: string, options: ScreenOptions): Promise<IntakeResult> {
  const names = options.inputs.map((path) => basename(path));
  const open = new Map<number, number>();
  try {
    return await readFiles(options.inputs, {
      ...(options.layouts === undefined ? {} : { layouts: options.layouts }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      keep: (chunk, file) => {
        const path = sourcePath(folder, names[file]);
        try {
          const target = open.get(file) ?? openSync(path, 'wx', 0o600);
          open.set(file, target);
          for (let from = 0; from < chunk.length; ) from += writeSync(target, chunk, from);
        } catch (error) {
          throw writeFailure(error, path);
        }
      },
      onBytes: (done, whole) => options.onProgress?.({ stage: 'reading', done, whole, unit: 'bytes' }),
    });
  } finally {
    for (const file of open.values()) closeSync(file);
  }
}

function chargesOf(folder: string, intake: IntakeResult, options: ScreenOptions) {
  const fileNames = intake.files.map((file) => file.name);
  const { records } = intake;
  const recordBytes = (record: number): Uint8Array =>
    readStretch(
      sourcePath(folder, fileNames[records.file[record]]),
      records.offset[record],
      records.length[record],
    );
  const people = resolvePeople(records, {
    asOf: options.asOf,
    personKeyCrossesFiles:
      options.sameSource || intake.files.every((file) => file.layout.personKeyCrossesFiles),
    fileNames,
    recordBytes,
  });
  const built = buildCharges(records, people, { fileNames, recordBytes });
  return { charges: built.table, problems: [...people.problems, ...built.problems] };
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
  for (const [index, file] of data.intake.files.entries()) {
    const name = annotatedName(file.name, options.inputs);
    const copy = await writeAnnotated(join(folder, name), data, index, sourceOf(index), pause);
    written[name] = copy.sha256;
  }
  return written;
}

/** The name of an annotated copy: without `.gz`, unless another input of the run has that very name. */
function annotatedName(fileName: string, inputs: readonly string[]): string {
  const plain = fileName.replace(/\.gz$/i, '');
  const taken = plain !== fileName && inputs.some((path) => basename(path) === plain);
  return `annotated-${taken ? `${fileName}.csv` : plain}`;
}

interface ReviewParts {
  readonly missing: readonly MissingFact[];
  readonly summary: Summary;
  readonly county: string;
  readonly reproducible: Record<string, string>;
}

async function writeReview(
  folder: string,
  data: RunData,
  parts: ReviewParts,
  options: ScreenOptions,
): Promise<void> {
  const { missing, summary, county, reproducible } = parts;
  const about = aboutLines(
    data,
    county,
    `freshstart ${options.programVersion}`,
    rulebookHash(options.rulebook),
  );
  const printed = `${JSON.stringify({ about: Object.fromEntries(about), ...summary }, null, 2)}\n`;
  await writeAtomic(join(folder, 'summary.json'), printed);
  reproducible['summary.json'] = sha256(printed);
  if (!options.workbook) return;
  options.onProgress?.({ stage: 'writing the workbook', done: 0, whole: 1, unit: 'steps' });
  const bytes = await writeWorkbook({ sheets: reviewSheets(data, missing, summary, about) });
  await writeAtomic(join(folder, 'review.xlsx'), bytes);
  reproducible['review.xlsx'] = sha256(bytes);
}

function manifestOf(
  options: ScreenOptions,
  county: string,
  data: RunData,
  reproducible: Record<string, string>,
  integrity: Record<string, string>,
  stages: readonly { stage: string; milliseconds: number }[],
): Manifest {
  const { rulebook } = options;
  const off = [...options.assumptionsOff].sort();
  return {
    format: 1,
    program: { name: 'freshstart', version: options.programVersion },
    rulebook: { id: rulebook.id, version: rulebook.version, hash: rulebookHash(rulebook) },
    policy: policyEntry(options.policy),
    assumptions: {
      on: rulebook.assumptions.map(({ name }) => name).filter((name) => !off.includes(name)),
      off,
    },
    asOf: printDay(options.asOf),
    county,
    layout: data.intake.files[0].layout.name,
    sameSource: options.sameSource,
    annotated: options.annotated,
    workbook: options.workbook,
    inputs: data.intake.files.map((file) => ({
      name: file.name,
      sha256: file.sha256,
      bytes: file.bytesOnDisk,
      layout: file.layout.name,
      encoding: file.encoding,
      delimiter: file.delimiter,
      rows: file.records,
      used: file.clean,
      rejected: file.rejected,
      blankLines: file.blankLines,
    })),
    reproducible: Object.fromEntries(Object.entries(reproducible).sort(([a], [b]) => (a < b ? -1 : 1))),
    integrity,
    volatile: {
      inputPaths: options.inputs.map((path) => resolve(path)),
      stages: [...stages],
      peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}
