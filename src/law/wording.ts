import { OUTCOMES, type Outcome } from './determine.js';
import { factsUsed } from './facts-used.js';
import { type LabelTable, labelsIn } from './missing-labels.js';
import { assumptionsIn, type PreparedPolicy, type PreparedRelief } from './prepared.js';
import type { Rule, Rulebook } from './rulebook.js';

/** What sentences about a charge are made of. */
export interface FactWords {
  /** A fact as it is printed; `statute` is the citation. */
  readonly printed: (fact: string) => string;
  /** Why a fact is not known, where there is more to say; else empty. */
  readonly why: (fact: string) => string;
}

/** The outcome of a determination as a sentence with its ground. */
export function reasonOf(
  prepared: PreparedRelief,
  decided: { readonly outcome: Outcome; readonly rule: number; readonly missing: number },
  words: FactWords,
): string {
  if (decided.outcome === 'eligible') return `Every rule of ${prepared.relief.citation} holds.`;
  const rule = ruleOf(prepared, decided.rule);
  if (decided.outcome !== 'needs_review') {
    return whenFalse(rule, words.printed);
  }
  const whys = factsToExplain(prepared, decided)
    .map(words.why)
    .filter((why, at, all) => why !== '' && all.indexOf(why) === at);
  return `It cannot be told whether ${rule.words}${whys.length > 0 ? ` (${whys.join(', ')})` : ''}.`;
}

/** The missing facts of which the sentence for an unknown rule says why they are not known. */
export function factsToExplain(
  prepared: PreparedRelief,
  decided: { readonly rule: number; readonly missing: number },
): string[] {
  const used = new Set(factsUsed(ruleOf(prepared, decided.rule).holds).map(({ fact }) => fact));
  return labelsIn(prepared.labels, decided.missing).flatMap((label) =>
    label.kind === 'fact' && used.has(label.fact) ? [label.fact] : [],
  );
}

/** The facts that the sentence for a false rule names. */
export const factsNamedIn = (rule: Rule): string[] =>
  [...rule.whenFalse.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

/** The sentence for a false rule, with the facts it names. */
const whenFalse = (rule: Rule, printed: (fact: string) => string): string =>
  rule.whenFalse.replace(/\{(\w+)\}/g, (_, fact: string) => printed(fact));

/** The rule a determination names; the venue comes after the others. */
export function ruleOf(prepared: PreparedRelief, index: number): Rule {
  const { rules, venue } = prepared.relief;
  const rule = index < rules.length ? rules[index] : venue;
  if (rule === undefined) throw new RangeError(`no rule ${index} in ${prepared.relief.id}`);
  return rule;
}

/** The id of the rule a determination names, or empty. */
export const ruleIdOf = (prepared: PreparedRelief, index: number): string =>
  index < 0 ? '' : ruleOf(prepared, index).id;

export const lineIdOf = (prepared: PreparedPolicy, index: number): string =>
  index < 0 ? '' : prepared.policy.lines[index].id;

export const missingText = (labels: LabelTable, mask: number): string =>
  labelsIn(labels, mask)
    .map((label) => label.text)
    .join('; ');

export const assumptionsText = (rulebook: Rulebook, mask: number): string =>
  assumptionsIn(rulebook, mask).join('; ');

export const outcomeOf = (code: number): Outcome => OUTCOMES[code];
