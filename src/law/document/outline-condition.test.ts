import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  askCounsel,
  assume,
  atLeast,
  atMost,
  type Condition,
  dateOf,
  daysApart,
  isAnyOf,
  isBefore,
  isFilled,
  isOnOrAfter,
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
} from '../condition.js';
import { wordingOf } from '../condition-words.js';
import { dateFact } from '../facts.js';
import { bed, color, inventedRulebook, mass, ripe } from './invented-rulebook.testkit.js';
import { outlineOf, outlineOfDefinition } from './outline-condition.js';
import { type Item, inlines } from './page.js';

const picked = dateFact('picked', 'the day it was picked', 'gardener');
const wording = wordingOf(inventedRulebook({ facts: [ripe, color, mass, bed, picked] }));
const red = isAnyOf(color, 'red');
const isRipe = isAnyOf(ripe, 'yes');

/** An outline as indented lines. */
const lines = (item: Item, indent = ''): string[] => [
  indent +
    inlines(item.text)
      .map((inline) =>
        typeof inline === 'string' ? inline : 'section' in inline ? `[${inline.section}]` : '#',
      )
      .join(''),
  ...(item.items ?? []).flatMap((part) => lines(part, `${indent}  `)),
];
const said = (condition: Condition): string[] => lines(outlineOf(condition, wording));

describe('a condition as a lawyer reads it', () => {
  it.each<[string, Condition]>([
    ['the color is a red one or green', isAnyOf(color, 'red', 'green')],
    ['the color is not a red one', not(red)],
    ['the charge is ripe', isRipe],
    ['it is not the case that the charge is ripe', not(isRipe)],
    ['it is not the case that the charge is ripe', isAnyOf(ripe, 'no')],
    ['the mass is not more than 30 grams', weighsAtMost(mass, 30)],
    ['the mass is more than 1 gram', not(weighsAtMost(mass, 1))],
    ['the day it was picked is before 2010-06-01', isBefore(picked, '2010-06-01')],
    ['the day it was picked is on or after 2010-06-01', not(isBefore(picked, '2010-06-01'))],
    [
      'the day 2 years before the day it was picked is on or after 2010-06-01',
      isOnOrAfter(picked, '2010-06-01', -2),
    ],
    ['the bed is filled in', isFilled(bed)],
    ['the bed is not filled in', not(isFilled(bed))],
    ['the bed is the one for which the run is made (any, when it is made for all)', isParameter(bed, 'bed')],
    ['nothing that is recorded can tell', undecided],
    ['it cannot be told', all(undecided)],
    ['the color is a red one', not(not(red))],
    ['left open for counsel (“may it rain?”) when the color is a red one', askCounsel('may it rain?', red)],
    [
      'this holds, but is left open for counsel (“may it rain?”) when the color is a red one',
      not(askCounsel('may it rain?', red)),
    ],
    [
      'by the assumption “The list holds all” (open when it is switched off): the color is a red one',
      assume('all-listed', red),
    ],
    ['where this is open (what is to be found is then the bed), the color is a red one', missing(bed, red)],
    ['it is not the case that nothing that is recorded can tell', not(undecided)],
  ])('%s', (words, condition) => {
    expect(said(condition)).toEqual([words]);
  });

  it('names what must hold together, on one level', () => {
    expect(said(all(red, all(isRipe, weighsAtMost(mass, 1))))).toEqual([
      'all of these hold:',
      '  the color is a red one',
      '  the charge is ripe',
      '  the mass is not more than 1 gram',
    ]);
    expect(said(not(all(red, isRipe)))).toEqual([
      'at least one of these does not hold:',
      '  the color is a red one',
      '  the charge is ripe',
    ]);
  });

  it('names the ways in which it may hold', () => {
    expect(said(any(red, isRipe))[0]).toBe('at least one of these holds:');
    expect(said(not(any(red, isRipe)))[0]).toBe('none of these holds:');
    expect(said(any(red))).toEqual(['the color is a red one']);
  });

  const ripeOther = ofOther(isRipe);
  const basis = ' (that the list holds all charges of the person is the assumption all)';

  it.each<[string, Condition]>([
    [
      `the person has at least one other charge such that the other charge is ripe${basis}`,
      some(ripeOther, 'all'),
    ],
    [`the person has no other charge such that the other charge is ripe${basis}`, none(ripeOther, 'all')],
    [
      `the person has at least 2 other charges such that the other charge is ripe${basis}`,
      atLeast(2, ripeOther, 'all'),
    ],
    [
      `the person has at most 1 other charge such that the other charge is ripe${basis}`,
      atMost(1, ripeOther, 'all'),
    ],
    [
      `the person has at most 2 other charges such that this charge is ripe${basis}`,
      atMost(2, isRipe, 'all'),
    ],
    [
      `the person has no other charge such that for this charge, the color is a red one${basis}`,
      none(red, 'all'),
    ],
  ])('%s', (words, condition) => {
    expect(said(condition)).toEqual([words]);
  });

  it('says of two charges which one it speaks of, and names a key once', () => {
    const where = all(
      isFilled(bed),
      ofOther(isFilled(bed)),
      not(same(bed)),
      sameDay(picked),
      not(daysApart(picked)),
      isBefore(picked, dateOf(picked, 'other')),
    );
    expect(said(some(where, 'all'))).toEqual([
      `the person has at least one other charge such that all of these hold${basis}:`,
      '  the bed is filled in for both charges, and is not the same',
      '  the day it was picked is one and the same day for both charges',
      '  the day it was picked may be the same day for both charges',
      '  for this charge, the day it was picked is before the day it was picked of the other charge',
    ]);
  });

  it('says what would tell, and what settles it', () => {
    const open = missing(bed, all(not(any(red, isRipe)), undecided));
    expect(said(open)).toEqual([
      'it cannot be told (what is to be found is then the bed), unless at least one of these holds:',
      '  the color is a red one',
      '  the charge is ripe',
    ]);
    expect(said(all(red, isRipe, undecided))[0]).toBe('it cannot be told, as long as all of these hold:');
  });

  it('names a defined condition instead of spelling it out', () => {
    expect(said(none(ofOther(red), 'all'))).toEqual([
      `the person has no other charge such that the other charge is red (see [definition-red])${basis}`,
    ]);
    const [definition] = inventedRulebook().prose.definitions;
    expect(lines(outlineOfDefinition(definition, wording))).toEqual([
      'for the other charge, the color is a red one',
    ]);
  });
});
