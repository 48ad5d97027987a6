import { error, problem } from './spec.js';

const SAVE_AS_UTF8 =
  'In Excel: File, Save As, "CSV UTF-8 (Comma delimited)". Then start again with that file.';
const ORIGINAL_KEPT =
  'The original text is kept with the rejected rows: correct it there or in the source system.';

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const list = (names: readonly string[]): string => names.join(', ');

/** What can go wrong with a file: each ends the reading of it. */
const fileMessages = {
  INTAKE_NO_FILES: error<Record<string, never>>(
    () => 'No file was named.',
    () => 'Name at least one file of convictions.',
  ),
  INTAKE_SAME_NAME: error<{ name: string }>(
    (p) => `Two of the files are called ${p.name}, so their rows could not be told apart in the results.`,
    () =>
      'Rename one of them and start again; files of one run need different names, whatever their folders.',
  ),
  INTAKE_FILE_MISSING: error<{ path: string }>(
    (p) => `There is no file ${p.path}.`,
    () => 'Check the spelling of the path, and start again.',
  ),
  INTAKE_FILE_UNREADABLE: error<{ path: string; cause: string }>(
    (p) => `The file ${p.path} cannot be read (${p.cause}).`,
    () => 'Close other programs that use it, or ask for permission to read it, and start again.',
  ),
  INTAKE_FOLDER: error<{ path: string }>(
    (p) => `${p.path} is a folder, not a file.`,
    () => 'Name the files in it one by one.',
  ),
  INTAKE_NOT_A_FILE: error<{ path: string }>(
    (p) => `${p.path} is no file but a pipe, a device or the like, which cannot be read twice.`,
    () => 'Write it to a file first, and name that file.',
  ),
  INTAKE_FILE_CHANGED: error<{ path: string }>(
    (p) => `The file ${p.path} was changed while it was read, so parts of it may be of two different lists.`,
    () => 'Wait until whatever writes it is done, and start again.',
  ),
  INTAKE_NAME_TOO_LONG: error<{ most: number }>(
    (p) =>
      `The name of the file is longer than ${p.most} bytes; results that are named after it could not be written.`,
    () => 'Give the file a shorter name, and start again.',
  ),
  INTAKE_EMPTY: error<Record<string, never>>(
    () => 'The file is empty.',
    () => 'Export the list again; a complete file begins with a line of column names.',
  ),
  INTAKE_NO_ROWS: error<Record<string, never>>(
    () => 'The file has a line of column names and no rows below it.',
    () => 'Check that the export found any records, and export the list again.',
  ),
  INTAKE_NOT_TEXT: error<{ looksLike: 'a workbook or zip archive' | 'a PDF document' | 'binary data' }>(
    (p) => `The file is not a table of text: it looks like ${p.looksLike}.`,
    (p) =>
      p.looksLike === 'a workbook or zip archive'
        ? `If it is a workbook, save its sheet as text. ${SAVE_AS_UTF8}`
        : 'Export the list as CSV (comma separated) or TSV (tab separated) text, and start again.',
  ),
  INTAKE_UTF16: error<Record<string, never>>(
    () => 'The file is encoded as UTF-16, which is not read.',
    () => `Save it as UTF-8. ${SAVE_AS_UTF8}`,
  ),
  INTAKE_GZIP_BROKEN: error<{ cause: string }>(
    (p) => `The compressed file is damaged or incomplete (${p.cause}), so not all of its rows can be had.`,
    () => 'Copy or download the file again, and compare its size with the original.',
  ),
  INTAKE_NOT_A_WORKBOOK: error<Record<never, never>>(
    () => 'The file has the name of a workbook and is none: its content is something else.',
    () =>
      'If it opens in Excel, save it there as "Excel Workbook (.xlsx)"; if it is text, rename it so that it ends in .csv. Then start again.',
  ),
  INTAKE_SHEETS_SEVERAL: error<{ sheets: readonly number[] }>(
    (p) =>
      `The workbook has ${p.sheets.length} sheets that could be the list: ${list(p.sheets.map(String))}, counted from the left.`,
    () => 'Save each of them as a file of its own, name those that you want, and start again.',
  ),
  INTAKE_SHEETS_NONE: error<{ visible: number; hidden: number }>(
    (p) =>
      `None of the workbook's ${count(p.visible, 'sheet')} begins with a row of column names.` +
      (p.hidden > 0 ? ` ${count(p.hidden, 'hidden sheet')} were not looked at.` : ''),
    (p) =>
      (p.hidden > 0 ? 'If the list is hidden, unhide its sheet. ' : '') +
      'Put a row of column names at the top of its sheet, as the layout describes them, and start again.',
  ),
  INTAKE_HEADER_TOO_LONG: error<{ limit: number }>(
    (p) => `The first line, which should hold the column names, is longer than ${p.limit} bytes.`,
    () => 'Check that the file is the list of convictions and that its rows are on lines of their own.',
  ),
  INTAKE_HEADER_QUOTES: error<Record<string, never>>(
    () => 'The quotation marks in the line of column names do not pair up, so its columns cannot be told.',
    () => 'Correct the first line of the file, and start again.',
  ),
  INTAKE_NO_HEADER: error<{ missing: readonly string[]; cells: number }>(
    (p) =>
      `The first line of the file holds no column name that is known (it has ${p.cells} cells). ` +
      `Needed at least: ${list(p.missing)}.`,
    () => 'Put a line of column names at the top of the file, as the layout describes them, and start again.',
  ),
  INTAKE_COLUMNS_MISSING: error<{ missing: readonly string[]; found: readonly string[]; others: number }>(
    (p) =>
      p.found.length === 0
        ? `The file lacks the column ${list(p.missing)}; ${p.others} of its columns are not known.`
        : `The file lacks the column ${list(p.missing)}. Of its columns these are known: ${list(p.found)}; ${p.others} more are not.`,
    () =>
      'Add the column, or rename the one that holds it, and start again. For a file of another layout, freshstart ' +
      'inspect FILE drafts a mapping, which --layout takes.',
  ),
  INTAKE_COLUMN_TWICE: error<{ columns: readonly string[] }>(
    (p) =>
      `The file has more than one column called ${list(p.columns)}, so it is not clear which one counts.`,
    () => 'Rename or remove the one that does not count, and start again.',
  ),
  INTAKE_NO_ROW_FITS: error<{ rows: number; expected: number; found: readonly (number | 'more')[] }>(
    (p) =>
      `A row of this layout has ${p.expected} cells, and none of the ${count(p.rows, 'row')} of the file has: ` +
      `they have ${list(p.found.slice(0, 5).map(String))}${p.found.length > 5 ? ' and others' : ''}.`,
    (p) =>
      `Ask for the file with all ${p.expected} columns, as it was sent at first: a column may have been lost, or added, when it ` +
      'was saved by another program.',
  ),
  INTAKE_MISCOUNT: error<{ counted: string; whole: number; parts: number }>(
    (p) => `The ${p.counted} of the file do not add up: ${p.whole} in all, ${p.parts} accounted for.`,
    () => 'This is a fault of the program, and nothing was used: please report it with this message.',
  ),
};

/** Why a record is set aside, unread. */
const rejectionMessages = {
  INTAKE_ROW_TOO_FEW_CELLS: problem<{ expected: number; found: number }>(
    (p) => `The row has ${p.found} cells where the header has ${p.expected}.`,
    () => `Look for a missing separator or a line break inside the row. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_TOO_MANY_CELLS: problem<{ expected: number }>(
    (p) => `The row has more than the ${p.expected} cells of the header.`,
    () => `A cell that holds a separator needs quotation marks around it. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_TEXT_AFTER_QUOTE: problem<{ cell: number }>(
    (p) => `Text follows the closing quotation mark of cell ${p.cell}.`,
    () => `A quotation mark inside a quoted cell is written twice. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_QUOTE_NOT_CLOSED: problem<{ cell: number }>(
    (p) => `The quotation mark that opens cell ${p.cell} is never closed.`,
    () => `Close the quotation mark, or remove it. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_TOO_LONG: problem<{ limit: number }>(
    (p) => `The line is longer than ${p.limit} bytes.`,
    () => `Check that each row stands on a line of its own. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_MOVED: problem<Record<string, never>>(
    () => 'The cells of the row stand in other columns than the header says.',
    () => `Look for a quotation mark or a separator that moved them. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_NO_COUNT: problem<Record<string, never>>(
    () => 'The row tells of a charge and has no number of nine digits or more that says which.',
    () => `Ask the sender for the row with its count number. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_NUL: problem<Record<string, never>>(
    () => 'The row holds a NUL byte, which no text contains.',
    () => `The file may have been damaged on its way. ${ORIGINAL_KEPT}`,
  ),
  INTAKE_ROW_NOT_TEXT: problem<Record<string, never>>(
    () => 'The row holds bytes that are neither UTF-8 nor Windows-1252 text.',
    () => `Export the list as UTF-8, or correct the row. ${ORIGINAL_KEPT}`,
  ),
};

/** What is said of a row that is kept. */
const rowMessages = {
  INTAKE_ROW_WINDOWS_1252: problem<Record<string, never>>(
    () => 'The row was read as Windows-1252, while other rows of the file are UTF-8.',
    () => 'Check the accented letters of the row; export the list as UTF-8 if they are wrong.',
  ),
};

/** What is said of a workbook, or of a row of one that is kept. */
const workbookMessages = {
  INTAKE_SHEETS_NOT_READ: problem<{ hidden: number; others: number }>(
    (p) =>
      `Of the workbook one sheet was read, the list. Not read: ${count(p.hidden, 'hidden sheet')}, ${count(p.others, 'other sheet')}.`,
    () => 'If rows of the list stand on another sheet, save that sheet as a file of its own and name both.',
  ),
  INTAKE_ROWS_HIDDEN: problem<{ rows: number }>(
    (p) => `Of the rows that were read, ${p.rows} are hidden in the workbook, perhaps by a filter.`,
    () => 'If they do not belong to the list, remove them and start again.',
  ),
  INTAKE_ROW_MERGED: problem<Record<never, never>>(
    () => 'Cells of the row are merged; of merged cells only the first has the value, the others are blank.',
    () => 'Unmerge the cells in the workbook and write the value into each row it is meant for.',
  ),
  INTAKE_CELL_NOT_CALCULATED: problem<Record<never, never>>(
    () => 'The cell holds a formula whose value was not saved with the workbook, so it is unknown.',
    () => 'Open the workbook in Excel, save it, and start again.',
  ),
  INTAKE_CELL_ERROR: problem<Record<never, never>>(
    () => 'The cell holds an error of the spreadsheet, such as #N/A, so its value is unknown.',
    () => 'Correct the formula, or write the value into the cell.',
  ),
  INTAKE_CELL_DIGITS_LOST: problem<Record<never, never>>(
    () => 'The cell holds a number of more than 15 digits, of which a spreadsheet loses the last ones.',
    () => 'Compare it with the source, and store such numbers as text.',
  ),
};

export type RejectionCode = keyof typeof rejectionMessages;

export const intakeMessages = { ...fileMessages, ...rejectionMessages, ...rowMessages, ...workbookMessages };
