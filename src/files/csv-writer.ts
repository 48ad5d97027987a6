import { ByteFile } from './byte-file.js';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A cell of CSV text: quoted only where it must be (comma, quote, line break, outer blanks). It guards no formula. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same as UTF-8 bytes, to be written many times. */
export const csvBytes = (text: string): Uint8Array => Buffer.from(csvCell(text));

/** A CSV file being written: UTF-8, LF line ends, millions of rows. */
export class CsvFile extends ByteFile {
  #firstInRow = true;

  /** Adds a cell. */
  cell(text: string): void {
    this.#separate();
    this.text(csvCell(text));
  }

  /** Adds a cell whose bytes are CSV already (see `csvBytes`). */
  cellBytes(bytes: Uint8Array): void {
    this.#separate();
    this.bytes(bytes);
  }

  /** Ends the row. */
  endRow(): void {
    this.text('\n');
    this.#firstInRow = true;
  }

  /** Writes a whole row. */
  row(cells: readonly string[]): void {
    for (const cell of cells) this.cell(cell);
    this.endRow();
  }

  #separate(): void {
    if (!this.#firstInRow) this.text(',');
    this.#firstInRow = false;
  }
}
