import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import type { Eligibility } from './eligibility.js';

const DISMISSED: Eligibility = Object.freeze({
  determination: 'Eligible for Dismissal',
  reason: 'Related to a HS 11357-60 charge',
  line: 'relatedCharges',
});
const REVIEWED: Eligibility = Object.freeze({
  determination: 'Needs review',
  reason: 'Related charge without a HS 11357-60 charge in its cycle',
  line: 'relatedCharges',
});

/**
 * What the policy says of related charges: they are no relief of the statute, and stand in the county's files alone.
 * Undefined for every other charge; undefined as a whole where the policy does not speak of them.
 */
export function relatedEligibility(
  { policy }: CountyPortion,
  convictions: Convictions,
): ((charge: number) => Eligibility | undefined) | undefined {
  if (policy?.settings.relatedCharges !== true) return undefined;
  return (charge) => {
    if (!convictions.isInCounty(charge)) return undefined;
    const related = convictions.isRelated(charge);
    return related === 'no' ? undefined : related === 'alone' ? REVIEWED : DISMISSED;
  };
}
