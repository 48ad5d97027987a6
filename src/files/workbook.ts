import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { ThreadWork } from './in-thread.js';
import { type CellStyles, rowsXml } from './workbook-cells.js';
import { checkSheets, columnLetters, wellFormedText } from './workbook-limits.js';
import type { Workbook, WorkbookSheet } from './workbook-model.js';
import { type PackedFile, packedFile, writeZip } from './write-zip.js';
import { inOfficeOrder } from './zip-fixed.js';

/**
 * The bytes of an .xlsx file, the same for the same model: bold header, frozen, with filters; real dates; texts that
 * stay text even when edited, never formulas. Throws a RangeError when a sheet has more than 20,000 rows or a name no
 * spreadsheet takes: cutting is the caller's.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const own = workbook.sheets.map((_, at) => at);
  return zippedWorkbook(await packWorkbook({ workbook, own, rows: rowsOfSheets(workbook) }));
}

/** What is to be packed of a workbook. */
export interface WorkbookShare {
  /** Of sheets that are not its own the rows may be missing. */
  readonly workbook: Workbook;
  /** Places of the sheets that are packed; with the first sheet goes all that is no sheet. */
  readonly own: readonly number[];
  /** How many rows each sheet has. */
  readonly rows: readonly number[];
}

/** How many rows each sheet of a workbook has. */
export const rowsOfSheets = ({ sheets }: Workbook): number[] => sheets.map(({ rows }) => rows.length);

/**
 * Packs a share of a workbook: its files, by name. Throws a RangeError as `writeWorkbook` does.
 *
 * @public the thread asks for it by name
 */
export async function packWorkbook({
  workbook,
  own,
  rows,
}: WorkbookShare): Promise<Record<string, PackedFile>> {
  checkSheets(workbook);
  // Few runs write a workbook, and all load this file.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const skeleton = workbook.sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [...headRows(sheet), SAMPLE_ROW],
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: headerRow(sheet),
    orientation: 'landscape' as const,
  }));
  const files = unzipSync(await writeExcelFile(skeleton).toBuffer());
  const packed: Record<string, PackedFile> = {};
  workbook.sheets.forEach((sheet, at) => {
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    // Packed at once: of a long list the text of a sheet is tens of megabytes.
    if (own.includes(at)) packed[name] = packedFile(filledSheet(strFromU8(files[name]), sheet), 1);
    delete files[name];
  });
  if (!own.includes(0)) return packed;
  rewrite(files, 'xl/workbook.xml', (xml) => {
    const names = workbook.sheets.map((sheet, at) => {
      const quoted = escapeXml(`'${sheet.name.replaceAll("'", "''")}'`);
      const range = filterRange(sheet, rows[at]).replace(/[A-Z]+|\d+/g, '$$$&');
      return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${quoted}!${range}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="${at}">${printTitles(sheet, quoted)}</definedName>`;
    });
    return strToU8(replaceOnce(xml, '<definedNames/>', `<definedNames>${names.join('')}</definedNames>`));
  });
  for (const [name, bytes] of Object.entries(files)) packed[name] = packedFile(bytes, 1);
  return packed;
}

/** The same as work for a thread. */
export const packWork: ThreadWork<WorkbookShare, Record<string, PackedFile>> = {
  module: import.meta.url,
  run: packWorkbook,
};

/** A workbook, of all its packed files. */
export async function zippedWorkbook(files: Readonly<Record<string, PackedFile>>): Promise<Uint8Array> {
  const entries = inOfficeOrder(Object.keys(files)).map((name) => ({ name, read: () => files[name] }));
  const pieces: Uint8Array[] = [];
  await writeZip(entries, async (piece) => {
    pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

/** A pale yellow, as paper forms have it where someone is to write. */
const ENTRY_COLOUR = '#FFF8DC';

/** The writer takes ten times as long as we do for large sheets: it makes the frame, and one row of each style. */
const TOP = { alignVertical: 'top' } as const;
const SAMPLE_ROW = [
  { value: 'x', type: String, format: '@', wrap: true, ...TOP },
  { value: new Date(Date.UTC(2000, 0, 1)), type: Date, format: 'yyyy-mm-dd', ...TOP },
  { value: 'x', type: String, format: '@', wrap: true, backgroundColor: ENTRY_COLOUR, ...TOP },
  { value: 1, type: Number, ...TOP },
];

const headerRow = (sheet: WorkbookSheet): number => (sheet.note === undefined ? 1 : 2);

function headRows(sheet: WorkbookSheet) {
  const header = sheet.columns.map(({ title, kind }) => ({
    value: wellFormedText(title),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    ...TOP,
    ...(kind === 'entry' ? { backgroundColor: ENTRY_COLOUR } : {}),
  }));
  return sheet.note === undefined
    ? [header]
    : [[{ value: wellFormedText(sheet.note), type: String }], header];
}

function filterRange(sheet: WorkbookSheet, rows: number): string {
  const first = headerRow(sheet);
  return `A${first}:${columnLetters(sheet.columns.length)}${first + rows}`;
}

/** In characters: what a landscape page of US letter takes in letters that can still be read. */
const PAGE_WIDTH = 230;

const pagesWide = ({ columns }: WorkbookSheet): number =>
  Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / PAGE_WIDTH);

/** The header is printed on every page, and the first column where a row goes on over several. */
function printTitles(sheet: WorkbookSheet, quoted: string): string {
  const row = headerRow(sheet);
  const header = `${quoted}!$${row}:$${row}`;
  return pagesWide(sheet) === 1 ? header : `${quoted}!$A:$A,${header}`;
}

/** The sheet with our rows in the place of the sample row, and what the writer has no options for. */
function filledSheet(xml: string, sheet: WorkbookSheet): Uint8Array {
  const first = headerRow(sheet) + 1;
  const sample = new RegExp(
    `<row r="${first}"><c r="A${first}" s="(\\d+)"[^>]*>.*?</c><c r="B${first}" s="(\\d+)"[^>]*>.*?</c><c r="C${first}" s="(\\d+)"[^>]*>.*?</c><c r="D${first}" s="(\\d+)"[^>]*>.*?</c></row>`,
  ).exec(xml);
  if (sample === null) throw new RangeError('the workbook has no sample row');
  let head = xml.slice(0, sample.index);
  head = replaceOnce(head, ' xSplit="0"', '');
  head = replaceOnce(head, 'activePane="bottomRight"', 'activePane="bottomLeft"');
  let tail = replaceOnce(
    xml.slice(sample.index + sample[0].length),
    '</sheetData>',
    `</sheetData><autoFilter ref="${filterRange(sheet, sheet.rows.length)}"/>`,
  );
  head = replaceOnce(head, '<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>');
  tail = replaceOnce(
    tail,
    '<pageSetup paperSize="9" ',
    `<pageSetup paperSize="1" fitToWidth="${pagesWide(sheet)}" fitToHeight="0" `,
  );
  const styles: CellStyles = { text: sample[1], date: sample[2], entry: sample[3], number: sample[4] };
  sheet.columns.forEach(({ kind }, at) => {
    if (kind !== 'entry') return;
    // So that rows that someone adds are typed in as text too.
    const column = `<col min="${at + 1}" max="${at + 1}"`;
    head = replaceOnce(head, column, `${column} style="${styles.entry}"`);
  });
  return Buffer.concat([Buffer.from(head), ...rowsXml(sheet, first, styles), Buffer.from(tail)]);
}

function rewrite(files: Record<string, Uint8Array>, name: string, change: (xml: string) => Uint8Array): void {
  if (files[name] === undefined) throw new RangeError(`the workbook has no part ${name}`);
  files[name] = change(strFromU8(files[name]));
}

function replaceOnce(xml: string, part: string, by: string): string {
  const at = xml.indexOf(part);
  if (at < 0) throw new RangeError(`the workbook has no ${part}`);
  return xml.slice(0, at) + by + xml.slice(at + part.length);
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
