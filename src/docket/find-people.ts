import { type RawBuilder, sql } from 'kysely';
import type { Docket } from './engine.js';
import { searchWords } from './search-words.js';

/** Somebody of a run, with or without determinations. */
export interface FoundPerson {
  readonly person: number;
  readonly personId: string;
  readonly name: string;
  /** How many of their charges have determinations, and the first case number of these; empty where there are none. */
  readonly charges: number;
  readonly caseNumber: string;
}

/**
 * People of a run by words that each begin a word of their name or their number, or by the beginning of a case number
 * that has determinations; by name, at most `limit`. Whoever was merged into another is found as that one.
 */
export async function findPeople(
  db: Docket,
  run: number,
  search: string,
  limit: number,
): Promise<FoundPerson[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const withWord = (word: string): RawBuilder<unknown> =>
    sql`(${sql.join(
      (['words', 'unlisted_words'] as const).map(
        (table) => sql`SELECT w.person_no FROM ${sql.table(table)} w
          WHERE w.run_no = ${sql.lit(run)} AND w.word >= ${word} AND w.word < ${behind(word)}`,
      ),
      sql` UNION ALL `,
    )})`;
  const key = words.join('');
  const { rows } = await sql<FoundPerson>`
    SELECT p.person_no AS person, p.person_id AS "personId", p.name, count(c.charge_no)::integer AS charges,
      coalesce(min(c.case_number COLLATE "C"), '') AS "caseNumber"
    FROM (SELECT p.* FROM people p WHERE p.run_no = ${sql.lit(run)} AND p.merged_into IS NULL AND p.person_no IN (
        (${sql.join(words.map(withWord), sql` INTERSECT `)})
        UNION ALL SELECT c.person_no FROM charges c WHERE c.run_no = ${sql.lit(run)}
          AND c.case_key >= ${key} AND c.case_key < ${behind(key)})
      ORDER BY p.name COLLATE "C", p.person_no LIMIT ${sql.lit(limit)}) AS p
    LEFT JOIN charges c ON c.run_no = p.run_no AND c.person_no = p.person_no
    GROUP BY p.person_no, p.person_id, p.name ORDER BY p.name COLLATE "C", p.person_no`.execute(db);
  return rows;
}

/** A text behind every text that begins with this one, in the order of code points. */
const behind = (text: string): string => `${text}\u{10ffff}`;
