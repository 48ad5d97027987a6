import type { CellBytes } from './outputs/cell-bytes.js';

/** Cells by the number of what they are printed from, their bytes one after the other: an object each would take ten times as much. */
export class KeptCells {
  #bytes = Buffer.allocUnsafeSlow(4096);
  #length = 0;
  /** By number where the bytes begin, and one; 0 where none are kept. Two bytes before them say how many they are. */
  #places = new Uint32Array(1024);

  /** Puts the cell of a number, if it is kept. */
  put(to: CellBytes, number: number): boolean {
    const place = number < this.#places.length ? this.#places[number] : 0;
    if (place === 0) return false;
    const from = place - 1;
    to.copy(this.#bytes, from, from + this.#bytes.readUInt16LE(from - LENGTH_BYTES));
    return true;
  }

  /** Keeps the cell of a number that has none; one that is too long is not kept. */
  keep(number: number, cell: Uint8Array): void {
    if (cell.length > MOST_BYTES) return;
    this.#room(number, LENGTH_BYTES + cell.length);
    this.#bytes.writeUInt16LE(cell.length, this.#length);
    const from = this.#length + LENGTH_BYTES;
    this.#bytes.set(cell, from);
    this.#length = from + cell.length;
    this.#places[number] = from + 1;
  }

  #room(number: number, length: number): void {
    if (this.#length + length > this.#bytes.length) {
      const bytes = Buffer.allocUnsafeSlow(2 * (this.#length + length));
      bytes.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = bytes;
    }
    if (number < this.#places.length) return;
    const places = new Uint32Array(2 * number);
    places.set(this.#places);
    this.#places = places;
  }
}

const LENGTH_BYTES = 2;
const MOST_BYTES = 0xffff;
