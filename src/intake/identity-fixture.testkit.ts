import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import type { IdOfCharge } from './charge-table.js';
import type { CodedColumn, RecordTable } from './record-table.js';

/** One invented row for a test: its file, and the cells that are filled. */
export type TestRow = { readonly file?: number } & Partial<Readonly<Record<ChargeColumn, string>>>;

/** A RecordTable of invented rows, for tests; rows are numbered within their file in the order given. */
export function testRecords(rows: readonly TestRow[]): RecordTable {
  const rowsInFile = new Map<number, number>();
  const row = Int32Array.from(rows, ({ file = 0 }) => {
    const number = (rowsInFile.get(file) ?? 0) + 1;
    rowsInFile.set(file, number);
    return number;
  });
  const cells = CHARGE_COLUMNS.map((column): [ChargeColumn, CodedColumn] => [
    column,
    coded(rows.map((cellsOfRow) => cellsOfRow[column] ?? '')),
  ]);
  return {
    count: rows.length,
    file: Int32Array.from(rows, ({ file = 0 }) => file),
    row,
    offset: new Float64Array(rows.length),
    length: new Int32Array(rows.length),
    cells: Object.fromEntries(cells) as Record<ChargeColumn, CodedColumn>,
  };
}

/** Ids of charges, for tests that say what they are. */
export const testIds = (idOf: (charge: number) => string): IdOfCharge =>
  Object.assign((charge: number) => idOf(charge), {
    bytes: {
      put: (charge: number, to: Uint8Array, at: number) =>
        at + Buffer.from(to.buffer, to.byteOffset, to.length).write(idOf(charge), at),
    },
  });

function coded(column: readonly string[]): CodedColumn {
  const codeOf = new Map([['', 0]]);
  const codes = Int32Array.from(column, (text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  const texts = [...codeOf.keys()];
  const bytes = texts.map((text) => Buffer.from(text));
  return {
    codes,
    texts: {
      size: texts.length,
      textOf: (at) => texts[at],
      bytesOf: (at) => bytes[at],
      lengthOf: (at) => bytes[at].length,
      copyTo: (at, target, to) => target.set(bytes[at], to),
    },
  };
}
