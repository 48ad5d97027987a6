import { PairNumbering } from './identity-pairs.js';
import type { ColumnSource } from './layout.js';
import type { CodedColumn } from './record-table.js';
import type { GrowingTextTable } from './text-table.js';

/** A column whose first code is of record `from`. */
interface FieldColumn extends CodedColumn {
  readonly from: number;
}

/**
 * Fills a made column for the records `start` to before `end`: each distinct combination of the fields' codes goes
 * through `make` once. `fields` are the columns of the source's fields, in its order.
 */
export function internMade(
  source: ColumnSource,
  fields: readonly FieldColumn[],
  column: { readonly codes: Int32Array; readonly texts: GrowingTextTable },
  start: number,
  end: number,
): void {
  const { make = ([text]) => text } = source;
  const pairs = fields.map(() => new PairNumbering());
  const codeOf: number[] = [];
  for (let record = start; record < end; record++) {
    let combination = 0;
    for (let at = 0; at < fields.length; at++) {
      const { codes, from } = fields[at];
      combination = pairs[at].numberOf(combination, codes[record - from]);
    }
    if (combination === codeOf.length) {
      const texts = fields.map(({ codes, from, texts }) => texts.textOf(codes[record - from]));
      codeOf.push(internText(column.texts, make(texts).trim()));
    }
    column.codes[record] = codeOf[combination];
  }
}

function internText(texts: GrowingTextTable, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return texts.intern(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
}
