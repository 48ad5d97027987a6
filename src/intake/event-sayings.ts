import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import type { ExtendedTexts } from './extended-texts.js';
import { PairNumbering } from './identity-pairs.js';
import type { Events } from './layout.js';
import type { EventPart, TextTable } from './record-table.js';

/** Who speaks for a column of a charge: the code of a text, some of its rows by number from 0, or (undefined) all. */
type CodedSaying = number | readonly number[] | undefined;

/** What rows that are one charge say together, for each column in the order of CHARGE_COLUMNS. */
export interface SaidTogether {
  readonly columns: readonly CodedSaying[];
  /** A bit for each column for which several rows speak. */
  readonly several: number;
}

/** The fields of a part, as rows are told apart by them. */
interface KnownPart {
  readonly rule: Events;
  readonly texts: readonly TextTable[];
}

/** A part whose rows are met, with its number and the codes of its fields. */
interface OpenPart {
  readonly part: EventPart;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly codes: readonly Int32Array[];
}

/** A charge before its first row. */
const BEFORE = -1;

/** What rows that are one charge say together, by column: found once for each distinct combination of their fields. */
export class EventSayings {
  readonly #known: KnownPart[] = [];
  /** For each field in turn, the numbers of the fields before it with one more. */
  readonly #fields: PairNumbering[] = [];
  readonly #rows = new PairNumbering();
  /** The numbers of rows in their order with one more. */
  readonly #charges = new PairNumbering();
  readonly #said: (SaidTogether | undefined)[] = [];

  /** `texts` holds the texts of each column, in the order of CHARGE_COLUMNS. */
  constructor(private readonly texts: readonly ExtendedTexts[]) {}

  /** How much is remembered of rows met so far. */
  get size(): number {
    return this.#rows.size + this.#charges.size;
  }

  /** Says what records of some parts, in file order, say by the rule of the first of them. */
  in(parts: readonly EventPart[]): (rows: Int32Array) => SaidTogether {
    const open = parts.map((part): OpenPart => {
      const number = this.#partNumber(part.events, part.fields);
      const { from, to } = part;
      return { part, from, to, number, codes: part.fields.map(({ codes }) => codes) };
    });
    return (rows) => {
      let charge = BEFORE;
      for (let at = 0; at < rows.length; at++) {
        charge = this.#charges.numberOf(charge, this.#rowOf(partOf(open, rows[at]), rows[at]));
      }
      const before = this.#said[charge];
      if (before !== undefined) return before;
      const said = this.#merged(open, rows);
      this.#said[charge] = said;
      return said;
    };
  }

  #merged(open: readonly OpenPart[], rows: Int32Array): SaidTogether {
    const merged = partOf(open, rows[0]).part.events.merge(
      Array.from(rows, (record) => {
        const { part, from, codes } = partOf(open, record);
        return part.fields.map(({ texts }, at) => texts.textOf(codes[at][record - from]));
      }),
    );
    let several = 0;
    const columns = CHARGE_COLUMNS.map((column, at): CodedSaying => {
      const spoken = merged[column as keyof typeof merged];
      if (typeof spoken === 'string') return this.texts[at].codeOf(spoken.trim());
      if (spoken === undefined || spoken.length > 1) several |= 1 << at;
      return spoken;
    });
    return { columns, several };
  }

  #rowOf({ from, number, codes }: OpenPart, record: number): number {
    let fields = 0;
    for (let at = 0; at < codes.length; at++) {
      if (at === this.#fields.length) this.#fields.push(new PairNumbering());
      fields = this.#fields[at].numberOf(fields, codes[at][record - from]);
    }
    return this.#rows.numberOf(number, fields);
  }

  #partNumber(rule: Events, fields: EventPart['fields']): number {
    for (let number = 0; number < this.#known.length; number++) {
      const known = this.#known[number];
      if (known.rule === rule && known.texts.every((texts, at) => texts === fields[at].texts)) return number;
    }
    return this.#known.push({ rule, texts: fields.map(({ texts }) => texts) }) - 1;
  }
}

function partOf(open: readonly OpenPart[], record: number): OpenPart {
  for (const one of open) if (record >= one.from && record < one.to) return one;
  throw new RangeError('a record is an event of no file');
}
