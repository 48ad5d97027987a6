import { describe, expect, it } from 'vitest';
import {
  all,
  askCounsel,
  assume,
  type Condition,
  dateOf,
  daysApart,
  isAnyOf,
  isBefore,
  isFilled,
  missing,
  none,
  not,
  ofOther,
  same,
  undecided,
  weighsAtMost,
} from '../condition.js';
import { dateFact } from '../facts.js';
import { bed, color, mass } from './invented-rulebook.testkit.js';
import { nameableLabels } from './nameable-labels.js';

const picked = dateFact('picked', 'the day', 'gardener');
const red = isAnyOf(color, 'red');
const labels = (condition: Condition, ...known: string[]): string[] =>
  nameableLabels(condition, known).map(({ text }) => text);

describe('what a rule can name as missing', () => {
  it.each<[string, Condition, string[]]>([
    ['its facts, each once', all(red, not(red), weighsAtMost(mass, 1)), ['color', 'mass']],
    [
      'the facts of the other charge',
      none(ofOther(red), 'all'),
      ['other_charge.color', 'identity', 'other_charges'],
    ],
    [
      'both dates that are compared',
      isBefore(picked, dateOf(picked, 'other')),
      ['picked', 'other_charge.picked'],
    ],
    ['a question before the facts on which it hangs', askCounsel('why?', red), ['counsel: why?', 'color']],
    [
      'the one fact that would tell, instead of what stands inside',
      missing(bed, all(red, undecided)),
      ['bed'],
    ],
    ['what an assumption hangs on', assume('sun', red), ['color']],
    ['the day on which two charges differ', daysApart(picked), ['picked']],
    ['no key for being filled or not', isFilled(bed), []],
    ['a key that may be blank where two are compared', same(bed), ['bed']],
    ['no key that both charges must have', all(isFilled(bed), ofOther(isFilled(bed)), same(bed)), []],
    ['a key that only one charge must have', all(isFilled(bed), same(bed)), ['bed']],
  ])('%s', (_, condition, wanted) => {
    expect(labels(condition)).toEqual(wanted);
  });

  it('no fact that is always known', () => {
    expect(labels(all(red, weighsAtMost(mass, 1)), 'color')).toEqual(['mass']);
  });
});
