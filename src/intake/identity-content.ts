import { hash } from 'node:crypto';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import type { CodeOf } from './cell-codes.js';
import type { RecordTable } from './record-table.js';

/** The bytes of a record as it stands in its file, where they are at hand. */
export type RecordBytes = (record: number) => Uint8Array | undefined;

const PERSON_COLUMNS: ReadonlySet<ChargeColumn> = new Set(['person_id', 'sid', 'name', 'birth_date']);

/** What tells equal-looking records apart: what happened first, then who it was. */
const CONTENT_COLUMNS: readonly ChargeColumn[] = [
  ...CHARGE_COLUMNS.filter((column) => !PERSON_COLUMNS.has(column)),
  ...PERSON_COLUMNS,
];

/**
 * The order of records by what they say: their cells as text by code point, then their own bytes, then file rank and
 * row. It is the same for any order of files; for any order of rows too, except among records of equal bytes.
 */
export function compareContent(
  records: RecordTable,
  rank: Int32Array,
  recordBytes?: RecordBytes,
  codeOf: CodeOf = (column, record) => records.cells[column].codes[record],
): (a: number, b: number) => number {
  return (a, b) => {
    for (const column of CONTENT_COLUMNS) {
      const [codeOfA, codeOfB] = [codeOf(column, a), codeOf(column, b)];
      if (codeOfA === codeOfB) continue;
      const { texts } = records.cells[column];
      return Buffer.compare(texts.bytesOf(codeOfA), texts.bytesOf(codeOfB));
    }
    const bytesOfA = recordBytes?.(a);
    const bytesOfB = recordBytes?.(b);
    const byBytes = bytesOfA && bytesOfB ? Buffer.compare(bytesOfA, bytesOfB) : 0;
    return (
      byBytes || rank[records.file[a]] - rank[records.file[b]] || records.row[a] - records.row[b] || a - b
    );
  };
}

/** SHA-256 in hex of the filled cells of a record, each with its column. */
export function contentHash({ cells }: RecordTable, record: number, codeOf: CodeOf): string {
  let text = '';
  for (const column of CHARGE_COLUMNS) {
    const code = codeOf(column, record);
    if (code !== 0) text += `${column}\u001f${cells[column].texts.textOf(code)}\u001e`;
  }
  return hash('sha256', text, 'hex');
}
