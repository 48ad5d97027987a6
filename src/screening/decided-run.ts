import { basename } from 'node:path';
import { ByteFile } from '../files/byte-file.js';
import { openDatabase } from '../files/duckdb.js';
import { inThread } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { type BuiltCharges, buildCharges } from '../intake/charges.js';
import { type IdDigests, idSourcesOf, idWork } from '../intake/charges-digest.js';
import { resolvePeople } from '../intake/identity.js';
import type { IntakeResult } from '../intake/intake-result.js';
import { readFiles } from '../intake/read-files.js';
import type { RecordTable } from '../intake/record-table.js';
import type { RowProblem } from '../intake/row-problem.js';
import { cellProblems, inRowOrder, withHeaderNames } from './cell-problems.js';
import { RunWords } from './charge-words.js';
import { decide, loadFacts } from './decide.js';
import { type FactsTable, readFactsInThreads, readFactsTable } from './facts-table.js';
import { withFoundFacts } from './found-facts/charges-with-found.js';
import { type KeyTexts, keysTask, keysWork, keyTextsOf } from './key-columns.js';
import type { Pause, StageTimes } from './progress.js';
import type { RunData } from './run-data.js';
import type { ScreenOptions } from './screen-options.js';
import { contextOf, decidingOf } from './terms.js';
import { isShared, threadsOf } from './threads.js';
import { readStretch, sourcePath, writeIndex } from './workspace.js';

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
  const ids = beginIds(intake.records, options);
  const keys = isShared(options, intake.records.count)
    ? inThread(keysWork, keysTask(intake.records, options.rulebook))
    : undefined;
  const keyTexts = keys?.result.then((found) => keyTextsOf(found, intake.records, options.rulebook));
  keyTexts?.catch(() => undefined);
  try {
    const built = chargesOf(folder, intake, options, ids.digests);
    times.end('joining people');
    await pause();
    const aside = { idsKnown: ids.known, keyTexts };
    return await decided(folder, intake, built, aside, county, options, times, pause);
  } finally {
    ids.stop();
    keys?.stop();
  }
}

/** What ids are made of, begun in a thread once the records are read: nothing is decided by them. */
function beginIds(records: RecordTable, options: ScreenOptions) {
  // Rows that are events of one charge speak for it together, and not before they are joined.
  const isAside =
    isShared(options, records.count) && records.events === undefined && records.lent === undefined;
  if (!isAside) return { digests: () => undefined, known: Promise.resolve(), stop: () => undefined };
  let digests: IdDigests | undefined;
  const working = inThread(idWork, idSourcesOf(records));
  const known = working.result.then((found) => {
    digests = found;
  });
  known.catch(() => undefined);
  return { digests: () => digests, known, stop: working.stop };
}

/** What threads find while people are joined; keys only when the work is shared. */
interface Aside {
  readonly idsKnown: Promise<void>;
  readonly keyTexts: Promise<KeyTexts[]> | undefined;
}

async function decided(
  folder: string,
  intake: IntakeResult,
  { table, problems }: BuiltCharges,
  { idsKnown, keyTexts }: Aside,
  county: string,
  options: ScreenOptions,
  times: StageTimes,
  pause: Pause,
): Promise<RunData> {
  const { rulebook } = options;
  const fileNames = intake.files.map((file) => file.name);
  // Found facts are of charges by their ids.
  if (options.found !== undefined) await idsKnown;
  const charges = withFoundFacts(table, fileNames, options.found);
  const context = contextOf(rulebook, options, county);
  const onCharge = (done: number): void => {
    options.onProgress?.({ stage: 'finding facts', done, whole: charges.count, unit: 'charges' });
  };
  const facts =
    keyTexts === undefined
      ? readFactsTable(charges, rulebook, context, onCharge)
      : await readFactsInThreads(charges, rulebook, context, keyTexts, onCharge);
  times.end('finding facts');
  await pause();

  const deciding = decidingOf(rulebook, options.policy);
  const onRelief = (done: number): void => {
    options.onProgress?.({ stage: 'deciding', done, whole: deciding.reliefs.length, unit: 'steps' });
  };
  onRelief(0);
  const database = await openDatabase(undefined, { threads: threadsOf(options) });
  try {
    await loadFacts(database, rulebook, charges, facts);
    const [decisions, cells] = await Promise.all([
      decide(database, charges.count, { deciding, context, facts }, onRelief),
      whileDeciding(folder, intake, charges, facts, idsKnown),
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

/** Work that needs no decision, done while the engine decides: what cells could not say, the index, the charge ids. */
async function whileDeciding(
  folder: string,
  intake: IntakeResult,
  charges: ChargeTable,
  facts: FactsTable,
  idsKnown: Promise<void>,
): Promise<RowProblem[]> {
  await new Promise((done) => setImmediate(done));
  const problems = cellProblems(charges, facts);
  await writeIndex(folder, intake, charges);
  await idsKnown;
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
      onBytes: (done, whole, rows) =>
        options.onProgress?.({ stage: 'reading', done, whole, unit: 'bytes', rows }),
    });
    for (const file of kept.values()) file.end(false).written();
    return intake;
  } finally {
    for (const file of kept.values()) file.abandon();
  }
}

function chargesOf(
  folder: string,
  intake: IntakeResult,
  options: ScreenOptions,
  digests: () => IdDigests | undefined,
): BuiltCharges {
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
    neverByName: intake.files.every((file) => file.layout.neverByName === true),
    fileNames,
    recordBytes,
  });
  const built = buildCharges(records, people, { fileNames, recordBytes, digests });
  return { ...built, problems: [...people.problems, ...built.problems] };
}
