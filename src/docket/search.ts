import { type RawBuilder, sql } from 'kysely';
import type { Docket } from './engine.js';

/** What a search finds in a run: people, and charges by their case numbers. */
export interface Found {
  /** The numbers of the people all of whose words are found. */
  readonly people: RawBuilder<unknown>;
  /** They are at most so many, counted to `MOST_READY`. */
  readonly peopleCount: number;
  /** The numbers of the charges whose case number begins as the text does. */
  readonly charges: RawBuilder<unknown>;
  readonly chargesCount: number;
  /** The first and the last of them, where every charge between these is one of them. */
  readonly between: readonly [number, number] | undefined;
  /** How a determination `d` is asked whether it is found, each way. */
  readonly ask: Readonly<Record<Searching, RawBuilder<boolean>>>;
}

/**
 * How a search is answered: by looking up the charges of what is found, for little; by what is found, kept ready while
 * rows are looked at; by looking at each charge of the run, for what is found too often to be kept; or by a look into
 * an index for each row, for who looks at few rows.
 */
export type Searching = 'up' | 'ready' | 'charges' | 'rows';

/** Of so many people or case numbers at most their charges are looked up. */
const FEW_FOUND = 1_000;

/** So many people or scattered case numbers at most are kept ready: a small part of what a question may use of memory. */
const MOST_READY = 50_000;

/** What is found by words; a case number by all of them as one. */
export async function foundIn(db: Docket, run: number, words: readonly string[]): Promise<Found> {
  const key = words.join('');
  const ofWords = words.map(
    (word) =>
      sql`(SELECT count(*)::integer FROM (${peopleWith(run, word)} LIMIT ${sql.lit(MOST_READY + 1)}) AS found)`,
  );
  const charges = chargesWith(run, key);
  const { rows } = await sql<{ people: number; count: number; first: number | null; last: number | null }>`
    SELECT least(${sql.join(ofWords)}) AS people, of_case.* FROM (SELECT count(*)::integer AS count,
      min(found.charge_no) AS first, max(found.charge_no) AS last FROM (${charges}) AS found) AS of_case`.execute(
    db,
  );
  const [{ people: peopleCount, count: chargesCount, first, last }] = rows;
  // Charges are numbered by their case numbers, so these follow each other; in an older store others may be between.
  const isWhole = first !== null && last !== null && last - first + 1 === chargesCount;
  const between = isWhole ? ([first, last] as const) : undefined;
  const people = sql.join(
    words.map((word) => peopleWith(run, word)),
    sql` INTERSECT `,
  );
  const ofCharges =
    between === undefined
      ? sql<boolean>`d.charge_no IN (${charges})`
      : sql<boolean>`d.charge_no BETWEEN ${sql.lit(between[0])} AND ${sql.lit(between[1])}`;
  const ask = {
    up: sql<boolean>`d.charge_no IN (${charges} UNION ALL
      SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND c.person_no IN (${people}))`,
    ready: peopleCount === 0 ? ofCharges : sql<boolean>`(d.person_no IN (${people}) OR ${ofCharges})`,
    charges: chargeFoundBy(run, words, key),
    rows: rowFoundBy(run, words, key),
  };
  return { people, peopleCount, charges, chargesCount, between, ask };
}

/** The best way to ask it of all determinations of a run at once. */
export function searchingAll(found: Found): Searching {
  if (found.peopleCount <= FEW_FOUND && found.chargesCount <= FEW_FOUND) return 'up';
  return canBeReady(found) ? 'ready' : 'charges';
}

/** The best way to ask it of some rows. */
export const searchingSome = (found: Found): Searching => (canBeReady(found) ? 'ready' : 'rows');

/** Whether what was found may be kept ready while rows are looked at. */
export const canBeReady = ({ peopleCount, chargesCount, between }: Found): boolean =>
  peopleCount <= MOST_READY && (between !== undefined || chargesCount <= MOST_READY);

/** By looking at each charge of the run, for what is found often. */
function chargeFoundBy(run: number, words: readonly string[], key: string): RawBuilder<boolean> {
  const joined = words.map(
    (word, at) => sql`LEFT JOIN (SELECT DISTINCT found.person_no FROM (${peopleWith(run, word)}) AS found) AS
      ${sql.id(`p${at}`)} ON ${sql.id(`p${at}`, 'person_no')} = c.person_no`,
  );
  const ofPerson = words.map((_, at) => sql`${sql.id(`p${at}`, 'person_no')} IS NOT NULL`);
  return sql<boolean>`d.charge_no IN (SELECT c.charge_no FROM charges c ${sql.join(joined, sql` `)}
    WHERE c.run_no = ${sql.lit(run)} AND (${begins('c.case_key', key)} OR (${sql.join(ofPerson, sql` AND `)})))`;
}

/** The same, asked of one row after the other: each is a look into an index, and nothing is made ready. */
function rowFoundBy(run: number, words: readonly string[], key: string): RawBuilder<boolean> {
  const ofPerson = words.map(
    (word) => sql`coalesce((SELECT true FROM words w WHERE w.run_no = ${sql.lit(run)}
      AND w.person_no = d.person_no AND ${begins('w.word', word)} LIMIT 1), false)`,
  );
  return sql<boolean>`((${sql.join(ofPerson, sql` AND `)}) OR coalesce((SELECT ${begins('c.case_key', key)}
    FROM charges c WHERE c.run_no = ${sql.lit(run)} AND c.charge_no = d.charge_no), false))`;
}

const chargesWith = (run: number, key: string): RawBuilder<unknown> =>
  sql`SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND ${begins('c.case_key', key)}`;

const peopleWith = (run: number, word: string): RawBuilder<unknown> =>
  sql`SELECT w.person_no FROM words w WHERE w.run_no = ${sql.lit(run)} AND ${begins('w.word', word)}`;

const begins = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${text} AND ${sql.ref(column)} < ${after(text)})`;

/** A text behind every text that begins with this one, in the order of code points. */
const after = (text: string): string => `${text}\u{10ffff}`;
