import { describe, expect, it } from 'vitest';
import { choiceList } from '../record/choice.js';
import { ANY_DAY, type DateSpan, exactly } from '../record/date-span.js';
import { isoDay } from '../record/day.js';
import { ANY_WEIGHT, atMostGrams, between, exactGrams, type GramSpan } from '../record/gram-span.js';
import {
  all,
  any,
  askCounsel,
  asOfDate,
  assume,
  atLeast,
  atMost,
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
  none,
  not,
  ofOther,
  same,
  sameDay,
  some,
  undecided,
  weighsAtMost,
} from './condition.js';
import { evaluate, type Reading, type Subject } from './evaluate.js';
import {
  type ChargeFacts,
  choiceFact,
  chosen,
  chosenByAssumption,
  dateFact,
  identifierFact,
  weightFact,
} from './facts.js';
import { labelsIn, labelTable } from './missing-labels.js';
import { opposite, type Truth } from './truth.js';

const YES_NO = choiceList('yes', 'no');
const fact = {
  ripe: choiceFact('ripe', YES_NO, 'whether it is ripe', 'gardener'),
  sweet: choiceFact('sweet', YES_NO, 'whether it is sweet', 'gardener'),
  picked: dateFact('picked', 'the day it was picked', 'gardener'),
  eaten: dateFact('eaten', 'the day it was eaten', 'guest'),
  mass: weightFact('mass', 'the mass', 'scales'),
  bed: identifierFact('bed', 'the bed', 'gardener'),
};
const FACTS = Object.values(fact);
const SUN = 1;
const RAIN = 2;
const LISTED = 4;
const BITS: Readonly<Record<string, number>> = { sun: SUN, rain: RAIN, listed: LISTED };
const [YES, NO, EITHER] = [1, 2, 3];

const day = (iso: string): DateSpan => exactly(isoDay(iso));
const days = (first: string, last: string): DateSpan => ({ first: isoDay(first), last: isoDay(last) });
const dated = (span: DateSpan, strict = span, support = 0) =>
  ({ kind: 'date', span, strict, support, why: '' }) as const;
const weighed = (span: GramSpan, strict = span, support = 0) =>
  ({ kind: 'weight', span, strict, support, why: '' }) as const;
const key = (text: string) => ({ kind: 'identifier', text }) as const;

const blank: ChargeFacts = {
  ripe: chosen(EITHER),
  sweet: chosen(EITHER),
  picked: dated(ANY_DAY),
  eaten: dated(ANY_DAY),
  mass: weighed(ANY_WEIGHT),
  bed: key(''),
};

interface Given {
  readonly others?: readonly ChargeFacts[];
  readonly historyKnown?: boolean;
  readonly historyWhole?: boolean;
  readonly on?: number;
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly leapDay?: Reading['leapDay'];
}

function finding(condition: Condition, facts: Partial<ChargeFacts> = {}, given: Given = {}) {
  const labels = labelTable([condition], FACTS);
  const reading: Reading = {
    facts: new Map(FACTS.map((f) => [f.name, f])),
    labels,
    context: {
      asOf: isoDay('2010-06-01'),
      parameters: given.parameters ?? {},
      assumptions: given.on ?? SUN | RAIN | LISTED,
    },
    leapDay: given.leapDay ?? 'march-1',
    bitOfAssumption: (name) => BITS[name],
  };
  const subject: Subject = {
    facts: { ...blank, ...facts } as ChargeFacts,
    others: given.others ?? [],
    historyKnown: given.historyKnown ?? true,
    historyWhole: given.historyWhole ?? true,
  };
  const { truth, support, missing } = evaluate(condition, subject, reading);
  return { truth, support, missing: labelsIn(labels, missing).map((label) => label.text) };
}

const truth = (condition: Condition, facts: Partial<ChargeFacts> = {}, given: Given = {}): Truth =>
  finding(condition, facts, given).truth;

const [T, F, U] = ['true', 'false', 'unknown'] as const;
const TRUTHS = [T, F, U];
const ripe = isAnyOf(fact.ripe, 'yes');
const sweet = isAnyOf(fact.sweet, 'yes');
const maskOfTruth = { true: YES, false: NO, unknown: EITHER };
const both = (one: Truth, other: Truth) => ({
  ripe: chosen(maskOfTruth[one]),
  sweet: chosen(maskOfTruth[other]),
});

describe('truth has three values', () => {
  const table: [Truth, Truth, Truth, Truth][] = [
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ];
  it.each(table)('%s with %s: all is %s, any is %s', (one, other, ofAll, ofAny) => {
    expect(truth(all(ripe, sweet), both(one, other))).toBe(ofAll);
    expect(truth(any(ripe, sweet), both(one, other))).toBe(ofAny);
  });

  it('and not turns true and false and leaves unknown', () => {
    expect(TRUTHS.map((t) => truth(not(ripe), both(t, U)))).toEqual([F, T, U]);
    expect(TRUTHS.map(opposite)).toEqual([F, T, U]);
  });

  it('what is undecided is unknown and names nothing', () => {
    expect(finding(undecided)).toEqual({ truth: U, support: 0, missing: [] });
  });
});

describe('a comparison with a day', () => {
  const spans = [day('2010-05-31'), day('2010-06-01'), day('2010-06-02')];
  it.each<[string, Condition, Truth[]]>([
    ['before', isBefore(fact.picked, '2010-06-01'), [T, F, F]],
    ['on or before', isOnOrBefore(fact.picked, '2010-06-01'), [T, T, F]],
    ['after', isAfter(fact.picked, '2010-06-01'), [F, F, T]],
    ['on or after', isOnOrAfter(fact.picked, '2010-06-01'), [F, T, T]],
    ['before the as-of date', isBefore(fact.picked, asOfDate), [T, F, F]],
    ['on or after the day of the show', isOnOrAfter(fact.picked, dateParameter('show')), [F, T, T]],
  ])('%s, one day before, on the day and one day after', (_, condition, wanted) => {
    const given = { parameters: { show: isoDay('2010-06-01') } };
    expect(spans.map((span) => truth(condition, { picked: dated(span) }, given))).toEqual(wanted);
  });

  it.each<[string, Condition, Truth[]]>([
    ['before', isBefore(fact.picked, '2010-06-01'), [T, U, U, F]],
    ['on or before', isOnOrBefore(fact.picked, '2010-06-01'), [T, T, U, U]],
    ['after', isAfter(fact.picked, '2010-06-01'), [F, F, U, U]],
    ['on or after', isOnOrAfter(fact.picked, '2010-06-01'), [F, U, U, T]],
  ])('%s is unknown inside a span that the day divides', (_, condition, wanted) => {
    const open = [
      days('2010-05-01', '2010-05-31'),
      days('2010-05-01', '2010-06-01'),
      days('2010-05-01', '2010-06-02'),
      days('2010-06-01', '2010-06-30'),
    ];
    expect(open.map((span) => truth(condition, { picked: dated(span) }))).toEqual(wanted);
  });

  it('counts years by the leap-day rule of the law', () => {
    const year = isOnOrBefore(fact.picked, '2009-02-28', 1);
    const facts = { picked: dated(day('2008-02-29')) };
    expect(truth(year, facts, { leapDay: 'march-1' })).toBe(F);
    expect(truth(year, facts, { leapDay: 'february-28' })).toBe(T);
  });

  it('with another date of the charge names both as missing', () => {
    const condition = isBefore(fact.picked, dateOf(fact.eaten));
    expect(truth(condition, { picked: dated(day('2010-01-01')), eaten: dated(day('2010-01-02')) })).toBe(T);
    expect(truth(condition, { picked: dated(day('2010-01-02')), eaten: dated(day('2010-01-02')) })).toBe(F);
    expect(finding(condition).missing).toEqual(['picked', 'eaten']);
  });

  it('needs its parameter', () => {
    expect(() => finding(isBefore(fact.picked, dateParameter('show')))).toThrow(
      'no number for the parameter show',
    );
  });
});

describe('a limit of weight', () => {
  const limit = weighsAtMost(fact.mass, 30);
  it.each<[GramSpan, Truth]>([
    [exactGrams(30), T],
    [exactGrams(30.1), F],
    [between(10, 30), T],
    [between(30, 500), F],
    [between(20, 40), U],
    [atMostGrams(30), T],
    [ANY_WEIGHT, U],
  ])('of 30 grams, with %j', (span, wanted) => {
    expect(truth(limit, { mass: weighed(span) })).toBe(wanted);
  });

  it('may come from a parameter, which must be a number', () => {
    const asked = weighsAtMost(fact.mass, { parameter: 'limit' });
    expect(truth(asked, { mass: weighed(exactGrams(2)) }, { parameters: { limit: 2 } })).toBe(T);
    expect(() => finding(asked, {}, { parameters: { limit: 'two' } })).toThrow('no number');
  });
});

describe('keys', () => {
  it('are filled or not, which is never unknown', () => {
    expect([key('B1'), key('')].map((bed) => truth(isFilled(fact.bed), { bed }))).toEqual([T, F]);
  });

  it('equal a parameter, any key when it says all, and leave it open when not filled', () => {
    const here = isParameter(fact.bed, 'place');
    const at = (place: string) => ({ parameters: { place } });
    expect([key('B1'), key('B2'), key('')].map((bed) => truth(here, { bed }, at('B1')))).toEqual([T, F, U]);
    expect(truth(here, {}, at('all'))).toBe(T);
    expect(finding(here, {}, at('B1')).missing).toEqual(['bed']);
  });

  it('of two charges are the same, differ, or cannot be compared', () => {
    const sameBed = some(same(fact.bed), 'listed');
    const with_ = (bed: string, other: string) =>
      truth(sameBed, { bed: key(bed) }, { others: [{ ...blank, bed: key(other) }] });
    expect([with_('B1', 'B1'), with_('B1', 'B2'), with_('', 'B1'), with_('B1', '')]).toEqual([T, F, U, U]);
  });
});

describe('the days of two charges', () => {
  const cases: [DateSpan, DateSpan, Truth, Truth][] = [
    [day('2010-05-01'), day('2010-05-01'), T, F],
    [day('2010-05-01'), day('2010-05-02'), F, T],
    [days('2010-05-01', '2010-05-31'), day('2010-05-31'), U, U],
    [days('2010-05-01', '2010-05-31'), day('2010-06-01'), F, T],
    [days('2010-05-01', '2010-05-31'), days('2010-05-01', '2010-05-31'), U, U],
  ];
  it.each(cases)('%j and %j', (one, other, isSame, isApart) => {
    const given = { others: [{ ...blank, picked: dated(other) }] };
    expect(truth(some(sameDay(fact.picked), 'listed'), { picked: dated(one) }, given)).toBe(isSame);
    expect(truth(some(daysApart(fact.picked), 'listed'), { picked: dated(one) }, given)).toBe(isApart);
  });
});

describe('what an outcome rests on', () => {
  const sunny = chosenByAssumption(EITHER, YES, SUN);
  const rainy = chosenByAssumption(EITHER, YES, RAIN);

  it('is nothing when the sources alone decide, and the assumption when only it decides', () => {
    expect(finding(ripe, { ripe: chosen(YES) })).toEqual({ truth: T, support: 0, missing: [] });
    expect(finding(ripe, { ripe: sunny })).toEqual({ truth: T, support: SUN, missing: [] });
    expect(finding(ripe)).toEqual({ truth: U, support: 0, missing: ['ripe'] });
    const limit = weighsAtMost(fact.mass, 30);
    expect(finding(limit, { mass: weighed(between(10, 30), ANY_WEIGHT, RAIN) }).support).toBe(RAIN);
    expect(finding(limit, { mass: weighed(between(10, 20), between(0, 30), RAIN) }).support).toBe(0);
    const early = isBefore(fact.picked, dateOf(fact.eaten));
    const facts = {
      picked: dated(day('2010-01-01'), ANY_DAY, SUN),
      eaten: dated(day('2010-02-01'), ANY_DAY, RAIN),
    };
    expect(finding(early, facts).support).toBe(SUN | RAIN);
  });

  it('is all parts together when all are needed, and the least of the parts when one is enough', () => {
    expect(finding(all(ripe, sweet), { ripe: sunny, sweet: rainy }).support).toBe(SUN | RAIN);
    expect(finding(any(ripe, sweet), { ripe: sunny, sweet: rainy }).support).toBe(SUN);
    expect(finding(any(ripe, sweet), { ripe: sunny, sweet: chosen(YES) }).support).toBe(0);
    expect(finding(not(any(not(ripe), not(sweet))), { ripe: sunny, sweet: rainy }).support).toBe(SUN | RAIN);
  });

  it('is named by an assumption that is on, and open when it is off', () => {
    const taken = assume('rain', ripe);
    expect(finding(taken, { ripe: sunny })).toEqual({ truth: T, support: SUN | RAIN, missing: [] });
    expect(finding(taken, { ripe: chosen(YES) }, { on: SUN })).toEqual({ truth: U, support: 0, missing: [] });
    expect(finding(taken, { ripe: chosen(NO) })).toEqual({ truth: F, support: 0, missing: [] });
    expect(finding(taken)).toEqual({ truth: U, support: 0, missing: ['ripe'] });
  });
});

describe('a question for counsel', () => {
  const asked = askCounsel('may it rain?', ripe);
  it('is open when its case is there, false when it is not', () => {
    expect(finding(asked, { ripe: chosen(YES) })).toEqual({
      truth: U,
      support: 0,
      missing: ['counsel: may it rain?'],
    });
    expect(truth(asked, { ripe: chosen(NO) })).toBe(F);
    expect(finding(asked).missing).toEqual(['ripe']);
  });
});

describe('a fact to find', () => {
  const found = missing(fact.bed, ripe);
  it('stands in place of the facts inside', () => {
    expect(finding(found)).toEqual({ truth: U, support: 0, missing: ['bed'] });
    expect(finding(found, { ripe: chosenByAssumption(EITHER, NO, RAIN) })).toEqual({
      truth: F,
      support: RAIN,
      missing: [],
    });
  });
});

describe('the other charges of the person', () => {
  const otherRipe = ofOther(ripe);
  const is = (t: Truth): ChargeFacts => ({ ...blank, ripe: chosen(maskOfTruth[t]) });
  const of = (...truths: Truth[]): Given => ({ others: truths.map(is) });

  it.each<[Truth[], Truth]>([
    [[], F],
    [[F, F], F],
    [[F, U], U],
    [[U, T], T],
  ])('some of %j is %s, and none the opposite', (others, wanted) => {
    expect(truth(some(otherRipe, 'listed'), {}, of(...others))).toBe(wanted);
    expect(truth(none(otherRipe, 'listed'), {}, of(...others))).toBe(opposite(wanted));
  });

  it.each<[Truth[], Truth, Truth]>([
    [[T], F, T],
    [[T, T], T, T],
    [[T, T, T], T, F],
    [[T, U], U, T],
    [[T, T, U], T, U],
    [[T, U, U], U, U],
    [[T, F, F], F, T],
  ])('of %j at least two is %s, at most two is %s: the count is a range', (others, atLeastTwo, atMostTwo) => {
    expect(truth(atLeast(2, otherRipe, 'listed'), {}, of(...others))).toBe(atLeastTwo);
    expect(truth(atMost(2, otherRipe, 'listed'), {}, of(...others))).toBe(atMostTwo);
  });

  it('cannot be excluded when nobody knows whose they are, or whether the list is whole', () => {
    const any_ = some(otherRipe, 'listed');
    const open = (...missing: string[]) => ({ truth: U, support: 0, missing });
    expect(finding(any_, {}, { historyKnown: false })).toEqual(open('identity'));
    expect(finding(any_, {}, { on: SUN })).toEqual(open('other_charges'));
    expect(finding(any_, {}, { historyWhole: false })).toEqual(open('other_charges'));
    expect(truth(any_, {}, { ...of(T), historyWhole: false })).toBe(T);
    expect(finding(any_, {}, { ...of(U), historyKnown: false, on: 0 }).missing).toEqual([
      'identity',
      'other_charges',
      'other_charge.ripe',
    ]);
    expect(truth(any_, {}, { ...of(T), historyKnown: false, on: 0 })).toBe(T);
  });

  it('rest on the whole list and every exclusion when there is none, on the least when there is one', () => {
    const any_ = some(otherRipe, 'listed');
    const assumed = (mask: number, support: number) => ({
      ...blank,
      ripe: chosenByAssumption(EITHER, mask, support),
    });
    expect(finding(any_, {}, { others: [assumed(NO, SUN), assumed(NO, RAIN)] }).support).toBe(
      SUN | RAIN | LISTED,
    );
    expect(finding(any_, {}, { others: [assumed(YES, RAIN), assumed(YES, SUN)] }).support).toBe(SUN);
    const two = atLeast(2, otherRipe, 'listed');
    expect(finding(two, {}, { others: [assumed(YES, RAIN), assumed(YES, SUN)] }).support).toBe(SUN | RAIN);
  });
});

describe('a condition that does not fit its facts is refused', () => {
  it.each<[string, Condition, Partial<ChargeFacts>, string]>([
    ['a choice that is a date', ripe, { ...blank, ripe: dated(ANY_DAY) }, 'ripe is no choice'],
    [
      'a date that is a key',
      isBefore(fact.picked, asOfDate),
      { ...blank, picked: key('') },
      'picked is no date',
    ],
    ['a weight that is a key', weighsAtMost(fact.mass, 1), { ...blank, mass: key('') }, 'mass is no weight'],
    ['a key that is a date', isFilled(fact.bed), { ...blank, bed: dated(ANY_DAY) }, 'bed is no key'],
    ['a fact that is not there', ripe, { ripe: undefined }, 'the this charge has no fact ripe'],
    ['another charge outside a quantifier', ofOther(ripe), blank, 'the other charge has no fact ripe'],
    [
      'values of a date',
      { node: 'is-any-of', fact: 'picked', whose: 'this', values: [] },
      blank,
      'picked is no choice',
    ],
  ])('%s', (_, condition, facts, message) => {
    expect(() => finding(condition, facts)).toThrow(message);
  });
});
