import { assumptionMask, type Context, preparePolicy, prepareRelief } from '../law/prepared.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import type { Deciding } from './determination-row.js';

/** What an office fixes for a run beside the law and the county. */
export interface RunTerms {
  readonly asOf: Day;
  readonly assumptionsOff: readonly string[];
}

/** The context conditions are read in: the day, the county, and which assumptions are on. */
export const contextOf = (rulebook: Rulebook, terms: RunTerms, county: string): Context => ({
  asOf: terms.asOf,
  parameters: { county },
  assumptions: assumptionMask(rulebook, terms.assumptionsOff),
});

export const decidingOf = (rulebook: Rulebook, policy: Policy | undefined): Deciding => ({
  rulebook,
  reliefs: rulebook.reliefs.map((relief) => prepareRelief(rulebook, relief)),
  ...(policy === undefined ? {} : { policy: preparePolicy(rulebook, policy) }),
});
