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

test('many pairs at once get the numbers that they get one by one, also after others and when asked again', () => {
  fc.assert(
    fc.property(pairs, pairs, fc.constantFrom(1, 64, 512, 1 << 20), (before, asked, mostCells) => {
      const [dense, plain] = [new DensePairs(mostCells), new DensePairs(mostCells)];
      for (const [a, b] of before) expect(dense.numberOf(a, b)).toBe(plain.numberOf(a, b));
      const secondOf = Int32Array.from({ length: 41 }, (_, name) => 41 - name);
      for (let again = 0; again < 2; again++) {
        const firsts = Int32Array.from(asked, ([a]) => a);
        const names = Int32Array.from(asked, ([, name]) => name);
        dense.numberAll(firsts, names, secondOf, 41);
        expect([...firsts]).toEqual(asked.map(([a, name]) => plain.numberOf(a, secondOf[name] - 1)));
        expect(dense.size).toBe(plain.size);
      }
    }),
  );
});
