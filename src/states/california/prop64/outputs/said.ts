import type { CodedColumn } from '../../../../intake/record-table.js';

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
    return this.known[code] === 1;
  }

  ofRow(row: number): boolean {
    return this.of(this.column.codes[row]);
  }

  get codes(): Int32Array {
    return this.column.codes;
  }

  private ask(code: number): void {
    this.known[code] = this.isSaid(this.column.texts.textOf(code)) ? 1 : 0;
  }
}
