const MIX = 0x9e3779b9;

/**
 * A small seeded generator (xoshiro128**, its state filled by a 32-bit mixer): the same seed gives the same numbers on
 * every machine. Fit for inventing lists, not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** `seed` is any whole number; only its lower 32 bits count. */
  constructor(seed: number) {
    let state = seed | 0;
    const mixed = (): number => {
      state = (state + MIX) | 0;
      let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.#a = mixed();
    this.#b = mixed();
    this.#c = mixed();
    this.#d = mixed() | 1;
  }

  /** The next number, 0 to 2^32 - 1. */
  next(): number {
    const b5 = Math.imul(this.#b, 5);
    const result = Math.imul((b5 << 7) | (b5 >>> 25), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor((this.next() / 4_294_967_296) * count);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True with a probability of `share` (0 to 1). */
  chance(share: number): boolean {
    return this.next() < share * 4_294_967_296;
  }

  /** One of the values; the list is not empty. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }
}

/** The generator of one person of a list, which depends on nobody before them. */
export function randomOf(seed: number, index: number): Random {
  let mixed = Math.imul(index ^ 0x2c1b3c6d, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return new Random(seed + (mixed ^ (mixed >>> 16)));
}

/** A list in which each value stands as often as its weight (a whole number) says, for `Random.pick`. */
export function weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): readonly T[] {
  return Object.freeze(entries.flatMap(([value, weight]) => Array.from({ length: weight }, () => value)));
}
