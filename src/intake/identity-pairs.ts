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

/**
 * Numbers distinct pairs whose first halves never come back once another has come, so that one place for each second
 * half is enough.
 */
class OrderedPairs {
  size = 0;
  readonly #least: number;
  /** For each second half the first half it came with last, and the number of that pair. */
  readonly #first: Int32Array;
  readonly #number: Int32Array;

  constructor({ from, to }: Span) {
    this.#least = from;
    this.#first = new Int32Array(to - from).fill(EMPTY);
    this.#number = new Int32Array(to - from);
  }

  numberOf(a: number, b: number): number {
    const at = b - this.#least;
    if (this.#first[at] !== a) {
      this.#first[at] = a;
      this.#number[at] = this.size++;
    }
    return this.#number[at];
  }
}

/** The person of each record, numbered from 0, and whether the numbers never fall: nobody comes back after another. */
export interface PersonOrder {
  readonly person: Int32Array;
  readonly inOrder: boolean;
}

export function personOrder(person: Int32Array): PersonOrder {
  let at = 1;
  while (at < person.length && person[at] >= person[at - 1]) at++;
  return { person, inOrder: at >= person.length };
}

/** Whole numbers `from` to before `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Second halves may be so many times more than the records. */
const MOST_SPARSE = 4;

/**
 * What numbers the pairs of a person and a number of `span`, in order of appearance, from 0; the people come in the
 * order of `count` records.
 */
export function pairsFor(
  { inOrder }: PersonOrder,
  span: Span,
  count: number,
): Pick<PairNumbering, 'size' | 'numberOf'> {
  const isDense = span.to - span.from <= MOST_SPARSE * count;
  return inOrder && isDense ? new OrderedPairs(span) : new PairNumbering(count);
}

/** From the least to the largest of some numbers that are not negative; empty when there are none. */
export function spanOf(parts: readonly Int32Array[]): Span {
  let [from, to] = [0x7fffffff, 0];
  for (const numbers of parts) {
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at];
      if (number < 0) continue;
      if (number < from) from = number;
      if (number >= to) to = number + 1;
    }
  }
  return from < to ? { from, to } : { from: 0, to: 0 };
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
