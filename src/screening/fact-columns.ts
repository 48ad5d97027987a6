import type { CodedColumn } from '../intake/record-table.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { WeightValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';

/** A date fact of charges, in the five columns of the facts table. */
export interface DateColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly strictFirst: Int32Array;
  readonly strictLast: Int32Array;
  readonly support: Int32Array;
  /** Numbers into the reasons why a fact is not known. */
  readonly why: Int32Array;
}

/** What is kept of the facts of each charge. */
export interface FactColumns {
  readonly kind: Int32Array;
  readonly dates: Readonly<Record<string, DateColumns>>;
  /** For each weight fact the number of each charge's value. */
  readonly weights: Readonly<Record<string, Int32Array>>;
}

/** The cells of some charges, and where their facts go: a row of `columns` for each of them. */
export interface ChargesToRead {
  readonly cells: Readonly<Record<ChargeColumn, CodedColumn>>;
  readonly columns: FactColumns;
}

/** What the numbers in the columns of some charges stand for. */
export interface FactsPart {
  readonly kinds: readonly ChargeKind[];
  /** The distinct values of each weight fact, and for each value the number of why it is not known. */
  readonly weights: Readonly<Record<string, { readonly values: WeightValue[]; readonly why: number[] }>>;
  /** Why facts are not known; number 0 is the empty text. */
  readonly whys: readonly string[];
}

/** Empty columns for `count` charges. */
export function factColumns(rulebook: Rulebook, count: number): FactColumns {
  const column = (): Int32Array => new Int32Array(count);
  const ofKind = <T>(kind: 'date' | 'weight', make: () => T): Record<string, T> =>
    Object.fromEntries(
      rulebook.facts.filter((fact) => fact.kind === kind).map((fact) => [fact.name, make()]),
    );
  return {
    kind: column(),
    dates: ofKind('date', () => ({
      first: column(),
      last: column(),
      strictFirst: column(),
      strictLast: column(),
      support: column(),
      why: column(),
    })),
    weights: ofKind('weight', column),
  };
}
