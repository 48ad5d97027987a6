import { sql } from 'kysely';
import type { Docket } from '../../src/docket/engine.js';

/** What is tallied, each with the expressions that tell its values apart. */
const FACETS: readonly (readonly [string, string, string, string])[] = [
  ...['outcome', 'selected', 'relief', 'reason', 'county', 'class', 'agency', 'year', 'state'].map(
    (column) => [column, column, '-1', `''`] as const,
  ),
  ['rule', 'relief', 'rule', `''`],
  ['missing', 'missing', 'selected_missing', `''`],
  ['assignee', '-1', '-1', 'assignee'],
];

/** The tallies of a store that are not what its determinations come to, counted one column at a time. */
export async function wrongTallies(db: Docket): Promise<readonly unknown[]> {
  const wrong: unknown[] = [];
  for (const [facet, one, other, who] of FACETS) {
    const { rows } =
      await sql`SELECT ${facet}::text AS facet, run_no, one, other, who, a.n AS counted, t.count AS tallied
      FROM (SELECT run_no, coalesce(${sql.raw(one)}, -1)::integer AS one, ${sql.raw(other)}::integer AS other,
          coalesce(${sql.raw(who)}, '') AS who, count(*)::integer AS n FROM determinations GROUP BY 1, 2, 3, 4) AS a
        FULL JOIN (SELECT * FROM tallies WHERE facet = ${facet} AND count <> 0) AS t USING (run_no, one, other, who)
      WHERE a.n IS DISTINCT FROM t.count`.execute(db);
    wrong.push(...rows);
  }
  return wrong;
}
