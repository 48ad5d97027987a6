import type { ChargeColumn } from '../record/charge-cells.js';
import type { RecordTable } from './record-table.js';

/** The code of a cell of a record. */
export type CodeOf = (column: ChargeColumn, record: number) => number;

/** Where one record of so many is asked for, and no more, its cells are picked out. */
const SPARSE = 8;

/**
 * How the codes of some columns are found for some records, in ascending order. Of few records they are picked out, so
 * that no column is held as a whole.
 */
export function cellCodes(
  { cells, count, pick }: RecordTable,
  columns: readonly ChargeColumn[],
  records: Int32Array,
): CodeOf {
  if (pick === undefined || records.length * SPARSE > count) {
    return (column, record) => cells[column].codes[record];
  }
  const picked = pick(columns, records);
  const codesOf = new Map(columns.map((column, at) => [column, picked[at]]));
  const placeOf = new Map(Array.from(records, (record, at) => [record, at]));
  return (column, record) => {
    const code = codesOf.get(column)?.[placeOf.get(record) ?? -1];
    if (code === undefined) throw new RangeError('the cell was not asked for');
    return code;
  };
}
