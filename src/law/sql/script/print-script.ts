import { printDay } from '../../../record/day.js';
import { readingOf } from '../../determine.js';
import { assumptionsIn, type Context, preparePolicy, prepareRelief } from '../../prepared.js';
import type { Policy, Relief, Rulebook } from '../../rulebook.js';
import { rulebookHash } from '../../rulebook-hash.js';
import type { Compilation } from '../compile-condition.js';
import { compilePolicy, compileRelief, type SqlStep } from '../compile-relief.js';
import { fill, type SqlDialect, textIn } from '../dialect.js';
import { DETERMINATION_COLUMNS, type DecidedRelief, determinationsOf } from './determinations-view.js';
import { FACTS_CHECKED, factsCheck, factsTable, WRONG_FACTS } from './facts-table.js';
import { saidOfPolicy, saidOfRelief } from './said-of-codes.js';
import { sqlComment } from './sql-comment.js';

/** What a script is printed for. `context` has the county in the rulebook's spelling, or `all`. */
export interface ScriptTerms {
  readonly dialect: SqlDialect;
  readonly context: Context;
  readonly policy?: Policy;
}

const VIEW = 'determinations';

/**
 * A rulebook as a script: the facts table with a comment for each column, the check of what stands in it, the steps
 * that decide each relief and what the policy selects, and a view of the answers in words.
 */
export function printSqlScript(rulebook: Rulebook, terms: ScriptTerms): string {
  const { dialect, context } = terms;
  const reliefs = rulebook.reliefs.map((relief) => decidedRelief(rulebook, relief, terms));
  const tables = [WRONG_FACTS, ...rulebook.reliefs.flatMap((relief) => tablesOf(rulebook, relief))];
  if (new Set(tables).size < tables.length) throw new RangeError('two reliefs whose tables have one name');
  const view = reliefs.map(({ decided }) => determinationsOf(decided, rulebook, dialect));
  return [
    head(rulebook, terms),
    ...dialect.begin.map((statement) => `${statement};`),
    section('The facts. Fill this table, then run the script again.'),
    factsTable(rulebook, dialect, context.assumptions),
    section('What an earlier run left.'),
    `DROP VIEW IF EXISTS ${VIEW};\n${tables.map((name) => `DROP TABLE IF EXISTS ${name};`).join('\n')}`,
    section('Whether each row of facts is as it is described; the script ends here when one is not.'),
    dropFirst([FACTS_CHECKED]),
    ...factsCheck(rulebook, dialect, context.assumptions),
    ...reliefs.flatMap(({ text }) => text),
    section('The answers in words: one row for each charge in scope and each relief.'),
    `CREATE VIEW ${VIEW} (${DETERMINATION_COLUMNS.join(', ')}) AS\n${view.join('\nUNION ALL\n')};`,
  ]
    .join('\n\n')
    .concat('\n');
}

const section = (title: string): string => `${sqlComment(['', title])}\n--`;

const dropFirst = (names: readonly string[]): string =>
  names.map((name) => `DROP TABLE IF EXISTS ${name};`).join('\n');

interface PrintedRelief {
  readonly decided: DecidedRelief;
  readonly text: readonly string[];
}

function decidedRelief(rulebook: Rulebook, relief: Relief, terms: ScriptTerms): PrintedRelief {
  const { dialect, context, policy } = terms;
  const number = rulebook.reliefs.indexOf(relief) + 1;
  const compilation: Pick<Compilation, 'dialect' | 'keys'> = {
    dialect,
    keys: { notFilled: textIn(dialect, ''), literalOf: (_, text) => textIn(dialect, text) },
  };
  const prepared = prepareRelief(rulebook, relief);
  const decisions = tableName('decisions', relief);
  const steps = compileRelief(
    prepared,
    { ...readingOf(rulebook, prepared, context), ...compilation },
    `relief_${number}`,
  );
  const text = [section(`${relief.id}: ${relief.title}`), sqlComment(saidOfRelief(prepared, decisions))];
  text.push(...statements(steps, decisions, dialect));
  if (policy === undefined || !rulebook.policyReliefs.includes(relief.id)) {
    return { decided: { prepared, decisions }, text };
  }
  const preparedPolicy = preparePolicy(rulebook, policy);
  const selections = tableName('selections', relief);
  const policySteps = compilePolicy(
    preparedPolicy,
    relief.id,
    { ...readingOf(rulebook, preparedPolicy, context), ...compilation },
    `policy_${number}`,
  );
  text.push(sqlComment(saidOfPolicy(preparedPolicy, relief.id, selections)));
  text.push(...statements(policySteps, selections, dialect));
  const decided = { prepared, decisions, policy: { prepared: preparedPolicy, selections } };
  return { decided, text };
}

/** Steps before the last as tables of the session, which are dropped in the end; the last as a table that stays. */
function statements(steps: readonly SqlStep[], result: string, dialect: SqlDialect): string[] {
  const before = steps.slice(0, -1);
  const names = before.map(({ name }) => name);
  const query = `\nSELECT decided.* FROM (\n${steps[steps.length - 1].sql}\n) AS decided CROSS JOIN ${FACTS_CHECKED}`;
  return [
    ...before.flatMap(({ name, sql }) => [
      dropFirst([name]),
      `${fill(dialect.makeTemporaryTable, { name, query: `\n${sql}` })};`,
    ]),
    `${fill(dialect.makeTable, { name: result, query })};`,
    ...names.map((name) => `${fill(dialect.dropTable, { name })};`),
  ];
}

/** The tables that a script for the rulebook may leave, under a policy or under none. */
const tablesOf = ({ policyReliefs }: Rulebook, relief: Relief): string[] => [
  tableName('decisions', relief),
  ...(policyReliefs.includes(relief.id) ? [tableName('selections', relief)] : []),
];

const LONGEST_NAME = 63;

/** `decisions_of_` and the relief's id in letters that a name may have. Throws when an engine would cut it off. */
function tableName(what: string, { id }: Relief): string {
  const name = `${what}_of_${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`;
  if (name.length > LONGEST_NAME) throw new RangeError(`the name ${name} is too long for a table`);
  return name;
}

function head(rulebook: Rulebook, { dialect, context, policy }: ScriptTerms): string {
  const county = String(context.parameters.county);
  const on = assumptionsIn(rulebook, context.assumptions);
  const off = rulebook.assumptions.map(({ name }) => name).filter((name) => !on.includes(name));
  const { id, title, version } = rulebook;
  return sqlComment([
    title,
    '',
    `Rulebook: ${id}, version ${version}`,
    `Hash of the law: ${rulebookHash(rulebook)}`,
    `Engine: ${dialect.title} (${dialect.name})`,
    `As of: ${printDay(context.asOf)}. The day is written into the conditions: print the script again for another.`,
    `County that asks: ${county === 'all' ? 'all (no charge is of another county)' : county}`,
    `Policy: ${policy === undefined ? 'none' : `${policy.name} ${JSON.stringify(policy.settings)}`}`,
    `Assumptions on: ${on.join(', ') || 'none'}`,
    `Assumptions off: ${off.join(', ') || 'none'}`,
    '',
    `How to use it: run it in a schema of its own (${dialect.howToRun}). The first run makes the table facts, which is empty. Fill it, a row for each charge, and run the script again: it checks the rows, decides them, and makes the view ${VIEW}. Run it again whenever facts has changed.`,
    'No column may be NULL. What is not known says so in its own column: a column that a row leaves out is not known. Nothing is ever taken for no because it is blank.',
    '',
    'The bits of assumptions, in every column support and _support:',
    ...rulebook.assumptions.map(
      ({ name, words }, at) =>
        `  ${2 ** at} = ${name} (${on.includes(name) ? 'on' : 'off: facts may not rest on it'}): ${words}`,
    ),
  ]);
}
