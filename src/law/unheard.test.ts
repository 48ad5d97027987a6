import { describe, expect, it } from 'vitest';
import { choiceList, maskOf } from '../record/choice.js';
import { isoDay } from '../record/day.js';
import {
  all,
  any,
  type Condition,
  isAnyOf,
  isBefore,
  isFilled,
  not,
  ofOther,
  same,
  some,
} from './condition.js';
import {
  type ChoiceValue,
  choiceFact,
  chosen,
  chosenByAssumption,
  dateFact,
  identifierFact,
} from './facts.js';
import { labelTable } from './missing-labels.js';
import { type HearingLaw, unheardBy } from './unheard.js';

const fact = {
  ripe: choiceFact('ripe', choiceList('yes', 'no'), 'whether it is ripe', 'gardener'),
  colour: choiceFact('colour', choiceList('red', 'green'), 'its colour', 'gardener'),
  picked: dateFact('picked', 'the day it was picked', 'gardener'),
  bed: identifierFact('bed', 'the bed', 'gardener'),
};
const facts = Object.values(fact);
const LISTED = 1;

/** A law of one rule, which holds when what is asked of the other fruit of the garden does not. */
function lawOf(asked: Condition): HearingLaw {
  const holds = not(some(asked, 'all are listed'));
  const rule = {
    id: 'one',
    words: '',
    whenFalse: '',
    citation: '',
    status: 'verified',
    asOf: '',
    holds,
  } as const;
  const relief = {
    id: 'prize',
    title: '',
    citation: '',
    status: 'verified',
    asOf: '',
    grants: '',
    actor: '',
    rules: [rule],
  } as const;
  const rulebook = {
    facts,
    leapDay: 'march-1',
    assumptions: [{ name: 'all are listed', words: '', basis: '' }],
  } as const;
  return { rulebook, reliefs: [{ relief, labels: labelTable([holds], facts) }] };
}

const ripe = (value: 'yes' | 'no'): ChoiceValue => chosen(maskOf(fact.ripe.list, value));
const anyRipeness = chosen(fact.ripe.list.all);
const anyColour = chosen(fact.colour.list.all);

const isUnheard = (asked: Condition, choices: Readonly<Record<string, ChoiceValue>>): boolean =>
  unheardBy(lawOf(asked), { asOf: isoDay('2020-01-01'), parameters: {}, assumptions: LISTED })(choices);

const isRipe = ofOther(isAnyOf(fact.ripe, 'yes'));
const isRed = ofOther(isAnyOf(fact.colour, 'red'));

describe('a charge that no rule hears', () => {
  it('is one of which a part of each question is false, whatever else it is', () => {
    expect(isUnheard(all(isRipe, isRed), { ripe: ripe('no'), colour: anyColour })).toBe(true);
    expect(isUnheard(all(isRipe, not(same(fact.bed))), { ripe: ripe('no') })).toBe(true);
  });

  it('is none of which no part is false for certain', () => {
    expect(isUnheard(all(isRipe, isRed), { ripe: anyRipeness, colour: anyColour })).toBe(false);
    expect(isUnheard(any(isRipe, isRed), { ripe: ripe('no'), colour: anyColour })).toBe(false);
    expect(isUnheard(isRipe, { ripe: ripe('yes') })).toBe(false);
  });

  it('is none of which an assumption alone makes a part false: the answer rests on it', () => {
    const assumed = chosenByAssumption(fact.ripe.list.all, maskOf(fact.ripe.list, 'no'), 2);
    expect(isUnheard(isRipe, { ripe: assumed })).toBe(false);
  });

  it('is none where the question asks for a date or a key of the other charge', () => {
    expect(isUnheard(ofOther(isBefore(fact.picked, '2019-01-01')), { ripe: ripe('no') })).toBe(false);
    expect(isUnheard(ofOther(isFilled(fact.bed)), { ripe: ripe('no') })).toBe(false);
    expect(isUnheard(all(isRipe, ofOther(isFilled(fact.bed))), { ripe: ripe('no') })).toBe(true);
  });

  it('is every charge where the law asks of no other', () => {
    const law = lawOf(isRipe);
    const [prepared] = law.reliefs;
    const [rule] = prepared.relief.rules;
    const own = { ...prepared.relief, rules: [{ ...rule, holds: isAnyOf(fact.ripe, 'yes') }] };
    const says = unheardBy(
      { ...law, reliefs: [{ ...prepared, relief: own }] },
      { asOf: isoDay('2020-01-01'), parameters: {}, assumptions: LISTED },
    );
    expect(says({ ripe: ripe('yes') })).toBe(true);
  });
});
