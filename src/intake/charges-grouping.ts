import { isCellError } from '../record/cell-errors.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { listsBy, PairNumbering, type PersonOrder, pairsFor, spanOf } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';

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

/**
 * Puts records of one person, case, county, count, statute and offense date together: those of one file that carry a
 * count number are one charge; without one they stay apart, and the i-th of each file are one charge, in the order
 * `compare`. Those of which the count alone tells the charge (1 in `countTells`) are one charge whatever else differs.
 */
export function groupCharges(
  records: RecordTable,
  people: PersonOrder,
  compare: (recordA: number, recordB: number) => number,
  countTells?: Uint8Array,
): ChargeGroups {
  const firstOf = new Int32Array(records.count);
  for (let record = 0; record < records.count; record++) firstOf[record] = record;
  const ordinal = new Int32Array(records.count);
  const { groupOf, groupCount } = equalCells(records, people, countTells);
  if (groupCount === records.count) return { firstOf, ordinal, merged: 0 };

  const { from, items } = listsBy(groupOf, records.count, groupCount);
  const { codes: counts, texts } = records.cells.count;
  const equal = new Uint8Array(records.count);
  let merged = 0;
  for (let group = 0; group < groupCount; group++) {
    if (from[group + 1] - from[group] < 2) continue;
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

function equalCells(
  records: RecordTable,
  people: PersonOrder,
  countTells: Uint8Array | undefined,
): { groupOf: Int32Array; groupCount: number } {
  const { count } = records;
  let groupOf = people.person;
  let groupCount = 0;
  const filled = SAME_CHARGE.filter((column) => records.cells[column].texts.size > 1);
  for (const column of filled.length > 0 ? filled : SAME_CHARGE.slice(0, 1)) {
    const { codes, texts } = records.cells[column];
    // A code that no cell has.
    const any = texts.size;
    const asked = countTells === undefined || column === 'count' ? codes : without(codes, countTells, any);
    const pairs = groupCount === 0 ? pairsFor(people, spanOf([codes]), count) : new PairNumbering(count);
    const finer = new Int32Array(count);
    numberPairs(finer, pairs, groupOf, asked);
    groupOf = finer;
    groupCount = pairs.size;
    if (groupCount === count) break;
  }
  return { groupOf, groupCount };
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
): void {
  for (let at = 0; at < numbers.length; at++) numbers[at] = pairs.numberOf(first[at], second[at]);
}
