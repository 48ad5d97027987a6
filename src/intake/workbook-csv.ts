import type { FileHandle } from 'node:fs/promises';
import { guardFormula } from '../files/formula-guard.js';
import { readWorkbook, type SheetReading } from '../files/read-workbook/read-workbook.js';
import type { MergedRange, SheetCell, SheetRow } from '../files/read-workbook/sheet-model.js';
import { isCellError } from '../record/cell-errors.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { type ChosenSheet, chooseSheet, isBlankRow } from './choose-sheet.js';
import { grown } from './growing.js';
import type { Layout } from './layout.js';
import type { Limits } from './limits.js';
import type { SourceProblem, WorkbookFacts } from './workbook-facts.js';

/** What the reading of a workbook needs to know. */
export interface WorkbookSetting {
  /** Base name. */
  readonly file: string;
  readonly layouts: readonly Layout[];
  readonly limits: Pick<Limits, 'chunkBytes' | 'recordBytes'>;
  readonly onRead: (bytes: number) => void;
}

/** What is known once the last chunk has passed. */
export interface WorkbookFound {
  readonly facts: WorkbookFacts;
  readonly problems: readonly SourceProblem[];
}

/**
 * The list of a workbook as CSV (UTF-8, comma, LF): one record for each row of the sheet that is not blank, an empty
 * line for each that is, so that a row's line is its number in the sheet as long as no cell holds a line break. Each
 * record has a cell for each column of the header; one with more keeps them, and is then rejected as in any file. No
 * text can run as a formula. Returns what was found. Throws a Failure (exit 3) as `readWorkbook` and `chooseSheet` do.
 */
export async function* workbookAsCsv(
  handle: FileHandle,
  { file, layouts, limits, onRead }: WorkbookSetting,
): AsyncGenerator<Buffer, WorkbookFound> {
  const workbook = await readWorkbook(handle, { file, onRead });
  const chosen = await chooseSheet(workbook, layouts, file);
  const writer = new CsvRows(chosen, limits.recordBytes);
  const sheet = workbook.sheet(chosen.at);
  let csv = '';
  for await (const rows of sheet.rows) {
    for (const row of rows) csv += writer.lineOf(row);
    if (csv.length < limits.chunkBytes) continue;
    yield Buffer.from(csv);
    csv = '';
  }
  if (csv !== '') yield Buffer.from(csv);
  return writer.found(sheet);
}

/** UTF-8 needs at most so many bytes for a unit of a string. */
const BYTES_A_UNIT = 3;

class CsvRows {
  private readonly problems: SourceProblem[] = [];
  private readonly columns: readonly (ChargeColumn | undefined)[];
  private readonly chosen: ChosenSheet;
  private readonly recordBytes: number;
  private line = 0;
  /** How many cells the header has; 0 before it. */
  private width = 0;
  private records = 0;
  private hiddenRows = 0;
  /** The number in the sheet of each record. */
  private rowOf = new Int32Array(1024);

  constructor(chosen: ChosenSheet, recordBytes: number) {
    this.chosen = chosen;
    this.recordBytes = recordBytes;
    const columns: (ChargeColumn | undefined)[] = [];
    for (const [column, source] of Object.entries(chosen.columnOf)) {
      for (const at of source.fields) columns[at + 1] = column as ChargeColumn;
    }
    this.columns = columns;
  }

  /** A row as CSV, after an empty line for each row that the sheet leaves out before it. */
  lineOf(row: SheetRow): string {
    const gap = '\n'.repeat(row.number - this.line - 1);
    this.line = row.number;
    if (isBlankRow(row)) return `${gap}\n`;
    if (this.width === 0) {
      this.width = lastFilled(row.cells);
      return `${gap}${this.cellsAsCsv(row.cells)}\n`;
    }
    if (this.records === this.rowOf.length) this.rowOf = grown(this.rowOf, this.records + 1);
    this.rowOf[this.records] = row.number;
    this.records += 1;
    if (row.hidden) this.hiddenRows += 1;
    const csv = this.cellsAsCsv(row.cells);
    const isWhole =
      lastFilled(row.cells) <= this.width &&
      (BYTES_A_UNIT * csv.length <= this.recordBytes || Buffer.byteLength(csv) <= this.recordBytes);
    if (isWhole) for (const cell of row.cells) this.look(cell);
    // A record that will be rejected goes as one physical line, and must be no more than that.
    return `${gap}${isWhole ? csv : csv.replace(/[\r\n]+/g, ' ')}\n`;
  }

  found(sheet: SheetReading): WorkbookFound {
    const { position, others, hidden } = this.chosen;
    this.lookAtMerges(sheet.merges());
    if (hidden + others > 0)
      this.problems.push({ row: 0, code: 'INTAKE_SHEETS_NOT_READ', parameters: { hidden, others } });
    if (this.hiddenRows > 0)
      this.problems.push({ row: 0, code: 'INTAKE_ROWS_HIDDEN', parameters: { rows: this.hiddenRows } });
    return {
      facts: { sheet: position, otherSheets: others, hiddenSheets: hidden, hiddenRows: this.hiddenRows },
      problems: this.problems,
    };
  }

  private cellsAsCsv(cells: readonly SheetCell[]): string {
    let csv = '';
    let column = 1;
    for (const cell of cells) {
      if (cell.column > this.width && cell.text.trim() === '') continue;
      for (; column < cell.column; column++) csv += ',';
      csv += cellAsCsv(cell);
    }
    for (; column < this.width; column++) csv += ',';
    return csv;
  }

  private look({ column: at, kind, digitsLost }: SheetCell): void {
    const column = this.columns[at];
    if (column === undefined || (kind !== 'error' && kind !== 'not calculated' && !digitsLost)) return;
    const code =
      kind === 'not calculated'
        ? 'INTAKE_CELL_NOT_CALCULATED'
        : kind === 'error'
          ? 'INTAKE_CELL_ERROR'
          : 'INTAKE_CELL_DIGITS_LOST';
    this.problems.push({ row: this.records, column, code, parameters: {} });
  }

  /** Names each record that cells are merged in, in columns of the header. */
  private lookAtMerges(merges: readonly MergedRange[]): void {
    // How many ranges begin at a record, less those that have ended: ranges of a made-up file may overlap a million times.
    const begun = new Int32Array(this.records + 1);
    for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
      if (firstColumn > this.width || (firstRow === lastRow && firstColumn === lastColumn)) continue;
      begun[this.recordFrom(firstRow)] += 1;
      begun[this.recordFrom(lastRow + 1)] -= 1;
    }
    let around = 0;
    for (let at = 0; at < this.records; at++) {
      around += begun[at];
      if (around > 0) this.problems.push({ row: at + 1, code: 'INTAKE_ROW_MERGED', parameters: {} });
    }
  }

  /** The first record at or after a row of the sheet. */
  private recordFrom(row: number): number {
    let from = 0;
    let to = this.records;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.rowOf[middle] < row) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const lastFilled = (cells: readonly SheetCell[]): number =>
  cells.findLast(({ text }) => text.trim() !== '')?.column ?? 0;

/** An error that is in no list is still one. */
const SOME_ERROR = '#UNKNOWN!';

function cellAsCsv({ kind, text }: SheetCell): string {
  if (kind === 'number' || kind === 'boolean') return text;
  const safe = kind === 'error' && !isCellError(text) ? SOME_ERROR : guardFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
