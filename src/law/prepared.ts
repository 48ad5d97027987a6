import type { Day } from '../record/day.js';
import { allRules } from './document/references.js';
import { type LabelTable, labelTable } from './missing-labels.js';
import type { Policy, Relief, Rulebook } from './rulebook.js';

/** What a run fixes before it decides: the day, the place, and which assumptions are on. */
export interface Context {
  readonly asOf: Day;
  /** Parameters conditions may name: texts for keys, days for dates, grams for weights. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Bit n: the n-th assumption of the rulebook is on. */
  readonly assumptions: number;
}

/** A relief with the table of what can be missing in it. */
export interface PreparedRelief {
  readonly relief: Relief;
  readonly labels: LabelTable;
}

export interface PreparedPolicy {
  readonly policy: Policy;
  readonly labels: LabelTable;
}

export function prepareRelief(rulebook: Rulebook, relief: Relief): PreparedRelief {
  const rules = allRules(relief);
  return {
    relief,
    labels: labelTable(
      rules.map((rule) => rule.holds),
      rulebook.facts,
    ),
  };
}

export const preparePolicy = (rulebook: Rulebook, policy: Policy): PreparedPolicy => ({
  policy,
  labels: labelTable(
    policy.lines.map((line) => line.holds),
    rulebook.facts,
  ),
});

/** The mask with every assumption of a rulebook on, less those named. */
export function assumptionMask(rulebook: Rulebook, off: readonly string[] = []): number {
  let mask = 0;
  rulebook.assumptions.forEach((assumption, at) => {
    if (!off.includes(assumption.name)) mask |= 1 << at;
  });
  return mask;
}

/** The bit of one assumption. Throws when the rulebook has none of that name. */
export function assumptionBit(rulebook: Pick<Rulebook, 'assumptions'>, name: string): number {
  const at = rulebook.assumptions.findIndex((assumption) => assumption.name === name);
  if (at < 0) throw new RangeError(`no such assumption: ${name}`);
  return 1 << at;
}

export const assumptionsIn = (rulebook: Pick<Rulebook, 'assumptions'>, mask: number): string[] =>
  rulebook.assumptions.filter((_, at) => (mask & (1 << at)) !== 0).map((assumption) => assumption.name);
