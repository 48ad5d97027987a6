import { PairNumbering } from '../intake/identity-pairs.js';

/** A table of more cells than this is not laid out. */
const MOST_CELLS = 1 << 19;

/** Numbers pairs of small numbers in order of appearance, from 0: in a table, as long as it does not grow too large. */
export class DensePairs {
  size = 0;
  /** At `a * width + b` the number of the pair and one; 0 where it was not met. */
  #table = new Int32Array(0);
  #rows = 0;
  #width = 1;
  #sparse: PairNumbering | undefined;

  constructor(private readonly mostCells = MOST_CELLS) {}

  numberOf(a: number, b: number): number {
    if (a >= this.#rows || b >= this.#width) this.#grow(a, b);
    if (this.#sparse !== undefined) {
      const number = this.#sparse.numberOf(a, b);
      this.size = this.#sparse.size;
      return number;
    }
    const at = a * this.#width + b;
    const known = this.#table[at];
    if (known !== 0) return known - 1;
    this.#table[at] = ++this.size;
    return this.size - 1;
  }

  /**
   * Puts in the place of each first half the number of its pair: the second half of place `n` is
   * `secondOf[names[n]] - 1`, and all are below `seconds`.
   */
  numberAll(firsts: Int32Array, names: Int32Array, secondOf: Int32Array, seconds: number): void {
    const most = largestOf(firsts);
    if (most >= this.#rows || seconds > this.#width) this.#grow(most, Math.max(0, seconds - 1));
    if (this.#sparse === undefined) {
      this.size = numberIn(this.#table, this.#width, this.size, firsts, names, secondOf);
      return;
    }
    for (let n = 0; n < firsts.length; n++) firsts[n] = this.numberOf(firsts[n], secondOf[names[n]] - 1);
  }

  /** Makes room for a pair, or for all pairs elsewhere. */
  #grow(a: number, b: number): void {
    let [rows, width] = [Math.max(this.#rows, 16), this.#width];
    while (rows <= a) rows *= 2;
    while (width <= b) width *= 2;
    if (rows * width > this.mostCells) {
      this.#sparse = this.#inOrder();
      this.#table = new Int32Array(0);
      this.#rows = Number.POSITIVE_INFINITY;
      this.#width = Number.POSITIVE_INFINITY;
      return;
    }
    const table = new Int32Array(rows * width);
    for (let row = 0; row < this.#rows; row++) {
      table.set(this.#table.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    }
    this.#table = table;
    this.#rows = rows;
    this.#width = width;
  }

  /** The pairs that were met, numbered as they are here. */
  #inOrder(): PairNumbering {
    const cells = new Int32Array(this.size);
    for (let at = 0; at < this.#table.length; at++) {
      if (this.#table[at] !== 0) cells[this.#table[at] - 1] = at;
    }
    const pairs = new PairNumbering(2 * this.size);
    for (const cell of cells) pairs.numberOf(Math.floor(cell / this.#width), cell % this.#width);
    return pairs;
  }
}

function largestOf(numbers: Int32Array): number {
  let largest = 0;
  for (let n = 0; n < numbers.length; n++) if (numbers[n] > largest) largest = numbers[n];
  return largest;
}

/** Does what `numberAll` says in a table that has room for all pairs; says how many pairs it has then. */
function numberIn(
  table: Int32Array,
  width: number,
  size: number,
  firsts: Int32Array,
  names: Int32Array,
  secondOf: Int32Array,
): number {
  let pairs = size;
  for (let n = 0; n < firsts.length; n++) {
    const at = firsts[n] * width + secondOf[names[n]] - 1;
    if (table[at] === 0) table[at] = ++pairs;
    firsts[n] = table[at] - 1;
  }
  return pairs;
}
