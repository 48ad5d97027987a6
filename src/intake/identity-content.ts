import { hash } from 'node:crypto';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import type { CodeOf } from './cell-codes.js';
import { picked } from './coded-later.js';
import type { RecordTable, TextTable } from './record-table.js';
import type { Steps } from './steps.js';

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

/** So many records are hashed in one step. */
const STEP = 20_000;

/** SHA-256 in hex of the filled cells of each of some records in ascending order, each cell with its column. */
export function* contentHashes(records: RecordTable, some: Int32Array): Steps<string[]> {
  const hashes: string[] = [];
  for (let from = 0; from < some.length; from += STEP) {
    const these = some.subarray(from, from + STEP);
    const codes =
      records.pick?.(CHARGE_COLUMNS, these) ??
      CHARGE_COLUMNS.map((column) => picked(records.cells[column].codes, these));
    const filled = CHARGE_COLUMNS.flatMap((column, one) =>
      isEmpty(codes[one])
        ? []
        : [{ before: `${column}\u001f`, codes: codes[one], texts: records.cells[column].texts }],
    );
    for (let at = 0; at < these.length; at++) hashes.push(hash('sha256', contentOf(filled, at), 'hex'));
    yield;
  }
  return hashes;
}

interface FilledColumn {
  /** What is said before each cell. */
  readonly before: string;
  readonly codes: Int32Array;
  readonly texts: TextTable;
}

function contentOf(columns: readonly FilledColumn[], at: number): string {
  let text = '';
  for (let one = 0; one < columns.length; one++) {
    const { before, codes, texts } = columns[one];
    if (codes[at] !== 0) text += `${before}${texts.textOf(codes[at])}\u001e`;
  }
  return text;
}

function isEmpty(codes: Int32Array): boolean {
  for (let at = 0; at < codes.length; at++) if (codes[at] !== 0) return false;
  return true;
}
