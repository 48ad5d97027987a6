import { describe, expect, it } from 'vitest';
import { choiceList } from '../record/choice.js';
import { isoDay } from '../record/day.js';
import { askCounsel, type Condition, isAnyOf, not, weighsAtMost } from './condition.js';
import { determine, readingOf, select } from './determine.js';
import { type ChargeFacts, choiceFact, chosen, chosenByAssumption, weightFact } from './facts.js';
import { assumptionBit, assumptionMask, assumptionsIn, preparePolicy, prepareRelief } from './prepared.js';
import type { Policy, PolicyLine, Relief, Rule, Rulebook } from './rulebook.js';
import { rulebookHash } from './rulebook-hash.js';
import { assumptionsText, lineIdOf, missingText, outcomeOf, reasonOf, ruleIdOf, ruleOf } from './wording.js';

const [YES, NO, EITHER] = [1, 2, 3];
const LIST = choiceList('yes', 'no');
const ripe = choiceFact('ripe', LIST, 'whether it is ripe', 'gardener');
const sweet = choiceFact('sweet', LIST, 'whether it is sweet', 'gardener');
const near = choiceFact('near', LIST, 'whether it grew nearby', 'gardener');
const mass = weightFact('mass', 'the mass', 'scales');

const rule = (id: string, words: string, whenFalse: string, holds: Condition): Rule => ({
  id,
  words,
  whenFalse,
  citation: 'Garden Act 1',
  status: 'recalled',
  asOf: '2010-01-01',
  holds,
});
const is = (fact: typeof ripe) => isAnyOf(fact, 'yes');

const prize: Relief = {
  id: 'prize',
  title: 'First prize',
  citation: 'Garden Act 1',
  status: 'recalled',
  asOf: '2010-01-01',
  grants: 'a prize',
  actor: 'jury',
  rules: [
    rule('ripe', 'it is ripe', 'It is not ripe ({ripe}, {mass}).', is(ripe)),
    rule('sweet', 'it is sweet', 'It is not sweet.', is(sweet)),
  ],
  venue: rule('near', 'it grew nearby', 'It grew elsewhere.', is(near)),
};

const rulebook = (
  leapDay: Rulebook['leapDay'] = 'march-1',
  reliefs: readonly Relief[] = [prize],
): Rulebook => {
  const unused = (): never => {
    throw new Error('this law reads no cells');
  };
  return {
    id: 'gardens',
    title: 'Prizes',
    home: { module: '', name: '' },
    jurisdiction: 'nowhere',
    version: '1',
    asOf: '2010-01-01',
    leapDay,
    facts: [ripe, sweet, near, mass],
    assumptions: ['sun', 'rain', 'wind'].map((name) => ({ name, words: name, basis: 'none' })),
    reliefs,
    tables: [],
    policyReliefs: ['prize'],
    policySettings: [],
    presets: [],
    readPolicy: unused,
    presetDocument: unused,
    prose: {
      purpose: [],
      howFound: {},
      valueWords: {},
      alwaysKnown: [],
      definitions: [],
      whenOff: {},
      openPoints: [],
    },
    scenarioTexts: unused,
    reader: {
      convictionDate: '',
      kindCells: [],
      identifiers: [],
      printedAsCell: {},
      timeline: unused,
      period: unused,
      read: unused,
      dates: {},
    },
    places: [],
    readPlace: unused,
  };
};

const context = { asOf: isoDay('2010-06-01'), parameters: {}, assumptions: 7 };
const facts = (some: Partial<ChargeFacts>): ChargeFacts =>
  ({ ripe: chosen(EITHER), sweet: chosen(EITHER), near: chosen(EITHER), ...some }) as ChargeFacts;
const subjectOf = (some: Partial<ChargeFacts>) => ({
  facts: facts(some),
  others: [],
  historyKnown: true,
  historyWhole: true,
});

function decided(some: Partial<ChargeFacts>, relief: Relief = prize) {
  const prepared = prepareRelief(rulebook(), relief);
  const {
    outcome,
    rule: at,
    missing,
    support,
    findings,
  } = determine(prepared, subjectOf(some), readingOf(rulebook(), prepared, context));
  const missingFacts = missingText(prepared.labels, missing);
  return { outcome, rule: ruleIdOf(prepared, at), missing: missingFacts, support, findings: findings.length };
}

const yes = chosen(YES);
const no = chosen(NO);
const sunny = chosenByAssumption(EITHER, YES, 1);
const rainy = chosenByAssumption(EITHER, NO, 2);

describe('one relief on one charge', () => {
  it('is eligible when every rule and the venue hold, and rests on all they rest on', () => {
    expect(decided({ ripe: sunny, sweet: yes, near: chosenByAssumption(EITHER, YES, 4) })).toEqual({
      outcome: 'eligible',
      rule: '',
      missing: '',
      support: 5,
      findings: 3,
    });
  });

  it('is not eligible by the first rule that is false, whatever else is open, and rests on that rule alone', () => {
    expect(decided({ ripe: sunny, sweet: rainy, near: no })).toMatchObject({
      outcome: 'not_eligible',
      rule: 'sweet',
      missing: '',
      support: 2,
    });
    expect(decided({ ripe: no, sweet: rainy })).toMatchObject({
      outcome: 'not_eligible',
      rule: 'ripe',
      support: 0,
    });
  });

  it('is for another county when the venue is false and no rule is', () => {
    expect(decided({ ripe: yes, near: chosenByAssumption(EITHER, NO, 4) })).toMatchObject({
      outcome: 'other_county',
      rule: 'near',
      missing: '',
      support: 4,
    });
  });

  it('needs review by the first rule that is open, and lists what is missing in all of them', () => {
    expect(decided({ sweet: yes })).toMatchObject({
      outcome: 'needs_review',
      rule: 'ripe',
      missing: 'ripe; near',
      support: 0,
    });
    expect(decided({ ripe: yes, sweet: yes })).toMatchObject({
      outcome: 'needs_review',
      rule: 'near',
      missing: 'near',
    });
  });

  it('may have no venue', () => {
    const { venue: _, ...anywhere } = prize;
    expect(decided({ ripe: yes, sweet: yes }, anywhere)).toMatchObject({ outcome: 'eligible', findings: 2 });
  });

  it('names its rules by number, the venue after the others', () => {
    const prepared = prepareRelief(rulebook(), prize);
    expect([0, 1, 2].map((at) => ruleOf(prepared, at).id)).toEqual(['ripe', 'sweet', 'near']);
    expect([0, 1, 2].map((at) => ruleOf(prepared, at).id)).toEqual(['ripe', 'sweet', 'near']);
    const { venue: _, ...anywhere } = prize;
    expect(() => ruleOf(prepareRelief(rulebook(), anywhere), 2)).toThrow('no rule 2 in prize');
  });
});

describe('what the office selects of what is eligible', () => {
  const line = (id: string, holds: Condition) => ({ id, words: id, holds });
  const policyOf = (...lines: PolicyLine[]): Policy => ({
    name: 'own',
    title: '',
    source: '',
    settings: {},
    lines,
  });
  const selected = (policy: Policy, some: Partial<ChargeFacts>) => {
    const prepared = preparePolicy(rulebook(), policy);
    const s = select(prepared, 'prize', subjectOf(some), readingOf(rulebook(), prepared, context));
    const missing = missingText(prepared.labels, s.missing);
    return { selected: s.selected, line: lineIdOf(prepared, s.line), missing, support: s.support };
  };
  const policy = policyOf(line('ripe', is(ripe)), line('sweet', is(sweet)));

  it.each<[Partial<ChargeFacts>, { selected: string; line: string; missing: string; support: number }]>([
    [
      { ripe: yes, sweet: sunny },
      { selected: 'yes', line: '', missing: '', support: 1 },
    ],
    [
      { ripe: sunny, sweet: rainy },
      { selected: 'no', line: 'sweet', missing: '', support: 2 },
    ],
    [{ sweet: no }, { selected: 'no', line: 'sweet', missing: '', support: 0 }],
    [{ sweet: yes }, { selected: 'unknown', line: 'ripe', missing: 'ripe', support: 0 }],
    [{}, { selected: 'unknown', line: 'ripe', missing: 'ripe; sweet', support: 0 }],
  ])('%j', (some, wanted) => {
    expect(selected(policy, some)).toEqual(wanted);
  });

  it('is everything when it asks for nothing', () => {
    expect(selected(policyOf(), {})).toEqual({ selected: 'yes', line: '', missing: '', support: 0 });
  });
});

describe('assumptions', () => {
  it('have a bit each, in the order of the rulebook', () => {
    expect(['sun', 'rain', 'wind'].map((name) => assumptionBit(rulebook(), name))).toEqual([1, 2, 4]);
    expect(() => assumptionBit(rulebook(), 'snow')).toThrow('no such assumption: snow');
  });

  it('are on unless they are switched off', () => {
    expect(assumptionMask(rulebook())).toBe(7);
    expect(assumptionMask(rulebook(), ['rain'])).toBe(5);
    expect(assumptionMask(rulebook(), ['sun', 'rain', 'wind'])).toBe(0);
    expect(assumptionsIn(rulebook(), 5)).toEqual(['sun', 'wind']);
    expect(assumptionsText(rulebook(), 6)).toBe('rain; wind');
  });
});

describe('the sentence about a determination', () => {
  const prepared = prepareRelief(rulebook(), prize);
  const words = {
    printed: (fact: string) => `the ${fact}`,
    why: (fact: string) => (fact === 'ripe' || fact === 'sweet' ? 'two people disagree' : ''),
  };
  it.each([
    ['eligible', -1, 0, 'Every rule of Garden Act 1 holds.'],
    ['not_eligible', 0, 0, 'It is not ripe (the ripe, the mass).'],
    ['other_county', 2, 0, 'It grew elsewhere.'],
    ['needs_review', 0, 3, 'It cannot be told whether it is ripe (two people disagree).'],
    ['needs_review', 2, 4, 'It cannot be told whether it grew nearby.'],
    ['needs_review', 0, 2, 'It cannot be told whether it is ripe.'],
  ] as const)('%s by rule %i, missing %i', (outcome, at, missing, sentence) => {
    expect(reasonOf(prepared, { outcome, rule: at, missing }, words)).toBe(sentence);
  });

  it('says each reason once', () => {
    const both = { ...prize, rules: [rule('both', 'it is fine', 'It is not fine.', not(is(ripe)))] };
    const two = prepareRelief(rulebook(), {
      ...both,
      rules: [{ ...both.rules[0], holds: { node: 'all', of: [is(ripe), is(sweet), weighsAtMost(mass, 1)] } }],
    });
    expect(reasonOf(two, { outcome: 'needs_review', rule: 0, missing: 7 }, words)).toBe(
      'It cannot be told whether it is fine (two people disagree).',
    );
  });

  it('of a rule that names no fact is the same for every charge', () => {
    expect(reasonOf(prepared, { outcome: 'not_eligible', rule: 1, missing: 0 }, words)).toBe(
      'It is not sweet.',
    );
  });

  it('has one word for each outcome', () => {
    expect([0, 1, 2, 3].map(outcomeOf)).toEqual(['eligible', 'not_eligible', 'needs_review', 'other_county']);
  });
});

describe('the hash of a rulebook', () => {
  it('is the same for the same law, and another when any of it changes', () => {
    expect(rulebookHash(rulebook())).toBe(rulebookHash(rulebook()));
    const asked = {
      ...prize,
      rules: [{ ...prize.rules[0], holds: askCounsel('?', is(ripe)) }, prize.rules[1]],
    };
    const hashes = [rulebook(), rulebook('february-28'), rulebook('march-1', [asked])].map(rulebookHash);
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
