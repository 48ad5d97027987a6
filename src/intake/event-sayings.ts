import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import type { ExtendedTexts } from './extended-texts.js';
import { PairNumbering } from './identity-pairs.js';
import type { Events } from './layout.js';
import type { EventPart, TextTable } from './record-table.js';

/** Who speaks for a column of a charge: the code of a text, some of its rows by number from 0, or (undefined) all. */
export type CodedSaying = number | readonly number[] | undefined;

/** The fields of a part, as rows are told apart by them. */
interface KnownPart {
  readonly rule: Events;
  readonly texts: readonly TextTable[];
}

/** A charge before its first row. */
const BEFORE = -1;

/** What rows that are one charge say together, by column: found once for each distinct combination of their fields. */
export class EventSayings {
  readonly #parts: KnownPart[] = [];
  /** For each field in turn, the numbers of the fields before it with one more. */
  readonly #fields: PairNumbering[] = [];
  readonly #rows = new PairNumbering();
  /** The numbers of rows in their order with one more. */
  readonly #charges = new PairNumbering();
  readonly #said: (readonly CodedSaying[] | undefined)[] = [];

  /** `texts` holds the texts of each column, in the order of CHARGE_COLUMNS. */
  constructor(private readonly texts: readonly ExtendedTexts[]) {}

  /** What the records `rows`, in file order, say by the rule of the first of them. */
  of(parts: readonly EventPart[], rows: Int32Array): readonly CodedSaying[] {
    let charge = BEFORE;
    for (const record of rows) charge = this.#charges.numberOf(charge, this.#rowOf(parts, record));
    const before = this.#said[charge];
    if (before !== undefined) return before;
    const merged = partOf(parts, rows[0]).events.merge(
      Array.from(rows, (record) => {
        const { fields, from } = partOf(parts, record);
        return fields.map(({ texts, codes }) => texts.textOf(codes[record - from]));
      }),
    );
    const said = CHARGE_COLUMNS.map((column, at): CodedSaying => {
      const spoken = merged[column as keyof typeof merged];
      return typeof spoken === 'string' ? this.texts[at].codeOf(spoken.trim()) : spoken;
    });
    this.#said[charge] = said;
    return said;
  }

  #rowOf(parts: readonly EventPart[], record: number): number {
    const { events: rule, fields, from } = partOf(parts, record);
    const part = this.#partNumber(rule, fields);
    let number = 0;
    for (let at = 0; at < fields.length; at++) {
      if (at === this.#fields.length) this.#fields.push(new PairNumbering());
      number = this.#fields[at].numberOf(number, fields[at].codes[record - from]);
    }
    return this.#rows.numberOf(part, number);
  }

  #partNumber(rule: Events, fields: EventPart['fields']): number {
    for (let number = 0; number < this.#parts.length; number++) {
      const known = this.#parts[number];
      if (known.rule === rule && known.texts.every((texts, at) => texts === fields[at].texts)) return number;
    }
    return this.#parts.push({ rule, texts: fields.map(({ texts }) => texts) }) - 1;
  }
}

function partOf(parts: readonly EventPart[], record: number): EventPart {
  for (const part of parts) if (record >= part.from && record < part.to) return part;
  throw new RangeError('a record is an event of no file');
}
