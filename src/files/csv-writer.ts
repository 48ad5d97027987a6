import { BLOCK_BYTES, BlockFile, type EndingFile, type WrittenFile } from './block-file.js';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
const COMMA = 0x2c;
const LINE_END = 0x0a;
/** Below this, a loop copies faster than a call does. */
const SHORT = 24;

/** A cell of CSV text: quoted only where it must be (comma, quote, line break, outer blanks). It guards no formula. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same as UTF-8 bytes, to be written many times. */
export const csvBytes = (text: string): Uint8Array => Buffer.from(csvCell(text));

/**
 * A CSV file being written: UTF-8, LF line ends, millions of rows. It holds a few blocks of a large file, which a thread
 * writes while the next are filled. The file is new and readable by its owner only. Failures end with exit 3.
 */
export class CsvFile {
  readonly #file: BlockFile;
  #at = 0;
  #firstInRow = true;

  /** Makes the file; throws a Failure when it is there or cannot be made. */
  constructor(path: string) {
    this.#file = new BlockFile(path);
  }

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
    this.#room(1);
    this.#file.block[this.#at++] = LINE_END;
    this.#firstInRow = true;
  }

  /** Writes a whole row. */
  row(cells: readonly string[]): void {
    for (const cell of cells) this.cell(cell);
    this.endRow();
  }

  /** Splices text in as it is, with no separator. */
  text(text: string): void {
    if (text.length * 3 > BLOCK_BYTES) {
      this.bytes(Buffer.from(text));
      return;
    }
    this.#room(text.length * 3);
    if (text.length >= SHORT || !this.#asciiText(text)) this.#at += this.#file.block.write(text, this.#at);
  }

  /** Splices bytes in as they are, with no separator. */
  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    if (length > BLOCK_BYTES) {
      for (let from = 0; from < length; from += BLOCK_BYTES) {
        this.bytes(bytes.subarray(from, Math.min(length, from + BLOCK_BYTES)));
      }
      return;
    }
    this.#room(length);
    const { block } = this.#file;
    if (length < SHORT) for (let at = 0; at < length; at++) block[this.#at + at] = bytes[at];
    else block.set(bytes, this.#at);
    this.#at += length;
  }

  /**
   * Lets `fill` write at most `most` bytes (a few thousand) straight into the file: it is handed where to begin, and
   * hands back where it ended.
   */
  fill(most: number, fill: (block: Buffer, at: number) => number): void {
    this.#room(most);
    this.#at = fill(this.#file.block, this.#at);
  }

  /** Writes what is left, makes it last, and closes the file. */
  close(): WrittenFile {
    return this.end().written();
  }

  /** The same without waiting for the disk: ask `written` when there is nothing else to do. */
  end(): EndingFile {
    return this.#file.end(this.#at);
  }

  /** Closes the file as it is; for a work that failed. Harmless after the end. */
  abandon(): void {
    this.#file.abandon();
  }

  /** Writes short ASCII text; hands anything else back as false, with nothing written. */
  #asciiText(text: string): boolean {
    const { block } = this.#file;
    const at = this.#at;
    for (let n = 0; n < text.length; n++) {
      const unit = text.charCodeAt(n);
      if (unit > 0x7f) return false;
      block[at + n] = unit;
    }
    this.#at = at + text.length;
    return true;
  }

  #separate(): void {
    if (!this.#firstInRow) {
      this.#room(1);
      this.#file.block[this.#at++] = COMMA;
    }
    this.#firstInRow = false;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= BLOCK_BYTES) return;
    this.#file.next(this.#at);
    this.#at = 0;
  }
}
