import type { Wording } from '../law/condition-words.js';
import { allRules } from '../law/document/references.js';
import type { Finding } from '../law/evaluate.js';
import type { FactValue } from '../law/facts.js';
import { factsUsed } from '../law/facts-used.js';
import type { FactSpeech } from '../law/leaf-words.js';
import { labelsIn } from '../law/missing-labels.js';
import { missingWords } from '../law/missing-words.js';
import { assumptionsIn } from '../law/prepared.js';
import { printFact } from '../law/print-fact.js';
import type { PolicyLine, Rule, Rulebook } from '../law/rulebook.js';
import type { Truth } from '../law/truth.js';
import { assumptionsText, missingText, reasonOf, ruleIdOf } from '../law/wording.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { isSingle } from '../record/choice.js';
import { isExact } from '../record/date-span.js';
import type { ToldSources } from './explained-sources.js';
import { type ExplainedNode, explainedTree } from './explained-tree.js';
import type { OpenRun } from './open-run.js';
import { type Plain, type PlainCharge, plainWords } from './plain-determination.js';

export type { ExplainedNode } from './explained-tree.js';

/** A cell a fact was read from, as it stands in the source. */
export interface ExplainedCell {
  readonly column: string;
  readonly header: string;
  readonly text: string;
  readonly file: string;
  readonly row: number;
}

/** What someone found for a cell, where, and in which row of found-facts.csv it stands. */
export interface ExplainedFound {
  readonly column: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  readonly row: number;
}

export interface ExplainedFact {
  readonly fact: string;
  readonly words: string;
  readonly value: string;
  /** Whether one value alone is possible, with the assumptions that are on. */
  readonly known: boolean;
  readonly why: string;
  readonly assumptions: readonly string[];
  /** The same in words. */
  readonly assumptionWords: readonly string[];
  readonly cells: readonly ExplainedCell[];
  /** What stands in the place of such cells; empty in a run without found facts. */
  readonly found: readonly ExplainedFound[];
}

export interface ExplainedRule {
  readonly id: string;
  readonly truth: Truth;
  readonly words: string;
  readonly citation: string;
  readonly status: string;
  readonly assumptions: readonly string[];
  readonly assumptionWords: readonly string[];
  readonly missing: readonly string[];
  /** What is missing in words, in the same order. */
  readonly missingWords: readonly string[];
  readonly facts: readonly ExplainedFact[];
  readonly tree: ExplainedNode;
}

export interface ExplainedRelief {
  readonly relief: string;
  readonly title: string;
  readonly citation: string;
  readonly outcome: string;
  readonly rule: string;
  readonly reason: string;
  readonly missingFacts: string;
  readonly assumptions: string;
  readonly selected: string;
  readonly rules: readonly ExplainedRule[];
  /** What the office's policy asks, when it speaks of this determination. */
  readonly policy: readonly ExplainedRule[];
}

/** One charge of the person in question, with where each of its cells stands. */
export interface ToldCharge extends ToldSources {
  readonly plain: PlainCharge;
}

/** What a relief came to for a charge, rule by rule, with the facts and cells each rule reads. */
export function explainedRelief(
  { run, wording }: { readonly run: OpenRun; readonly wording: Wording },
  plain: Plain,
  me: ToldCharge,
  others: readonly ToldCharge[],
): ExplainedRelief {
  const { relief: prepared, determination, selected, codes } = plain;
  const { relief } = prepared;
  const { rulebook, policy } = run.deciding;
  const place = { chargeId: '', personId: '', sourceFile: '', sourceRow: 0 };
  const words = plainWords(me.plain, place, run.context, rulebook.reader);
  const rules = allRules(relief);
  const explain = (
    rule: Rule | PolicyLine,
    finding: Finding,
    labels: typeof prepared.labels,
  ): ExplainedRule => ({
    id: rule.id,
    truth: finding.truth,
    words: rule.words,
    citation: 'citation' in rule ? rule.citation : (policy?.policy.title ?? ''),
    status: 'status' in rule ? rule.status : 'policy',
    assumptions: assumptionsIn(rulebook, finding.support),
    assumptionWords: assumptionsIn(rulebook, finding.support).map(wording.speech.assumption),
    missing: labelsIn(labels, finding.missing).map((label) => label.text),
    missingWords: labelsIn(labels, finding.missing).map((label) => missingWords(label, rulebook.facts).words),
    facts: explainedFacts(rulebook, wording.speech, rule, me),
    tree: explainedTree(finding, others, wording),
  });
  return {
    relief: relief.id,
    title: relief.title,
    citation: relief.citation,
    outcome: determination.outcome,
    rule: ruleIdOf(prepared, determination.rule),
    reason: reasonOf(prepared, determination, words),
    missingFacts: missingText(prepared.labels, determination.missing),
    assumptions: assumptionsText(rulebook, codes.support | codes.lineSupport),
    selected: selected?.selected ?? (determination.outcome === 'eligible' ? 'yes' : ''),
    rules: rules.map((rule, at) => explain(rule, determination.findings[at], prepared.labels)),
    policy:
      selected === undefined || policy === undefined
        ? []
        : policy.policy.lines.map((line, at) => explain(line, selected.findings[at], policy.labels)),
  };
}

function explainedFacts(
  rulebook: Rulebook,
  speech: FactSpeech,
  rule: Rule | PolicyLine,
  me: ToldCharge,
): ExplainedFact[] {
  const names = [
    ...new Set(
      factsUsed(rule.holds)
        .filter((used) => used.whose === 'this')
        .map((used) => used.fact),
    ),
  ];
  return rulebook.facts
    .filter((spec) => names.includes(spec.name))
    .map((spec) => {
      const value = me.plain.facts[spec.name];
      const derived = value !== undefined && value.kind !== 'identifier' ? value : undefined;
      return {
        fact: spec.name,
        words: spec.words,
        value: printFact(spec, value, (one) => speech.value(spec.name, one)),
        known: isKnown(value),
        why: derived?.why ?? '',
        assumptions: assumptionsIn(rulebook, derived?.support ?? 0),
        assumptionWords: assumptionsIn(rulebook, derived?.support ?? 0).map(speech.assumption),
        cells: eachOnce(spec.columns.flatMap((column) => cellsAt(me, column))),
        found: me.found
          .filter(({ column }) => spec.columns.includes(column))
          .map(({ column, value, source, note, number }) => ({ column, value, source, note, row: number })),
      };
    });
}

function isKnown(value: FactValue | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case 'choice':
      return isSingle(value.possible);
    case 'date':
      return isExact(value.span);
    case 'weight':
      return value.span.upTo - value.span.over === 1;
    case 'identifier':
      return value.text !== '';
  }
}

/** Two columns may be made of one field. */
const eachOnce = (cells: readonly ExplainedCell[]): ExplainedCell[] =>
  cells.filter(
    ({ file, row, header }, at) =>
      at === cells.findIndex((one) => one.file === file && one.row === row && one.header === header),
  );

/** The filled fields a column was made of, in each source of the charge, or in the rows of the person that gave it. */
function cellsAt(me: ToldCharge, column: ChargeColumn): ExplainedCell[] {
  const lent = me.lent.get(column);
  if (lent !== undefined) {
    return lent
      .filter(({ text }) => text !== '')
      .map(({ header, text, fileName, row }) => ({ column, header, text, file: fileName, row }));
  }
  return me.sources.flatMap(({ fileName, row, sourceCells }) =>
    (sourceCells[column] ?? [])
      .filter(({ text }) => text !== '')
      .map(({ header, text }) => ({ column, header, text, file: fileName, row })),
  );
}
