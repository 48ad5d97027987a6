import { isCellError } from '../record/cell-errors.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { picked } from './coded-later.js';
import { type Lists, listsBy, PairNumbering, type PersonOrder, pairsFor, spanOf } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';
import { numbersTo } from './rows-in-order.js';

/**
 * Together with the person, what makes two records speak of one charge. The count comes first: where all rows have one,
 * nothing else need be asked.
 */
const SAME_CHARGE: readonly ChargeColumn[] = ['count', 'case_number', 'statute', 'offense_date', 'county'];

/** Which records are one charge. */
export interface ChargeGroups {
  /** The first record (in input order) of the charge that each record belongs to. */
  readonly firstOf: Int32Array;
  /** Place of the record's charge among the equal ones of its file, from 0. */
  readonly ordinal: Int32Array;
  /** For each record 1 if another of its person is equal to it in what is compared; undefined when none is. */
  readonly equal?: Uint8Array;
  /** How many records belong to the charge of an earlier one. */
  readonly merged: number;
}

/** What is known before of which records are one charge. */
export interface KnownOfCharges {
  /** 1 for each record of which the count alone tells the charge. */
  readonly countTells?: Uint8Array | undefined;
  /** The records that could be one charge with another; without it, all could. */
  readonly unsure?: Int32Array | undefined;
}

/**
 * Puts records of one person, case, county, count, statute and offense date together: those of one file that carry a
 * count number are one charge; without one they stay apart, and the i-th of each file are one charge, in the order
 * `compare`. Those of which the count alone tells the charge (1 in `countTells`) are one charge whatever else differs.
 */
export function groupCharges(
  records: RecordTable,
  people: PersonOrder,
  compare: (recordA: number, recordB: number) => number,
  known: KnownOfCharges = {},
): ChargeGroups {
  const firstOf = numbersTo(records.count);
  const ordinal = new Int32Array(records.count);
  const { from, items } = equalRecords(records, people, known);
  if (items.length === 0) return { firstOf, ordinal, merged: 0 };

  const { codes: counts, texts } = records.cells.count;
  const equal = new Uint8Array(records.count);
  let merged = 0;
  for (let group = 0; group + 1 < from.length; group++) {
    if (from[group + 1] === from[group]) continue;
    const equals = [...items.subarray(from[group], from[group + 1])];
    const numbered = counts[equals[0]] !== 0 && !isCellError(texts.textOf(counts[equals[0]]));
    if (!numbered) equals.sort(compare);
    const metInFile = new Map<number, number>();
    const charges: number[][] = [];
    for (const record of equals) {
      const file = records.file[record];
      const at = numbered ? 0 : (metInFile.get(file) ?? 0);
      metInFile.set(file, at + 1);
      ordinal[record] = at;
      equal[record] = 1;
      if (at === charges.length) charges.push([record]);
      else charges[at].push(record);
    }
    for (const sources of charges) {
      const first = sources.reduce((a, b) => Math.min(a, b));
      for (const record of sources) firstOf[record] = first;
      merged += sources.length - 1;
    }
  }
  return { firstOf, ordinal, equal, merged };
}

/** The records that are equal to others of their person in all that is compared, equal ones in one list. */
function equalRecords(
  records: RecordTable,
  people: PersonOrder,
  { countTells, unsure }: KnownOfCharges,
): Lists {
  let rows = unsure ?? numbersTo(records.count);
  let groupOf = unsure === undefined ? people.person : picked(people.person, unsure);
  let groups = 0;
  const filled = SAME_CHARGE.filter((column) => records.cells[column].texts.size > 1);
  for (const column of filled.length > 0 ? filled : SAME_CHARGE.slice(0, 1)) {
    if (rows.length === 0) break;
    const { codes, texts } = records.cells[column];
    // A code that no cell has.
    const any = texts.size;
    const asked = countTells === undefined || column === 'count' ? codes : without(codes, countTells, any);
    const isFirst = groupOf === people.person;
    const pairs = isFirst ? pairsFor(people, spanOf([codes]), rows.length) : new PairNumbering(rows.length);
    const finer = new Int32Array(rows.length);
    numberPairs(finer, pairs, groupOf, asked, rows);
    const shared = placesOfSeveral(finer, pairs.size);
    groups = pairs.size;
    groupOf = picked(finer, shared);
    rows = picked(rows, shared);
  }
  const { from, items } = listsBy(groupOf, rows.length, groups);
  return { from, items: picked(rows, items) };
}

/** The codes of a column, but one code for the records marked. */
function without(codes: Int32Array, marked: Uint8Array, code: number): Int32Array {
  return codes.map((own, record) => (marked[record] === 1 ? code : own));
}

function numberPairs(
  numbers: Int32Array,
  pairs: ReturnType<typeof pairsFor>,
  first: Int32Array,
  second: Int32Array,
  rows: Int32Array,
): void {
  for (let at = 0; at < rows.length; at++) numbers[at] = pairs.numberOf(first[at], second[rows[at]]);
}

/** Where numbers stand that stand at several places. */
function placesOfSeveral(numbers: Int32Array, count: number): Int32Array {
  if (count === numbers.length) return new Int32Array(0);
  const times = new Int32Array(count);
  for (let at = 0; at < numbers.length; at++) times[numbers[at]]++;
  const places = new Int32Array(numbers.length);
  let several = 0;
  for (let at = 0; at < numbers.length; at++) if (times[numbers[at]] > 1) places[several++] = at;
  return places.subarray(0, several);
}
