import { PairNumbering } from '../intake/identity-pairs.js';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import type { DecidedCodes } from './determination-row.js';

/** One relief's decisions over all charges of a run. Distinct ones are few, whatever the number of charges. */
export interface ReliefDecisions {
  readonly distinct: readonly DecidedCodes[];
  /** The number of each charge's decision in `distinct`; -1 for charges out of scope. */
  readonly of: Int32Array;
}

export interface Decisions {
  readonly reliefs: readonly ReliefDecisions[];
}

/** The decision of one relief on one charge in scope. */
export function codesAt(decisions: Decisions, relief: number, charge: number): DecidedCodes {
  const { distinct, of } = decisions.reliefs[relief];
  return distinct[of[charge]];
}

/** What the engine says of a charge: a code, the number of a rule (or line), missing labels and support as masks. */
export interface CodedAnswer {
  readonly code: number;
  readonly rule: number;
  readonly missing: number;
  readonly support: number;
}

/** Distinct answers of the engine, numbered as they come. */
export class Answers {
  readonly distinct: CodedAnswer[] = [];
  readonly #rules = new PairNumbering();
  readonly #whole = new PairNumbering();
  readonly #masks = new PairNumbering();

  numberOf(code: number, rule: number, missing: number, support: number): number {
    const number = this.#whole.numberOf(
      this.#rules.numberOf(code, rule),
      this.#masks.numberOf(missing, support),
    );
    if (number === this.distinct.length) this.distinct.push({ code, rule, missing, support });
    return number;
  }
}

/** What the engine says of the charges of a portion. */
export interface AnsweredCharges {
  readonly distinct: readonly CodedAnswer[];
  /** The number of each charge's answer in `distinct`; -1 where nothing was asked. */
  readonly of: Int32Array;
}

const ELIGIBLE = OUTCOMES.indexOf('eligible');
const NOTHING_SAID = 0;
const YES = SELECTIONS.indexOf('yes');
const NO_POLICY = -1;

/** The decisions of a relief, and of the policy where it speaks of it: without one, what is eligible is selected. */
export function decisionsOf(relief: AnsweredCharges, policy?: AnsweredCharges): ReliefDecisions {
  const pairs = new DecisionPairs(relief, policy);
  const of = new Int32Array(relief.of.length);
  putPairs(of, pairs, relief.of);
  return { distinct: pairs.distinct, of };
}

function putPairs(of: Int32Array, pairs: DecisionPairs, answers: Int32Array): void {
  for (let charge = 0; charge < of.length; charge++) {
    of[charge] = answers[charge] < 0 ? -1 : pairs.numberOf(answers[charge], charge);
  }
}

/** Numbers the pairs of what is said of a charge by a relief and by the policy. */
class DecisionPairs {
  readonly distinct: DecidedCodes[] = [];
  readonly #pairs = new PairNumbering();

  constructor(
    private readonly relief: AnsweredCharges,
    private readonly policy: AnsweredCharges | undefined,
  ) {}

  numberOf(answer: number, charge: number): number {
    const own = this.relief.distinct[answer];
    const policy = own.code === ELIGIBLE ? this.policy : undefined;
    const said = policy === undefined ? NO_POLICY : policy.of[charge];
    if (policy !== undefined && said < 0)
      throw new RangeError('the policy says nothing of an eligible charge');
    const number = this.#pairs.numberOf(answer, said);
    if (number === this.distinct.length) this.distinct.push(decisionOf(own, policy?.distinct[said]));
    return number;
  }
}

const decisionOf = (own: CodedAnswer, line: CodedAnswer | undefined): DecidedCodes => ({
  outcome: own.code,
  rule: own.rule,
  missing: own.missing,
  support: own.support,
  selected: line?.code ?? (own.code === ELIGIBLE ? YES : NOTHING_SAID),
  line: line?.rule ?? -1,
  lineMissing: line?.missing ?? 0,
  lineSupport: line?.support ?? 0,
});
