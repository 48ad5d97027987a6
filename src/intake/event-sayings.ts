import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import type { ExtendedTexts } from './extended-texts.js';
import { type Lists, PairNumbering } from './identity-pairs.js';
import type { Events } from './layout.js';
import type { EventPart, RecordTable, TextTable } from './record-table.js';

/** Who speaks for a column of a charge: the code of a text, some of its rows by number from 0, or (undefined) all. */
export type CodedSaying = number | readonly number[] | undefined;

/** What rows that are one charge say together, for each column in the order of CHARGE_COLUMNS. */
export interface SaidTogether {
  readonly columns: readonly CodedSaying[];
  /** A bit for each column for which several rows speak, which may differ. */
  readonly several: number;
  /** A bit for each column of which the first row alone tells the cell. */
  readonly first: number;
  /** A bit for each column for which a text is said that is not empty. */
  readonly filled: number;
}

/** What tells the rows of a part apart: its rule, and the texts of what the rule reads. */
interface KnownPart {
  readonly rule: Events;
  readonly texts: readonly TextTable[];
}

/** A part whose rows are met: its number, and the codes of what its rule reads, from its first record on. */
interface OpenPart {
  readonly rule: Events;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly texts: readonly TextTable[];
  readonly codes: readonly Int32Array[];
}

/** A charge before its first row. */
const BEFORE = -1;

/** What rows that are one charge say together, by column: found once for each distinct combination of what is read. */
export class EventSayings {
  /** By the number of the combination. */
  readonly said: (SaidTogether | undefined)[] = [];
  readonly #known: KnownPart[] = [];
  /** For each field in turn, the numbers of the fields before it with one more. */
  readonly #fields: PairNumbering[] = [];
  readonly #rows = new PairNumbering();
  /** The numbers of rows in their order with one more. */
  readonly #charges = new PairNumbering();

  /** `texts` holds the texts of each column, in the order of CHARGE_COLUMNS. */
  constructor(private readonly texts: readonly ExtendedTexts[]) {}

  /** How much is remembered of rows met so far. */
  get size(): number {
    return this.#rows.size + this.#charges.size;
  }

  /** The number of the combination that each of some lists of records is. Records of a list are of one rule. */
  numbersOf({ events = [], cells }: RecordTable, { from, items }: Lists, lists: Int32Array): Int32Array {
    const open = events.map((part) => this.#opened(part, cells));
    const rows = itemsOf({ from, items }, lists);
    const rowNumbers = new Int32Array(rows.length);
    for (const part of open) this.#numberRows(rowNumbers, rows, part);
    const numbers = new Int32Array(lists.length);
    this.#numberLists(numbers, open, rows, rowNumbers, from, lists);
    return numbers;
  }

  #numberLists(
    numbers: Int32Array,
    open: readonly OpenPart[],
    rows: Int32Array,
    rowNumbers: Int32Array,
    from: Int32Array,
    lists: Int32Array,
  ): void {
    let row = 0;
    for (let at = 0; at < lists.length; at++) {
      const end = row + from[lists[at] + 1] - from[lists[at]];
      const number = this.#numberOf(rowNumbers, row, end);
      if (this.said[number] === undefined) this.said[number] = this.#merged(open, rows.subarray(row, end));
      numbers[at] = number;
      row = end;
    }
  }

  #opened({ events, from, to, fields }: EventPart, cells: RecordTable['cells']): OpenPart {
    const columns = (events.cells ?? []).map((name) => cells[name]);
    const texts = [...fields, ...columns].map((column) => column.texts);
    const codes = [
      ...fields.map((field) => field.codes),
      ...columns.map((column) => column.codes.subarray(from, to)),
    ];
    return { rule: events, from, to, number: this.#partNumber(events, texts), texts, codes };
  }

  /** Numbers those of some rows that are of a part, column by column. */
  #numberRows(numbers: Int32Array, rows: Int32Array, { from, to, number, codes }: OpenPart): void {
    for (let at = 0; at < codes.length; at++) {
      if (at === this.#fields.length) this.#fields.push(new PairNumbering());
      addColumn(numbers, rows, from, to, this.#fields[at], codes[at]);
    }
    addPart(numbers, rows, from, to, this.#rows, number);
  }

  /** The number of a charge, by those of its rows. */
  #numberOf(rows: Int32Array, from: number, to: number): number {
    let charge = BEFORE;
    for (let at = from; at < to; at++) charge = this.#charges.numberOf(charge, rows[at]);
    return charge;
  }

  #merged(open: readonly OpenPart[], rows: Int32Array): SaidTogether {
    const { rule } = partOf(open, rows[0]);
    const merged = rule.merge(
      Array.from(rows, (record) => {
        const { from, codes, texts } = partOf(open, record);
        return texts.map((table, at) => table.textOf(codes[at][record - from]));
      }),
    );
    let [several, first, filled] = [0, 0, 0];
    const columns = CHARGE_COLUMNS.map((column, at): CodedSaying => {
      const spoken = merged[column as keyof typeof merged];
      const bit = 1 << at;
      if (typeof spoken === 'string') {
        const text = spoken.trim();
        if (text !== '') filled |= bit;
        return this.texts[at].codeOf(text);
      }
      // Rows that are one charge by person and count have one count.
      const isOne = column === 'count' && spoken === undefined && rule.key === 'person and count';
      if (isOne || (spoken?.length === 1 && spoken[0] === 0)) first |= bit;
      else if (spoken === undefined || spoken.length > 1) several |= bit;
      return spoken;
    });
    return { columns, several, first, filled };
  }

  #partNumber(rule: Events, texts: readonly TextTable[]): number {
    for (let number = 0; number < this.#known.length; number++) {
      const known = this.#known[number];
      if (known.rule === rule && known.texts.every((table, at) => table === texts[at])) return number;
    }
    return this.#known.push({ rule, texts }) - 1;
  }
}

function partOf(open: readonly OpenPart[], record: number): OpenPart {
  for (const one of open) if (record >= one.from && record < one.to) return one;
  throw new RangeError('a record is an event of no file');
}

/** The items of some lists, one after the other. */
function itemsOf({ from, items }: Lists, lists: Int32Array): Int32Array {
  const all = new Int32Array(items.length);
  return all.subarray(0, putItems(all, from, items, lists));
}

function putItems(all: Int32Array, from: Int32Array, items: Int32Array, lists: Int32Array): number {
  let count = 0;
  for (let at = 0; at < lists.length; at++) {
    for (let n = from[lists[at]]; n < from[lists[at] + 1]; n++) all[count++] = items[n];
  }
  return count;
}

/** Makes the numbers of rows of a part those of what they were together with a code more. */
function addColumn(
  numbers: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
  pairs: PairNumbering,
  codes: Int32Array,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row >= from && row < to) numbers[at] = pairs.numberOf(numbers[at], codes[row - from]);
  }
}

/** Makes the numbers of rows of a part those of what they were together with the number of the part. */
function addPart(
  numbers: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
  pairs: PairNumbering,
  part: number,
): void {
  for (let at = 0; at < rows.length; at++) {
    if (rows[at] >= from && rows[at] < to) numbers[at] = pairs.numberOf(part, numbers[at]);
  }
}
