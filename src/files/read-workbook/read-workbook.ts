import type { FileHandle } from 'node:fs/promises';
import { Failure } from '../../messages/failure.js';
import type { CellTerms } from './cell-value.js';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits.js';
import { type NumberShown, stylesHandler } from './number-formats.js';
import { SharedTexts, sharedTextsHandler } from './shared-texts.js';
import type { MergedRange, SheetRow } from './sheet-model.js';
import { SheetRows } from './sheet-rows.js';
import { type ListedSheet, readPart, type WorkbookParts, workbookParts } from './workbook-parts.js';
import { XmlReader } from './xml-reader.js';
import { openZip, type ZipArchive } from './zip-archive.js';

/** A sheet that is read as a stream; it can be stopped at any row. */
export interface SheetReading {
  /** The rows the sheet lists, in order, a portion at a time; rows that it does not list are empty. */
  readonly rows: AsyncGenerator<readonly SheetRow[], void>;
  /** Only after the last row. */
  readonly merges: () => readonly MergedRange[];
}

/** A workbook that is open for reading. */
export interface WorkbookReading {
  /** The sheets of cells in order, hidden ones too; charts and macros are none. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Reads a sheet by its place in `sheets`, from its beginning. */
  readonly sheet: (at: number) => SheetReading;
}

export interface WorkbookOptions {
  /** What messages call the file: its base name. */
  readonly file: string;
  /** Is told of each portion read from disk. */
  readonly onRead?: (bytes: number) => void;
  /** Smaller bounds, for tests. */
  readonly limits?: Partial<WorkbookLimits>;
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from([0x50, 0x4b]);

/** What the first bytes of a file say of it: a zip archive, the container of old or locked workbooks, or neither. */
export function workbookMagic(first: Uint8Array): 'zip' | 'ole' | undefined {
  const start = Buffer.from(first.subarray(0, 4));
  if (start.equals(OLE)) return 'ole';
  const isZip =
    start.subarray(0, 2).equals(ZIP) &&
    ['\u0003\u0004', '\u0005\u0006'].includes(start.toString('latin1', 2));
  return isZip ? 'zip' : undefined;
}

/**
 * Opens the .xlsx or .xlsm file behind `handle` and reads what its sheets share. Sheets are streams: memory goes with
 * the shared texts, not with the rows. Values are read, never formulas or macros. The handle must stay open while a
 * sheet is read, and is the caller's to close.
 *
 * Throws a Failure (exit 3), as reading a sheet does, for a file that is locked, damaged, no workbook, or made to
 * exhaust the machine; no message names the text of a cell. Errors of the file system go through.
 */
export async function readWorkbook(handle: FileHandle, options: WorkbookOptions): Promise<WorkbookReading> {
  const { file, onRead = () => undefined } = options;
  const limits = { ...WORKBOOK_LIMITS, ...options.limits };
  const first = Buffer.alloc(4);
  await handle.read(first, 0, first.length, 0);
  if (workbookMagic(first) === 'ole') throw new Failure(3, 'FILES_WORKBOOK_LOCKED', {}, { file });
  const zip = await openZip(handle, file, limits, onRead);
  const parts = await workbookParts(zip, file, limits.smallPart);
  const terms = await termsOf(zip, file, parts, limits);
  return {
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: (at) => sheetReading(zip, file, parts.sheets[at], terms, limits),
  };
}

async function termsOf(
  zip: ZipArchive,
  file: string,
  { styles, sharedTexts, date1904 }: WorkbookParts,
  limits: WorkbookLimits,
): Promise<CellTerms> {
  let shown: NumberShown[] = [];
  if (styles !== undefined) {
    const collecting = stylesHandler(file, styles);
    await readPart(zip, file, styles, limits.smallPart, collecting.handler);
    shown = collecting.shown;
  }
  if (sharedTexts === undefined) return { texts: new SharedTexts(), shown, date1904 };
  const { handler, texts } = sharedTextsHandler(file, sharedTexts, limits);
  await readPart(zip, file, sharedTexts, limits.largePart, handler);
  return { texts, shown, date1904 };
}

function sheetReading(
  zip: ZipArchive,
  file: string,
  { part }: ListedSheet,
  terms: CellTerms,
  limits: WorkbookLimits,
): SheetReading {
  const collecting = new SheetRows(file, part, terms, limits);
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const xml = new XmlReader(file, part, collecting);
    for await (const chunk of zip.bytes(part, limits.largePart)) {
      xml.push(chunk);
      const whole = collecting.take();
      if (whole.length > 0) yield whole;
    }
    xml.end();
  }
  return { rows: rows(), merges: () => collecting.merges };
}
