import { describe, expect, it } from 'vitest';
import { choiceList } from '../record/choice.js';
import {
  all,
  askCounsel,
  assume,
  dateOf,
  isAnyOf,
  isBefore,
  missing,
  not,
  ofOther,
  same,
  some,
  undecided,
} from './condition.js';
import { choiceFact, dateFact, identifierFact } from './facts.js';
import { labelsIn, labelTable } from './missing-labels.js';

const color = choiceFact('color', choiceList('red', 'green'), 'the color', 'gardener');
const picked = dateFact('picked', 'the day it was picked', 'gardener');
const eaten = dateFact('eaten', 'the day it was eaten', 'guest');
const bed = identifierFact('bed', 'the bed', 'gardener');
const FACTS = [color, picked, eaten, bed];
const red = isAnyOf(color, 'red');

describe('what can be missing', () => {
  it('is listed once, in reading order: facts, of this charge and of others, the person, the list, and questions', () => {
    const table = labelTable(
      [
        all(red, isBefore(picked, dateOf(eaten)), assume('sun', red), undecided),
        some(all(ofOther(red), same(bed), ofOther(missing(eaten, red))), 'listed'),
        not(askCounsel('may it rain?', red)),
      ],
      FACTS,
    );
    expect(table.labels.map((label) => label.text)).toEqual([
      'color',
      'picked',
      'eaten',
      'identity',
      'other_charges',
      'other_charge.color',
      'bed',
      'other_charge.eaten',
      'counsel: may it rain?',
    ]);
    expect(table.labels.map((label) => table.bitOf(label.text))).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    expect(labelsIn(table, 1 | 256).map((label) => label.text)).toEqual(['color', 'counsel: may it rain?']);
    expect(labelsIn(table, 0)).toEqual([]);
  });

  it('holds the fact that stands in place of others', () => {
    const table = labelTable([missing(bed, red)], FACTS);
    expect(table.labels.map((label) => label.text)).toEqual(['bed', 'color']);
  });

  it('is a fact of the rulebook, or the law is refused', () => {
    expect(() => labelTable([isAnyOf(choiceFact('size', choiceList('big'), '', ''), 'big')], FACTS)).toThrow(
      'no such fact: size',
    );
    expect(() => labelTable([red], FACTS).bitOf('size')).toThrow('not a label of this relief: size');
  });

  it('is at most thirty things in one relief', () => {
    const questions = (count: number) =>
      Array.from({ length: count }, (_, at) => askCounsel(`question ${at}?`, undecided));
    const full = labelTable(questions(30), FACTS);
    expect(full.bitOf('counsel: question 29?')).toBe(2 ** 29);
    expect(labelsIn(full, 2 ** 29).map((label) => label.text)).toEqual(['counsel: question 29?']);
    expect(() => labelTable(questions(31), FACTS)).toThrow('more than 30 things');
  });
});
