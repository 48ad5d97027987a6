import { PairNumbering } from './identity-pairs.js';
import type { ColumnSource } from './layout.js';
import type { CodedColumn } from './record-table.js';
import type { GrowingTextTable } from './text-table.js';

/**
 * A column that is made of fields of the file: each distinct combination of their codes goes through `make` once.
 * `fields` are the columns of the source's fields, in its order; their codes may be others at each call of `fill`.
 */
export class MadeCells {
  readonly #make: (texts: readonly string[]) => string;
  readonly #pairs: readonly PairNumbering[];
  readonly #codeOf: number[] = [];

  constructor(
    { make = ([text]) => text }: ColumnSource,
    private readonly fields: readonly CodedColumn[],
    private readonly texts: GrowingTextTable,
  ) {
    this.#make = make;
    this.#pairs = fields.map(() => new PairNumbering());
  }

  /** Writes the codes of the first `count` records in the fields to `codes`. */
  fill(count: number, codes: Int32Array): void {
    const columns = this.fields.map((field) => field.codes);
    for (let record = 0; record < count; record++) {
      let combination = 0;
      for (let at = 0; at < columns.length; at++) {
        combination = this.#pairs[at].numberOf(combination, columns[at][record]);
      }
      if (combination === this.#codeOf.length) {
        const texts = this.fields.map((field, at) => field.texts.textOf(columns[at][record]));
        this.#codeOf.push(internText(this.texts, this.#make(texts).trim()));
      }
      codes[record] = this.#codeOf[combination];
    }
  }
}

function internText(texts: GrowingTextTable, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return texts.intern(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
}
