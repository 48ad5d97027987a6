import type { Database } from '../files/duckdb.js';
import { integerLiteral } from '../files/sql.js';
import { historyOf } from '../intake/charge-table.js';
import type { Layout } from '../intake/layout.js';
import { conditionWords } from '../law/condition-words.js';
import type { Finding } from '../law/evaluate.js';
import { factsUsed } from '../law/facts-used.js';
import { labelsIn } from '../law/missing-labels.js';
import { assumptionsIn } from '../law/prepared.js';
import { printFact } from '../law/print-fact.js';
import type { PolicyLine, Rule, Rulebook } from '../law/rulebook.js';
import type { Truth } from '../law/truth.js';
import { assumptionsText, missingText, reasonOf, ruleIdOf } from '../law/wording.js';
import { Failure } from '../messages/failure.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { checkWorkspace } from './check-files.js';
import { sourcesOfPerson, type ToldSources } from './explained-sources.js';
import { type OpenRun, openRun } from './open-run.js';
import {
  determinePlainly,
  type Plain,
  type PlainCharge,
  plainCharge,
  plainWords,
  readingsOf,
} from './plain-determination.js';
import { openIndex } from './workspace.js';

export interface ExplainOptions {
  readonly row: number;
  /** Base name; needed when the run has several files. */
  readonly file?: string;
  readonly relief?: string;
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
}

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
  readonly why: string;
  readonly assumptions: readonly string[];
  readonly cells: readonly ExplainedCell[];
  /** What stands in the place of such cells; empty in a run without found facts. */
  readonly found: readonly ExplainedFound[];
}

export interface ExplainedNode {
  readonly truth: Truth;
  readonly words: string;
  /** The other charge a part of a quantifier speaks of: file and row. */
  readonly about?: string;
  readonly parts: readonly ExplainedNode[];
}

export interface ExplainedRule {
  readonly id: string;
  readonly truth: Truth;
  readonly words: string;
  readonly citation: string;
  readonly status: string;
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
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

export interface Explanation {
  readonly file: string;
  readonly row: number;
  readonly personId: string;
  readonly chargesOfPerson: number;
  readonly historyKnown: boolean;
  /** Whether no row of the person was rejected. */
  readonly historyWhole: boolean;
  readonly inScope: boolean;
  /** Why the charge gets no determination; empty when it does. */
  readonly outside: string;
  readonly statute: string;
  readonly reliefs: readonly ExplainedRelief[];
}

/** One charge of the person in question, with where each of its cells stands. */
interface Told extends ToldSources {
  readonly plain: PlainCharge;
}

/**
 * Explains the determinations of one row of a run: each rule with its truth, words and citation, the facts it used,
 * and the original cells, read from the kept source. Throws a Failure when the folder is no run, has
 * no such row, or no longer holds the list and the index that the run left.
 */
export async function explainRow(folder: string, options: ExplainOptions): Promise<Explanation> {
  const run = openRun(folder, options.rulebooks);
  const { deciding, context, manifest } = run;
  const chosen = options.relief;
  if (chosen !== undefined && !deciding.reliefs.some(({ relief }) => relief.id === chosen)) {
    const reliefs = deciding.reliefs.map(({ relief }) => relief.id).join(', ');
    throw new Failure(2, 'SCREENING_NO_SUCH_RELIEF', { relief: chosen, reliefs });
  }
  const file = fileIndex(
    manifest.inputs.map((input) => input.name),
    options.file,
  );
  await checkWorkspace(folder, manifest);
  const index = await openIndex(folder);
  try {
    const place = await placeOf(index, run, file, options.row);
    const found = await sourcesOfPerson(index, run, options.layouts, place.person);
    const told = found.map((one): Told => ({ ...one, plain: plainCharge(deciding, context, one.cells) }));
    const at = told.findIndex((one) => one.charge === place.charge);
    const [person] = await index.rows(
      `SELECT id, history FROM people WHERE person = ${integerLiteral(place.person)}`,
    );
    const me = told[at];
    const others = told.filter((_, k) => k !== at);
    const history = historyOf(String(person.history));
    const subject = { facts: me.plain.facts, others: others.map((o) => o.plain.facts), ...history };
    const readings = readingsOf(deciding, context);
    const reliefs = me.plain.kind.inScope
      ? deciding.reliefs
          .map((prepared, relief) => ({ prepared, relief }))
          .filter(({ prepared }) => chosen === undefined || prepared.relief.id === chosen)
          .map(({ relief }) =>
            explainedRelief(run, determinePlainly(deciding, readings, relief, subject), me, others),
          )
      : [];
    return {
      file: manifest.inputs[file].name,
      row: options.row,
      personId: String(person.id),
      chargesOfPerson: told.length,
      ...history,
      inScope: me.plain.kind.inScope,
      outside: me.plain.kind.outside,
      statute: me.plain.kind.statute,
      reliefs,
    };
  } finally {
    index.close();
  }
}

function fileIndex(names: readonly string[], wanted: string | undefined): number {
  const files = names.join(', ');
  if (wanted === undefined) {
    if (names.length === 1) return 0;
    throw new Failure(2, 'SCREENING_NAME_A_FILE', { files });
  }
  const at = names.indexOf(wanted);
  if (at < 0) throw new Failure(2, 'SCREENING_NO_SUCH_FILE', { file: wanted, files });
  return at;
}

async function placeOf(index: Database, run: OpenRun, file: number, row: number) {
  const { name, rows } = run.manifest.inputs[file];
  const absent = () => new Failure(2, 'SCREENING_NO_SUCH_ROW', { row, rows, file: name });
  if (!Number.isSafeInteger(row) || row < 1) throw absent();
  const [found] = await index.rows(
    `SELECT charge, person FROM records WHERE file = ${integerLiteral(file)} AND "row" = ${integerLiteral(row)}`,
  );
  if (found === undefined) throw absent();
  if (Number(found.charge) < 0) throw new Failure(2, 'SCREENING_ROW_REJECTED', { row, file: name });
  return { charge: Number(found.charge), person: Number(found.person) };
}

function explainedRelief(run: OpenRun, plain: Plain, me: Told, others: readonly Told[]): ExplainedRelief {
  const { relief: prepared, determination, selected, codes } = plain;
  const { relief } = prepared;
  const { rulebook, policy } = run.deciding;
  const place = { chargeId: '', personId: '', sourceFile: '', sourceRow: 0 };
  const words = plainWords(me.plain, place, run.context, rulebook.reader);
  const rules = relief.venue === undefined ? relief.rules : [...relief.rules, relief.venue];
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
    missing: labelsIn(labels, finding.missing).map((label) => label.text),
    facts: explainedFacts(rulebook, rule, me),
    tree: treeOf(finding, others),
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

function explainedFacts(rulebook: Rulebook, rule: Rule | PolicyLine, me: Told): ExplainedFact[] {
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
        value: printFact(spec, value),
        why: derived?.why ?? '',
        assumptions: assumptionsIn(rulebook, derived?.support ?? 0),
        cells: eachOnce(spec.columns.flatMap((column) => cellsAt(me, column))),
        found: me.found
          .filter(({ column }) => spec.columns.includes(column))
          .map(({ column, value, source, note, number }) => ({ column, value, source, note, row: number })),
      };
    });
}

/** Two columns may be made of one field. */
const eachOnce = (cells: readonly ExplainedCell[]): ExplainedCell[] =>
  cells.filter(
    ({ file, row, header }, at) =>
      at === cells.findIndex((one) => one.file === file && one.row === row && one.header === header),
  );

/** The filled fields a column was made of, in each source of the charge, or in the rows of the person that gave it. */
function cellsAt(me: Told, column: ChargeColumn): ExplainedCell[] {
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

function treeOf(finding: Finding, others: readonly Told[]): ExplainedNode {
  const { condition } = finding;
  const quantifier = condition.node === 'some' || condition.node === 'at-least';
  return {
    truth: finding.truth,
    words: conditionWords(condition),
    parts: finding.parts.map((part, at) => {
      const node = treeOf(part, others);
      if (!quantifier) return node;
      const [source] = others[at].sources;
      return { ...node, about: `${source.fileName}, row ${source.row}` };
    }),
  };
}
