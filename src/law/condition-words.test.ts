import { describe, expect, it } from 'vitest';
import { choiceList } from '../record/choice.js';
import { ANY_DAY, exactly } from '../record/date-span.js';
import { isoDay } from '../record/day.js';
import { ANY_WEIGHT, between } from '../record/gram-span.js';
import {
  all,
  any,
  askCounsel,
  asOfDate,
  assume,
  atLeast,
  type Condition,
  dateOf,
  dateParameter,
  daysApart,
  isAfter,
  isAnyOf,
  isBefore,
  isFilled,
  isOnOrAfter,
  isOnOrBefore,
  isParameter,
  missing,
  not,
  ofOther,
  same,
  sameDay,
  some,
  undecided,
  weighsAtMost,
} from './condition.js';
import { conditionWords } from './condition-words.js';
import {
  choiceFact,
  chosen,
  dateFact,
  type FactSpec,
  type FactValue,
  identifierFact,
  weightFact,
} from './facts.js';
import { printFact } from './print-fact.js';

const color = choiceFact('color', choiceList('red', 'dark_green', 'white'), 'the color', 'gardener');
const picked = dateFact('picked', 'the day it was picked', 'gardener');
const eaten = dateFact('eaten', 'the day it was eaten', 'guest');
const mass = weightFact('mass', 'the mass', 'scales');
const bed = identifierFact('bed', 'the bed', 'gardener');
const red = isAnyOf(color, 'red');

describe('a condition in words', () => {
  it.each<[string, Condition]>([
    ['color is red or white', isAnyOf(color, 'red', 'white')],
    ['for the other charge, color is red', ofOther(red)],
    ['picked is before 2010-06-01', isBefore(picked, '2010-06-01')],
    ['the day one year after picked is on or before the as-of date', isOnOrBefore(picked, asOfDate, 1)],
    ['picked is after the day that show gives', isAfter(picked, dateParameter('show'))],
    ['picked is on or after eaten of the other charge', isOnOrAfter(picked, dateOf(eaten, 'other'))],
    ['mass is not more than 30 grams', weighsAtMost(mass, 30)],
    [
      'mass is not more than the number of grams that limit gives',
      weighsAtMost(mass, { parameter: 'limit' }),
    ],
    ['bed is filled in', isFilled(bed)],
    ['bed is the one for which the run is made (any, when it is made for all)', isParameter(bed, 'place')],
    ['bed is the same for both charges', same(bed)],
    ['picked is one and the same day for both charges', sameDay(picked)],
    ['picked cannot be the same day for both charges', daysApart(picked)],
    ['nothing that is recorded tells', undecided],
    ['all of these hold:', all(red)],
    ['at least one of these holds:', any(red)],
    ['it is not the case that:', not(red)],
    ['the following, which bed would tell:', missing(bed, red)],
    ['left open for counsel (may it rain?) when:', askCounsel('may it rain?', red)],
    ['by the assumption sun, when:', assume('sun', red)],
    ['the person has at least one other charge for which:', some(red, 'listed')],
    ['the person has at least 2 other charges for which:', atLeast(2, red, 'listed')],
  ])('%s', (words, condition) => {
    expect(conditionWords(condition)).toBe(words);
  });
});

describe('a fact in words', () => {
  const day = exactly(isoDay('2010-06-01'));
  const dated = (span: typeof day): FactValue => ({ kind: 'date', span, strict: span, support: 0, why: '' });
  const weighed = (span: typeof ANY_WEIGHT): FactValue => ({
    kind: 'weight',
    span,
    strict: span,
    support: 0,
    why: '',
  });
  it.each<[string, FactSpec, FactValue | undefined]>([
    ['red or dark green', color, chosen(3)],
    ['not known', color, chosen(7)],
    ['not known', picked, chosen(3)],
    ['2010-06-01', picked, dated(day)],
    ['not known', picked, dated(ANY_DAY)],
    ['10-30 grams', mass, weighed(between(10, 30))],
    ['not known', mass, weighed(ANY_WEIGHT)],
    ['B1', bed, { kind: 'identifier', text: 'B1' }],
    ['not filled', bed, { kind: 'identifier', text: '' }],
    ['not known', bed, undefined],
  ])('%s', (words, spec, value) => {
    expect(printFact(spec, value)).toBe(words);
  });
});
