import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { historyOf } from '../intake/charge-table.js';
import { cellsOfRecord } from '../intake/parse-record.js';
import { Failure } from '../messages/failure.js';
import { chargesByPerson } from './charges-of-person.js';
import { DETERMINATION_COLUMNS, determinationColumns } from './determination-row.js';
import { cellsWithFound, type FoundFact, type FoundFacts } from './found-facts/found-fact.js';
import type { OpenRun } from './open-run.js';
import { safeCell } from './outputs/safe-cell.js';
import {
  cellsOfCharge,
  determinePlainly,
  type PlainCharge,
  plainCharge,
  plainWords,
  type Readings,
  readingsOf,
} from './plain-determination.js';
import type { PortionAgain } from './portions-again.js';
import type { Pause } from './progress.js';

/** What was found, by the id of its charge; each must be of a charge of the run, at its place. */
export class FoundAgain {
  readonly #byCharge = new Map<string, FoundFact[]>();
  readonly #fileNames: readonly string[];
  #placed = 0;

  constructor({ manifest }: OpenRun, found: FoundFacts) {
    this.#fileNames = manifest.inputs.map((input) => input.name);
    for (const one of found) {
      const before = this.#byCharge.get(one.chargeId);
      if (before === undefined) this.#byCharge.set(one.chargeId, [one]);
      else before.push(one);
    }
  }

  /** What was found of a charge of a portion. */
  of({ charges }: PortionAgain, charge: number): FoundFacts {
    return this.#byCharge.size === 0 ? [] : (this.#byCharge.get(charges.idOf(charge)) ?? []);
  }

  /** Counts what stands at the place of a charge of a portion. */
  place(portion: PortionAgain): void {
    if (this.#byCharge.size === 0) return;
    const { charges, records, own } = portion;
    for (let charge = own.charges.from; charge < own.charges.to; charge++) {
      const record = charges.record[charge];
      const name = this.#fileNames[records.file[record]];
      for (const { sourceFile, sourceRow } of this.of(portion, charge)) {
        if (sourceFile === name && sourceRow === records.row[record]) this.#placed++;
      }
    }
  }

  /** How many were at their place. */
  get placed(): number {
    return this.#placed;
  }
}

/**
 * Evaluates every determination of a run again, portion by portion, without the engine; each must give the very line
 * that stands in determinations.csv. Throws a Failure with exit 1 at the first that does not.
 */
export class DeterminationsAgain {
  count = 0;
  readonly #run: OpenRun;
  readonly #readings: Readings;
  readonly #lines: LinesOf;

  constructor(run: OpenRun) {
    this.#run = run;
    this.#readings = readingsOf(run.deciding, run.context);
    this.#lines = new LinesOf(join(run.folder, 'determinations.csv'));
  }

  /** Takes the names of the columns. */
  begin(): void {
    this.#lines.expect(DETERMINATION_COLUMNS, { file: 'determinations.csv', row: 0, relief: 'none' });
  }

  /** Takes the determinations of the charges that are a portion's own; `pause` comes now and then. */
  async compare(portion: PortionAgain, found: FoundAgain, pause: Pause): Promise<void> {
    const { charges, own } = portion;
    const chargesOf = chargesByPerson(charges);
    const known = new Map<number, PlainPerson>();
    for (let charge = own.charges.from; charge < own.charges.to; charge++) {
      if (charge % UNTIL_PAUSE === 0) await pause();
      const person = charges.person[charge];
      const theirs = known.get(person) ?? this.#personOf(portion, chargesOf(person), found);
      const at = theirs.numbers.indexOf(charge);
      if (at === theirs.numbers.length - 1) known.delete(person);
      else known.set(person, theirs);
      if (theirs.charges[at].kind.inScope) this.#compareCharge(portion, charge, theirs.charges, at);
    }
  }

  /** After the last portion: nothing more may stand in the file. */
  end(): void {
    this.#lines.expectEnd(this.count);
  }

  close(): void {
    this.#lines.close();
  }

  #personOf(portion: PortionAgain, numbers: Int32Array, found: FoundAgain): PlainPerson {
    const { deciding, context } = this.#run;
    const charges = Array.from(numbers, (one) => {
      const cells = cellsWithFound(cellsOfCharge(portion.charges, one), found.of(portion, one));
      return plainCharge(deciding, context, cells);
    });
    return { numbers, charges };
  }

  #compareCharge(
    { records, charges }: PortionAgain,
    charge: number,
    all: readonly PlainCharge[],
    at: number,
  ): void {
    const { deciding, context, manifest } = this.#run;
    const me = all[at];
    const first = charges.record[charge];
    const person = charges.person[charge];
    const place = {
      chargeId: charges.idOf(charge),
      personId: charges.persons.id[person],
      sourceFile: manifest.inputs[records.file[first]].name,
      sourceRow: records.row[first],
    };
    const words = plainWords(me, place, context, deciding.rulebook.reader);
    const subject = {
      facts: me.facts,
      others: all.filter((_, k) => k !== at).map((other) => other.facts),
      ...historyOf(charges.persons.history[person]),
    };
    for (const relief of deciding.reliefs.keys()) {
      const { relief: prepared, codes } = determinePlainly(deciding, this.#readings, relief, subject);
      const cells = [...words.chargeColumns, ...determinationColumns(deciding, prepared, codes, words)];
      this.#lines.expect(cells, { file: place.sourceFile, row: place.sourceRow, relief: prepared.relief.id });
      this.count++;
    }
  }
}

/** The charges of a person: their numbers in the portion, and each as the plain way sees it. */
interface PlainPerson {
  readonly numbers: Int32Array;
  readonly charges: readonly PlainCharge[];
}

/** So many charges are looked at from one pause to the next. */
const UNTIL_PAUSE = 4096;

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
