import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from './duckdb.js';
import { doubleLiteral, integerLiteral, quoteIdentifier, quoteText } from './sql.js';

test('any text without NUL is the same text again after SQL has read it', async () => {
  const database = await openDatabase();
  const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0'));
  await fc.assert(
    fc.asyncProperty(text, text, async (value, name) => {
      const column = name === '' || name === '__proto__' ? 'x' : name;
      const rows = await database.rows(`SELECT ${quoteText(value)} AS ${quoteIdentifier(column)}`);
      expect(rows).toEqual([{ [column]: value }]);
    }),
    { numRuns: 200, examples: [["'); DROP TABLE t; --", 'a"b']] },
  );
  database.close();
});

test('numbers are the same numbers again after SQL has read them', async () => {
  const database = await openDatabase();
  for (const value of [0, -0, 1, -17, 2 ** 53 - 1, -(2 ** 53 - 1)]) {
    expect(await database.rows(`SELECT ${integerLiteral(value)} AS n`)).toEqual([{ n: value + 0 }]);
  }
  expect(await database.rows(`SELECT 1-${integerLiteral(-17)} AS n`)).toEqual([{ n: 18 }]);
  await fc.assert(
    fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
      const [{ n }] = await database.rows(`SELECT ${doubleLiteral(value)} AS n`);
      expect(n).toBe(value);
    }),
    { numRuns: 100 },
  );
  database.close();
});

test('what cannot be said exactly is refused', () => {
  expect(() => integerLiteral(1.5)).toThrow(RangeError);
  expect(() => integerLiteral(2 ** 53)).toThrow(RangeError);
  expect(() => integerLiteral(Number.NaN)).toThrow(RangeError);
  expect(() => doubleLiteral(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  expect(() => quoteText('a\0b')).toThrow(RangeError);
  expect(() => quoteIdentifier('a\0b')).toThrow(RangeError);
});
