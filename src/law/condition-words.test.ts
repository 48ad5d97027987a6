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
    ["the other charge's color is red", ofOther(red)],
    ['picked is before 2010-06-01', isBefore(picked, '2010-06-01')],
    ['picked plus 1 years is on or before the as-of date', isOnOrBefore(picked, asOfDate, 1)],
    ['picked is after the day given as show', isAfter(picked, dateParameter('show'))],
    ["picked is on or after the other charge's eaten", isOnOrAfter(picked, dateOf(eaten, 'other'))],
    ['mass is at most 30 grams', weighsAtMost(mass, 30)],
    ['mass is at most the number given as limit grams', weighsAtMost(mass, { parameter: 'limit' })],
    ['bed is filled', isFilled(bed)],
    ['bed is the one asked for', isParameter(bed, 'place')],
    ['both charges have the same bed', same(bed)],
    ['both charges have one picked', sameDay(picked)],
    ['the picked of the two charges cannot be the same day', daysApart(picked)],
    ['nothing else tells', undecided],
    ['all of these:', all(red)],
    ['at least one of these:', any(red)],
    ['not:', not(red)],
    ['told by bed:', missing(bed, red)],
    ['a question for counsel (may it rain?), when:', askCounsel('may it rain?', red)],
    ['assumed (sun), when:', assume('sun', red)],
    ['for at least one other charge of the person:', some(red, 'listed')],
    ['for at least 2 other charges of the person:', atLeast(2, red, 'listed')],
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
