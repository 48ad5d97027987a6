const EMPTY = -1;

/**
 * Numbers distinct pairs of 32-bit integers in order of appearance, from 0. It stands where a Map of joined strings
 * would be too slow for millions of rows.
 */
export class PairNumbering {
  /** First and second half of each pair, by its number; longer than `size`. */
  first: Int32Array;
  second: Int32Array;
  size = 0;
  #slots: Int32Array;
  #mask: number;
  /** The number asked for last: rows of one person stand together, and many pairs repeat the one before. */
  #last = 0;

  /** `expected` is a guess of how many pairs will come; more are welcome. */
  constructor(expected = 1024) {
    let capacity = 1024;
    while (capacity < expected * 1.5) capacity *= 2;
    this.#slots = new Int32Array(capacity).fill(EMPTY);
    this.#mask = capacity - 1;
    this.first = new Int32Array(capacity / 2);
    this.second = new Int32Array(capacity / 2);
  }

  /** The number of a pair, given now if it is new. */
  numberOf(a: number, b: number): number {
    const last = this.#last;
    if (this.first[last] === a && this.second[last] === b && last < this.size) return last;
    const slot = this.#slotOf(a, b);
    const found = this.#slots[slot];
    if (found !== EMPTY) {
      this.#last = found;
      return found;
    }
    const number = this.size++;
    this.#last = number;
    this.#slots[slot] = number;
    this.first[number] = a;
    this.second[number] = b;
    if (this.size === this.first.length) this.#grow();
    return number;
  }

  /** The number of a pair, or -1 when it was never seen. */
  find(a: number, b: number): number {
    return this.#slots[this.#slotOf(a, b)];
  }

  #slotOf(a: number, b: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ 0x5bd1e995, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & this.#mask;
    for (;;) {
      const number = this.#slots[slot];
      if (number === EMPTY || (this.first[number] === a && this.second[number] === b)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const { first, second } = this;
    const capacity = this.#slots.length * 2;
    this.#slots = new Int32Array(capacity).fill(EMPTY);
    this.#mask = capacity - 1;
    this.first = new Int32Array(capacity / 2);
    this.second = new Int32Array(capacity / 2);
    this.first.set(first);
    this.second.set(second);
    for (let number = 0; number < this.size; number++) {
      this.#slots[this.#slotOf(first[number], second[number])] = number;
    }
  }
}

/** Lists by key: the items of key k are `items[from[k]] .. items[from[k + 1] - 1]`, in the order of appearance. */
export interface Lists {
  readonly from: Int32Array;
  readonly items: Int32Array;
}

/** Gathers items 0..count-1 by their keys (0..keyCount-1); an item whose key is negative is in no list. */
export function listsBy(keys: Int32Array, count: number, keyCount: number): Lists {
  const from = new Int32Array(keyCount + 1);
  for (let item = 0; item < count; item++) if (keys[item] >= 0) from[keys[item] + 1]++;
  for (let key = 0; key < keyCount; key++) from[key + 1] += from[key];
  const next = from.slice();
  const items = new Int32Array(from[keyCount]);
  for (let item = 0; item < count; item++) if (keys[item] >= 0) items[next[keys[item]]++] = item;
  return { from, items };
}
