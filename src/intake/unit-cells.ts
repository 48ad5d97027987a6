import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { FIRST_SPEAKS } from './charges-cells.js';
import { codedLater, once, picked } from './coded-later.js';
import type { CodedSaying, SaidTogether } from './event-sayings.js';
import type { Lists } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import type { CodedColumn, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

/**
 * The cells of units: those of their first records, but for units of several. A column is made when it is asked for,
 * unless rows could disagree in it, which must be said.
 */
export class UnitCells {
  /** The units of several records, and for each the number of what they say. */
  readonly #merged: Int32Array;
  readonly #numbers: Int32Array;
  readonly #said: readonly (SaidTogether | undefined)[];
  /** A bit for each column for which several rows of a unit speak, for which the first tells the cell of each, and for which a text is said. */
  #several = 0;
  #first = -1;
  #filled = 0;
  readonly #zeros: () => Int32Array;

  constructor(
    private readonly records: RecordTable,
    private readonly first: Int32Array,
    private readonly recordsOf: Lists,
    private readonly texts: RunTexts,
    private readonly problems: IdentityProblem[],
  ) {
    this.#zeros = once(() => new Int32Array(first.length));
    this.#merged = listsOfSeveral(recordsOf, Math.min(first.length, records.count - first.length));
    const { events } = texts;
    this.#said = events.said;
    this.#numbers = events.numbersOf(records, recordsOf, this.#merged);
    this.#lookAtAll();
  }

  #lookAtAll(): void {
    for (let n = 0; n < this.#numbers.length; n++) {
      const said = this.#said[this.#numbers[n]];
      if (said === undefined) throw new RangeError('a charge of which nothing is known');
      this.#several |= said.several;
      this.#first &= said.first;
      this.#filled |= said.filled;
    }
  }

  columns(): Readonly<Record<ChargeColumn, CodedColumn>> {
    const columns = CHARGE_COLUMNS.map((column, at): [ChargeColumn, CodedColumn] => {
      const texts = this.texts.of(column);
      const mayDiffer =
        (this.#several & (1 << at)) !== 0 &&
        !FIRST_SPEAKS.has(column) &&
        this.records.cells[column].texts.size > 2;
      if (!mayDiffer) return [column, codedLater(() => this.#codesOf(column, at), texts)];
      return [column, { codes: this.#codesOf(column, at), texts }];
    });
    return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
  }

  #codesOf(column: ChargeColumn, at: number): Int32Array {
    const isEmpty = this.records.cells[column].texts.size === 1;
    if (isEmpty && (this.#filled & (1 << at)) === 0) return this.#zeros();
    const own = this.records.cells[column].codes;
    const codes = picked(own, this.first);
    if ((this.#first & (1 << at)) === 0) {
      this.#putMerged(codes, own, column, at, 1 << at, FIRST_SPEAKS.has(column));
    }
    return codes;
  }

  /** Writes the codes of units of several records, where those of their first records are not theirs. */
  #putMerged(
    codes: Int32Array,
    own: Int32Array,
    column: ChargeColumn,
    at: number,
    bit: number,
    isFirstFilled: boolean,
  ): void {
    for (let n = 0; n < this.#merged.length; n++) {
      const said = this.#said[this.#numbers[n]];
      if (said === undefined || (said.first & bit) !== 0) continue;
      this.#putSpoken(codes, own, column, this.#merged[n], said.columns[at], isFirstFilled);
    }
  }

  #putSpoken(
    codes: Int32Array,
    own: Int32Array,
    column: ChargeColumn,
    unit: number,
    spoken: CodedSaying,
    isFirstFilled: boolean,
  ): void {
    if (typeof spoken === 'number') codes[unit] = spoken;
    else if (spoken !== undefined || !isFirstFilled || codes[unit] === 0) {
      codes[unit] = this.#agreed(column, own, unit, spoken);
    }
  }

  #agreed(
    column: ChargeColumn,
    codes: Int32Array,
    unit: number,
    said: readonly number[] | undefined,
  ): number {
    const { from, items } = this.recordsOf;
    const start = from[unit];
    const speaking = said === undefined ? from[unit + 1] - start : said.length;
    let found = 0;
    for (let n = 0; n < speaking; n++) {
      const code = codes[items[start + (said === undefined ? n : said[n])]];
      if (code === 0 || code === found) continue;
      if (found === 0) found = code;
      else if (!FIRST_SPEAKS.has(column)) return this.#disagreement(column, unit);
    }
    return found;
  }

  #disagreement(column: ChargeColumn, unit: number): number {
    const { from } = this.recordsOf;
    const first = this.first[unit];
    this.problems.push({
      file: this.records.file[first],
      row: this.records.row[first],
      column,
      code: 'CHARGE_SOURCES_DISAGREE',
      parameters: { sources: from[unit + 1] - from[unit] },
    });
    return this.texts.of(column).codeOf(SOURCES_DISAGREE);
  }
}

/** The lists that have several items, of which there are not more than `most`. */
function listsOfSeveral({ from }: Lists, most: number): Int32Array {
  const several = new Int32Array(most);
  return several.subarray(0, putSeveral(several, from));
}

function putSeveral(several: Int32Array, from: Int32Array): number {
  let count = 0;
  for (let list = 0; list + 1 < from.length; list++) {
    if (from[list + 1] - from[list] > 1) several[count++] = list;
  }
  return count;
}
