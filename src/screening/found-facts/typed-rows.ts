import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readFailure } from '../../files/fs-failure.js';
import { readWorkbook, type WorkbookReading } from '../../files/read-workbook/read-workbook.js';
import type { SheetCell, SheetRow } from '../../files/read-workbook/sheet-model.js';
import { Failure } from '../../messages/failure.js';
import { ABOUT_SHEET, REVIEW_SHEET, RUN_LINE } from '../outputs/review-workbook.js';
import { plainText } from './found-fact.js';

/** The columns of the review sheet that are read; those after the third may be gone. */
const NEEDED = ['Charge', 'Found fact', 'Source'] as const;
const HELPFUL = ['Note', 'Relief', 'Missing facts', 'File', 'Row'] as const;
export type TypedColumn = (typeof NEEDED)[number] | (typeof HELPFUL)[number];

/** A row in which something stands under Found fact. */
export interface TypedRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** The texts of its cells, as plain text; empty where nothing stands. */
  readonly texts: Readonly<Record<TypedColumn, string>>;
  /** A cell that nobody can have typed so, and what it holds instead. */
  readonly notTyped?: { readonly column: TypedColumn; readonly what: string };
}

export interface TypedWorkbook {
  /** The key of the run the workbook belongs to; undefined when it does not say. */
  readonly run: string | undefined;
  readonly rows: readonly TypedRow[];
}

/**
 * Reads what someone typed into the review workbook of a run. Rows may be in any order, hidden, added or taken away,
 * and so may columns. Throws a Failure (exit 3) when the file is no such workbook.
 */
export async function readTypedRows(path: string): Promise<TypedWorkbook> {
  const file = basename(path);
  const handle = await opened(path).catch((error: unknown) => {
    throw readFailure(error, path);
  });
  try {
    const workbook = await readWorkbook(handle, { file });
    return { run: await runOf(workbook), rows: await rowsOf(workbook, file) };
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(error, path);
  } finally {
    await handle.close();
  }
}

/** Opening a pipe would wait for somebody to write into it. */
async function opened(path: string): Promise<FileHandle> {
  const found = await stat(path);
  if (found.isFile() || found.isDirectory()) return open(path, 'r');
  throw new Failure(3, 'INTAKE_NOT_A_FILE', { path }, { file: basename(path) });
}

const sheetAt = ({ sheets }: WorkbookReading, name: string): number =>
  sheets.findIndex((sheet) => sheet.name.trim().toLowerCase() === name.toLowerCase());

async function runOf(workbook: WorkbookReading): Promise<string | undefined> {
  const at = sheetAt(workbook, ABOUT_SHEET);
  if (at < 0) return undefined;
  for await (const rows of workbook.sheet(at).rows) {
    for (const { cells } of rows) {
      if (cells.length > 1 && cells[0].text.trim() === RUN_LINE) return cells[1].text.trim();
    }
  }
  return undefined;
}

/** The header stands within so many rows: someone may have put a line above it. */
const HEADER_WITHIN = 50;

async function rowsOf(workbook: WorkbookReading, file: string): Promise<TypedRow[]> {
  const at = sheetAt(workbook, REVIEW_SHEET);
  if (at < 0) throw new Failure(3, 'FACTS_NO_SHEET', { sheet: REVIEW_SHEET }, { file });
  const typed: TypedRow[] = [];
  let columns: ReadonlyMap<number, TypedColumn> | undefined;
  for await (const rows of workbook.sheet(at).rows) {
    for (const row of rows) {
      if (columns === undefined) {
        if (row.number > HEADER_WITHIN) break;
        if (row.cells.some(({ text }) => isHeading(text, 'Found fact'))) columns = columnsOf(row, file);
        continue;
      }
      const one = typedRow(row, columns);
      if (one !== undefined) typed.push(one);
    }
  }
  if (columns === undefined) throw new Failure(3, 'FACTS_NO_COLUMN', { column: 'Found fact' }, { file });
  return typed;
}

const isHeading = (text: string, heading: TypedColumn): boolean =>
  text.trim().toLowerCase() === heading.toLowerCase();

function columnsOf({ cells }: SheetRow, file: string): Map<number, TypedColumn> {
  const columns = new Map<number, TypedColumn>();
  for (const heading of [...NEEDED, ...HELPFUL]) {
    const found = cells.filter(({ text }) => isHeading(text, heading));
    const isNeeded = NEEDED.some((one) => one === heading);
    if (found.length > 1 || (isNeeded && found.length === 0))
      throw new Failure(3, 'FACTS_NO_COLUMN', { column: heading }, { file });
    for (const { column } of found) columns.set(column, heading);
  }
  return columns;
}

function typedRow(
  { number, cells }: SheetRow,
  columns: ReadonlyMap<number, TypedColumn>,
): TypedRow | undefined {
  const texts: Record<TypedColumn, string> = {
    Charge: '',
    'Found fact': '',
    Source: '',
    Note: '',
    Relief: '',
    'Missing facts': '',
    File: '',
    Row: '',
  };
  let notTyped: TypedRow['notTyped'];
  for (const cell of cells) {
    const column = columns.get(cell.column);
    if (column === undefined) continue;
    texts[column] = plainText(cell.text);
    const what = whyNotTyped(cell);
    if (what !== undefined) notTyped ??= { column, what };
  }
  if (texts['Found fact'] === '') return undefined;
  return { row: number, texts, ...(notTyped === undefined ? {} : { notTyped }) };
}

/** What a cell holds that cannot be taken at its word. */
function whyNotTyped({ isFormula, kind, digitsLost }: SheetCell): string | undefined {
  if (isFormula === true) return 'a formula, which is not read';
  if (kind === 'error' || kind === 'not calculated') return 'an error of the spreadsheet';
  return digitsLost ? 'a number whose last digits the spreadsheet has lost' : undefined;
}
