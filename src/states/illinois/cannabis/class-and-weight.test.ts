import { describe, expect, it } from 'vitest';
import { maskOf } from '../../../record/choice.js';
import { ANY_DAY, type DateSpan, exactly } from '../../../record/date-span.js';
import { isoDay } from '../../../record/day.js';
import { ANY_WEIGHT, between, exactGrams, printGramSpan } from '../../../record/gram-span.js';
import { CLASSES, type ConvictionClass, FELONIES, MISDEMEANORS, printClass } from '../classes.js';
import { CANNABIS_TIERS } from '../tables/cannabis-tiers.js';
import {
  CLASS_CONFLICT,
  classOf,
  type StatedClass,
  type Target,
  WEIGHT_CONFLICT,
  weightByTier,
  weightOf,
} from './class-and-weight.js';

const on = (iso: string): DateSpan => exactly(isoDay(iso));
const within = (first: string, last: string): DateSpan => ({ first: isoDay(first), last: isoDay(last) });
const BLANK: StatedClass = { kind: 'blank', mask: CLASSES.all };
const stated = (c: ConvictionClass): StatedClass => ({ kind: 'stated', mask: maskOf(CLASSES, c) });
const target = (cited: string, attempt = false): Target => ({
  section: cited.startsWith('4') ? '4' : '5',
  subsection: cited.slice(1),
  attempt,
});
const classes = (cited: string, offense: DateSpan, said = BLANK, attempt = false): string => {
  const { mask, why } = classOf(target(cited, attempt), said, offense);
  return printClass(mask) || why;
};
const grams = (
  cited: string,
  offense: DateSpan,
  said: ConvictionClass | '' = '',
  attempt = false,
): string => {
  const mask = said === '' ? CLASSES.all : maskOf(CLASSES, said);
  return printGramSpan(weightOf(weightByTier(target(cited, attempt), mask, offense), []).span);
};

const CONFLICT = CLASS_CONFLICT;
const NO_TIER = 'no such subsection on that date';

/** Tables 2.1 and 2.2: on the last day of one text and on the first of the next. */
const [FIRST, SECOND, UNTIL, THIRD] = ['1997-08-14', '1997-08-15', '2016-07-28', '2016-07-29'].map(on);

describe('a subsection means what it meant on the day of the offense', () => {
  it.each<[string, string[], string[]]>([
    ['4a', ['C', 'C', 'C', 'civil'], ['0-2.5', '0-2.5', '0-2.5', '0-10']],
    ['4b', ['B', 'B', 'B', 'B'], ['2.5-10', '2.5-10', '2.5-10', '10-30']],
    ['4c', ['A/4', 'A/4', 'A/4', 'A/4'], ['10-30', '10-30', '10-30', '30-100']],
    ['4d', ['4/3', '4/3', '4/3', '4/3'], ['30-500', '30-500', '30-500', '100-500']],
    ['4e', ['3', '3', '3', '3'], ['over 500', '500-2000', '500-2000', '500-2000']],
    ['4f', [NO_TIER, '2', '2', '2'], ['', '2000-5000', '2000-5000', '2000-5000']],
    ['4g', [NO_TIER, '1', '1', '1'], ['', 'over 5000', 'over 5000', 'over 5000']],
    ['5a', ['B', 'B', 'B', 'B'], ['0-2.5', '0-2.5', '0-2.5', '0-2.5']],
    ['5b', ['A', 'A', 'A', 'A'], ['2.5-10', '2.5-10', '2.5-10', '2.5-10']],
    ['5c', ['4', '4', '4', '4'], ['10-30', '10-30', '10-30', '10-30']],
    ['5d', ['3', '3', '3', '3'], ['30-500', '30-500', '30-500', '30-500']],
    ['5e', ['2', '2', '2', '2'], ['over 500', '500-2000', '500-2000', '500-2000']],
    ['5f', [NO_TIER, '1', '1', '1'], ['', '2000-5000', '2000-5000', '2000-5000']],
    ['5g', [NO_TIER, 'X', 'X', 'X'], ['', 'over 5000', 'over 5000', 'over 5000']],
  ])('%s has the classes %j and the grams %j', (cited, wantedClasses, wantedGrams) => {
    const days = [FIRST, SECOND, UNTIL, THIRD];
    expect(days.map((day) => classes(cited, day))).toEqual(wantedClasses);
    expect(days.map((day) => grams(cited, day))).toEqual(wantedGrams);
  });

  it('and the class of 5(c) is not known before 24 September 1983, its weight is', () => {
    expect(classes('5c', on('1983-09-23'))).toBe('not stated');
    expect(classes('5c', on('1983-09-24'))).toBe('4');
    expect(grams('5c', on('1983-09-23'))).toBe('10-30');
  });

  it('and what several texts leave when the day is not known', () => {
    expect(classes('4a', within('2016-07-28', '2016-07-29'))).toBe('C/civil');
    expect(grams('4c', within('2016-07-28', '2016-07-29'))).toBe('10-100');
    expect(grams('4c', ANY_DAY)).toBe('10-100');
    expect(grams('4e', within('1997-08-14', '1997-08-15'))).toBe('over 500');
  });

  it('and a subsection the Act never had says nothing', () => {
    expect(classes('4h', THIRD)).toBe('not stated');
    expect(grams('4h', THIRD)).toBe('');
    expect(classes('4h', THIRD, stated('A'))).toBe('A');
  });
});

describe('the class of the conviction', () => {
  it('is as stated when the subsection allows it, first offense or subsequent', () => {
    expect(classes('4c', UNTIL, stated('A'))).toBe('A');
    expect(classes('4c', UNTIL, stated('4'))).toBe('4');
    expect(classes('4d', UNTIL, stated('3'))).toBe('3');
  });

  it('conflicts with a subsection that never had it', () => {
    expect(classes('4c', UNTIL, stated('3'))).toBe(CONFLICT);
    expect(classes('4b', UNTIL, stated('A'))).toBe(CONFLICT);
    expect(classes('4a', UNTIL, stated('civil'))).toBe(CONFLICT);
    expect(classes('4a', THIRD, stated('C'))).toBe(CONFLICT);
    expect(classes('4f', FIRST, stated('2'))).toBe(CONFLICT);
  });

  it('is not tested against a bare section, an attempt, or a tier whose class is not known', () => {
    expect(classes('4', UNTIL, stated('X'))).toBe('X');
    expect(classes('4c', UNTIL, stated('3'), true)).toBe('3');
    expect(classes('5c', on('1983-09-23'), stated('A'))).toBe('A');
  });

  it('of a bare section is any its subsections had', () => {
    expect(classes('4', FIRST)).toBe('C/B/A/4/3');
    expect(classes('4', UNTIL)).toBe('C/B/A/4/3/2/1');
    expect(classes('4', THIRD)).toBe('B/A/4/3/2/1/civil');
    expect(classes('5', UNTIL)).toBe('B/A/4/3/2/1/X');
    expect(classes('5', on('1983-09-23'))).toBe('not stated');
  });

  it('is narrowed by M or F alone', () => {
    const M: StatedClass = { kind: 'narrowed', mask: MISDEMEANORS };
    const F: StatedClass = { kind: 'narrowed', mask: FELONIES };
    expect(classes('4c', UNTIL, M)).toBe('A');
    expect(classes('4c', UNTIL, F)).toBe('4');
    expect(classes('4d', UNTIL, F)).toBe('4/3');
    expect(classes('4d', UNTIL, M)).toBe(CONFLICT);
    expect(classes('5c', on('1983-09-23'), M)).toBe('C/B/A');
  });

  it('of an attempt is one class lower, down to Class A', () => {
    const attempt = (cited: string) => classes(cited, UNTIL, BLANK, true);
    expect(['4a', '4b', '4c', '4d', '4e', '4f', '4g', '5e', '5f', '5g'].map(attempt)).toEqual([
      'C',
      'B',
      'A',
      'A',
      'A',
      '3',
      '2',
      '3',
      '2',
      '1',
    ]);
  });

  it('is unknown when sources disagree, or when the cell cannot be read and the subsection leaves several', () => {
    expect(classes('4b', UNTIL, { kind: 'sources disagree', mask: CLASSES.all })).toBe('sources disagree');
    expect(classes('4c', UNTIL, { kind: 'unreadable', mask: CLASSES.all })).toBe('A/4');
  });
});

describe('the weight', () => {
  it('of a bare section is that of the subsections which the class fits', () => {
    const until: [ConvictionClass, string][] = [
      ['C', '0-2.5'],
      ['B', '2.5-10'],
      ['A', '10-30'],
      ['4', '10-500'],
      ['3', '30-2000'],
    ];
    expect(until.map(([c]) => grams('4', UNTIL, c))).toEqual(until.map(([, text]) => text));
    expect((['B', 'A', '4', 'civil'] as const).map((c) => grams('4', THIRD, c))).toEqual([
      '10-30',
      '30-100',
      '30-500',
      '0-10',
    ]);
    expect((['B', 'A', '4', '3', '2', 'X'] as const).map((c) => grams('5', UNTIL, c))).toEqual([
      '0-2.5',
      '2.5-10',
      '10-30',
      '30-500',
      '500-2000',
      'over 5000',
    ]);
    expect(grams('5', on('1983-09-23'), 'A')).toBe('2.5-30');
    expect(grams('4', UNTIL, 'X')).toBe('');
    expect(grams('4', FIRST)).toBe('');
  });

  it('of an attempt at a bare section goes by its own, shifted class', () => {
    expect(grams('4', UNTIL, 'A', true)).toBe('10-2000');
    expect(grams('4', FIRST, 'A', true)).toBe('over 10');
    expect(grams('5', UNTIL, 'A', true)).toBe('2.5-500');
  });

  it('is what every source leaves', () => {
    const found = weightOf(weightByTier(target('4c'), CLASSES.all, UNTIL), [between(20, 40), between(0, 25)]);
    expect(found).toEqual({ span: between(20, 25), why: '' });
    expect(weightOf(weightByTier(undefined, CLASSES.all, UNTIL), [between(20, 40)]).span).toEqual(
      between(20, 40),
    );
    expect(weightOf(weightByTier(undefined, CLASSES.all, UNTIL), [])).toEqual({ span: ANY_WEIGHT, why: '' });
  });

  it('is unknown when the sources leave none', () => {
    const found = weightOf(weightByTier(target('4c'), CLASSES.all, UNTIL), [exactGrams(10)]);
    expect(found).toEqual({ span: ANY_WEIGHT, why: WEIGHT_CONFLICT });
    expect(weightOf(weightByTier(target('4c'), CLASSES.all, UNTIL), [exactGrams(10.1)]).why).toBe('');
    expect(weightOf(weightByTier(target('4c'), CLASSES.all, UNTIL), [exactGrams(30)]).why).toBe('');
    expect(weightOf(weightByTier(target('4c'), CLASSES.all, UNTIL), [exactGrams(30.1)]).why).toBe(
      WEIGHT_CONFLICT,
    );
  });
});

describe('the printed classes', () => {
  it('are joined by a slash, and empty when any class is possible', () => {
    expect(printClass(maskOf(CLASSES, '4', 'A'))).toBe('A/4');
    expect(printClass(CLASSES.all)).toBe('');
  });
});

it('no tier of more than 30 grams is also one of 30 grams or less', () => {
  const tiers = CANNABIS_TIERS.filter((tier) => tier.classes.length > 0);
  expect(tiers.filter((tier) => tier.over < 30 && tier.upTo > 30)).toEqual([]);
  expect(tiers.length).toBe(29);
});
