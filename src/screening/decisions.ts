import type { DecidedCodes } from './determination-row.js';

/** One relief's decisions over all charges of a run; those of charges out of scope are never read. */
export interface ReliefDecisions {
  readonly outcome: Uint8Array;
  readonly rule: Int8Array;
  readonly missing: Int32Array;
  readonly support: Int32Array;
}

/** What the policy says of each charge, whether or not its relief is eligible. */
export interface PolicyDecisions {
  readonly selected: Uint8Array;
  readonly line: Int8Array;
  readonly missing: Int32Array;
  readonly support: Int32Array;
}

export interface Decisions {
  readonly reliefs: readonly ReliefDecisions[];
  /** Index of the relief the policy speaks of, and what it says; absent without a policy. */
  readonly policy?: { readonly relief: number; readonly decisions: PolicyDecisions };
}

const ELIGIBLE = 0;
const YES = 1;

/**
 * The decision of one relief on one charge. Without a policy on that relief, what is eligible is selected. One plain
 * literal, as this runs for every determination.
 */
export function codesAt(decisions: Decisions, relief: number, charge: number): DecidedCodes {
  const own = decisions.reliefs[relief];
  const outcome = own.outcome[charge];
  const policy = decisions.policy?.relief === relief ? decisions.policy.decisions : undefined;
  const bears = outcome === ELIGIBLE && policy !== undefined;
  return {
    outcome,
    rule: own.rule[charge],
    missing: own.missing[charge],
    support: own.support[charge],
    selected: bears ? policy.selected[charge] : outcome === ELIGIBLE ? YES : 0,
    line: bears ? policy.line[charge] : -1,
    lineMissing: bears ? policy.missing[charge] : 0,
    lineSupport: bears ? policy.support[charge] : 0,
  };
}
