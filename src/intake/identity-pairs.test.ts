import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay } from '../record/day.js';
import { resolvePeople } from './identity.js';
import { testRecords } from './identity-fixture.testkit.js';
import { listsBy, PairNumbering, pairsFor, personOrder, spanOf } from './identity-pairs.js';

test('pairs are numbered in order of appearance, as a map of texts would, however many come', () => {
  const pairs = new PairNumbering(1);
  const numbers = new Map<string, number>();
  for (let n = 0; n < 60_000; n++) {
    const [a, b] = [(n * 7919) % 500, ((n * 104_729) % 90) - 45];
    const key = `${a} ${b}`;
    if (!numbers.has(key)) {
      expect(pairs.find(a, b)).toBe(-1);
      numbers.set(key, numbers.size);
    }
    expect(pairs.numberOf(a, b)).toBe(numbers.get(key));
  }
  expect(pairs.size).toBe(numbers.size);
  expect(pairs.size).toBeGreaterThan(2000);
  for (let number = 0; number < pairs.size; number++) {
    expect(pairs.find(pairs.first[number], pairs.second[number])).toBe(number);
  }
});

test('lists hold each item under its key, in order, and leave out what has none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 4 })), (keys) => {
      const { from, items } = listsBy(Int32Array.from(keys), keys.length, 5);
      for (let key = 0; key < 5; key++) {
        const expected = keys.flatMap((of, item) => (of === key ? [item] : []));
        expect([...items.subarray(from[key], from[key + 1])]).toEqual(expected);
      }
    }),
  );
});

test('a person of many files is one person, and joined to by name in each of them', () => {
  const ann = { name: 'DOE, ANN', birth_date: '1980-02-03' };
  const files = Array.from({ length: 40 }, (_, file) => file);
  const records = testRecords(
    files.flatMap((file) => [
      { file, sid: 'S1', ...ann },
      { file, ...ann },
    ]),
  );
  const { persons } = resolvePeople(records, {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles: false,
    fileNames: files.map((file) => `${file}.csv`),
  });
  expect(persons.count).toBe(1);
});

test('pairs of people in order are numbered as those of people in any order', () => {
  const number = fc.nat({ max: 6 }).map((one) => one + 40);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), number), { maxLength: 60 }), (pairs) => {
      const sorted = pairs.toSorted(([a], [b]) => a - b);
      const isSorted = pairs.every(([person], at) => at === 0 || person >= pairs[at - 1][0]);
      expect(personOrder(Int32Array.from(pairs, ([person]) => person)).inOrder).toBe(isSorted);
      for (const list of [pairs, sorted]) {
        const order = personOrder(Int32Array.from(list, ([person]) => person));
        const known = new PairNumbering();
        const span = spanOf([Int32Array.from(list, ([, own]) => own), Int32Array.of(-1)]);
        const numbered = pairsFor(order, span, list.length);
        for (const [person, own] of list) {
          expect(numbered.numberOf(person, own)).toBe(known.numberOf(person, own));
        }
        expect(numbered.size).toBe(known.size);
      }
    }),
    { numRuns: 300 },
  );
});
