import type { CodedColumn } from '../../../../intake/record-table.js';

const NO = 0;
const YES = 1;
const UNASKED = 2;

/** Whether something is said by the texts of a column: each is asked once, and only those that are met. */
export class Said {
  private readonly known: Uint8Array;

  constructor(
    private readonly column: CodedColumn,
    private readonly isSaid: (text: string) => boolean,
  ) {
    this.known = new Uint8Array(column.texts.size).fill(UNASKED);
  }

  of(code: number): boolean {
    if (this.known[code] === UNASKED) this.ask(code);
    return this.known[code] === YES;
  }

  ofRow(row: number): boolean {
    return this.of(this.column.codes[row]);
  }

  get codes(): Int32Array {
    return this.column.codes;
  }

  /** The rows from `from` to before `to` of which it is said. */
  rows(from: number, to: number): Int32Array {
    const rows = new Int32Array(to - from);
    return rows.subarray(0, putRows(rows, this, this.known, this.codes, from, to));
  }

  /** Those of some rows of which it is said. */
  among(some: Int32Array): Int32Array {
    const rows = new Int32Array(some.length);
    return rows.subarray(0, putAmong(rows, this, this.known, this.codes, some));
  }

  private ask(code: number): void {
    this.known[code] = this.isSaid(this.column.texts.textOf(code)) ? YES : NO;
  }
}

// Of most rows the answer is known, and is asked for no more. A loop stands in a function of its own, with nothing after
// it that has not run yet when it is compiled.

/** Writes the rows of which it is said, and says how many they are. */
function putRows(
  rows: Int32Array,
  said: Said,
  known: Uint8Array,
  codes: Int32Array,
  from: number,
  to: number,
): number {
  let count = 0;
  for (let row = from; row < to; row++) {
    const answer = known[codes[row]];
    if (answer === YES || (answer === UNASKED && said.of(codes[row]))) rows[count++] = row;
  }
  return count;
}

function putAmong(
  rows: Int32Array,
  said: Said,
  known: Uint8Array,
  codes: Int32Array,
  some: Int32Array,
): number {
  let count = 0;
  for (let at = 0; at < some.length; at++) {
    const answer = known[codes[some[at]]];
    if (answer === YES || (answer === UNASKED && said.of(codes[some[at]]))) rows[count++] = some[at];
  }
  return count;
}
