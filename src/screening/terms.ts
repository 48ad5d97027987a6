import { assumptionMask, type Context, preparePolicy, prepareRelief } from '../law/prepared.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
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

/** A county as it was asked for, in the rulebook's spelling, or `all`. */
export function countyOf(rulebook: Rulebook, county: string): string {
  if (county.trim().toLowerCase() === 'all') return 'all';
  const place = rulebook.readPlace(county);
  if (place === '') {
    throw new Failure(2, 'SCREENING_UNKNOWN_COUNTY', { county, counties: rulebook.places.join(', ') });
  }
  return place;
}

/** Refuses the name of an assumption that the rulebook has not. */
export function mustBeAssumption(rulebook: Rulebook, name: string): void {
  const names = rulebook.assumptions.map((assumption) => assumption.name);
  if (names.includes(name)) return;
  throw new Failure(2, 'LAW_UNKNOWN_ASSUMPTION', { assumption: name, assumptions: names.join(', ') });
}
