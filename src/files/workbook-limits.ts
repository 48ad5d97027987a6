import type { Workbook } from './workbook-model.js';

export const MOST_SHEET_ROWS = 20_000;
const LONGEST_CELL = 32_767;
const LONGEST_NAME = 31;

/** Throws a RangeError for sheets that a spreadsheet would refuse, or that are longer than ours may be. */
export function checkSheets({ sheets }: Workbook): void {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  const names = new Set<string>();
  for (const { name, columns, rows } of sheets) {
    const badName = name === '' || name.length > LONGEST_NAME || /[[\]:*?/\\]|^'|'$/.test(name);
    if (badName) throw new RangeError(`no spreadsheet takes the sheet name ${JSON.stringify(name)}`);
    if (names.has(name.toLowerCase())) throw new RangeError(`two sheets are called ${JSON.stringify(name)}`);
    names.add(name.toLowerCase());
    if (columns.length === 0) throw new RangeError('a sheet has at least one column');
    if (rows.length > MOST_SHEET_ROWS) throw new RangeError(`a sheet has at most ${MOST_SHEET_ROWS} rows`);
    for (const row of rows) {
      if (row.length > columns.length) throw new RangeError('a row is longer than the header');
      const allFinite = row.every((value) => typeof value !== 'number' || Number.isFinite(value));
      if (!allFinite) throw new RangeError('a workbook holds finite numbers only');
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to replace
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
const NOT_IN_XML = new RegExp(`${CONTROLS.source}|[\\ufdd0-\\ufdef\\ufffd-\\uffff]|\\p{Surrogate}`, 'gu');

/** Text that XML and a cell can hold: characters they cannot become □, and too long a text is cut. */
export function wellFormedText(text: string): string {
  const clean = text.replace(NOT_IN_XML, '□');
  if (clean.length <= LONGEST_CELL) return clean;
  const cut = clean.slice(0, LONGEST_CELL - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The letters of a column, counted from 1: A, B, ..., Z, AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
