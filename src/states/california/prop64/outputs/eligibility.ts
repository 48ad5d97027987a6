import { OUTCOMES, SELECTIONS } from '../../../../law/determine.js';
import { missingText, reasonOf } from '../../../../law/wording.js';
import { rememberByText } from '../../../../record/remember.js';
import type { DecidedCodes } from '../../../../screening/determination-row.js';
import { PROP64_NUMBERS } from '../prop64-sections.js';
import { DISMISSAL, REDUCTION } from '../reliefs.js';
import type { CountyPortion } from './county-portion.js';

/** The words in which a county knows the outcome; empty where no line of its policy applies. */
export type CountyDetermination =
  | 'Eligible for Dismissal'
  | 'Eligible for Reduction'
  | 'Not eligible'
  | 'Needs review'
  | '';

/** The outcome of both reliefs for a conviction of the county, with its reason and the line of the policy that gave it. */
export interface Eligibility {
  readonly determination: CountyDetermination;
  readonly reason: string;
  /** Id of the policy's line; empty when the statute decided, or no line applies. */
  readonly line: string;
}

/**
 * The eligibility of a charge in scope. Both reliefs have the same rules; the policy tells them apart. What is the same
 * for all charges of equal decisions is made once.
 */
export function eligibilityOf({ data }: CountyPortion): (charge: number) => Eligibility {
  const { reliefs, policy } = data.frame.deciding;
  const place = (id: string): number => reliefs.findIndex(({ relief }) => relief.id === id);
  const [atDismissal, atReduction] = [place(DISMISSAL), place(REDUCTION)];
  const prepared = reliefs[atDismissal];
  const dismissals = data.decisions.reliefs[atDismissal];
  const reductions = data.decisions.reliefs[atReduction];
  const known: (Eligibility | undefined)[] = [];

  return (charge) => {
    const codes = dismissals.distinct[dismissals.of[charge]];
    const outcome = OUTCOMES[codes.outcome];
    const key = dismissals.of[charge] * reductions.distinct.length + reductions.of[charge];
    const before = known[key];
    if (before !== undefined) return before;
    const missing = outcome === 'eligible' ? '' : missingText(prepared.labels, codes.missing);
    if (outcome === 'eligible' || missing !== '') {
      const made =
        outcome === 'eligible'
          ? ofEligible(codes, reductions.distinct[reductions.of[charge]])
          : { determination: notEligible(outcome), reason: missing, line: '' };
      known[key] = made;
      return made;
    }
    const reason = reasonOf(prepared, { ...codes, outcome }, data.words.ofFacts(charge));
    return { determination: notEligible(outcome), reason, line: '' };
  };

  function ofEligible(codes: DecidedCodes, reduction: DecidedCodes): Eligibility {
    const line = policy === undefined || codes.line < 0 ? undefined : policy.policy.lines[codes.line];
    const said = { reason: line?.words ?? '', line: line?.id ?? '' };
    if (SELECTIONS[codes.selected] === 'yes') return { determination: 'Eligible for Dismissal', ...said };
    if (SELECTIONS[reduction.selected] === 'yes') {
      return { determination: 'Eligible for Reduction', ...said };
    }
    if (SELECTIONS[codes.selected] === 'unknown') {
      const missing = policy === undefined ? '' : missingText(policy.labels, codes.lineMissing);
      return { determination: 'Needs review', reason: missing || said.reason, line: said.line };
    }
    return { determination: line === undefined ? '' : 'Not eligible', ...said };
  }
}

const notEligible = (outcome: (typeof OUTCOMES)[number]): CountyDetermination =>
  outcome === 'not_eligible' ? 'Not eligible' : 'Needs review';

/** Whether a line of the policy is of one of its lists of sections. */
export const isOfSectionList = rememberByText((line: string): boolean =>
  PROP64_NUMBERS.some((number) => new RegExp(`^(?:dismiss|reduce)Sections:${number}`).test(line)),
);
