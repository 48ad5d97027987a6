import type { Condition } from '../../condition.js';
import { partsOf } from '../../condition.js';
import type { Rulebook } from '../../rulebook.js';
import { fill, nameIn, type SqlDialect, textIn } from '../dialect.js';
import { type DocumentedFact, documentedFact, OWN_COLUMNS } from './documented-columns.js';
import { sqlComment } from './sql-comment.js';

/** The name of the table that a warehouse fills, as the compiler of conditions knows it. */
const FACTS = 'facts';
export const WRONG_FACTS = 'wrong_facts';
export const FACTS_CHECKED = 'facts_checked';

/** All columns of the facts table of a rulebook, fact by fact; `on` is the mask of the assumptions that are on. */
function documentedFacts(rulebook: Rulebook, dialect: SqlDialect, on: number): DocumentedFact[] {
  const places = placeFacts(rulebook);
  const facts = rulebook.facts.map((spec) => documentedFact(spec, rulebook, dialect, on));
  return [
    OWN_COLUMNS,
    ...facts.map((fact) => (places.includes(fact.name) ? ofPlace(fact, rulebook, dialect) : fact)),
  ];
}

/** A key that is compared with the county asked for: another spelling of it would be another county. */
function ofPlace(fact: DocumentedFact, { places }: Rulebook, dialect: SqlDialect): DocumentedFact {
  const known = ['', ...places].map((place) => textIn(dialect, place));
  const said = `It is compared with the county for which this script was printed. Its spellings: ${places.join(', ')}.`;
  return {
    ...fact,
    said: [...fact.said, said],
    holds: `${fact.holds} AND ${nameIn(dialect, fact.name)} IN (${known.join(', ')})`,
  };
}

/** The statement that makes the facts table, with a comment for each column. */
export function factsTable(rulebook: Rulebook, dialect: SqlDialect, on: number): string {
  const facts = documentedFacts(rulebook, dialect, on);
  const declared = facts.flatMap(({ said, columns }, fact) => [
    '',
    sqlComment(said, '  '),
    ...columns.map((column, at) => {
      const last = fact === facts.length - 1 && at === columns.length - 1;
      const template =
        column.unknown === undefined ? dialect.columnWithoutDefault : dialect.columnWithDefault;
      const declaration = fill(template, {
        name: nameIn(dialect, column.name),
        type: dialect.types[column.type],
        unknown: column.unknown ?? '',
      });
      return `  ${declaration}${last ? '' : ','} -- ${column.words}`;
    }),
  ]);
  return `CREATE TABLE IF NOT EXISTS ${FACTS} (${declared.join('\n')}\n);`;
}

/**
 * Statements that list the charges whose rows break what is said of the columns, each with the first fact at fault,
 * and that fail when there is one. No decision can be made without them.
 */
export function factsCheck(rulebook: Rulebook, dialect: SqlDialect, on: number): string[] {
  const whens = documentedFacts(rulebook, dialect, on).map(
    ({ name, holds }) => `WHEN NOT coalesce(${holds}, false) THEN ${textIn(dialect, name)}`,
  );
  const wrong = `SELECT charge, fact FROM (
SELECT charge,
  CASE
    ${whens.join('\n    ')}
    ELSE '' END AS fact
FROM ${FACTS}
) AS looked_at WHERE fact <> ''
UNION ALL
SELECT charge, 'charge' AS fact FROM ${FACTS} GROUP BY charge HAVING count(*) > 1`;
  const what = textIn(dialect, ` rows of ${FACTS} break the rules of the table: see ${WRONG_FACTS}`);
  const checked = `SELECT CASE WHEN wrong = 0 THEN 0 ELSE CAST(wrong || ${what} AS ${dialect.types.whole}) END AS wrong
FROM (SELECT count(*) AS wrong FROM ${WRONG_FACTS}) AS counted`;
  return [
    fill(dialect.makeTable, { name: WRONG_FACTS, query: `\n${wrong}` }),
    fill(dialect.makeTemporaryTable, { name: FACTS_CHECKED, query: `\n${checked}` }),
  ].map((statement) => `${statement};`);
}

/** The keys that are compared with the county for which the script is printed. */
function placeFacts({ reliefs }: Rulebook): string[] {
  const compared = (condition: Condition): string[] =>
    condition.node === 'is-parameter' && condition.parameter === 'county'
      ? [condition.fact]
      : partsOf(condition).flatMap(compared);
  return reliefs.flatMap(({ rules, venue }) =>
    (venue === undefined ? rules : [...rules, venue]).flatMap(({ holds }) => compared(holds)),
  );
}
