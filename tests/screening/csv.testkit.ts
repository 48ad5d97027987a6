import { readFileSync } from 'node:fs';

/** One record of a CSV file: its own text without the line end, and its cells unquoted, both as Latin-1 bytes. */
export interface CsvRecord {
  readonly raw: string;
  readonly cells: readonly string[];
}

/**
 * A plain reader of well-formed CSV, written apart from the program's own: RFC 4180, LF or CR LF. Text is kept as
 * Latin-1, one character a byte, so that bytes can be compared.
 */
export function csvRecords(bytes: Uint8Array, delimiter = ','): CsvRecord[] {
  const text = Buffer.from(bytes).toString('latin1');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let began = 0;
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let from = at + 1;
      let close = text.indexOf('"', from);
      while (close >= 0 && text[close + 1] === '"') {
        cell += text.slice(from, close + 1);
        from = close + 2;
        close = text.indexOf('"', from);
      }
      if (close < 0) throw new Error(`a quotation mark is not closed (byte ${at})`);
      cell += text.slice(from, close);
      at = close + 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') cell += text[at++];
      if (text[at] !== delimiter && cell.endsWith('\r')) cell = cell.slice(0, -1);
    }
    cells.push(cell);
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    const end = at;
    if (text[at] === '\r') at += 1;
    if (at < text.length && text[at] !== '\n') throw new Error(`text after a quotation mark (byte ${at})`);
    records.push({ raw: text.slice(began, end).replace(/\r$/, ''), cells });
    at += 1;
    began = at;
    cells = [];
  }
  return records;
}

const asText = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** A CSV file of ours as one object a row, by the names of its header. */
export function csvTable(path: string): Record<string, string>[] {
  const [header, ...rows] = csvRecords(readFileSync(path));
  return rows.map(({ cells }, row) => {
    if (cells.length !== header.cells.length) throw new Error(`row ${row + 1} of ${path} is not whole`);
    return Object.fromEntries(header.cells.map((name, at) => [asText(name), asText(cells[at])]));
  });
}

/** A cell as CSV, quoted where it must be. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells as CSV text with LF line ends. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** Items by what `of` says of each, in order of first appearance. */
export function groupedBy<T>(items: readonly T[], of: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
}
