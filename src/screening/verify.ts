import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { freeMemory } from '../files/free-memory.js';
import { writeFailure } from '../files/fs-failure.js';
import type { IntakeResult } from '../intake/intake-result.js';
import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { readAgain } from './charges-again.js';
import { checkFiles } from './check-files.js';
import { FirstFault } from './first-fault.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import { memoryUnasked } from './memory.js';
import { type OpenRun, openRun } from './open-run.js';
import { openPlaces } from './places-of-run.js';
import { listAgain, portionsAgain } from './portions-again.js';
import { RecordsInTurn } from './records-in-turn.js';
import { DeterminationsAgain, FoundAgain } from './verify-determinations.js';
import { comparePeople, PlacesAgain } from './verify-index.js';
import { compareRecords } from './verify-records.js';

export interface VerifyOptions {
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  /** Is told how many rows were checked, of how many. */
  readonly onProgress?: (done: number, whole: number) => void;
  /** Stops the check: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** How many records a portion has at least; for tests. */
  readonly portionRecords?: number;
}

/** What a check found to be right. */
export interface Verified {
  readonly files: number;
  readonly rows: number;
  readonly charges: number;
  readonly determinations: number;
}

/**
 * Checks a finished run: every file is as the manifest says; every record is read again from the kept sources by the
 * plain reader; every fact is derived again without the engine; every determination is evaluated again and must give
 * the very line that stands in determinations.csv. Throws a Failure with exit 1 for the first difference: of records
 * before what they make, of that before the index, of that before determinations.
 *
 * The list is gone through portion by portion, so that no more than one is held.
 */
export async function verifyRun(folder: string, options: VerifyOptions): Promise<Verified> {
  const run = openRun(folder, options.rulebooks);
  const files = await checkFiles(run);
  const work = workFolder();
  try {
    return { files, ...(await verifyList(run, work, options)) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where records are kept meanwhile, as numbers; the run itself may not be written to. */
function workFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), '.freshstart-verify-'));
  } catch (error) {
    throw writeFailure(error, tmpdir());
  }
}

async function verifyList(
  run: OpenRun,
  work: string,
  { layouts, signal, onProgress, portionRecords }: VerifyOptions,
): Promise<Omit<Verified, 'files'>> {
  const how = { storeIn: work, threads: availableParallelism(), ...(signal && { signal }) };
  const intake = await readAgain(run, layouts, how);
  const { folder, manifest } = run;
  const faults = new FirstFault();
  let close = (): void => intake.store.discard();
  const closing = (also: () => void): void => {
    const before = close;
    close = () => {
      also();
      before();
    };
  };
  try {
    compareInputs(run, intake);
    const list = listAgain(run, intake, portionRecords);
    const sources = new RecordsInTurn(
      folder,
      intake.files.map(({ name }) => name),
    );
    closing(() => sources.close());
    const opened = await faults.later('places', () => openPlaces(folder, manifest));
    closing(() => opened?.close());
    const places = opened && new PlacesAgain(opened);
    const allFound = faults.of('found facts', () => foundFactsOf(folder, manifest)) ?? [];
    const found = new FoundAgain(run, allFound);
    const determinations = new DeterminationsAgain(run);
    closing(() => determinations.close());
    faults.of('determinations', () => determinations.begin());
    const pause = async (): Promise<void> => {
      await setImmediate();
      signal?.throwIfAborted();
    };
    let charges = 0;
    for (const portion of portionsAgain(run, intake, list)) {
      onProgress?.(portion.home.first, intake.store.count);
      await pause();
      await compareRecords(portion, intake.files, sources, faults, pause);
      faults.of('places', () => places?.compare(portion));
      faults.of('found facts', () => found.place(portion));
      await faults.later('determinations', () => determinations.compare(portion, found, pause));
      charges += portion.own.charges.to - portion.own.charges.from;
      freeMemory(SOON_FULL * memoryUnasked());
    }
    signal?.throwIfAborted();
    faults.of('places', () => places?.end(intake.rejected));
    await faults.later('people', () => comparePeople(folder, list.people.persons));
    faults.of('found facts', () =>
      same('found-facts.csv', 'the charges it names', found.placed, allFound.length),
    );
    faults.of('determinations', () => determinations.end());
    faults.tell();
    const rows = intake.files.reduce((sum, file) => sum + file.records, 0);
    return { rows, charges, determinations: determinations.count };
  } finally {
    close();
  }
}

/** With more than this share of the memory of a run, what nothing holds any more is given back. */
const SOON_FULL = 0.6;

/** What the manifest says of the law and of each input is what the law is and what the kept sources hold. */
function compareInputs({ manifest, deciding }: OpenRun, intake: IntakeResult): void {
  const { rulebook } = deciding;
  const off = manifest.assumptions.off;
  const on = rulebook.assumptions.map(({ name }) => name).filter((name) => !off.includes(name));
  same('manifest.json', 'rulebook.version', manifest.rulebook.version, rulebook.version);
  same('manifest.json', 'assumptions.on', manifest.assumptions.on.join(), on.join());
  manifest.inputs.forEach((input, at) => {
    const file = intake.files[at];
    const counts: [string, number, number][] = [
      [`rows of ${input.name}`, input.rows, file.records],
      [`used rows of ${input.name}`, input.used, file.clean],
      [`rejected rows of ${input.name}`, input.rejected, file.rejected],
      [`blank lines of ${input.name}`, input.blankLines, file.blankLines],
      [`rows of ${input.name}, used and rejected together`, input.rows, file.clean + file.rejected],
    ];
    for (const [what, first, second] of counts) {
      if (first !== second) throw new Failure(1, 'SCREENING_COUNTS_DIFFER', { what, first, second });
    }
    // A compressed input, or a workbook, is kept as the text it holds, which has another hash.
    if (input.gzipped || input.workbook !== undefined) return;
    same(input.name, 'the hash of the input', input.sha256, file.sha256);
    same(input.name, 'the bytes of the input', input.bytes, file.bytesOnDisk);
  });
}

function same<T>(file: string, what: string, written: T, found: T): void {
  if (written !== found)
    throw new Failure(1, 'SCREENING_FILE_ALTERED', { file, how: `not as it was: ${what}` });
}
