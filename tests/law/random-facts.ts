import type { Subject } from '../../src/law/evaluate.js';
import type {
  ChargeFacts,
  ChoiceFact,
  ChoiceValue,
  DateValue,
  FactValue,
  WeightValue,
} from '../../src/law/facts.js';
import { ANY_DAY, type DateSpan, exactly } from '../../src/record/date-span.js';
import { addDays, BEGINNING, type Day, END } from '../../src/record/day.js';
import { between, exactGrams, type GramSpan, UNLIMITED } from '../../src/record/gram-span.js';
import { BEDS, fact, GRAMS, someDay } from './gardens.js';
import type { Random } from './random.js';

/** An entry of an invented list: whose it is, and what is known of it. */
export interface Entry {
  readonly charge: number;
  readonly person: number;
  readonly inScope: boolean;
  readonly historyKnown: boolean;
  readonly historyWhole: boolean;
  readonly facts: ChargeFacts;
}

/** An entry with the others of its person, as evaluation reads it. */
export const subjectOf = (entry: Entry, among: readonly Entry[]): Subject => ({
  facts: entry.facts,
  others: among.filter((one) => one.person === entry.person && one !== entry).map(({ facts }) => facts),
  historyKnown: entry.historyKnown,
  historyWhole: entry.historyWhole,
});

/** Invented entries of invented people. What is assumed is never wider than what the sources say, and often narrower. */
export function randomEntries(random: Random, people: number, most = 5): Entry[] {
  const entries: Entry[] = [];
  for (let person = 0; person < people; person++) {
    const historyKnown = random.chance(80);
    const historyWhole = random.chance(80);
    const number = 1 + random.below(most);
    for (let at = 0; at < number; at++) {
      const inScope = random.chance(85);
      const history = { historyKnown, historyWhole };
      entries.push({ charge: entries.length, person, inScope, ...history, facts: randomFacts(random) });
    }
  }
  return entries;
}

const randomFacts = (random: Random): ChargeFacts => ({
  color: randomChoice(random, fact.color),
  shape: randomChoice(random, fact.shape),
  sown: randomDate(random),
  picked: randomDate(random),
  mass: randomWeight(random),
  bed: { kind: 'identifier', text: random.pick(BEDS) },
  shop: { kind: 'identifier', text: random.pick(BEDS) },
});

const supportOf = (random: Random): number => random.below(8);

function randomChoice(random: Random, spec: ChoiceFact): ChoiceValue {
  const strict = 1 + random.below(spec.list.all);
  const possible = random.chance(50) ? strict : narrowMask(random, strict);
  return { kind: 'choice', strict, possible, support: possible === strict ? 0 : supportOf(random), why: '' };
}

/** One or more of the values of a mask. */
function narrowMask(random: Random, mask: number): number {
  const narrower = mask & random.below(mask + 1);
  return narrower === 0 ? mask : narrower;
}

function randomDate(random: Random): DateValue {
  const strict = randomSpan(random);
  const span = random.chance(50) ? strict : narrowDays(random, strict);
  return { kind: 'date', strict, span, support: span === strict ? 0 : supportOf(random), why: '' };
}

function randomSpan(random: Random): DateSpan {
  const day = someDay(random);
  switch (random.below(6)) {
    case 0:
      return ANY_DAY;
    case 1:
      return { first: BEGINNING, last: day };
    case 2:
      return { first: day, last: END };
    case 3:
      return { first: day, last: addDays(day, random.pick([1, 30, 366, 4000])) };
    default:
      return exactly(day);
  }
}

/** Some of the days of a span, often ending on a day near which laws change. */
function narrowDays(random: Random, span: DateSpan): DateSpan {
  const inside = (day: Day): Day => Math.min(Math.max(day, span.first), span.last) as Day;
  const [a, b] = [inside(someDay(random)), inside(someDay(random))];
  const [first, last] = a < b ? [a, b] : [b, a];
  switch (random.below(4)) {
    case 0:
      return exactly(first);
    case 1:
      return { first: span.first, last };
    case 2:
      return { first, last: span.last };
    default:
      return { first, last };
  }
}

function randomWeight(random: Random): WeightValue {
  const strict = randomGrams(random);
  const span = random.chance(50) ? strict : narrowWeight(random, strict);
  return { kind: 'weight', strict, span, support: span === strict ? 0 : supportOf(random), why: '' };
}

function randomGrams(random: Random): GramSpan {
  const grams = random.pick(GRAMS);
  switch (random.below(5)) {
    case 0:
      return { over: 0, upTo: UNLIMITED };
    case 1:
      return between(0, grams);
    case 2:
      return between(grams, Number.POSITIVE_INFINITY);
    case 3:
      return between(grams, grams + random.pick(GRAMS));
    default:
      return exactGrams(grams);
  }
}

/** A part of a span of weights that still holds a weight. */
function narrowWeight(random: Random, span: GramSpan): GramSpan {
  const cut = Math.round(random.pick(GRAMS) * 1_000_000);
  if (cut <= span.over || cut >= span.upTo) return span;
  return random.chance(50) ? { over: span.over, upTo: cut } : { over: cut, upTo: span.upTo };
}

/** The same fact with more known of it: never a value that was ruled out before. Keys that are filled stay. */
export function refined(random: Random, value: FactValue, keys: readonly string[]): FactValue {
  if (value.kind === 'identifier') {
    return value.text === '' && random.chance(70) ? { kind: 'identifier', text: random.pick(keys) } : value;
  }
  if (random.chance(30)) return value;
  const known = { support: 0, why: '' };
  if (value.kind === 'choice') {
    const mask = narrowMask(random, value.strict);
    return { kind: 'choice', possible: mask, strict: mask, ...known };
  }
  if (value.kind === 'date') {
    const span = narrowDays(random, value.strict);
    return { kind: 'date', span, strict: span, ...known };
  }
  const span = narrowWeight(random, value.strict);
  return { kind: 'weight', span, strict: span, ...known };
}
