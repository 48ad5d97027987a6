import type { ChoiceFact, DateFact, FactSpec, IdentifierFact, WeightFact } from './facts.js';

/** Whose fact: of the charge that is decided, or, inside a quantifier, of another charge of the same person. */
export type Whose = 'this' | 'other';

export type DateRelation = 'before' | 'on-or-before' | 'after' | 'on-or-after';

/** A day to compare with: written in the law, the as-of date, a parameter of the policy, or another date fact. */
export type DateOperand =
  | { readonly at: 'day'; readonly iso: string }
  | { readonly at: 'as-of'; readonly minusYears?: number }
  | { readonly at: 'parameter'; readonly name: string }
  | { readonly at: 'fact'; readonly fact: string; readonly whose: Whose };

export type NumberOperand = number | { readonly parameter: string };

/**
 * The language law is written in: a closed set of tagged nodes, plain data, three-valued.
 *
 * - `missing` names the fact to find when its part cannot be decided, in place of the facts found inside it.
 * - `ask-counsel` is unknown, with a question instead of a missing fact, when its condition holds; else false.
 * - `assume` is true when its condition holds and the assumption is on, unknown when it holds and the assumption is
 *   off, else false.
 * - `some` and `at-least` range over the person's other charges; they rest on the assumption that the list is whole.
 */
export type Condition =
  | {
      readonly node: 'is-any-of';
      readonly fact: string;
      readonly whose: Whose;
      readonly values: readonly string[];
    }
  | {
      readonly node: 'date';
      readonly fact: string;
      readonly whose: Whose;
      /** Years added to the fact before it is compared. */
      readonly plusYears: number;
      readonly relation: DateRelation;
      readonly date: DateOperand;
    }
  | {
      readonly node: 'weight-at-most';
      readonly fact: string;
      readonly whose: Whose;
      readonly grams: NumberOperand;
    }
  | { readonly node: 'is-filled'; readonly fact: string; readonly whose: Whose }
  | {
      readonly node: 'is-parameter';
      readonly fact: string;
      readonly whose: Whose;
      readonly parameter: string;
    }
  | { readonly node: 'same'; readonly fact: string }
  | { readonly node: 'same-day'; readonly fact: string }
  | { readonly node: 'days-apart'; readonly fact: string }
  | { readonly node: 'undecided' }
  | { readonly node: 'all'; readonly of: readonly Condition[] }
  | { readonly node: 'any'; readonly of: readonly Condition[] }
  | { readonly node: 'not'; readonly of: Condition }
  | { readonly node: 'missing'; readonly fact: string; readonly whose?: 'other'; readonly of: Condition }
  | { readonly node: 'ask-counsel'; readonly question: string; readonly when: Condition }
  | { readonly node: 'assume'; readonly assumption: string; readonly when: Condition }
  | { readonly node: 'some'; readonly where: Condition; readonly whole: string }
  | { readonly node: 'at-least'; readonly number: number; readonly where: Condition; readonly whole: string };

const freeze = (condition: Condition): Condition => Object.freeze(condition);

export function isAnyOf<V extends string>(fact: ChoiceFact<V>, ...values: readonly V[]): Condition {
  for (const value of values) {
    if (!fact.list.values.includes(value)) throw new RangeError(`${fact.name} has no value ${value}`);
  }
  return freeze({ node: 'is-any-of', fact: fact.name, whose: 'this', values });
}

const dateCondition =
  (relation: DateRelation) =>
  (fact: DateFact, date: DateOperand | string, plusYears = 0): Condition =>
    freeze({
      node: 'date',
      fact: fact.name,
      whose: 'this',
      plusYears,
      relation,
      date: typeof date === 'string' ? { at: 'day', iso: date } : date,
    });

export const isBefore = dateCondition('before');
export const isOnOrBefore = dateCondition('on-or-before');
export const isAfter = dateCondition('after');
export const isOnOrAfter = dateCondition('on-or-after');

export const asOfDate: DateOperand = Object.freeze({ at: 'as-of' });
/** The as-of date some years earlier. */
export const yearsBeforeAsOf = (minusYears: number): DateOperand =>
  Object.freeze({ at: 'as-of', minusYears });
export const dateParameter = (name: string): DateOperand => Object.freeze({ at: 'parameter', name });
export const dateOf = (fact: DateFact, whose: Whose = 'this'): DateOperand =>
  Object.freeze({ at: 'fact', fact: fact.name, whose });

export const weighsAtMost = (fact: WeightFact, grams: NumberOperand): Condition =>
  freeze({ node: 'weight-at-most', fact: fact.name, whose: 'this', grams });

/** Whether a key is filled; never unknown. */
export const isFilled = (fact: IdentifierFact): Condition =>
  freeze({ node: 'is-filled', fact: fact.name, whose: 'this' });

/** Whether a key equals a parameter of the run; unknown when it is not filled, true when the parameter says `all`. */
export const isParameter = (fact: IdentifierFact, parameter: string): Condition =>
  freeze({ node: 'is-parameter', fact: fact.name, whose: 'this', parameter });

/** Both charges have the same key; unknown when either is not filled. */
export const same = (fact: IdentifierFact): Condition => freeze({ node: 'same', fact: fact.name });

/** Both dates are one exact day; false when they cannot be. */
export const sameDay = (fact: DateFact): Condition => freeze({ node: 'same-day', fact: fact.name });

/** The two spans share no day: true; otherwise false when both are one exact day, else unknown. */
export const daysApart = (fact: DateFact): Condition => freeze({ node: 'days-apart', fact: fact.name });

export const undecided: Condition = freeze({ node: 'undecided' });
export const all = (...of: readonly Condition[]): Condition => freeze({ node: 'all', of });
export const any = (...of: readonly Condition[]): Condition => freeze({ node: 'any', of });
export const not = (of: Condition): Condition => freeze({ node: 'not', of });
export const missing = (fact: FactSpec, of: Condition): Condition =>
  freeze({ node: 'missing', fact: fact.name, of });
export const askCounsel = (question: string, when: Condition): Condition =>
  freeze({ node: 'ask-counsel', question, when });
export const assume = (assumption: string, when: Condition): Condition =>
  freeze({ node: 'assume', assumption, when });

/** At least one other charge of the person. `whole` is the assumption that the list holds all of them. */
export const some = (where: Condition, whole: string): Condition => freeze({ node: 'some', where, whole });
export const none = (where: Condition, whole: string): Condition => not(some(where, whole));
export const atLeast = (number: number, where: Condition, whole: string): Condition =>
  freeze({ node: 'at-least', number, where, whole });
export const atMost = (number: number, where: Condition, whole: string): Condition =>
  not(atLeast(number + 1, where, whole));

/** The same condition, asked of the other charge instead of this one. */
export function ofOther(condition: Condition): Condition {
  switch (condition.node) {
    case 'is-any-of':
    case 'date':
    case 'weight-at-most':
    case 'is-filled':
    case 'is-parameter':
      return freeze({ ...condition, whose: 'other' });
    case 'all':
    case 'any':
      return freeze({ ...condition, of: condition.of.map(ofOther) });
    case 'not':
      return freeze({ ...condition, of: ofOther(condition.of) });
    case 'missing':
      return freeze({ ...condition, whose: 'other', of: ofOther(condition.of) });
    case 'ask-counsel':
    case 'assume':
      return freeze({ ...condition, when: ofOther(condition.when) });
    case 'same':
    case 'same-day':
    case 'days-apart':
    case 'undecided':
      return condition;
    case 'some':
    case 'at-least':
      throw new RangeError('a quantifier cannot stand inside a quantifier');
  }
}

/** The conditions directly inside a condition. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.node) {
    case 'all':
    case 'any':
      return condition.of;
    case 'not':
    case 'missing':
      return [condition.of];
    case 'ask-counsel':
    case 'assume':
      return [condition.when];
    case 'some':
    case 'at-least':
      return [condition.where];
    default:
      return [];
  }
}
