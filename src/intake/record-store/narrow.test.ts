import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn as numbersOf, VectorMemory } from '../vector-memory.js';
import { narrowest, numbersIn, roomFor, writeNarrow } from './narrow.js';
import { vectorNarrowing } from './vector-narrowing.js';

const memory = new VectorMemory();
const vector = vectorNarrowing(memory);

/** The numbers in the memory. */
function inMemory(numbers: readonly number[]): Int32Array {
  const copy = numbersOf(memory, numbers.length);
  copy.set(numbers);
  return copy;
}

/** Numbers as they are kept by both ways: the base, the width and each number without its base. */
function both(numbers: readonly number[]) {
  return [
    { of: Int32Array.from(numbers), room: (size: number) => new Uint8Array(size), by: undefined },
    { of: inMemory(numbers), room: (size: number) => memory.bytes(size), by: vector },
  ].map(({ of, room, by }) => {
    const count = of.length;
    const narrow = narrowest(of, count, by);
    if (narrow.width === 0) return { ...narrow, kept: [] };
    // Something stands behind what is written, and is to stay.
    const bytes = room(roomFor(count, narrow.width) + 64).fill(0xaa);
    writeNarrow(of, count, narrow, bytes, 8, by);
    const kept = [...numbersIn(bytes, 8, count, narrow.width)];
    return { ...narrow, kept, behind: [...bytes.subarray(8 + count * narrow.width)] };
  });
}

const range = fc.constantFrom(0, 1, 0xff, 0x100, 0xffff, 0x10000, 0x7fffffff);
const least = fc.constantFrom(0, 1, -5, 40_000, -0x80000000, 0x7fffff00);
const numbers = fc
  .tuple(least, range)
  .chain(([from, by]) =>
    fc.array(fc.integer({ min: from, max: Math.min(from + by, 0x7fffffff) }), { maxLength: 90 }),
  );

describe('numbers that are kept narrow', () => {
  it('are narrowed in steps of several here', () => {
    expect(vector?.putBounds(new Int32Array(2), inMemory(Array(40).fill(7)), 40)).toBe(32);
    expect(vector?.write(inMemory(Array(40).fill(7)), 0, memory.bytes(40))).toBe(32);
  });

  it('are the same as one by one', () => {
    fc.assert(
      fc.property(numbers, (some) => {
        const [plain, fast] = both(some);
        expect(fast).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['8 bits', 0xff, 1],
    ['16 bits', 0xffff, 2],
    ['32 bits', 0xffffffff, 4],
  ])('may be as large as %s hold', (_, most, width) => {
    const some = Array.from({ length: 70 }, (__, n) => -0x80000000 + (n % 3 === 1 ? most : n % 3));
    const [plain, fast] = both(some);
    expect(fast).toEqual(plain);
    expect(fast.width).toBe(width);
    expect(fast.kept).toEqual(some.map((number) => number + 0x80000000));
  });

  it('are left to the loops where they stand elsewhere, are few, or go elsewhere', () => {
    const elsewhere = new Int32Array(40);
    expect(vector?.putBounds(new Int32Array(2), elsewhere, 40)).toBe(0);
    expect(vector?.putBounds(new Int32Array(2), inMemory([1, 2, 3]), 3)).toBe(0);
    expect(vector?.write(elsewhere, 0, memory.bytes(40))).toBe(0);
    expect(vector?.write(inMemory(Array(40).fill(7)), 0, new Uint8Array(40))).toBe(0);
  });
});
