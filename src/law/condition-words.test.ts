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
import { conditionWords, isDrawnIn, wordingOf } from './condition-words.js';
import { inventedRulebook } from './document/invented-rulebook.testkit.js';
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

const wording = wordingOf(
  inventedRulebook({
    facts: [color, picked, eaten, mass, bed],
    assumptions: [{ name: 'sun', words: 'The sun shines.', basis: 'Custom' }],
  }),
);
const named = wordingOf(inventedRulebook());

describe('a condition in words', () => {
  it.each<[string, Condition]>([
    ['the color is a red one or white', isAnyOf(color, 'red', 'white')],
    ['the color is dark green', isAnyOf(color, 'dark_green')],
    ['for the other charge, the color is white', ofOther(isAnyOf(color, 'white'))],
    ['the day it was picked is before 2010-06-01', isBefore(picked, '2010-06-01')],
    [
      'the day one year after the day it was picked is on or before the as-of date',
      isOnOrBefore(picked, asOfDate, 1),
    ],
    ['the day it was picked is after the day that the policy gives', isAfter(picked, dateParameter('show'))],
    [
      'the day it was picked is on or after the day it was eaten of the other charge',
      isOnOrAfter(picked, dateOf(eaten, 'other')),
    ],
    ['the mass is not more than 30 grams', weighsAtMost(mass, 30)],
    [
      'the mass is not more than the number of grams that the policy gives',
      weighsAtMost(mass, { parameter: 'limit' }),
    ],
    ['the bed is filled in', isFilled(bed)],
    [
      'the bed is the one for which the run is made (any, when it is made for all)',
      isParameter(bed, 'place'),
    ],
    ['the bed is the same for both charges', same(bed)],
    ['the day it was picked is one and the same day for both charges', sameDay(picked)],
    ['the day it was picked cannot be the same day for both charges', daysApart(picked)],
    ['nothing that is recorded can tell', undecided],
    ['all of these hold:', all(red)],
    ['at least one of these holds:', any(red)],
    ['it is not the case that:', not(red)],
    ['where this is open (what is to be found is then the bed):', missing(bed, red)],
    ['left open for counsel (“may it rain?”) when:', askCounsel('may it rain?', red)],
    ['by the assumption “The sun shines” (open when it is switched off):', assume('sun', red)],
    [
      'the person has at least one other charge such that for this charge, the color is a red one:',
      some(red, 'listed'),
    ],
    ['the person has at least one other charge such that:', some(all(red, isFilled(bed)), 'listed')],
    ['the person has at least 2 other charges such that:', atLeast(2, any(red, isFilled(bed)), 'listed')],
  ])('%s', (words, condition) => {
    expect(conditionWords(condition, wording)).toBe(words);
  });

  it.each<[string, Condition]>([
    ['the color is not a red one', red],
    ['at least one of these does not hold:', all(red)],
    ['none of these holds:', any(red)],
    ['this holds, but is left open for counsel (“may it rain?”) when:', askCounsel('may it rain?', red)],
    ['the person has no other charge such that:', some(any(red, isFilled(bed)), 'listed')],
    ['the person has at most 1 other charge such that:', atLeast(2, any(red, isFilled(bed)), 'listed')],
  ])('of its denial: %s', (words, condition) => {
    expect(isDrawnIn(condition, wording.speech)).toBe(true);
    expect(conditionWords(condition, wording, true)).toBe(words);
  });

  it('names what the rulebook has a name for', () => {
    const [{ holds }] = inventedRulebook().prose.definitions;
    expect(conditionWords(holds, named)).toBe(
      'the other charge is red: for the other charge, the color is a red one',
    );
    expect(conditionWords(some(holds, 'all-listed'), named)).toBe(
      'the person has at least one other charge such that the other charge is red:',
    );
  });

  it('has no words for a fact or an assumption of another rulebook', () => {
    expect(() => conditionWords(isFilled(identifierFact('pot', 'the pot', 'gardener')), wording)).toThrow(
      'no words for pot',
    );
    expect(() => conditionWords(assume('rain', red), wording)).toThrow('no words for rain');
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
