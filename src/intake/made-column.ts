import { grown } from './growing.js';
import { PairNumbering } from './identity-pairs.js';
import type { ColumnSource } from './layout.js';
import type { CodedColumn } from './record-table.js';
import type { GrowingTextTable } from './text-table.js';

/** A combination that nothing was made of yet. */
const NOT_MADE = -1;
const FIRST_ROOM = 64;

/**
 * A column that is made of fields of the file: each distinct combination of their codes goes through `make` once.
 * `fields` are the columns of the source's fields, in its order; their codes may be others at each call of `fill`.
 */
export class MadeCells {
  readonly #make: (texts: readonly string[]) => string;
  /** For each field but the first what numbers its codes with the combination of those before. */
  readonly #pairs: readonly PairNumbering[];
  #codeOf = new Int32Array(FIRST_ROOM).fill(NOT_MADE);

  constructor(
    { make = ([text]) => text }: ColumnSource,
    private readonly fields: readonly CodedColumn[],
    private readonly texts: GrowingTextTable,
  ) {
    this.#make = make;
    this.#pairs = fields.slice(1).map(() => new PairNumbering());
  }

  /** Writes the codes of the first `count` records in the fields to `codes`. */
  fill(count: number, codes: Int32Array): void {
    const { fields } = this;
    if (fields.length === 0) codes.fill(0, 0, count);
    else codes.set(fields[0].codes.subarray(0, count));
    for (let at = 1; at < fields.length; at++) combine(this.#pairs[at - 1], codes, fields[at].codes, count);
    for (let record = 0; record < count; ) {
      record = this.#replaceMade(record, count, codes);
      if (record < count) this.#makeNew(codes[record], record);
    }
  }

  /** Writes what combinations came to over them, up to one that nothing was made of; hands back where that is. */
  #replaceMade(from: number, count: number, codes: Int32Array): number {
    const codeOf = this.#codeOf;
    let record = from;
    for (; record < count; record++) {
      const combination = codes[record];
      const code = combination < codeOf.length ? codeOf[combination] : NOT_MADE;
      if (code === NOT_MADE) break;
      codes[record] = code;
    }
    return record;
  }

  #makeNew(combination: number, record: number): void {
    const texts = this.fields.map((field) => field.texts.textOf(field.codes[record]));
    const room = this.#codeOf.length;
    this.#codeOf = grown(this.#codeOf, combination + 1);
    this.#codeOf.fill(NOT_MADE, room);
    this.#codeOf[combination] = internText(this.texts, this.#make(texts).trim());
  }
}

/** Replaces each of the first numbers by that of its pair with the second. */
function combine(pairs: PairNumbering, numbers: Int32Array, codes: Int32Array, count: number): void {
  let first = NOT_MADE;
  let second = NOT_MADE;
  let both = NOT_MADE;
  for (let record = 0; record < count; record++) {
    // Rows of one person and case stand together.
    if (numbers[record] !== first || codes[record] !== second) {
      first = numbers[record];
      second = codes[record];
      both = pairs.numberOf(first, second);
    }
    numbers[record] = both;
  }
}

const UTF8 = new TextEncoder();

function internText(texts: GrowingTextTable, text: string): number {
  const bytes = UTF8.encode(text);
  return texts.intern(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
}
