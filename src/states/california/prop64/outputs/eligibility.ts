import { OUTCOMES, SELECTIONS } from '../../../../law/determine.js';
import { missingText, reasonOf } from '../../../../law/wording.js';
import { rememberByText } from '../../../../record/remember.js';
import type { DecidedCodes } from '../../../../screening/determination-row.js';
import type { RunData } from '../../../../screening/state-results.js';
import { PROP64_NUMBERS } from '../prop64-sections.js';
import { DISMISSAL, REDUCTION } from '../reliefs.js';

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

type Deciding = RunData['frame']['deciding'];
type ReliefDecisions = RunData['decisions']['reliefs'][number];

/**
 * The eligibility of charges in scope. Both reliefs have the same rules; the policy tells them apart. What is the same
 * for all charges of equal decisions is made once.
 */
export class Eligibilities {
  private readonly prepared: Deciding['reliefs'][number];
  private readonly policy: Deciding['policy'];
  private readonly dismissals: ReliefDecisions;
  private readonly reductions: ReliefDecisions;
  /** By the numbers of both decisions. */
  private readonly known = new Map<number, Eligibility>();
  /** Of charges whose reason is their own. */
  private readonly ofCharge = new Map<number, Eligibility>();

  constructor(private readonly data: RunData) {
    const { reliefs, policy } = data.frame.deciding;
    const place = (id: string): number => reliefs.findIndex(({ relief }) => relief.id === id);
    this.prepared = reliefs[place(DISMISSAL)];
    this.policy = policy;
    this.dismissals = data.decisions.reliefs[place(DISMISSAL)];
    this.reductions = data.decisions.reliefs[place(REDUCTION)];
  }

  of(charge: number): Eligibility {
    const { dismissals, reductions } = this;
    const key = dismissals.of[charge] * reductions.distinct.length + reductions.of[charge];
    return this.known.get(key) ?? this.ofCharge.get(charge) ?? this.make(charge, key);
  }

  private make(charge: number, key: number): Eligibility {
    const codes = this.dismissals.distinct[this.dismissals.of[charge]];
    const outcome = OUTCOMES[codes.outcome];
    if (outcome === 'eligible') {
      const made = this.ofEligible(codes, this.reductions.distinct[this.reductions.of[charge]]);
      this.known.set(key, made);
      return made;
    }
    const determination = notEligible(outcome);
    const missing = missingText(this.prepared.labels, codes.missing);
    if (missing !== '') {
      const made = { determination, reason: missing, line: '' };
      this.known.set(key, made);
      return made;
    }
    const reason = reasonOf(this.prepared, { ...codes, outcome }, this.data.words.ofFacts(charge));
    const made = { determination, reason, line: '' };
    this.ofCharge.set(charge, made);
    return made;
  }

  private ofEligible(codes: DecidedCodes, reduction: DecidedCodes): Eligibility {
    const { policy } = this;
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
