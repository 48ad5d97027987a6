import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairNumbering } from '../intake/identity-pairs.js';
import { DensePairs } from './dense-pairs.js';

const pairs = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 200 });

test('pairs get the numbers of their order of appearance, in a table and where it grows too large', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom(1, 64, 512, 1 << 20), (asked, mostCells) => {
      const dense = new DensePairs(mostCells);
      const plain = new PairNumbering();
      for (const [a, b] of asked) expect(dense.numberOf(a, b)).toBe(plain.numberOf(a, b));
      expect(dense.size).toBe(plain.size);
    }),
  );
});
