import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseReference } from './cell-reference.js';
import { hasLostDigits, padded, printNumber, unescaped } from './cell-text.js';
import { MOST_COLUMNS, MOST_ROWS } from './limits.js';

describe('a number of a cell prints as an identifier would', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['12', '12'],
    ['12.0', '12'],
    ['1E3', '1000'],
    ['1.2345E+4', '12345'],
    ['123456789012345', '123456789012345'],
    ['1.23456789012345E+14', '123456789012345'],
    ['12345678901234567', '12345678901234600'],
    ['1E+21', '1000000000000000000000'],
    ['2.5', '2.5'],
    ['.5', '0.5'],
    ['-12.50', '-12.5'],
    ['1E-7', '0.0000001'],
    ['0.30000000000000004', '0.3'],
    ['2.4900000000000002', '2.49'],
    ['007', '7'],
  ])('%s is %s', (stored, printed) => expect(printNumber(stored)).toBe(printed));

  it.each(['', 'x', '1,5', 'NaN', 'INF', '1E999', '0x10', '1 2', '--1'])('%j is no number', (stored) =>
    expect(printNumber(stored)).toBe(undefined),
  );

  test('whatever number of 15 digits it is, no digit is lost or added', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 14), max: 10 ** 14 }),
        fc.integer({ min: 0, max: 12 }),
        (n, places) => {
          const value = n / 10 ** places;
          const printed = printNumber(String(value));
          expect(printed).not.toMatch(/[eE]|\.0*$|\.\d*0$/);
          expect(Number(printed)).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  test('digits are lost from the sixteenth on, in whole numbers', () => {
    expect(['999999999999999', '1E+15', '1234567890123456', '0.1234567890123456'].map(hasLostDigits)).toEqual(
      [false, true, true, false],
    );
  });

  test('a format of zeros shows zeros', () => {
    expect([padded('42', 5), padded('123456', 5), padded('-4', 5), padded('4.5', 5)]).toEqual([
      '00042',
      '123456',
      '-4',
      '4.5',
    ]);
  });
});

test('characters that XML cannot hold are written as codes, and a code that is meant as text with one more', () => {
  expect(unescaped('a_x000D_b_x0041__x005F_x0041_')).toBe('a\rbA_x0041_');
  expect(unescaped('_x12_ _xZZZZ_')).toBe('_x12_ _xZZZZ_');
});

test('a reference has letters and a number that a sheet can have', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1048576'].map(parseReference)).toEqual([
    { column: 1, row: 1 },
    { column: 26, row: 9 },
    { column: 27, row: 10 },
    { column: MOST_COLUMNS, row: MOST_ROWS },
  ]);
  for (const bad of ['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'a1', 'A1B', '$A$1', 'A-1', 'AAAAAAAAAAAAAAAA1'])
    expect(parseReference(bad)).toBe(undefined);
});
