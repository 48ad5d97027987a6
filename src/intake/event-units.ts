import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { FIRST_SPEAKS } from './charges-cells.js';
import { codedLater, once } from './coded-later.js';
import type { SaidTogether } from './event-sayings.js';
import { type Lists, listsBy, type PersonOrder, pairsFor, spanOf } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import type { CodedColumn, EventPart, RecordTable } from './record-table.js';
import { RecordsLater } from './records-later.js';
import type { RunTexts } from './run-texts.js';

/** Records of which those that are events of one charge have become one. */
export interface EventUnits {
  /** A unit stands where its first record stands. */
  readonly table: RecordTable;
  /** The first record of each unit. */
  readonly first: Int32Array;
  /** The records of each unit, in file order. */
  readonly recordsOf: Lists;
}

/**
 * Puts events of one charge and one person in one file together, and makes their cells by the rule of their layout; undefined when
 * no record is together with another. Units are in the order of their first record.
 */
export function eventUnits(
  records: RecordTable,
  people: PersonOrder,
  texts: RunTexts,
  problems: IdentityProblem[],
): EventUnits | undefined {
  const { events } = records;
  if (events === undefined) return undefined;
  const { unitOf, count } = unitsOf(records.count, events, people);
  if (count === records.count) return undefined;
  const recordsOf = listsBy(unitOf, records.count, count);
  const first = firstOfLists(recordsOf, count);
  const cells = new UnitCells(records, first, recordsOf, texts, problems).columns();
  const table = new RecordsLater(count, cells, {
    file: () => picked(records.file, first),
    row: () => picked(records.row, first),
    length: () => picked(records.length, first),
    offset: () => Float64Array.from(first, (record) => records.offset[record]),
  });
  return { table, first, recordsOf };
}

function unitsOf(recordCount: number, parts: readonly EventPart[], people: PersonOrder) {
  const { person } = people;
  const unitOf = new Int32Array(recordCount);
  let count = 0;
  let record = 0;
  const alone = (to: number): void => {
    while (record < to) unitOf[record++] = count++;
  };
  const unitsOfPairs = ({ from, to, group }: EventPart) => ({
    pairs: pairsFor(people, spanOf([group]), to - from),
    unitOfPair: new Int32Array(to - from),
  });
  for (const part of parts) {
    const { from, to, group } = part;
    alone(from);
    const { pairs, unitOfPair } = unitsOfPairs(part);
    for (; record < to; record++) {
      const own = group[record - from];
      if (own < 0) {
        unitOf[record] = count++;
        continue;
      }
      const known = pairs.size;
      const pair = pairs.numberOf(person[record], own);
      if (pair === known) unitOfPair[pair] = count++;
      unitOf[record] = unitOfPair[pair];
    }
  }
  alone(recordCount);
  return { unitOf, count };
}

function firstOfLists({ from, items }: Lists, count: number): Int32Array {
  const first = new Int32Array(count);
  for (let list = 0; list < count; list++) first[list] = items[from[list]];
  return first;
}

/** The numbers that stand at some places. */
export function picked(numbers: Int32Array, places: Int32Array): Int32Array {
  const some = new Int32Array(places.length);
  for (let at = 0; at < some.length; at++) some[at] = numbers[places[at]];
  return some;
}

/**
 * The cells of units: those of their first records, but for units of several. A column is made when it is asked for,
 * unless rows could disagree in it, which must be said.
 */
class UnitCells {
  readonly #merged: Int32Array;
  /** What the rows of each merged unit say. */
  readonly #said: SaidTogether[] = [];
  #several = 0;
  readonly #zeros: () => Int32Array;

  constructor(
    private readonly records: RecordTable,
    private readonly first: Int32Array,
    private readonly recordsOf: Lists,
    private readonly texts: RunTexts,
    private readonly problems: IdentityProblem[],
  ) {
    this.#zeros = once(() => new Int32Array(first.length));
    const { from, items } = recordsOf;
    const merged = new Int32Array(Math.min(first.length, records.count - first.length));
    let count = 0;
    const saidBy = texts.events.in(records.events ?? []);
    for (let unit = 0; unit < first.length; unit++) {
      if (from[unit + 1] - from[unit] === 1) continue;
      const said = saidBy(items.subarray(from[unit], from[unit + 1]));
      this.#said.push(said);
      this.#several |= said.several;
      merged[count++] = unit;
    }
    this.#merged = merged.subarray(0, count);
  }

  columns(): Readonly<Record<ChargeColumn, CodedColumn>> {
    const columns = CHARGE_COLUMNS.map((column, at): [ChargeColumn, CodedColumn] => {
      const texts = this.texts.of(column);
      const mayDiffer =
        (this.#several & (1 << at)) !== 0 &&
        !FIRST_SPEAKS.has(column) &&
        this.records.cells[column].texts.size > 2;
      if (!mayDiffer) return [column, codedLater(() => this.#codesOf(column, at), texts)];
      return [column, { codes: this.#codesOf(column, at), texts }];
    });
    return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
  }

  #codesOf(column: ChargeColumn, at: number): Int32Array {
    const isEmpty = this.records.cells[column].texts.size === 1;
    if (isEmpty && !this.#said.some(({ columns }) => typeof columns[at] === 'number' && columns[at] !== 0)) {
      return this.#zeros();
    }
    const own = this.records.cells[column].codes;
    const codes = picked(own, this.first);
    for (let n = 0; n < this.#said.length; n++) {
      const spoken = this.#said[n].columns[at];
      if (typeof spoken === 'number') codes[this.#merged[n]] = spoken;
      else codes[this.#merged[n]] = this.#agreed(column, own, this.#merged[n], spoken);
    }
    return codes;
  }

  #agreed(
    column: ChargeColumn,
    codes: Int32Array,
    unit: number,
    said: readonly number[] | undefined,
  ): number {
    const { from, items } = this.recordsOf;
    const start = from[unit];
    const speaking = said === undefined ? from[unit + 1] - start : said.length;
    let found = 0;
    for (let n = 0; n < speaking; n++) {
      const code = codes[items[start + (said === undefined ? n : said[n])]];
      if (code === 0 || code === found) continue;
      if (found === 0) found = code;
      else if (!FIRST_SPEAKS.has(column)) return this.#disagreement(column, unit);
    }
    return found;
  }

  #disagreement(column: ChargeColumn, unit: number): number {
    const { from } = this.recordsOf;
    const first = this.first[unit];
    this.problems.push({
      file: this.records.file[first],
      row: this.records.row[first],
      column,
      code: 'CHARGE_SOURCES_DISAGREE',
      parameters: { sources: from[unit + 1] - from[unit] },
    });
    return this.texts.of(column).codeOf(SOURCES_DISAGREE);
  }
}
