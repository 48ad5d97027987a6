import { describe, expect, it } from 'vitest';
import { choiceList } from '../record/choice.js';
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
  daysApart,
  isAnyOf,
  isBefore,
  isFilled,
  isParameter,
  missing,
  none,
  not,
  ofOther,
  partsOf,
  same,
  sameDay,
  some,
  undecided,
  weighsAtMost,
} from './condition.js';
import { choiceFact, dateFact, identifierFact, weightFact } from './facts.js';
import { factsUsed } from './facts-used.js';

const color = choiceFact('color', choiceList('red', 'green'), 'the color', 'gardener');
const picked = dateFact('picked', 'the day it was picked', 'gardener');
const eaten = dateFact('eaten', 'the day it was eaten', 'guest');
const mass = weightFact('mass', 'the mass', 'scales');
const bed = identifierFact('bed', 'the bed', 'gardener');

const red = isAnyOf(color, 'red');

describe('a condition', () => {
  it('is plain frozen data', () => {
    const condition = all(red, isBefore(picked, '2010-01-01', 1));
    expect(JSON.parse(JSON.stringify(condition))).toEqual(condition);
    expect(Object.isFrozen(condition)).toBe(true);
  });

  it('cannot ask for a value the fact does not have', () => {
    const spelled: typeof color & { list: { values: readonly string[] } } = color;
    expect(() => isAnyOf<string>(spelled, 'blue')).toThrow('color has no value blue');
  });

  it('that limits a count from above is the opposite of one more', () => {
    expect(atMost(2, red, 'listed')).toEqual(not(atLeast(3, red, 'listed')));
    expect(none(red, 'listed')).toEqual(not(some(red, 'listed')));
  });

  it('names the facts it reads and whose', () => {
    const condition = all(red, ofOther(isFilled(bed)), same(bed), isBefore(picked, dateOf(eaten)), undecided);
    expect(factsUsed(condition)).toEqual([
      { whose: 'this', fact: 'color' },
      { whose: 'other', fact: 'bed' },
      { whose: 'this', fact: 'bed' },
      { whose: 'other', fact: 'bed' },
      { whose: 'this', fact: 'picked' },
      { whose: 'this', fact: 'eaten' },
    ]);
  });
});

describe('a condition asked of the other charge', () => {
  const whoseIn = (condition: Condition): string[] => [
    ...('whose' in condition && condition.whose !== undefined ? [condition.whose] : []),
    ...partsOf(condition).flatMap(whoseIn),
  ];

  it('asks it of every fact inside', () => {
    const parts = [
      red,
      isBefore(picked, asOfDate),
      weighsAtMost(mass, 1),
      isFilled(bed),
      isParameter(bed, 'place'),
    ];
    const condition = all(
      any(...parts),
      not(red),
      missing(bed, red),
      askCounsel('?', red),
      assume('sun', red),
    );
    expect(whoseIn(condition)).toEqual(Array.from({ length: 9 }, () => 'this'));
    // The fact that is to be found is then the other charge's as well.
    expect(whoseIn(ofOther(condition))).toEqual(Array.from({ length: 10 }, () => 'other'));
  });

  it('leaves what already speaks of both, or of none', () => {
    for (const both of [same(bed), sameDay(picked), daysApart(picked), undecided]) {
      expect(ofOther(both)).toBe(both);
      expect(partsOf(both)).toEqual([]);
    }
  });

  it('cannot be a quantifier', () => {
    expect(() => ofOther(some(red, 'listed'))).toThrow('a quantifier cannot stand inside a quantifier');
    expect(() => ofOther(all(atLeast(1, red, 'listed')))).toThrow('a quantifier');
  });
});
