import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../record/charge-cells.js';
import type { CodedColumn, RecordTable, TextTable } from './record-table.js';

/** One clean record as plain data. */
export interface RecordRow {
  readonly file: number;
  readonly row: number;
  readonly offset: number;
  readonly length: number;
  readonly cells: ChargeCells;
}

/** A record table of `rows`, built in the plainest way; cells are taken as they are, untrimmed. */
export function recordTableOf(rows: readonly RecordRow[]): RecordTable {
  const columns = CHARGE_COLUMNS.map((column): [ChargeColumn, CodedColumn] => [
    column,
    codedColumn(rows.map((row) => row.cells[column])),
  ]);
  return {
    count: rows.length,
    file: Int32Array.from(rows, (row) => row.file),
    row: Int32Array.from(rows, (row) => row.row),
    offset: Float64Array.from(rows, (row) => row.offset),
    length: Int32Array.from(rows, (row) => row.length),
    cells: Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>,
  };
}

/** A column of `texts`, one for each row, coded in order of appearance. */
function codedColumn(texts: readonly string[]): CodedColumn {
  const codeOf = new Map<string, number>([['', 0]]);
  const codes = Int32Array.from(texts, (text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { codes, texts: textTableOf([...codeOf.keys()]) };
}

/** The text table whose codes are the positions in `texts`; the first must be empty. */
export function textTableOf(texts: readonly string[]): TextTable {
  const encoder = new TextEncoder();
  return {
    size: texts.length,
    textOf: (code) => texts[code],
    bytesOf: (code) => encoder.encode(texts[code]),
    lengthOf: (code) => encoder.encode(texts[code]).length,
    copyTo: (code, target, at) => target.set(encoder.encode(texts[code]), at),
  };
}
