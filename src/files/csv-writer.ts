import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { writeFailure } from './fs-failure.js';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
const BUFFER_BYTES = 4 * 1024 * 1024;
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

/** What was written: its size, and its SHA-256 in hex. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A CSV file being written: UTF-8, LF line ends, millions of rows. It writes in large pieces and waits for each, so
 * it holds no more than one of them. The file is new and readable by its owner only. Failures end with exit 3.
 */
export class CsvFile {
  readonly #path: string;
  readonly #file: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  #at = 0;
  #written = 0;
  #firstInRow = true;
  #open = true;

  /** Makes the file; throws a Failure when it is there or cannot be made. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#file = openSync(path, 'wx', 0o600);
    } catch (error) {
      throw writeFailure(error, path);
    }
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
    this.#buffer[this.#at++] = LINE_END;
    this.#firstInRow = true;
  }

  /** Writes a whole row. */
  row(cells: readonly string[]): void {
    for (const cell of cells) this.cell(cell);
    this.endRow();
  }

  /** Splices text in as it is, with no separator. */
  text(text: string): void {
    if (text.length * 3 > BUFFER_BYTES) {
      this.bytes(Buffer.from(text));
      return;
    }
    this.#room(text.length * 3);
    if (text.length >= SHORT || !this.#asciiText(text)) this.#at += this.#buffer.write(text, this.#at);
  }

  /** Splices bytes in as they are, with no separator. */
  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    this.#room(length);
    if (length > BUFFER_BYTES) {
      this.#write(bytes);
      return;
    }
    if (length < SHORT) for (let at = 0; at < length; at++) this.#buffer[this.#at + at] = bytes[at];
    else this.#buffer.set(bytes, this.#at);
    this.#at += length;
  }

  /** Writes what is left, makes it last, and closes the file. */
  close(): WrittenFile {
    this.#flush();
    try {
      fsyncSync(this.#file);
    } catch (error) {
      throw this.#failed(error);
    }
    this.abandon();
    return { bytes: this.#written, sha256: this.#hash.digest('hex') };
  }

  /** Closes the file as it is; for a work that failed. Harmless after `close`. */
  abandon(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }

  /** Writes short ASCII text; hands anything else back as false, with nothing written. */
  #asciiText(text: string): boolean {
    const buffer = this.#buffer;
    const at = this.#at;
    for (let n = 0; n < text.length; n++) {
      const unit = text.charCodeAt(n);
      if (unit > 0x7f) return false;
      buffer[at + n] = unit;
    }
    this.#at = at + text.length;
    return true;
  }

  #separate(): void {
    if (!this.#firstInRow) {
      this.#room(1);
      this.#buffer[this.#at++] = COMMA;
    }
    this.#firstInRow = false;
  }

  #room(bytes: number): void {
    if (this.#at + bytes > BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    if (this.#at > 0) this.#write(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
  }

  #write(piece: Uint8Array): void {
    this.#hash.update(piece);
    try {
      for (let from = 0; from < piece.length; ) from += writeSync(this.#file, piece, from);
    } catch (error) {
      throw this.#failed(error);
    }
    this.#written += piece.length;
  }

  #failed(error: unknown): Error {
    this.abandon();
    return writeFailure(error, this.#path);
  }
}
