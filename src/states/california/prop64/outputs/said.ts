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
