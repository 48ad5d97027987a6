import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import {
  atLeastGrams,
  atMostGrams,
  between,
  exactGrams,
  lessThanGrams,
  moreThanGrams,
} from '../../../record/gram-span.js';
import { gramsIn, iucrIn } from './grams.js';

describe('a range of grams is over its lower and up to its upper end', () => {
  test.each([
    ['MFG/DEL CANNABIS/2.5-10 GRAMS', 2.5, 10],
    ['POSS CANNABIS 30-500 GRAMS', 30, 500],
    ['Poss. Of Cann. 30-500g', 30, 500],
    ['POSS.CANN.30-500GMS', 30, 500],
    ['POSS CANN 2000<5000GR W/INTENT', 2000, 5000],
    ['MANU/DEL CANNABIS / 2000 < 5000 GR', 2000, 5000],
    ['CASUAL DEL CAN/10-30 GRAM/1ST', 10, 30],
    ['CASUAL DEL CAN/2.5 - 10 GRAMS', 2.5, 10],
    ['CAS DEL CAN/30-500 GRAMS/SUBQ', 30, 500],
    ['CANNABIS 2.5 TO 10 GRAMS', 2.5, 10],
    ['CANNABIS 2,000-5,000 GRAMS', 2000, 5000],
    ['CANNABIS (30\u2013500 GRAMS)', 30, 500],
    ['CANNABIS 30 GRAMS - 500 GRAMS', 30, 500],
    ['CANNABIS 500 G - 2 KG', 500, 2000],
    ['CANNABIS 2-5 KILOGRAMS', 2000, 5000],
    ['CANNABIS MORE THAN 10 BUT NOT MORE THAN 30 GRAMS', 10, 30],
    ['CANNABIS OVER 10 GRAMS, UP TO 30 GRAMS', 10, 30],
    ['CANNABIS NOT MORE THAN 30 GRAMS BUT MORE THAN 10 GRAMS', 10, 30],
    ['CANNABIS >10<=30 GRAMS', 10, 30],
    ['CANNABIS BETWEEN 10 AND 30 GRAMS', 10, 30],
    ['CANNABIS 0-2.5 GRAMS', 0, 2.5],
    ['720-550/4(D) CANNABIS 30-500 GRAMS', 30, 500],
    ['720 ILCS 550/4-30-500 GRAMS', 30, 500],
    ['CLASS 4 30-500 GRAMS', 30, 500],
    ['POSS CANNABIS 30-500 GRAMS - 1ST OFFENSE', 30, 500],
  ])('%s', (description, over, upTo) => {
    expect(gramsIn(description)).toEqual({ kind: 'span', span: between(over, upTo) });
  });
});

describe('a single weight with a bound', () => {
  test.each([
    ['POSS: CANNABIS 30GMS OR LESS', atMostGrams(30)],
    ['POSS: CANNABIS MORE THAN 30GMS', moreThanGrams(30)],
    ['MANU/DEL:CANNABIS 10GM OR LESS', atMostGrams(10)],
    ['MANU/DEL:CANNABIS OVER 10 GMS', moreThanGrams(10)],
    ['POSS CANNABIS <2.5G', lessThanGrams(2.5)],
    ['POSS CANNABIS >500 GMS', moreThanGrams(500)],
    ['POSS CANNABIS/OVER 500 GRAMS', moreThanGrams(500)],
    ['POSS CANNABIS <= 30 GRAMS', atMostGrams(30)],
    ['POSS CANNABIS \u226530 GRAMS', atLeastGrams(30)],
    ['UNDER 30 GRAMS', lessThanGrams(30)],
    ['LESS THAN 30 GRAMS', lessThanGrams(30)],
    ['OVER 5000 GRAMS', moreThanGrams(5000)],
    ['NOT MORE THAN 10 GRAMS', atMostGrams(10)],
    ['NO MORE THAN 10 GRAMS', atMostGrams(10)],
    ['NOT IN EXCESS OF 10 GRAMS', atMostGrams(10)],
    ['NOT LESS THAN 10 GRAMS', atLeastGrams(10)],
    ['AT LEAST 10 GRAMS', atLeastGrams(10)],
    ['10+ GRAMS', atLeastGrams(10)],
    ['10 GRAMS OR MORE', atLeastGrams(10)],
    ['10 GRAMS AND UNDER', atMostGrams(10)],
    ['10 GRAMS/UNDER', atMostGrams(10)],
    ['30 GRAMS & OVER', atLeastGrams(30)],
    ['CLASS 4 - OVER 30 GRAMS', moreThanGrams(30)],
    ['2 KG OR LESS', atMostGrams(2000)],
  ])('%s', (description, span) => {
    expect(gramsIn(description)).toEqual({ kind: 'span', span });
  });
});

describe('an exact weight', () => {
  test.each([
    ['POSS CANNABIS 28.5 GRAMS', 28.5],
    ['POSS CANNABIS .5 GRAMS', 0.5],
    ['POSS.CANN.30G', 30],
    ['POSS CANN 1,200 GRAMS', 1200],
    ['POSS CANNABIS 30 GRAMS - CLASS A', 30],
    ['POSS CANNABIS 1 OZ (28 GRAMS)', 28],
    ['CANNABIS 1.5 KG', 1500],
  ])('%s', (description, grams) => {
    expect(gramsIn(description)).toEqual({ kind: 'span', span: exactGrams(grams) });
  });
});

describe('no weight is read', () => {
  test.each([
    'POSSESSION OF CANNABIS',
    'POSS CANNABIS/30-500',
    'POSS CANNABIS 2 OZ',
    'POSS CANNABIS OVER 1 POUND',
    'POSS CANNABIS 500 MG',
    'POSS CANNABIS 500MG',
    '720 ILCS 550/4(C)',
    'CLASS 4 FELONY',
    'CANNABIS 1ST OFFENSE',
    'DELIVER CANNABIS TO PERSON <18',
    'POSS CANNABIS 1/2 GRAM',
    'POSS CANNABIS 2,5 GRAMS',
    'POSS CANNABIS 2.5 GRAMS TO TEN GRAMS',
    SOURCES_DISAGREE,
    '',
  ])('%j', (description) => {
    expect(gramsIn(description)).toEqual({ kind: 'none' });
  });
});

describe('weights that cannot be so conflict', () => {
  test.each([
    'POSS CANNABIS 500-30 GRAMS',
    'POSS CANNABIS 30 GRAMS OR LESS, 30-500 GRAMS',
    'POSS CANNABIS OVER 500 GRAMS, LESS THAN 30 GRAMS',
    'POSS CANNABIS 720-550-30 GRAMS',
    'POSS CANNABIS NOT 30 GRAMS',
    'POSS CANNABIS UP TO 30-500 GRAMS',
    'POSS CANNABIS 10G>30G',
    'POSS CANNABIS 10 > 30 GRAMS',
    'POSS CANNABIS 0 GRAMS',
  ])('%s', (description) => {
    expect(gramsIn(description)).toEqual({ kind: 'conflict' });
  });
});

test('two weights that meet are taken together', () => {
  expect(gramsIn('CANNABIS 30-500 GRAMS (450 GRAMS)')).toEqual({ kind: 'span', span: exactGrams(450) });
});

describe('a Chicago offense code', () => {
  test.each([
    ['IUCR 1811', atMostGrams(30)],
    ['POSS CANNABIS IUCR: 1812', moreThanGrams(30)],
    ['1821 MANU/DEL CANNABIS', atMostGrams(10)],
    ['1822 - MANU/DEL CANNABIS', moreThanGrams(10)],
    ['1811', atMostGrams(30)],
  ])('%s tells the weight', (description, span) => {
    expect(iucrIn(description)).toEqual(span);
  });
  test.each([
    'POSS CANNABIS 1811',
    '1811 GRAMS OF CANNABIS',
    '1811-5000 GRAMS',
    '1812 TO 5000 GRAMS',
    '18110 POSS',
    'IUCR 1850',
    'IUCR 1811 IUCR 1812',
    'IUCR 18112',
    '',
  ])('%j tells none', (description) => {
    expect(iucrIn(description)).toBeUndefined();
  });
  test('with a weight in words both are read', () => {
    expect(gramsIn('IUCR 1811 POSS: CANNABIS 30GMS OR LESS')).toEqual({
      kind: 'span',
      span: atMostGrams(30),
    });
  });
});

const weights = fc.array(
  fc.constantFrom(
    ...['CANNABIS', 'POSS', '30', '2.5', '10', '500', 'GRAMS', 'G', 'KG', '-', '<', '>', 'OR LESS', 'OVER'],
    ...['NOT', 'MORE THAN', '/', ',', 'TO', 'AND', 'BUT', '+', '.', 'CLASS 4', '1ST', 'UNDER', 'BETWEEN'],
  ),
);

test('case and added spaces change nothing, and every answer is a weight that can be', () => {
  fc.assert(
    fc.property(weights, (words) => {
      const reading = gramsIn(words.join(' '));
      expect(gramsIn(`  ${words.join('   ').toLowerCase()} `)).toEqual(reading);
      if (reading.kind === 'span') expect(reading.span.over).toBeLessThan(reading.span.upTo);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => ['none', 'span', 'conflict'].includes(gramsIn(text).kind)));
});

test('every range that is written is read back', () => {
  const grams = fc.integer({ min: 1, max: 20_000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(grams, grams, fc.constantFrom('G', 'GR', ' GMS', ' GRAMS'), (one, other, unit) => {
      fc.pre(one < other);
      expect(gramsIn(`POSS CANNABIS/${one}-${other}${unit}/1ST`)).toEqual({
        kind: 'span',
        span: between(one, other),
      });
    }),
  );
});
