import { basename } from 'node:path';
import { ByteFile } from '../files/byte-file.js';
import { openDatabase } from '../files/duckdb.js';
import type { Working } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { type BuiltCharges, buildCharges } from '../intake/charges.js';
import { resolvePeople } from '../intake/identity.js';
import type { IntakeResult } from '../intake/intake-result.js';
import { readFiles } from '../intake/read-files.js';
import type { RowProblem } from '../intake/row-problem.js';
import { cellProblems, inRowOrder, withHeaderNames } from './cell-problems.js';
import { RunWords } from './charge-words.js';
import { decide, loadFacts } from './decide.js';
import { type FactsTable, readFactsTable } from './facts-table.js';
import { withFoundFacts } from './found-facts/charges-with-found.js';
import type { Pause, StageTimes } from './progress.js';
import type { RunData } from './run-data.js';
import type { ScreenOptions } from './screen-options.js';
import { contextOf, decidingOf } from './terms.js';
import { readStretch, sourcePath } from './workspace.js';

/** Reads the lists into the workspace of a run's folder, finds who is who and what is one charge, and decides all. */
export async function decidedRun(
  folder: string,
  county: string,
  options: ScreenOptions,
  times: StageTimes,
  pause: Pause,
): Promise<RunData> {
  const intake = await readSources(folder, options);
  times.end('reading');

  options.onProgress?.({ stage: 'joining people', done: 0, whole: intake.records.count, unit: 'charges' });
  const built = chargesOf(folder, intake, options);
  times.end('joining people');
  await pause();
  const ids = built.beginIds();
  try {
    return await decided(intake, built, ids, county, options, times, pause);
  } finally {
    ids.stop();
  }
}

async function decided(
  intake: IntakeResult,
  { table, problems }: BuiltCharges,
  ids: Working<void>,
  county: string,
  options: ScreenOptions,
  times: StageTimes,
  pause: Pause,
): Promise<RunData> {
  const { rulebook } = options;
  const fileNames = intake.files.map((file) => file.name);
  const charges = withFoundFacts(table, fileNames, options.found);
  const context = contextOf(rulebook, options, county);
  const facts = readFactsTable(charges, rulebook, context, (done) => {
    options.onProgress?.({ stage: 'finding facts', done, whole: charges.count, unit: 'charges' });
  });
  times.end('finding facts');
  await pause();

  options.onProgress?.({ stage: 'deciding', done: 0, whole: 1, unit: 'steps' });
  const deciding = decidingOf(rulebook, options.policy);
  const database = await openDatabase();
  try {
    await loadFacts(database, rulebook, charges, facts);
    const [decisions, cells] = await Promise.all([
      decide(database, charges.count, { deciding, context, facts }),
      whileDeciding(charges, facts, ids),
    ]);
    times.end('deciding');
    return {
      intake,
      charges,
      facts,
      deciding,
      context,
      decisions,
      problems: inRowOrder(withHeaderNames([...intake.problems, ...problems, ...cells], intake.files)),
      words: new RunWords(charges, facts, fileNames, rulebook.reader),
    };
  } finally {
    database.close();
  }
}

/** Work that needs no decision, done while the engine decides: what cells could not say, and the charge ids. */
async function whileDeciding(
  charges: ChargeTable,
  facts: FactsTable,
  ids: Working<void>,
): Promise<RowProblem[]> {
  await new Promise((done) => setImmediate(done));
  const problems = cellProblems(charges, facts);
  await ids.result;
  if (charges.id.length !== charges.count) throw new RangeError('a charge has no id');
  return problems;
}

/** Reads the input files and keeps their bytes in the workspace as they pass. */
async function readSources(folder: string, options: ScreenOptions): Promise<IntakeResult> {
  const names = options.inputs.map((path) => basename(path));
  const kept = new Map<number, ByteFile>();
  try {
    const intake = await readFiles(options.inputs, {
      ...(options.layouts === undefined ? {} : { layouts: options.layouts }),
      ...(options.recorded === undefined ? {} : { recorded: options.recorded }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      keep: (chunk, file) => {
        const target = kept.get(file) ?? new ByteFile(sourcePath(folder, names[file]));
        kept.set(file, target);
        target.bytes(chunk);
      },
      onBytes: (done, whole) => options.onProgress?.({ stage: 'reading', done, whole, unit: 'bytes' }),
    });
    for (const file of kept.values()) file.end(false).written();
    return intake;
  } finally {
    for (const file of kept.values()) file.abandon();
  }
}

function chargesOf(folder: string, intake: IntakeResult, options: ScreenOptions): BuiltCharges {
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
  return { ...built, problems: [...people.problems, ...built.problems] };
}
