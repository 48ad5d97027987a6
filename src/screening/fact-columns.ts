import type { CodedColumn } from '../intake/record-table.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { DateValue, WeightValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';

/** A date fact of charges: the number of each charge's value, and the five columns of the values and their reasons. */
export interface DateColumns extends DateValues {
  readonly of: Int32Array;
}

/** Values of a date fact, many of which are those of several charges. */
export interface DateValues {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly strictFirst: Int32Array;
  readonly strictLast: Int32Array;
  readonly support: Int32Array;
  /** Numbers into the reasons why a fact is not known. */
  readonly why: Int32Array;
}

/** What is kept of the facts of each charge, beside its dates. */
export interface FactColumns {
  readonly kind: Int32Array;
  /** For each weight fact the number of each charge's value. */
  readonly weights: Readonly<Record<string, Int32Array>>;
}

/** The cells of some charges, and where their facts go: a row of `columns` for each of them. */
export interface ChargesToRead {
  readonly cells: Readonly<Record<ChargeColumn, CodedColumn>>;
  readonly columns: FactColumns;
}

/** What the numbers in the columns of some charges stand for, and their dates. */
export interface FactsPart {
  readonly kinds: readonly ChargeKind[];
  /** The numbers of kinds that no rule hears, and of which a few cells alone were read. */
  readonly unheard: ReadonlySet<number>;
  /** The distinct values of each weight fact, and for each value the number of why it is not known. */
  readonly weights: Readonly<Record<string, { readonly values: WeightValue[]; readonly why: number[] }>>;
  readonly dates: ReadonlyMap<string, DateColumns>;
  /** Why facts are not known; number 0 is the empty text. */
  readonly whys: readonly string[];
}

/** Empty columns for `count` charges. */
export function factColumns(rulebook: Rulebook, count: number): FactColumns {
  const weights = rulebook.facts.filter((fact) => fact.kind === 'weight');
  return {
    kind: new Int32Array(count),
    weights: Object.fromEntries(weights.map((fact) => [fact.name, new Int32Array(count)])),
  };
}

/** Room for `count` values. */
export function dateValues(count: number): DateValues {
  const column = (): Int32Array => new Int32Array(count);
  return {
    first: column(),
    last: column(),
    strictFirst: column(),
    strictLast: column(),
    support: column(),
    why: column(),
  };
}

/** Puts a value in its place; `why` is the number of its reason. */
export function putDate(to: DateValues, at: number, value: DateValue, why: number): void {
  to.first[at] = value.span.first;
  to.last[at] = value.span.last;
  to.strictFirst[at] = value.strict.first;
  to.strictLast[at] = value.strict.last;
  to.support[at] = value.support;
  to.why[at] = why;
}
