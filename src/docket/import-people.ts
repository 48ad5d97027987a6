import { sql } from 'kysely';
import type { Docket } from './engine.js';
import { guardedText } from './guarded-text.js';
import { portionsOf } from './portions.js';
import {
  addWords,
  BETWEEN_WORDS,
  IS_NOT_PLAIN,
  IS_PLAIN,
  searchKey,
  searchWords,
  type WordsTable,
} from './search-words.js';

/** From one person's number to the next: a person split off by hand finds a number beside the one they were. */
export const BETWEEN_PEOPLE = 16;

/** How many people of a run have determinations, and how many have none; undefined where nobody has looked for these. */
export interface PeopleCounts {
  readonly people: number;
  readonly unlisted: number | undefined;
}

/**
 * People and their words for the search: of `staged`, and where the lists were read, those of `read_again`, who have no
 * determinations. All are numbered in one order of names.
 */
export async function importPeople(
  trx: Docket,
  run: number,
  { withLists, portion }: { readonly withLists: boolean; readonly portion: number | undefined },
): Promise<PeopleCounts> {
  await sql`CREATE TEMPORARY TABLE named (person_id text NOT NULL, name text NOT NULL, listed boolean NOT NULL)
    ON COMMIT DROP`.execute(trx);
  await sql`INSERT INTO named SELECT DISTINCT person_id, ${guardedText('name')}, true FROM staged`.execute(
    trx,
  );
  if (withLists) await nameUnlisted(trx);
  return await numberPeople(trx, run, { before: 0, withLists, portion });
}

/**
 * The people without determinations of a run that was taken in before, out of `read_again`. They are numbered behind
 * all others.
 */
export async function importUnlistedLate(
  trx: Docket,
  run: number,
  portion: number | undefined,
): Promise<number> {
  await sql`CREATE TEMPORARY TABLE named (person_id text NOT NULL, name text NOT NULL, listed boolean NOT NULL)
    ON COMMIT DROP`.execute(trx);
  await nameUnlisted(trx);
  const { rows } = await sql<{
    last: number;
  }>`SELECT coalesce(max(person_no), 0) / ${sql.lit(BETWEEN_PEOPLE)} AS last
    FROM people WHERE run_no = ${sql.lit(run)}`.execute(trx);
  const { unlisted } = await numberPeople(trx, run, {
    before: BETWEEN_PEOPLE * ((rows[0]?.last ?? 0) + 1),
    withLists: true,
    portion,
  });
  return unlisted ?? 0;
}

const nameUnlisted = (trx: Docket): Promise<unknown> =>
  sql`INSERT INTO named SELECT DISTINCT person_id, name, false FROM read_again WHERE source_row = 0`.execute(
    trx,
  );

/** Numbers the people of `named`, and adds their words. */
async function numberPeople(
  trx: Docket,
  run: number,
  {
    before,
    withLists,
    portion,
  }: { readonly before: number; readonly withLists: boolean; readonly portion: number | undefined },
): Promise<PeopleCounts> {
  await sql`CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY name COLLATE "C", person_id COLLATE "C")::integer AS n, person_id, name, listed
    FROM (SELECT person_id, min(name COLLATE "C") AS name, bool_or(listed) AS listed FROM named GROUP BY person_id) AS one`.execute(
    trx,
  );
  const number = sql`(${sql.lit(before)} + ${sql.lit(BETWEEN_PEOPLE)} * n)`;
  const { rows } = await sql<{ people: number; unlisted: number }>`SELECT
    count(*) FILTER (WHERE listed)::integer AS people, count(*) FILTER (WHERE NOT listed)::integer AS unlisted
    FROM numbered`.execute(trx);
  const { people, unlisted } = rows[0];
  await sql`ANALYZE numbered`.execute(trx);
  await sql`ANALYZE named`.execute(trx);
  for (const { from, to } of portionsOf(people + unlisted, portion)) {
    const within = sql`n BETWEEN ${sql.lit(from)} AND ${sql.lit(to)}`;
    await sql`INSERT INTO people (run_no, person_no, person_id, name)
      SELECT ${sql.lit(run)}, ${number}, person_id, name FROM numbered WHERE ${within}`.execute(trx);
    for (const table of TABLES) {
      if (table === 'unlisted_words' && unlisted === 0) continue;
      // In the order of its index, which takes it in faster so.
      await sql`INSERT INTO ${sql.table(table)} (run_no, word, person_no)
        WITH these AS MATERIALIZED (SELECT n, person_id FROM numbered
          WHERE ${within} AND listed = ${sql.lit(table === 'words')})
        SELECT DISTINCT ${sql.lit(run)}, word COLLATE "C", ${number} FROM (
            SELECT n, regexp_split_to_table(lower(named.name COLLATE "C"), ${BETWEEN_WORDS}) AS word
              FROM these JOIN named USING (person_id) WHERE named.name ${IS_PLAIN}
            UNION ALL SELECT n, regexp_replace(lower(person_id COLLATE "C"), ${BETWEEN_WORDS}, '', 'g')
              FROM these WHERE person_id ${IS_PLAIN}) AS split
        WHERE word <> '' ORDER BY word COLLATE "C"`.execute(trx);
    }
  }
  await sql`ANALYZE people`.execute(trx);
  await addOtherWords(trx, run, number);
  return { people, unlisted: withLists ? unlisted : undefined };
}

const TABLES: readonly WordsTable[] = ['words', 'unlisted_words'];

/** The words of names and numbers that the database cannot part. */
async function addOtherWords(trx: Docket, run: number, number: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ person: number; listed: boolean; name: string; id: string }>`
    SELECT ${number}::integer AS person, numbered.listed, named.name, person_id AS id
    FROM numbered JOIN named USING (person_id)
    WHERE named.name ${IS_NOT_PLAIN} OR person_id ${IS_NOT_PLAIN}`.execute(trx);
  for (const table of TABLES) {
    const words = rows
      .filter(({ listed }) => listed === (table === 'words'))
      .flatMap(({ person, name, id }) =>
        [...searchWords(name), searchKey(id)].filter((word) => word !== '').map((word) => ({ word, person })),
      );
    await addWords(trx, table, run, words);
  }
}
