import { type ChargeIdBytes, ID_ROOM } from '../../intake/charge-table.js';
import type { TextTable } from '../../intake/record-table.js';
import { printCell } from '../print-cell.js';
import { safeCell } from './safe-cell.js';

const COMMA = 0x2c;
const MARK = 0x22;
const SPACE = 0x20;
const LAST_ASCII = 0x7e;
/** First bytes of what a spreadsheet may take for a formula: = + - @ */
const FORMULA = new Set([0x3d, 0x2b, 0x2d, 0x40]);

/** From this length on, a call copies faster than a loop does. */
const LONG = 16;

/** Cells of a few rows as bytes, put together again and again in the same place. */
export class CellBytes {
  private bytes = Buffer.allocUnsafeSlow(16_384);
  private at = 0;

  /** How many bytes were put since the last `clear`. */
  get length(): number {
    return this.at;
  }

  clear(): void {
    this.at = 0;
  }

  /** All that was put since the last `clear`; a view that what is put next writes over. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  /** Text as it is. */
  text(text: string): void {
    const { length } = text;
    this.room(3 * length);
    const { bytes, at } = this;
    for (let n = 0; n < length; n++) {
      const unit = text.charCodeAt(n);
      if (unit > 0x7f) {
        this.at = at + bytes.write(text, at);
        return;
      }
      bytes[at + n] = unit;
    }
    this.at = at + length;
  }

  /** The bytes `start` to before `end` of others, as they are. */
  copy(from: Uint8Array, start = 0, end = from.length): void {
    const length = end - start;
    this.room(length);
    const { bytes, at } = this;
    if (length < LONG) for (let n = 0; n < length; n++) bytes[at + n] = from[start + n];
    else bytes.set(start === 0 && end === from.length ? from : from.subarray(start, end), at);
    this.at = at + length;
  }

  /** Bytes that were put before, once more: those `from` to before `to`, counted from the last `clear`. */
  again(from: number, to: number): void {
    this.room(to - from);
    this.bytes.copyWithin(this.at, from, to);
    this.at += to - from;
  }

  /** The id of a charge. */
  id(ids: ChargeIdBytes, charge: number): void {
    this.room(ID_ROOM);
    this.at = ids.put(charge, this.bytes, this.at);
  }

  comma(): void {
    this.room(1);
    this.bytes[this.at++] = COMMA;
  }

  /**
   * A text of a table as a cell of ours: the bytes of `safeCell(printCell(text))`. Printable ASCII that needs no care
   * but perhaps quotation marks for its commas goes straight from bytes to bytes.
   */
  cell(texts: TextTable, code: number): void {
    const length = texts.lengthOf(code);
    if (length === 0) return;
    this.room(length + 2);
    const { bytes, at } = this;
    const end = at + length;
    texts.copyTo(code, bytes, at);
    let isPlain = !FORMULA.has(bytes[at]) && bytes[at] !== SPACE && bytes[end - 1] !== SPACE;
    let isQuoted = false;
    for (let n = at; n < end; n++) {
      const byte = bytes[n];
      if (byte < SPACE || byte > LAST_ASCII || byte === MARK) isPlain = false;
      else if (byte === COMMA) isQuoted = true;
    }
    if (!isPlain) this.text(safeCell(printCell(texts.textOf(code))));
    else if (isQuoted) {
      bytes.copyWithin(at + 1, at, end);
      bytes[at] = MARK;
      bytes[end + 1] = MARK;
      this.at = end + 2;
    } else this.at = end;
  }

  private room(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.at + length));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}
