import { columnLetters, wellFormedText } from './workbook-limits.js';
import type { WorkbookSheet } from './workbook-model.js';

/** The numbers of the workbook's cell styles. */
export interface CellStyles {
  readonly text: string;
  readonly date: string;
  readonly entry: string;
  readonly number: string;
}

const FULL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Before this day, spreadsheets count from a leap day that never was. */
const FIRST_DATE = '1900-03-01';
const DAY_MILLISECONDS = 86_400_000;
/** The number that spreadsheets give 1970-01-01. */
const EPOCH = 25_569;

/** The rows of a sheet as XML in UTF-8, the first of them numbered `first`. */
export function rowsXml(sheet: WorkbookSheet, first: number, styles: CellStyles): Uint8Array[] {
  const letters = sheet.columns.map((_, at) => columnLetters(at + 1));
  const pieces: Uint8Array[] = [];
  let xml = '';
  sheet.rows.forEach((row, n) => {
    const number = first + n;
    const lines = linesOf(row, sheet);
    xml += lines === 1 ? `<row r="${number}">` : `<row r="${number}" ht="${lines * LINE_POINTS}">`;
    for (let at = 0; at < row.length; at++) {
      const value = row[at];
      const { kind } = sheet.columns[at];
      const place = `<c r="${letters[at]}${number}"`;
      if (value === null || value === '') {
        if (kind === 'entry') xml += `${place} s="${styles.entry}"/>`;
        continue;
      }
      const date = kind === 'date' ? serialDate(value) : undefined;
      if (typeof value === 'number') xml += `${place} s="${styles.number}"><v>${value}</v></c>`;
      else if (date !== undefined) xml += `${place} s="${styles.date}"><v>${date}</v></c>`;
      else
        xml += `${place} s="${kind === 'entry' ? styles.entry : styles.text}" t="inlineStr"><is>${textXml(value)}</is></c>`;
    }
    xml += '</row>';
    // One text of a whole sheet would be copied again and again, and held several times.
    if (xml.length > PIECE) {
      pieces.push(Buffer.from(xml));
      xml = '';
    }
  });
  return [...pieces, Buffer.from(xml)];
}

const PIECE = 256 * 1024;
const LINE_POINTS = 15;
/** Spreadsheets take no row that is higher than 409 points. */
const MOST_LINES = 27;

/** How many lines the row needs: not every spreadsheet makes room for texts that wrap. */
function linesOf(row: WorkbookSheet['rows'][number], { columns }: WorkbookSheet): number {
  let most = 1;
  for (let at = 0; at < row.length; at++) {
    const value = row[at];
    const { kind, width } = columns[at];
    if (typeof value !== 'string' || kind === 'date') continue;
    if (value.length * SPARE < width && !value.includes('\n')) continue;
    let lines = 0;
    for (const line of value.split('\n')) lines += Math.max(1, Math.ceil((line.length * SPARE) / width));
    if (lines > most) most = lines;
  }
  return Math.min(most, MOST_LINES);
}

/** Lines break between words, and capitals are wider than the digits by which columns are measured. */
const SPARE = 1.15;

/** The number a spreadsheet gives a full ISO date, or `undefined` for anything else. */
function serialDate(value: string | number): number | undefined {
  if (typeof value === 'number' || value < FIRST_DATE) return undefined;
  const match = FULL_DATE.exec(value);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const isReal = new Date(time).getUTCMonth() === month - 1 && day > 0;
  return isReal ? time / DAY_MILLISECONDS + EPOCH : undefined;
}

/** What spreadsheets would take for a character that XML cannot hold: its underscore is written as such a one. */
const LIKE_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text that needs neither escaping nor care for its blanks. */
const PLAIN = /^[\x21\x23-\x25\x27-\x3b\x3d\x3f-\x7e]+(?: [\x21\x23-\x25\x27-\x3b\x3d\x3f-\x7e]+)*$/;

function textXml(value: string): string {
  if (value.length < 1000 && PLAIN.test(value) && !value.includes('_x')) return `<t>${value}</t>`;
  let text = wellFormedText(value).replace(LIKE_ESCAPED, '_x005F_');
  if (/[&<>\r]/.test(text)) {
    text = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;');
  }
  return /^\s|\s$|\s\s|\n/.test(text) ? `<t xml:space="preserve">${text}</t>` : `<t>${text}</t>`;
}
