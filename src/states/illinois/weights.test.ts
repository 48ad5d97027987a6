import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../record/charge-cells.js';
import {
  atLeastGrams,
  atMostGrams,
  between,
  exactGrams,
  lessThanGrams,
  moreThanGrams,
} from '../../record/gram-span.js';
import { readWeightCell } from './weights.js';

describe('the grams column', () => {
  test.each([
    ['28.5', exactGrams(28.5)],
    ['30', exactGrams(30)],
    ['30 g', exactGrams(30)],
    ['30GRAMS', exactGrams(30)],
    ['.5', exactGrams(0.5)],
    ['1,200', exactGrams(1200)],
    ['1.2 kg', exactGrams(1200)],
    ['2.5-10', between(2.5, 10)],
    ['2.5 - 10 g', between(2.5, 10)],
    ['2.5 to 10', between(2.5, 10)],
    ['0-2.5', between(0, 2.5)],
    ['30-30', exactGrams(30)],
    ['30-500', between(30, 500)],
    ['<=30', atMostGrams(30)],
    ['\u226430', atMostGrams(30)],
    ['>30', moreThanGrams(30)],
    ['over 30', moreThanGrams(30)],
    ['<30', lessThanGrams(30)],
    ['>=30', atLeastGrams(30)],
    ['30+', atLeastGrams(30)],
    ['30 or less', atMostGrams(30)],
    ['>10 <=30', between(10, 30)],
  ])('%j', (cell, span) => {
    expect(readWeightCell(cell)).toEqual({ kind: 'span', span });
  });

  test.each([
    ...['0', '0.0', '-5', '\u22125', '10-2.5', '5-', '-', '10-20-30', '2.5 10', '28,5', '1/2', '1,20', '1e3'],
    ...['30 oz', '30 mg', 'thirty', 'g', '<0', '>0', '30 g cannabis', '30?', '99999999999', '0.0000001', '.'],
    ...['NaN', '<', '>30<10', SOURCES_DISAGREE],
  ])('%j is unreadable', (cell) => {
    expect(readWeightCell(cell)).toEqual({ kind: 'unreadable' });
  });

  test('an empty cell is blank', () => {
    expect(readWeightCell(' ')).toEqual({ kind: 'blank' });
  });
});

test('every positive weight is read as itself, with or without a unit', () => {
  const grams = fc.integer({ min: 1, max: 10_000_000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(grams, fc.constantFrom('', ' g', 'GRAMS', ' gms.'), (weight, unit) => {
      expect(readWeightCell(` ${weight}${unit} `)).toEqual({ kind: 'span', span: exactGrams(weight) });
    }),
  );
});

test('no text makes the reader fail, and what it reads is a weight that can be', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-<>=+ gk') }), (cell) => {
      const reading = readWeightCell(cell);
      if (reading.kind === 'span') expect(reading.span.over).toBeLessThan(reading.span.upTo);
    }),
  );
});
