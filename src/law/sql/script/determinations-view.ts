import { OUTCOMES, SELECTIONS } from '../../determine.js';
import type { LabelTable } from '../../missing-labels.js';
import type { PreparedPolicy, PreparedRelief } from '../../prepared.js';
import type { Rulebook } from '../../rulebook.js';
import { ruleIdOf } from '../../wording.js';
import { bitAnd, bitOr, type SqlDialect, textIn } from '../dialect.js';

/** A relief whose decisions stand in a table, and what the policy says of it in another, where it speaks of it. */
export interface DecidedRelief {
  readonly prepared: PreparedRelief;
  readonly decisions: string;
  readonly policy?: { readonly prepared: PreparedPolicy; readonly selections: string };
}

/** The columns of a view that says in words what the tables of decisions say in codes: as in determinations.csv. */
export const DETERMINATION_COLUMNS = [
  'charge',
  'relief',
  'outcome',
  'selected',
  'rule',
  'missing_facts',
  'assumptions',
  'selected_rule',
  'selected_missing_facts',
] as const;

/** The query over one relief's tables that gives these columns. */
export function determinationsOf(relief: DecidedRelief, rulebook: Rulebook, dialect: SqlDialect): string {
  const { prepared, policy } = relief;
  const rules = prepared.relief.rules.length + (prepared.relief.venue === undefined ? 0 : 1);
  const word = (column: string, words: readonly string[]): string => decoded(dialect, column, words);
  const lines = policy?.prepared.policy.lines ?? [];
  const columns: Record<(typeof DETERMINATION_COLUMNS)[number], string> = {
    charge: 'charge',
    relief: textIn(dialect, prepared.relief.id),
    outcome: word('outcome', OUTCOMES),
    selected: word('selected', SELECTIONS),
    rule: word(
      'rule',
      Array.from({ length: rules }, (_, at) => ruleIdOf(prepared, at)),
    ),
    missing_facts: listed(dialect, 'missing', textsOf(prepared.labels)),
    assumptions: listed(
      dialect,
      'support',
      rulebook.assumptions.map(({ name }) => name),
    ),
    selected_rule: word(
      'line',
      lines.map(({ id }) => id),
    ),
    selected_missing_facts:
      policy === undefined
        ? textIn(dialect, '')
        : listed(dialect, 'line_missing', textsOf(policy.prepared.labels)),
  };
  const selects = DETERMINATION_COLUMNS.map((name) => `${columns[name]} AS ${name}`);
  return `SELECT ${selects.join(',\n  ')}
FROM (
${codes(relief, dialect)}
) AS decided`;
}

/** The codes of both tables side by side. What the policy says bears on eligible charges only. */
function codes({ decisions, policy }: DecidedRelief, dialect: SqlDialect): string {
  const yes = SELECTIONS.indexOf('yes');
  const eligible = `d.outcome = ${OUTCOMES.indexOf('eligible')}`;
  if (policy === undefined) {
    return `SELECT d.charge, d.outcome, d.rule, d.missing, d.support,
  CASE WHEN ${eligible} THEN ${yes} ELSE 0 END AS selected, -1 AS line, 0 AS line_missing
FROM ${decisions} AS d`;
  }
  return `SELECT d.charge, d.outcome, d.rule, d.missing,
  CASE WHEN ${eligible} THEN ${bitOr(dialect, ['d.support', 's.support'])} ELSE d.support END AS support,
  CASE WHEN ${eligible} THEN s.selected ELSE 0 END AS selected,
  CASE WHEN ${eligible} THEN s.line ELSE -1 END AS line,
  CASE WHEN ${eligible} THEN s.missing ELSE 0 END AS line_missing
FROM ${decisions} AS d JOIN ${policy.selections} AS s ON d.charge = s.charge`;
}

/** The word of a code that counts from 0; any other code has the empty text. */
function decoded(dialect: SqlDialect, column: string, words: readonly string[]): string {
  if (words.length === 0) return textIn(dialect, '');
  const whens = words.map((word, code) => `WHEN ${code} THEN ${textIn(dialect, word)}`);
  return `CASE ${column} ${whens.join(' ')} ELSE '' END`;
}

/** The words of the bits of a mask, joined by `; `. */
function listed(dialect: SqlDialect, column: string, words: readonly string[]): string {
  if (words.length === 0) return textIn(dialect, '');
  const parts = words.map(
    (word, at) =>
      `CASE WHEN ${bitAnd(dialect, column, String(2 ** at))} <> 0 THEN ${textIn(dialect, `; ${word}`)} ELSE '' END`,
  );
  return `substr(${parts.join('\n    || ')}, 3)`;
}

const textsOf = ({ labels }: LabelTable): string[] => labels.map(({ text }) => text);
