import type { CsvFile } from '../../files/csv-writer.js';
import { PairNumbering } from '../../intake/identity-pairs.js';
import { OUTCOMES } from '../../law/determine.js';
import { factsNamedIn, factsToExplain, reasonOf, ruleOf } from '../../law/wording.js';
import { within } from '../decided-charges.js';
import {
  CHARGE_COLUMN_COUNT,
  DETERMINATION_COLUMNS,
  type DecidedCodes,
  determinationColumns,
} from '../determination-row.js';
import type { Pause } from '../progress.js';
import type { RunData } from '../run-data.js';
import { CellBytes } from './cell-bytes.js';
import { ChargeCells } from './cells-of-charge.js';
import { safeCell } from './safe-cell.js';

/** Begins determinations.csv. */
export const putDeterminationsHead = (file: CsvFile): void => file.row(DETERMINATION_COLUMNS);

/** Puts a row for each charge that is a portion's own and in scope, and each relief, in input order. */
export async function putDeterminations(file: CsvFile, data: RunData, pause: Pause): Promise<void> {
  const rows = new DeterminationRows(file, data);
  const charges = within(data.decided, data.own.charges);
  for (let from = 0; from < charges.length; from += PAUSE_EVERY) {
    await pause();
    rows.put(charges.subarray(from, from + PAUSE_EVERY));
  }
}

const PAUSE_EVERY = 4096;
/** So many bytes of rows are put together before they are handed to the file. */
const TOGETHER = 32_768;

/** The rows of one portion. Classes, because what the engine compiles of a method serves every portion. */
class DeterminationRows {
  readonly #rows = new CellBytes();
  readonly #chargeCells: ChargeCells;
  readonly #ofReliefs: readonly ReliefCells[];
  readonly #fileCells: readonly string[];

  constructor(
    private readonly file: CsvFile,
    private readonly data: RunData,
  ) {
    const { deciding, files } = data.frame;
    this.#chargeCells = new ChargeCells(data);
    this.#ofReliefs = deciding.reliefs.map((_, relief) => new ReliefCells(data, relief));
    this.#fileCells = files.map((one) => `${safeCell(one.name)},`);
  }

  put(charges: Int32Array): void {
    const rows = this.#rows;
    for (let at = 0; at < charges.length; at++) {
      this.#putOne(charges[at]);
      if (rows.length < TOGETHER && at + 1 < charges.length) continue;
      this.file.bytes(rows.view());
      rows.clear();
    }
  }

  /** The rows of a charge, whose own cells are the same in each. */
  #putOne(charge: number): void {
    const rows = this.#rows;
    const from = rows.length;
    this.#chargeCells.put(rows, charge);
    const to = rows.length;
    let [sourceFrom, sourceTo] = [0, 0];
    for (let relief = 0; relief < this.#ofReliefs.length; relief++) {
      if (relief > 0) rows.again(from, to);
      const { before, after } = this.#ofReliefs[relief].of(charge);
      rows.copy(before);
      if (relief === 0) {
        sourceFrom = rows.length;
        this.#putSource(charge);
        sourceTo = rows.length;
      } else rows.again(sourceFrom, sourceTo);
      rows.copy(after);
    }
  }

  #putSource(charge: number): void {
    const { records, record } = this.data.charges;
    this.#rows.text(this.#fileCells[records.file[record[charge]]]);
    this.#rows.text(String(records.row[record[charge]]));
  }
}

/** The cells of a determination before those of the source, with a comma, and after them, with a line end. */
interface OwnCells {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A decision with the facts of which its sentence speaks: charges that agree in these have the same cells. */
interface ToldDecision {
  readonly numbersOf: readonly ((charge: number) => number | undefined)[];
  /** What the chain of numbers begins with, unlike that of any other decision. */
  readonly start: number;
}

/** The cells of one relief's determinations; what repeats is made once, as bytes. */
class ReliefCells {
  readonly #chains = new PairNumbering();
  readonly #told: readonly ToldDecision[];
  readonly #known: (OwnCells | undefined)[] = [];
  /** By the number of the decision. */
  readonly #around: (CellsAround | undefined)[] = [];

  constructor(
    private readonly data: RunData,
    private readonly relief: number,
  ) {
    this.#told = data.decisions.reliefs[relief].distinct.map(
      (codes, at): ToldDecision => ({
        numbersOf: numbersTold(data, relief, codes),
        start: this.#chains.numberOf(at, -1),
      }),
    );
  }

  of(charge: number): OwnCells {
    const { of } = this.data.decisions.reliefs[this.relief];
    const { numbersOf, start } = this.#told[of[charge]];
    let key = start;
    for (let at = 0; at < numbersOf.length; at++) {
      const number = numbersOf[at](charge);
      if (number === undefined) return this.#cellsOf(charge);
      key = this.#chains.numberOf(key, number);
    }
    const before = this.#known[key];
    if (before !== undefined) return before;
    const cells = this.#cellsOf(charge);
    this.#known[key] = cells;
    return cells;
  }

  #cellsOf(charge: number): OwnCells {
    const { decisions, frame, words } = this.data;
    const { distinct, of } = decisions.reliefs[this.relief];
    const codes = distinct[of[charge]];
    const { first, next, after } = this.#aroundOf(of[charge], charge);
    const prepared = frame.deciding.reliefs[this.relief];
    const decided = { outcome: OUTCOMES[codes.outcome], rule: codes.rule, missing: codes.missing };
    const reason = safeCell(reasonOf(prepared, decided, words.ofFacts(charge)));
    return { before: Buffer.from(first + reason + next), after };
  }

  /** What is made once for a decision, with any charge of which it is. */
  #aroundOf(decision: number, charge: number): CellsAround {
    const before = this.#around[decision];
    if (before !== undefined) return before;
    const { distinct } = this.data.decisions.reliefs[this.relief];
    const made = cellsAround(this.data, this.relief, distinct[decision], charge);
    this.#around[decision] = made;
    return made;
  }
}

/** Numbers of what the sentence of a decision says of a charge; undefined for what is not numbered. */
function numbersTold(data: RunData, relief: number, codes: DecidedCodes): ToldDecision['numbersOf'] {
  const { frame, words } = data;
  const prepared = frame.deciding.reliefs[relief];
  switch (OUTCOMES[codes.outcome]) {
    case 'eligible':
      return [];
    case 'needs_review':
      return factsToExplain(prepared, codes).map((fact) => words.whyNumbers(fact));
    case 'not_eligible':
    case 'other_county':
      return factsNamedIn(ruleOf(prepared, codes.rule)).map((fact) => words.textNumbers(fact));
  }
}

const REASON_AT = DETERMINATION_COLUMNS.indexOf('reason') - CHARGE_COLUMN_COUNT;
const FILE_AT = DETERMINATION_COLUMNS.indexOf('source_file') - CHARGE_COLUMN_COUNT;

/** What stands around the reason of a decision, whatever the charge. */
interface CellsAround {
  readonly first: string;
  readonly next: string;
  readonly after: Uint8Array;
}

function cellsAround(data: RunData, relief: number, codes: DecidedCodes, charge: number): CellsAround {
  const { frame, words } = data;
  const { deciding } = frame;
  const cells = determinationColumns(deciding, deciding.reliefs[relief], codes, words.of(charge)).map(
    safeCell,
  );
  const joined = (some: readonly string[]): string => some.map((cell) => `${cell},`).join('');
  return {
    first: joined(cells.slice(0, REASON_AT)),
    next: `,${joined(cells.slice(REASON_AT + 1, FILE_AT))}`,
    after: Buffer.from(`,${cells.slice(FILE_AT + 2).join(',')}\n`),
  };
}
