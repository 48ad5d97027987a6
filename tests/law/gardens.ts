import {
  all,
  any,
  askCounsel,
  asOfDate,
  assume,
  atLeast,
  type Condition,
  type DateOperand,
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
  yearsBeforeAsOf,
} from '../../src/law/condition.js';
import { choiceFact, dateFact, identifierFact, weightFact } from '../../src/law/facts.js';
import type { Context } from '../../src/law/prepared.js';
import type { Policy, Relief, Rule, Rulebook, Selects } from '../../src/law/rulebook.js';
import { choiceList } from '../../src/record/choice.js';
import { addDays, type Day, isoDay, type LeapDayRule, printDay } from '../../src/record/day.js';
import type { Random } from './random.js';

/** The facts of an invented law about prizes for vegetables: every kind of fact, and no state's words. */
export const fact = {
  color: choiceFact('color', choiceList('red', 'green', 'white'), 'the color', 'gardener'),
  shape: choiceFact('shape', choiceList('round', 'long', 'flat', 'odd'), 'the shape', 'gardener'),
  sown: dateFact('sown', 'the day it was sown', 'seed shop'),
  picked: dateFact('picked', 'the day it was picked', 'gardener'),
  mass: weightFact('mass', 'the mass in grams', 'scales'),
  bed: identifierFact('bed', 'the bed', 'gardener'),
  shop: identifierFact('shop', 'the seed shop', 'seed shop'),
} as const;

export const FACTS = Object.freeze(Object.values(fact));
const WHOLE = 'all-listed';
const ASSUMPTIONS = ['sun-shone', 'rain-fell', WHOLE];
const ALL_ON = 7;

/** Days near which the invented law and the invented harvests lie: leap days, their neighbours, and turns of years. */
const DAYS = [
  '2003-02-28',
  '2004-02-28',
  '2004-02-29',
  '2004-03-01',
  '2005-03-01',
  '2007-12-31',
  '2008-02-29',
];
export const someDay = (random: Random): Day =>
  addDays(isoDay(random.pick(DAYS)), random.pick([-366, -1, 0, 0, 0, 1, 365]));

export const GRAMS = [1, 2.5, 3, 30];
export const BEDS = ['', 'B1', 'B2', 'B3'];

/** What an invented law may mention; less of it where a property speaks only of a part of the language. */
export interface Mentions {
  /** Whether a key may be asked to be filled: the one question to which a blank is an answer. */
  readonly filled: boolean;
  readonly quantifiers: boolean;
}

/** A random condition; inside a quantifier it may speak of the other charge. */
function randomCondition(random: Random, depth: number, inside: boolean, mentions: Mentions): Condition {
  const part = (): Condition => randomCondition(random, depth - 1, inside, mentions);
  const parts = (): Condition[] => Array.from({ length: 1 + random.below(3) }, part);
  if (depth === 0 || random.chance(25)) {
    const leaf = randomLeaf(random, inside, mentions);
    return inside && random.chance(60) ? ofOther(leaf) : leaf;
  }
  const kinds = ['all', 'any', 'not', 'missing', 'ask-counsel', 'assume'];
  if (!inside && mentions.quantifiers) kinds.push('some', 'some', 'at-least', 'at-least');
  switch (random.pick(kinds)) {
    case 'all':
      return all(...parts());
    case 'any':
      return any(...parts());
    case 'not':
      return not(part());
    case 'missing':
      return missing(random.pick(FACTS), part());
    case 'ask-counsel':
      return askCounsel(random.pick(['is a radish a fruit?', 'may it rain?']), part());
    case 'assume':
      return assume(random.pick(ASSUMPTIONS), part());
    case 'some':
      return some(randomCondition(random, depth - 1, true, mentions), WHOLE);
    default:
      return atLeast(1 + random.below(3), randomCondition(random, depth - 1, true, mentions), WHOLE);
  }
}

function randomLeaf(random: Random, inside: boolean, mentions: Mentions): Condition {
  const kinds = ['color', 'shape', 'date', 'date', 'date', 'mass', 'parameter', 'undecided'];
  if (mentions.filled) kinds.push('filled');
  if (inside) kinds.push('same', 'same-day', 'days-apart');
  switch (random.pick(kinds)) {
    case 'color':
      return isAnyOf(fact.color, ...randomValues(random, fact.color.list.values));
    case 'shape':
      return isAnyOf(fact.shape, ...randomValues(random, fact.shape.list.values));
    case 'date': {
      const compare = random.pick([isBefore, isOnOrBefore, isAfter, isOnOrAfter]);
      const years = random.pick([0, 0, 0, 1, -1, 4, -4, 10]);
      return compare(random.pick([fact.sown, fact.picked]), randomOperand(random, inside), years);
    }
    case 'mass':
      return weighsAtMost(fact.mass, random.chance(70) ? random.pick(GRAMS) : { parameter: 'limit' });
    case 'parameter':
      return isParameter(random.pick([fact.bed, fact.shop]), 'place');
    case 'filled':
      return isFilled(random.pick([fact.bed, fact.shop]));
    case 'same':
      return same(random.pick([fact.bed, fact.shop]));
    case 'same-day':
      return sameDay(random.pick([fact.sown, fact.picked]));
    case 'days-apart':
      return daysApart(random.pick([fact.sown, fact.picked]));
    default:
      return undecided;
  }
}

function randomValues<V extends string>(random: Random, values: readonly V[]): V[] {
  const some_ = values.filter(() => random.chance(45));
  return some_.length === 0 ? [random.pick(values)] : some_;
}

function randomOperand(random: Random, inside: boolean): DateOperand | string {
  switch (random.below(5)) {
    case 0:
      return random.below(2) === 0 ? asOfDate : yearsBeforeAsOf(1 + random.below(12));
    case 1:
      return dateParameter('show');
    case 2:
    case 3:
      return dateOf(random.pick([fact.sown, fact.picked]), inside && random.chance(50) ? 'other' : 'this');
    default:
      return printDay(someDay(random));
  }
}

const rule = (id: string, holds: Condition): Rule =>
  Object.freeze({
    id,
    words: id,
    whenFalse: id,
    citation: 'none',
    status: 'recalled',
    asOf: '2008-01-01',
    holds,
  });

export function randomRelief(random: Random, id: string): Relief {
  const holds = () => randomCondition(random, 3, false, { filled: true, quantifiers: true });
  const rules = Array.from({ length: 1 + random.below(3) }, (_, at) => rule(`rule-${at}`, holds()));
  const venue = random.chance(40) ? { venue: rule('venue', holds()) } : {};
  const law = {
    title: id,
    citation: 'none',
    status: 'recalled',
    asOf: '2008-01-01',
    grants: '',
    actor: '',
  } as const;
  return { id, ...law, rules, ...venue };
}

/** A policy of either kind: each line must hold, or the first that holds decides. */
export function randomPolicy(random: Random, relief: string): Policy {
  const holds = () => randomCondition(random, 3, false, { filled: true, quantifiers: true });
  const lines = Array.from({ length: random.below(4) }, (_, at) => ({
    id: `line-${at}`,
    words: `line ${at}`,
    holds: holds(),
  }));
  const base = { name: 'invented', title: '', source: '', settings: {} };
  if (random.below(2) === 0) return { ...base, lines };
  const said = (): Selects => ({ [relief]: (['yes', 'no', 'unknown'] as const)[random.below(3)] });
  return { ...base, lines: lines.map((line) => ({ ...line, selects: said() })), otherwise: said() };
}

export function gardenRulebook(reliefs: readonly Relief[], leapDay: LeapDayRule): Rulebook {
  const unused = (): never => {
    throw new Error('the invented law reads no cells');
  };
  return {
    home: { module: '', name: '' },
    id: 'gardens',
    title: 'Prizes for vegetables',
    jurisdiction: 'nowhere',
    version: '1',
    asOf: '2008-01-01',
    leapDay,
    facts: FACTS,
    assumptions: ASSUMPTIONS.map((name) => ({ name, words: name, basis: 'none' })),
    reliefs,
    tables: [],
    policyReliefs: [],
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
}

export function randomContext(random: Random): Context {
  return {
    asOf: someDay(random),
    parameters: {
      place: random.pick(['B1', 'B2', 'all', 'nowhere']),
      limit: random.pick(GRAMS),
      show: someDay(random),
    },
    assumptions: random.pick([0, ALL_ON, random.below(8)]),
  };
}
