import { closeSync, openSync, readSync } from 'node:fs';
import type { CsvFile } from '../../files/csv-writer.js';
import { type ChargeIdBytes, ID_ROOM } from '../../intake/charge-table.js';
import type { Gatherer } from '../../intake/gather.js';

/** How much of the gatherer's source is for what stands behind ids, and for the ids; the rest is for rows. */
const LINES = 64 * 1024;
const IDS = 64 * 1024;
const WINDOW_AT = LINES + IDS;
/** Two numbers for each stretch: a row, the id, what stands behind it. */
const NUMBERS = 6;

/**
 * Rows of a kept source that mostly follow one another, each with the id of its charge and more cells behind it, gathered
 * for a file. They are written when the rows after them are read into the place of theirs, or there is no more room.
 */
export class RowsWithCells {
  readonly #file: number;
  readonly #window: Buffer;
  /** The bytes of the source that stand in the window. */
  #start = 0;
  #filled = 0;
  #stretches = 0;
  #bytes = 0;
  #idsTo = LINES;
  /** By the number of a line where it stands, and one; 0 where it does not. */
  #lineAt = new Int32Array(256);
  #linesTo = 0;
  readonly #separator: number;

  /** `separator` stands before each id. The gatherer is used by nobody else until `end`. */
  constructor(
    private readonly out: CsvFile,
    private readonly gatherer: Gatherer,
    source: string,
    separator: string,
    private readonly ids: ChargeIdBytes,
  ) {
    this.#window = gatherer.source.subarray(WINDOW_AT);
    this.#separator = separator.charCodeAt(0);
    this.#file = openSync(source, 'r');
  }

  /** Puts a row with the id of a charge and a line, which has a number of its own. */
  put(offset: number, length: number, charge: number, number: number, line: Uint8Array): void {
    const long = length + ID_ROOM + line.length;
    if (length > this.#window.length || line.length > LINES) {
      this.#putLong(offset, length, charge, line);
      return;
    }
    if (this.#bytes + long > this.gatherer.room || !this.#hasRoom()) this.write();
    if (!this.#has(offset, length)) this.#read(offset, length);
    const from = WINDOW_AT + offset - this.#start;
    const lineFrom = this.#lineFrom(number, line);
    const idFrom = this.#idsTo;
    this.#idsTo = this.#putId(charge, this.gatherer.source, idFrom);
    this.#list(from, from + length, idFrom, this.#idsTo, lineFrom, lineFrom + line.length);
    this.#bytes += long;
  }

  /** Puts a row with a line behind it and no id. */
  putPlain(offset: number, length: number, line: Uint8Array): void {
    this.write();
    this.out.bytes(this.bytes(offset, length));
    this.out.bytes(line);
  }

  /** A view of bytes of the source, good until the next call. */
  bytes(offset: number, length: number): Uint8Array {
    if (length > this.#window.length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      if (readSync(this.#file, bytes, 0, length, offset) < length) throw tooShort();
      return bytes;
    }
    if (!this.#has(offset, length)) {
      this.#read(offset, length);
    }
    return this.#window.subarray(offset - this.#start, offset - this.#start + length);
  }

  /** Writes what was gathered. */
  write(): void {
    if (this.#stretches === 0) return;
    this.out.manyBytes(this.gatherer.gather(0, this.#stretches));
    this.#stretches = 0;
    this.#bytes = 0;
    this.#idsTo = LINES;
  }

  close(): void {
    closeSync(this.#file);
  }

  #has(offset: number, length: number): boolean {
    return offset >= this.#start && offset + length <= this.#start + this.#filled;
  }

  #hasRoom(): boolean {
    return this.#idsTo + ID_ROOM <= WINDOW_AT && this.#stretches + NUMBERS <= this.gatherer.stretches.length;
  }

  /** Reads what stands from a place on, over the rows that were gathered. */
  #read(offset: number, length: number): void {
    this.write();
    this.#filled = readSync(this.#file, this.#window, 0, this.#window.length, offset);
    this.#start = offset;
    if (this.#filled < length) throw tooShort();
  }

  /** Where a line stands in the gatherer's source, to which it is put if it does not. */
  #lineFrom(number: number, line: Uint8Array): number {
    const before = number < this.#lineAt.length ? this.#lineAt[number] : 0;
    return before === 0 ? this.#putLine(number, line) : before - 1;
  }

  #putLine(number: number, line: Uint8Array): number {
    if (this.#linesTo + line.length > LINES) {
      this.write();
      this.#lineAt.fill(0);
      this.#linesTo = 0;
    }
    if (number >= this.#lineAt.length) {
      const lineAt = new Int32Array(2 * number);
      lineAt.set(this.#lineAt);
      this.#lineAt = lineAt;
    }
    const from = this.#linesTo;
    this.gatherer.source.set(line, from);
    this.#lineAt[number] = from + 1;
    this.#linesTo = from + line.length;
    return from;
  }

  #putId(charge: number, to: Uint8Array, at: number): number {
    to[at] = this.#separator;
    return this.ids.put(charge, to, at + 1);
  }

  #list(from: number, to: number, idFrom: number, idTo: number, lineFrom: number, lineTo: number): void {
    const { stretches } = this.gatherer;
    const at = this.#stretches;
    stretches[at] = from;
    stretches[at + 1] = to;
    stretches[at + 2] = idFrom;
    stretches[at + 3] = idTo;
    stretches[at + 4] = lineFrom;
    stretches[at + 5] = lineTo;
    this.#stretches = at + NUMBERS;
  }

  #putLong(offset: number, length: number, charge: number, line: Uint8Array): void {
    const id = Buffer.allocUnsafe(ID_ROOM);
    const end = this.#putId(charge, id, 0);
    const row = this.bytes(offset, length);
    this.write();
    this.out.bytes(row);
    this.out.bytes(id.subarray(0, end));
    this.out.bytes(line);
  }
}

const tooShort = (): RangeError => new RangeError('a kept source is shorter than what was read of it');
