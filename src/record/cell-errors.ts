/**
 * What spreadsheets write for a value they could not work out, and what we write for a formula that was never worked
 * out. Such a cell is not blank, and nothing may read a value in it.
 */
const CELL_ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#GETTING_DATA',
  '#BLOCKED!',
  '#CONNECT!',
  '#EXTERNAL!',
  '#BUSY!',
  '#PYTHON!',
  '#TIMEOUT!',
  '#UNKNOWN!',
  '#NOT CALCULATED',
]);

/** Whether a cell's trimmed text is an error of a spreadsheet, in any letter case. */
export const isCellError = (text: string): boolean =>
  text.startsWith('#') && CELL_ERRORS.has(text.toUpperCase());
