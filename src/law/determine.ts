import { evaluate, type Finding, type Reading, type Subject } from './evaluate.js';
import type { Context, PreparedPolicy, PreparedRelief } from './prepared.js';
import { assumptionBit } from './prepared.js';
import type { OrderedPolicy, Rulebook, Selects } from './rulebook.js';

export const OUTCOMES = ['eligible', 'not_eligible', 'needs_review', 'other_county'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SELECTIONS = ['', 'yes', 'no', 'unknown'] as const;
export type Selection = (typeof SELECTIONS)[number];

/** One relief applied to one charge. */
export interface Determination {
  readonly outcome: Outcome;
  /** The rule that decided, or could not be decided: an index into the relief's rules, their number for the venue, -1 for none. */
  readonly rule: number;
  /** Mask over the relief's labels; 0 unless the outcome is needs_review. */
  readonly missing: number;
  /** Mask of the assumptions the outcome rests on. */
  readonly support: number;
  readonly findings: readonly Finding[];
}

/** What the policy says of an eligible determination. */
export interface Selected {
  readonly selected: Selection;
  /** Index of the line that decided or could not be decided, -1 for none. */
  readonly line: number;
  readonly missing: number;
  readonly support: number;
  readonly findings: readonly Finding[];
}

/** What conditions are read with of a rulebook. */
export type ReadingLaw = Pick<Rulebook, 'facts' | 'leapDay' | 'assumptions'>;

export function readingOf(
  rulebook: ReadingLaw,
  prepared: PreparedRelief | PreparedPolicy,
  context: Context,
): Reading {
  return {
    facts: new Map(rulebook.facts.map((fact) => [fact.name, fact])),
    labels: prepared.labels,
    context,
    leapDay: rulebook.leapDay,
    bitOfAssumption: (name) => assumptionBit(rulebook, name),
  };
}

/**
 * The outcome of a relief: not eligible by the first false rule; in another county when only the venue is false;
 * needs review by the first unknown rule; else eligible. A decided outcome rests on the assumptions of the rule that
 * decided it, or of all rules when eligible.
 */
export function determine(prepared: PreparedRelief, subject: Subject, reading: Reading): Determination {
  const { rules, venue } = prepared.relief;
  const findings = rules.map((rule) => evaluate(rule.holds, subject, reading));
  const venueFinding = venue === undefined ? undefined : evaluate(venue.holds, subject, reading);
  const everything = venueFinding === undefined ? findings : [...findings, venueFinding];

  const firstFalse = findings.findIndex((finding) => finding.truth === 'false');
  if (firstFalse >= 0) {
    return {
      outcome: 'not_eligible',
      rule: firstFalse,
      missing: 0,
      support: findings[firstFalse].support,
      findings: everything,
    };
  }
  if (venueFinding?.truth === 'false') {
    return {
      outcome: 'other_county',
      rule: rules.length,
      missing: 0,
      support: venueFinding.support,
      findings: everything,
    };
  }
  const firstUnknown = everything.findIndex((finding) => finding.truth === 'unknown');
  if (firstUnknown >= 0) {
    const missing = everything.reduce((mask, finding) => mask | finding.missing, 0);
    return { outcome: 'needs_review', rule: firstUnknown, missing, support: 0, findings: everything };
  }
  const support = everything.reduce((mask, finding) => mask | finding.support, 0);
  return { outcome: 'eligible', rule: -1, missing: 0, support, findings: everything };
}

/**
 * What the policy selects of a relief. Where each line must hold: no by the first false line, else unknown by the first
 * unknown one, else yes. Where the first that holds decides: what that line says; unknown by a line before it that
 * cannot be decided; what the policy says otherwise when none holds. It rests on the deciding line and those before it.
 */
export function select(
  prepared: PreparedPolicy,
  relief: string,
  subject: Subject,
  reading: Reading,
): Selected {
  const { policy } = prepared;
  const findings = policy.lines.map((line) => evaluate(line.holds, subject, reading));
  if (policy.otherwise !== undefined) return firstThatHolds(policy, relief, findings);
  const firstFalse = findings.findIndex((finding) => finding.truth === 'false');
  if (firstFalse >= 0) {
    return { selected: 'no', line: firstFalse, missing: 0, support: findings[firstFalse].support, findings };
  }
  const firstUnknown = findings.findIndex((finding) => finding.truth === 'unknown');
  if (firstUnknown >= 0) {
    const missing = findings.reduce((mask, finding) => mask | finding.missing, 0);
    return { selected: 'unknown', line: firstUnknown, missing, support: 0, findings };
  }
  const support = findings.reduce((mask, finding) => mask | finding.support, 0);
  return { selected: 'yes', line: -1, missing: 0, support, findings };
}

function firstThatHolds(policy: OrderedPolicy, relief: string, findings: readonly Finding[]): Selected {
  const line = findings.findIndex((finding) => finding.truth !== 'false');
  const supportTo = (count: number): number =>
    findings.slice(0, count).reduce((mask, finding) => mask | finding.support, 0);
  if (line < 0) {
    const selected = saidOf(policy.otherwise, relief);
    return { selected, line, missing: 0, support: supportTo(findings.length), findings };
  }
  if (findings[line].truth === 'unknown') {
    return { selected: 'unknown', line, missing: findings[line].missing, support: 0, findings };
  }
  const selected = saidOf(policy.lines[line].selects, relief);
  return { selected, line, missing: 0, support: supportTo(line + 1), findings };
}

/** What a policy says of a relief it speaks of. Throws when it does not. */
export function saidOf(selects: Selects, relief: string): Selects[string] {
  const said = selects[relief];
  if (said === undefined) throw new RangeError(`the policy says nothing of ${relief}`);
  return said;
}
