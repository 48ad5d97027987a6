import type { ChargeColumn } from '../record/charge-cells.js';
import type { ChoiceList } from '../record/choice.js';
import type { DateSpan } from '../record/date-span.js';
import type { GramSpan } from '../record/gram-span.js';

/** What every fact says of itself. `name` is the word for it in files; `holder` is who can supply it. */
interface FactBase {
  readonly name: string;
  readonly words: string;
  readonly holder: string;
  /** The cells it is read from, the one that states it first. */
  readonly columns: readonly ChargeColumn[];
}

/** A fact with one of a closed list of values. */
export interface ChoiceFact<V extends string = string> extends FactBase {
  readonly kind: 'choice';
  readonly list: ChoiceList<V>;
}

/** A day, or the span of days it may be. */
export interface DateFact extends FactBase {
  readonly kind: 'date';
}

/** A weight, or the span it may be. */
export interface WeightFact extends FactBase {
  readonly kind: 'weight';
}

/** A key that is only compared: a case number, an arrest number, an agency. Not filled is an empty text. */
export interface IdentifierFact extends FactBase {
  readonly kind: 'identifier';
}

export type FactSpec = ChoiceFact | DateFact | WeightFact | IdentifierFact;

/**
 * What is known of a fact. Each value stands twice: `strict` is what the sources alone say, the other what holds with
 * the assumptions that are on; it is never wider. `support` is the mask of the assumptions it rests on, `why` says
 * why the fact is not (fully) known, where there is more to say than that it is missing.
 */
export type FactValue = ChoiceValue | DateValue | WeightValue | IdentifierValue;

interface ValueBase {
  readonly support: number;
  readonly why: string;
}

export interface ChoiceValue extends ValueBase {
  readonly kind: 'choice';
  /** Mask over the fact's list: the values that are possible. Never 0. */
  readonly possible: number;
  readonly strict: number;
}

export interface DateValue extends ValueBase {
  readonly kind: 'date';
  readonly span: DateSpan;
  readonly strict: DateSpan;
}

export interface WeightValue extends ValueBase {
  readonly kind: 'weight';
  readonly span: GramSpan;
  readonly strict: GramSpan;
}

export interface IdentifierValue {
  readonly kind: 'identifier';
  readonly text: string;
}

/** The facts of one charge, by name. */
export type ChargeFacts = Readonly<Record<string, FactValue>>;

export const choiceFact = <const V extends string>(
  name: string,
  list: ChoiceList<V>,
  words: string,
  holder: string,
  ...columns: readonly ChargeColumn[]
): ChoiceFact<V> => Object.freeze({ kind: 'choice', name, list, words, holder, columns });

export const dateFact = (
  name: string,
  words: string,
  holder: string,
  ...columns: readonly ChargeColumn[]
): DateFact => Object.freeze({ kind: 'date', name, words, holder, columns });

export const weightFact = (
  name: string,
  words: string,
  holder: string,
  ...columns: readonly ChargeColumn[]
): WeightFact => Object.freeze({ kind: 'weight', name, words, holder, columns });

export const identifierFact = (
  name: string,
  words: string,
  holder: string,
  ...columns: readonly ChargeColumn[]
): IdentifierFact => Object.freeze({ kind: 'identifier', name, words, holder, columns });

const valuesBefore = new Map<string, Map<number, ChoiceValue>>();

/** Equal values are one object: there are few, and millions of charges. */
function valueOnce(strict: number, possible: number, support: number, why: string): ChoiceValue {
  const byWhy = strict === possible && support === 0 ? why : `${strict}\n${support}\n${why}`;
  let ofWhy = valuesBefore.get(byWhy);
  if (ofWhy === undefined) {
    ofWhy = new Map();
    valuesBefore.set(byWhy, ofWhy);
  }
  let value = ofWhy.get(possible);
  if (value === undefined) {
    value = Object.freeze({ kind: 'choice', possible, strict, support, why });
    ofWhy.set(possible, value);
  }
  return value;
}

/** A choice known from the sources alone. */
export const chosen = (possible: number, why = ''): ChoiceValue => valueOnce(possible, possible, 0, why);

/** A choice that an assumption narrows from `strict` to `possible`. */
export const chosenByAssumption = (
  strict: number,
  possible: number,
  support: number,
  why = '',
): ChoiceValue => valueOnce(strict, possible, support, why);
