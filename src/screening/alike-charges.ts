import { type ChargeTable, historyOf } from '../intake/charge-table.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { ToldApart } from '../law/sql/told-apart.js';
import type { DateValues } from './fact-columns.js';
import type { FactsTable } from './facts-table.js';
import type { KeyColumn } from './key-columns.js';
import { type KindChoices, KindClasses } from './kind-classes.js';
import type { WeightColumn } from './kind-numbering.js';

/** What is known of the charges of a portion, and the number of each charge's sums over others, by question. */
export interface KnownOfPortion {
  readonly charges: ChargeTable;
  readonly facts: FactsTable;
  readonly sums: readonly Int32Array[];
}

/** Numbers of some charges: those of one number are alike in all that is told apart. */
export interface AlikeNumbers {
  /** By place among the charges. */
  readonly numbers: Int32Array;
  /** Of each number that was not met in a portion before, in order, a charge that has it. */
  readonly fresh: Int32Array;
}

/** Numbers charges of portions of one run: alike ones get one number, in the order of appearance. */
export class AlikeCharges {
  readonly #kinds: KindClasses;
  readonly #chains: PairNumbering[] = [];
  /** By the number of the last chain the number that is given, and one; 0 where none is yet. */
  readonly #given: number[] = [];
  #count = 0;
  readonly #ofDates = new Map<string, PairNumbering>();
  readonly #ofWeights: ReadonlyMap<string, WeightClasses>;

  constructor(
    private readonly told: ToldApart,
    choices: KindChoices,
  ) {
    this.#kinds = new KindClasses(choices, told.choices);
    this.#ofWeights = new Map([...told.weights].map(([fact, limits]) => [fact, new WeightClasses(limits)]));
  }

  number(some: Int32Array, known: KnownOfPortion): AlikeNumbers {
    const { facts, charges } = known;
    const numbers = new Int32Array(some.length);
    this.#chain(0, numbers, some, facts.kind, this.#kinds.of(facts.kinds));
    let at = 1;
    for (const [fact, days] of this.told.dates) {
      const dates = given(facts.dates, fact);
      this.#chain(at++, numbers, some, dates.of, this.#dateClasses(fact, days, dates));
    }
    for (const [fact, classes] of this.#ofWeights) {
      const weights = given(facts.weights, fact);
      this.#chain(at++, numbers, some, weights.of, classes.of(weights.values));
    }
    for (const [fact, keys] of this.told.keys) {
      const column = given(facts.keys, fact);
      this.#chain(at++, numbers, some, column.codes, keyClasses(column, keys));
    }
    if (this.told.others)
      this.#chain(at++, numbers, some, charges.person, historyClasses(charges.persons.history));
    for (const sums of known.sums) this.#chain(at++, numbers, some, sums, undefined);
    return { numbers, fresh: this.#give(numbers, some) };
  }

  #chain(
    at: number,
    numbers: Int32Array,
    some: Int32Array,
    of: Int32Array,
    classes: ArrayLike<number> | undefined,
  ): void {
    this.#chains[at] ??= new PairNumbering();
    if (classes === undefined) chainNumbers(numbers, this.#chains[at], some, of);
    else chainClasses(numbers, this.#chains[at], some, of, classes);
  }

  #give(numbers: Int32Array, some: Int32Array): Int32Array {
    const fresh: number[] = [];
    for (let at = 0; at < numbers.length; at++) {
      const last = numbers[at];
      if (!this.#given[last]) {
        this.#given[last] = ++this.#count;
        fresh.push(some[at]);
      }
      numbers[at] = this.#given[last] - 1;
    }
    return Int32Array.from(fresh);
  }

  #dateClasses(fact: string, days: readonly number[] | undefined, values: DateValues): Int32Array {
    const pairs = this.#ofDates.get(fact) ?? new PairNumbering();
    this.#ofDates.set(fact, pairs);
    const classes = new Int32Array(values.first.length);
    const { first, last, strictFirst, strictLast, support } = values;
    if (days !== undefined) addPlaces(classes, pairs, first, last, strictFirst, strictLast, days);
    else for (const column of [first, last, strictFirst, strictLast]) addNumbers(classes, pairs, column);
    addNumbers(classes, pairs, support);
    return classes;
  }
}

function chainClasses(
  numbers: Int32Array,
  pairs: PairNumbering,
  some: Int32Array,
  of: Int32Array,
  classes: ArrayLike<number>,
): void {
  for (let at = 0; at < numbers.length; at++) {
    numbers[at] = pairs.numberOf(numbers[at], classes[of[some[at]]]);
  }
}

function chainNumbers(numbers: Int32Array, pairs: PairNumbering, some: Int32Array, of: Int32Array): void {
  for (let at = 0; at < numbers.length; at++) numbers[at] = pairs.numberOf(numbers[at], of[some[at]]);
}

function addNumbers(classes: Int32Array, pairs: PairNumbering, column: Int32Array): void {
  for (let at = 0; at < classes.length; at++) classes[at] = pairs.numberOf(classes[at], column[at]);
}

/** Chains where four ends of dates lie among some days. Most dates are of one day: for these it is found once a place. */
function addPlaces(
  classes: Int32Array,
  pairs: PairNumbering,
  first: Int32Array,
  last: Int32Array,
  strictFirst: Int32Array,
  strictLast: Int32Array,
  days: readonly number[],
): void {
  const ofDay = new Int32Array(2 * days.length + 1).fill(-1);
  for (let at = 0; at < classes.length; at++) {
    const day = first[at];
    const place = placeAmong(days, day);
    const isDay = last[at] === day && strictFirst[at] === day && strictLast[at] === day;
    if (isDay && ofDay[place] >= 0) {
      classes[at] = ofDay[place];
      continue;
    }
    let chain = pairs.numberOf(0, place);
    chain = pairs.numberOf(chain, placeAmong(days, last[at]));
    chain = pairs.numberOf(chain, placeAmong(days, strictFirst[at]));
    classes[at] = pairs.numberOf(chain, placeAmong(days, strictLast[at]));
    if (isDay) ofDay[place] = classes[at];
  }
}

/** Where a number lies among ascending ones: even between two of them, odd on one. */
function placeAmong(ascending: readonly number[], number: number): number {
  let at = 0;
  while (at < ascending.length && ascending[at] < number) at++;
  return at < ascending.length && ascending[at] === number ? 2 * at + 1 : 2 * at;
}

/** Classes of the values of a weight, which are the same for all portions, and more. */
class WeightClasses {
  readonly #of: number[] = [];
  readonly #pairs = new PairNumbering();

  constructor(private readonly limits: readonly number[]) {}

  of(values: WeightColumn['values']): readonly number[] {
    for (let at = this.#of.length; at < values.length; at++) {
      const { span, strict, support } = values[at];
      let number = 0;
      for (const weight of [span.over, span.upTo, strict.over, strict.upTo]) {
        number = this.#pairs.numberOf(number, placeAmong(this.limits, weight));
      }
      this.#of.push(this.#pairs.numberOf(number, support));
    }
    return this.#of;
  }
}

/** The code of a key that is filled and none of those that are compared with; those have 1 and more, no key has 0. */
const OTHER_KEY = -2;

/** By code of a key the code that stands for it, by its place among keys that are compared with. */
export function keyClasses({ codes, codeOf }: KeyColumn, compared: readonly string[]): Int32Array {
  const classes = new Int32Array(largest(codes) + 1).fill(OTHER_KEY);
  classes[0] = 0;
  for (const [at, key] of compared.entries()) {
    const code = codeOf(key);
    if (code > 0) classes[code] = at + 1;
  }
  return classes;
}

function largest(codes: Int32Array): number {
  let most = 0;
  for (let at = 0; at < codes.length; at++) if (codes[at] > most) most = codes[at];
  return most;
}

const classesOfHistories = new WeakMap<ChargeTable['persons']['history'], Int32Array>();

/** By person what is known of the history: 1 whose it is, 2 that it is whole. Each question of a portion asks it. */
export function historyClasses(history: ChargeTable['persons']['history']): Int32Array {
  const before = classesOfHistories.get(history);
  if (before !== undefined) return before;
  const classes = new Int32Array(history.length);
  putHistories(classes, history);
  classesOfHistories.set(history, classes);
  return classes;
}

function putHistories(classes: Int32Array, history: ChargeTable['persons']['history']): void {
  for (let person = 0; person < classes.length; person++) {
    const { historyKnown, historyWhole } = historyOf(history[person]);
    classes[person] = (historyKnown ? 1 : 0) + (historyWhole ? 2 : 0);
  }
}

/** What a fact is known by. Throws when it was not read. */
export function given<T>(all: ReadonlyMap<string, T>, fact: string): T {
  const one = all.get(fact);
  if (one === undefined) throw new RangeError(`${fact} was not read`);
  return one;
}
