import type { CodedColumn } from '../../../../intake/record-table.js';

/** What the texts of a column are read as: each is read once, and only those that are met. */
export class ByText<T> {
  private readonly known = new Map<number, T>();

  constructor(
    private readonly column: CodedColumn,
    private readonly read: (text: string) => T,
  ) {}

  of(row: number): T {
    const code = this.column.codes[row];
    const before = this.known.get(code);
    if (before !== undefined) return before;
    const made = this.read(this.column.texts.textOf(code));
    this.known.set(code, made);
    return made;
  }
}
