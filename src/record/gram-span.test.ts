import { describe, expect, it } from 'vitest';
import {
  ANY_WEIGHT,
  atLeastGrams,
  atMostGrams,
  between,
  commonWeight,
  exactGrams,
  type GramSpan,
  isAnyWeight,
  isEmptyWeight,
  lessThanGrams,
  MICROGRAMS,
  moreThanGrams,
  printGramSpan,
  spanningWeight,
  UNLIMITED,
} from './gram-span.js';

/** Whether a weight in micrograms lies in a span. */
const holds = (span: GramSpan, micrograms: number): boolean =>
  micrograms > span.over && micrograms <= span.upTo;
const THIRTY = 30 * MICROGRAMS;

describe('a span of weights', () => {
  it('leaves out its lower end and holds its upper one, as the tiers of the law do', () => {
    const tier = between(10, 30);
    expect(
      [10 * MICROGRAMS, 10 * MICROGRAMS + 1, THIRTY, THIRTY + 1].map((weight) => holds(tier, weight)),
    ).toEqual([false, true, true, false]);
    expect(between(500, Number.POSITIVE_INFINITY)).toEqual({ over: 500 * MICROGRAMS, upTo: UNLIMITED });
  });

  it.each<[string, GramSpan, [boolean, boolean, boolean]]>([
    ['exactly 30 grams', exactGrams(30), [false, true, false]],
    ['at most 30 grams', atMostGrams(30), [true, true, false]],
    ['less than 30 grams', lessThanGrams(30), [true, false, false]],
    ['more than 30 grams', moreThanGrams(30), [false, false, true]],
    ['at least 30 grams', atLeastGrams(30), [false, true, true]],
  ])('%s, tried just below, at and just above', (_, span, wanted) => {
    expect([THIRTY - 1, THIRTY, THIRTY + 1].map((weight) => holds(span, weight))).toEqual(wanted);
  });

  it('is empty when no weight is left', () => {
    expect(isEmptyWeight(commonWeight(between(10, 30), between(30, 500)))).toBe(true);
    expect(isEmptyWeight(exactGrams(2.5))).toBe(false);
    expect(commonWeight(between(10, 30), between(20, 40))).toEqual(between(20, 30));
  });

  it('is spanned from the lightest to the heaviest of two', () => {
    expect(spanningWeight(between(0, 2.5), between(30, 500))).toEqual(between(0, 500));
  });

  it('says nothing when it is open on both sides', () => {
    expect(isAnyWeight(ANY_WEIGHT)).toBe(true);
    expect(isAnyWeight(atMostGrams(30))).toBe(false);
    expect(isAnyWeight(moreThanGrams(30))).toBe(false);
  });

  it.each<[GramSpan, string]>([
    [ANY_WEIGHT, ''],
    [between(10, 30), '10-30'],
    [between(0, 2.5), '0-2.5'],
    [moreThanGrams(500), 'over 500'],
    [exactGrams(28.5), '28.5'],
  ])('%j is printed %j', (span, text) => {
    expect(printGramSpan(span)).toBe(text);
  });
});
