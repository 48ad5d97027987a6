import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlValue } from '../files/duckdb.js';
import { type ChargeTable, historyOf } from '../intake/charge-table.js';
import type { IntakeResult } from '../intake/intake-result.js';
import { type Layout, madeCell } from '../intake/layout.js';
import { cellsOfRecord } from '../intake/parse-record.js';
import { recordsOfPortion } from '../intake/portions.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { chargesAgain, readAgain } from './charges-again.js';
import { checkFiles } from './check-files.js';
import { DETERMINATION_COLUMNS, determinationColumns } from './determination-row.js';
import { cellsWithFound, type FoundFact } from './found-facts/found-fact.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import { openIndex } from './open-index.js';
import { type OpenRun, openRun } from './open-run.js';
import { safeCell } from './outputs/safe-cell.js';
import { openPlaces } from './places-of-run.js';
import {
  cellsOfCharge,
  determinePlainly,
  type PlainCharge,
  plainCharge,
  plainWords,
  readingsOf,
} from './plain-determination.js';
import { placesOfPortion } from './portion-places.js';
import { placesOfRejected } from './record-places.js';
import { compareEvents } from './verify-events.js';
import { INDEX_FILE, PLACES_FILE, sourcePath } from './workspace.js';

export interface VerifyOptions {
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  readonly onProgress?: (done: number, whole: number) => void;
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
 * the very line that stands in determinations.csv. Throws a Failure with exit 1 at the first difference.
 */
export async function verifyRun(folder: string, options: VerifyOptions): Promise<Verified> {
  const run = openRun(folder, options.rulebooks);
  const files = await checkFiles(run);
  const intake = await readAgain(run, options.layouts);
  compareInputs(run, intake);
  compareCells(run, intake);
  const charges = chargesAgain(run, intake);
  compareEvents(folder, intake, charges);
  await compareIndex(run, intake, charges);
  const counts = compareDeterminations(run, intake, charges, options);
  return { files, rows: intake.files.reduce((sum, file) => sum + file.records, 0), ...counts };
}

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

/** The index of the run says of each record and person what was found again. */
async function compareIndex(
  { folder, manifest }: OpenRun,
  intake: IntakeResult,
  charges: ChargeTable,
): Promise<void> {
  const { records, rejected } = intake;
  const altered = (file: string) => new Failure(1, 'SCREENING_FILE_ALTERED', { file, how: 'not as it was' });
  const people = charges.persons;
  const home = recordsOfPortion({ from: 0, to: records.count, guests: new Int32Array(0) });
  const peopleInRun = Int32Array.from({ length: people.count }, (_, person) => person);
  const clean = placesOfPortion({ records, charges, home, peopleInRun });
  const others = placesOfRejected(rejected);
  const places = await openPlaces(folder, manifest);
  try {
    let at = 0;
    for (const piece of places.pieces()) {
      for (let n = 0; n < piece.length; n++, at++) {
        const found = at < clean.length ? clean[at] : others[at - clean.length];
        if (piece[n] !== found) throw altered(PLACES_FILE);
      }
    }
    if (at !== clean.length + others.length) throw altered(PLACES_FILE);
  } finally {
    places.close();
  }
  const index = await openIndex(folder);
  try {
    const found = await index.rows('SELECT person, id, history FROM people ORDER BY rowid');
    const equal = (one: Record<string, SqlValue>, n: number): boolean =>
      one.person === n && one.id === people.id[n] && one.history === people.history[n];
    if (found.length !== people.count || !found.every(equal)) throw altered(INDEX_FILE);
  } finally {
    index.close();
  }
}

/** Every cell the fast reader coded is the cell the plain reader finds in the record's bytes. */
function compareCells({ folder }: OpenRun, intake: IntakeResult): void {
  const { records, files } = intake;
  const sources = files.map((file) => openSync(sourcePath(folder, file.name), 'r'));
  try {
    for (let record = 0; record < records.count; record++) {
      const file = files[records.file[record]];
      const bytes = Buffer.allocUnsafe(records.length[record]);
      readSync(sources[records.file[record]], bytes, 0, bytes.length, records.offset[record]);
      const fields = cellsOfRecord(bytes, file.delimiter).map((cell) => cell.text);
      for (const column of CHARGE_COLUMNS) {
        const source = file.columnOf[column];
        const { codes, texts } = records.cells[column];
        const plain = source === undefined ? '' : madeCell(source, fields);
        if (texts.textOf(codes[record]) === plain) continue;
        const place = { file: file.name, row: records.row[record], relief: 'none', column };
        throw new Failure(1, 'SCREENING_READERS_DISAGREE', place);
      }
    }
  } finally {
    for (const source of sources) closeSync(source);
  }
}

function compareDeterminations(
  run: OpenRun,
  intake: IntakeResult,
  charges: ChargeTable,
  options: VerifyOptions,
) {
  const { deciding, context, folder, manifest } = run;
  const { records } = intake;
  const fileNames = manifest.inputs.map((input) => input.name);
  const ofPerson: number[][] = charges.persons.id.map(() => []);
  for (let charge = 0; charge < charges.count; charge++) ofPerson[charges.person[charge]].push(charge);

  const found = foundByCharge(run, charges);
  const readings = readingsOf(deciding, context);
  const lines = new LinesOf(join(folder, 'determinations.csv'));
  lines.expect(DETERMINATION_COLUMNS, { file: 'determinations.csv', row: 0, relief: 'none' });
  let determinations = 0;
  const known = new Map<number, readonly PlainCharge[]>();
  try {
    for (let charge = 0; charge < charges.count; charge++) {
      if (charge % 4096 === 0) options.onProgress?.(charge, charges.count);
      const person = charges.person[charge];
      const own = ofPerson[person];
      const all =
        known.get(person) ??
        own.map((one) => {
          const cells = cellsWithFound(cellsOfCharge(charges, one), found.get(charges.idOf(one)) ?? []);
          return plainCharge(deciding, context, cells);
        });
      if (own.at(-1) === charge) known.delete(person);
      else known.set(person, all);
      const at = own.indexOf(charge);
      const me = all[at];
      if (!me.kind.inScope) continue;
      const first = charges.record[charge];
      const place = {
        chargeId: charges.idOf(charge),
        personId: charges.persons.id[person],
        sourceFile: fileNames[records.file[first]],
        sourceRow: records.row[first],
      };
      const words = plainWords(me, place, context, deciding.rulebook.reader);
      const subject = {
        facts: me.facts,
        others: all.filter((_, k) => k !== at).map((other) => other.facts),
        ...historyOf(charges.persons.history[person]),
      };
      for (const relief of deciding.reliefs.keys()) {
        const { relief: prepared, codes } = determinePlainly(deciding, readings, relief, subject);
        const cells = [...words.chargeColumns, ...determinationColumns(deciding, prepared, codes, words)];
        lines.expect(cells, { file: place.sourceFile, row: place.sourceRow, relief: prepared.relief.id });
        determinations++;
      }
    }
    lines.expectEnd(determinations);
  } finally {
    lines.close();
  }
  return { charges: charges.count, determinations };
}

/** What was found, by the id of its charge; each must be of a charge of the run, at its place. */
function foundByCharge({ folder, manifest }: OpenRun, charges: ChargeTable): Map<string, FoundFact[]> {
  const found = new Map<string, FoundFact[]>();
  const all = foundFactsOf(folder, manifest);
  if (all.length === 0) return found;
  for (const one of all) found.set(one.chargeId, [...(found.get(one.chargeId) ?? []), one]);
  const { records, record } = charges;
  let placed = 0;
  for (let charge = 0; charge < charges.count; charge++) {
    for (const { sourceFile, sourceRow } of found.get(charges.idOf(charge)) ?? []) {
      const { name } = manifest.inputs[records.file[record[charge]]];
      if (sourceFile === name && sourceRow === records.row[record[charge]]) placed++;
    }
  }
  same('found-facts.csv', 'the charges it names', placed, all.length);
  return found;
}

const PIECE = 1024 * 1024;

/** The bytes of determinations.csv, compared with the lines that should stand there. */
class LinesOf {
  private readonly file: number;
  private ahead = Buffer.alloc(0);

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  /** Takes one line off the file; it must be these cells. */
  expect(cells: readonly string[], place: { file: string; row: number; relief: string }): void {
    const line = Buffer.from(`${cells.map(safeCell).join(',')}\n`);
    this.fill(line.length);
    if (!this.ahead.subarray(0, line.length).equals(line)) {
      const found = cellsOfRecord(this.ahead.subarray(0, this.ahead.indexOf(0x0a)), ',');
      const column = DETERMINATION_COLUMNS.find((_, at) => found[at]?.text !== safeText(cells[at]));
      throw new Failure(1, 'SCREENING_READERS_DISAGREE', { ...place, column: column ?? 'charge_id' });
    }
    this.ahead = this.ahead.subarray(line.length);
  }

  expectEnd(determinations: number): void {
    this.fill(1);
    if (this.ahead.length === 0) return;
    const what = 'the number of determinations';
    throw new Failure(1, 'SCREENING_COUNTS_DIFFER', {
      what,
      first: determinations,
      second: determinations + 1,
    });
  }

  close(): void {
    closeSync(this.file);
  }

  private fill(length: number): void {
    while (this.ahead.length < length) {
      const piece = Buffer.allocUnsafe(Math.max(PIECE, length));
      const read = readSync(this.file, piece, 0, piece.length, null);
      if (read === 0) return;
      this.ahead = Buffer.concat([this.ahead, piece.subarray(0, read)]);
    }
  }
}

/** A cell as a reader of the line finds it. */
const safeText = (cell: string): string => cellsOfRecord(Buffer.from(safeCell(cell)), ',')[0].text;
