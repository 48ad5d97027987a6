import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import type { PreparedPolicy, PreparedRelief } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import {
  assumptionsText,
  type FactWords,
  lineIdOf,
  missingText,
  reasonOf,
  ruleIdOf,
} from '../law/wording.js';

/** The columns of determinations.csv, in order. */
export const DETERMINATION_COLUMNS = [
  'charge_id',
  'person_id',
  'name',
  'case_number',
  'county',
  'statute_cited',
  'statute',
  'class',
  'offense_date',
  'disposition',
  'disposition_date',
  'relief',
  'outcome',
  'selected',
  'rule',
  'reason',
  'missing_facts',
  'assumptions',
  'source_file',
  'source_row',
  'selected_rule',
  'selected_missing_facts',
] as const;

export type DeterminationColumn = (typeof DETERMINATION_COLUMNS)[number];

/** How many columns speak of the charge, before those of the determination begin. */
export const CHARGE_COLUMN_COUNT = DETERMINATION_COLUMNS.indexOf('relief');

/** What is printed of a charge: the first eleven columns, the last two, and the words of its facts. */
export interface ChargeWords extends FactWords {
  readonly chargeColumns: readonly string[];
  readonly sourceFile: string;
  readonly sourceRow: string;
}

/** One relief applied to one charge, in the codes both readers of the law give. */
export interface DecidedCodes {
  readonly outcome: number;
  readonly rule: number;
  readonly missing: number;
  readonly support: number;
  /** What the policy says of it; all 0 (and line -1) where it says nothing. */
  readonly selected: number;
  readonly line: number;
  readonly lineMissing: number;
  readonly lineSupport: number;
}

/** What the run decides with. */
export interface Deciding {
  readonly rulebook: Rulebook;
  readonly reliefs: readonly PreparedRelief[];
  /** The policy, if the office has one, and the relief it speaks of. */
  readonly policy?: PreparedPolicy;
}

/** The eleven columns of a determination itself, from `relief` on. */
export function determinationColumns(
  deciding: Deciding,
  relief: PreparedRelief,
  codes: DecidedCodes,
  words: ChargeWords,
): string[] {
  const outcome = OUTCOMES[codes.outcome];
  const { policy, rulebook } = deciding;
  const bySelection =
    policy !== undefined && rulebook.policyReliefs.includes(relief.relief.id) && outcome === 'eligible';
  return [
    relief.relief.id,
    outcome,
    SELECTIONS[codes.selected],
    ruleIdOf(relief, codes.rule),
    reasonOf(relief, { outcome, rule: codes.rule, missing: codes.missing }, words),
    missingText(relief.labels, codes.missing),
    assumptionsText(rulebook, codes.support | codes.lineSupport),
    words.sourceFile,
    words.sourceRow,
    bySelection ? lineIdOf(policy, codes.line) : '',
    bySelection ? missingText(policy.labels, codes.lineMissing) : '',
  ];
}
