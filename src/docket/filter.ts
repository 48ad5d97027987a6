import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { codeOf, DECISION_STATES, type DecisionState } from './codes.js';
import type { Docket } from './engine.js';
import { searchWords } from './search-words.js';

/** Which determinations of a run are meant: those for which all that is given holds. */
export interface DocketFilter {
  readonly outcome?: readonly Outcome[];
  readonly selected?: readonly Selection[];
  readonly relief?: readonly string[];
  readonly rule?: readonly string[];
  /** Whole sentences, as they stand in determinations.csv. */
  readonly reason?: readonly string[];
  /** Any of these facts is missing, or the policy misses it. */
  readonly missing?: readonly string[];
  readonly county?: readonly string[];
  readonly class?: readonly string[];
  /** Who arrested, as the list has it; none where the agencies of the run were not read. */
  readonly agency?: readonly string[];
  /** Of the offense, both ends included. */
  readonly year?: { readonly from?: number; readonly to?: number };
  /** True: only those whose offense has no known year. */
  readonly noYear?: boolean;
  readonly state?: readonly DecisionState[];
  /** `null` is nobody. */
  readonly assignee?: string | null;
  readonly person?: number;
  readonly items?: readonly number[];
  /** Words that each begin a word of the person's name or number, or the beginning of a case number; see `searchWords`. */
  readonly search?: string;
}

/** Behind every year that is known. */
const UNKNOWN_YEAR = 32_767;

/** The year as an index has it, with one number where it is not known. */
export const YEAR = sql<number>`coalesce(d.year, ${sql.lit(UNKNOWN_YEAR)}::smallint)`;

/** Filters on columns whose texts stand in `terms`. */
const TERM_FILTERS = ['relief', 'rule', 'reason', 'county', 'class', 'agency'] as const;

/**
 * How a search is answered: for all at once (by looking up what is found, or at each charge, if that is much), or row
 * by row, for who looks at few rows.
 */
export type Searching = 'all' | 'charges' | 'rows';

/**
 * The condition on `determinations`, called `d`, of one run. The numbers of texts are looked up first, so that it is
 * planned for what it really means.
 */
export async function whereOf(
  db: Docket,
  run: number,
  filter: DocketFilter,
  searching: Searching = 'all',
): Promise<RawBuilder<boolean>> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`d.run_no = ${sql.lit(run)}`];
  const codes = (column: string, words: readonly string[], asked: readonly string[] | undefined): void => {
    if (asked !== undefined)
      parts.push(
        isOneOf(
          column,
          asked.map((word) => codeOf(words, word)),
        ),
      );
  };
  codes('outcome', OUTCOMES, filter.outcome);
  codes('selected', SELECTIONS, filter.selected);
  codes('state', DECISION_STATES, filter.state);
  for (const column of TERM_FILTERS) {
    const asked = filter[column];
    if (asked !== undefined) parts.push(isOneOf(column, await termsOf(db, asked)));
  }
  if (filter.missing !== undefined) {
    const lists = await listsWith(db, filter.missing);
    // A policy misses facts only where the selection is unknown; a small index holds those.
    const unknown = isOneOf('selected', [SELECTIONS.indexOf('unknown')]);
    const byPolicy = isOneOf('selected_missing', lists);
    parts.push(sql<boolean>`(${isOneOf('missing', lists)} OR (${unknown} AND ${byPolicy}))`);
  }
  const { from, to } = filter.year ?? {};
  const isKnown = sql<boolean>`${YEAR} < ${sql.lit(UNKNOWN_YEAR)}`;
  if (from !== undefined) parts.push(sql<boolean>`${YEAR} >= ${sql.lit(whole(from))} AND ${isKnown}`);
  if (to !== undefined) parts.push(sql<boolean>`${YEAR} <= ${sql.lit(whole(to))} AND ${isKnown}`);
  if (filter.noYear === true) parts.push(sql<boolean>`${YEAR} = ${sql.lit(UNKNOWN_YEAR)}`);
  if (filter.assignee === null) parts.push(sql<boolean>`d.assignee IS NULL`);
  else if (filter.assignee !== undefined) parts.push(sql<boolean>`d.assignee = ${filter.assignee}`);
  if (filter.person !== undefined) parts.push(sql<boolean>`d.person_no = ${sql.lit(whole(filter.person))}`);
  if (filter.items !== undefined) parts.push(isOneOf('item', filter.items));
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const words = searchWords(filter.search);
    parts.push(await foundBy(db, run, words, searching));
  }
  return sql<boolean>`${sql.join(parts, sql` AND `)}`;
}

/** The numbers of texts that stand in the store; a text that does not has none. */
async function termsOf(db: Docket, texts: readonly string[]): Promise<number[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<{ term: number }>`SELECT term FROM terms
    WHERE md5(text) IN (${sql.join(texts.map((one) => sql`md5(${one}::text)`))})`.execute(db);
  return rows.map(({ term }) => term);
}

/** The lists of facts in which any of these stands. */
async function listsWith(db: Docket, facts: readonly string[]): Promise<number[]> {
  const parts = await termsOf(db, facts);
  if (parts.length === 0) return [];
  const found = await db
    .selectFrom('term_parts')
    .select('term')
    .distinct()
    .where('part', 'in', parts)
    .execute();
  return found.map(({ term }) => term);
}

const isOneOf = (column: string, numbers: readonly number[]): RawBuilder<boolean> =>
  numbers.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`d.${sql.id(column)} IN (${sql.join(numbers.map((one) => sql.lit(whole(one))))})`;

/** Numbers stand in the statement itself, so that it is planned for them; nothing else does. */
function whole(number: number): number {
  if (!Number.isSafeInteger(number)) throw new RangeError('a number that is not whole');
  return number;
}

/** Of so many people or case numbers at most their charges are looked up; of more, each charge is looked at. */
const FEW_FOUND = 1_000;

/** The people all of whose words are found, and the charges whose case number begins as the text does. */
async function foundBy(
  db: Docket,
  run: number,
  words: readonly string[],
  searching: Searching,
): Promise<RawBuilder<boolean>> {
  if (words.length === 0) return sql<boolean>`false`;
  if (searching === 'rows') return rowFoundBy(run, words);
  const key = words.join('');
  if (searching === 'charges' || (await isBroad(db, run, words, key))) return foundByLooking(run, words, key);
  const people = sql.join(
    words.map((word) => peopleWith(run, word)),
    sql` INTERSECT `,
  );
  return sql<boolean>`d.charge_no IN (${chargesWith(run, key)} UNION ALL
    SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND c.person_no IN (${people}))`;
}

/** The same by looking at each charge of the run, for what is found often. */
function foundByLooking(run: number, words: readonly string[], key: string): RawBuilder<boolean> {
  const joined = words.map(
    (word, at) => sql`LEFT JOIN (SELECT DISTINCT found.person_no FROM (${peopleWith(run, word)}) AS found) AS
      ${sql.id(`p${at}`)} ON ${sql.id(`p${at}`, 'person_no')} = c.person_no`,
  );
  const ofPerson = words.map((_, at) => sql`${sql.id(`p${at}`, 'person_no')} IS NOT NULL`);
  return sql<boolean>`d.charge_no IN (SELECT c.charge_no FROM charges c ${sql.join(joined, sql` `)}
    WHERE c.run_no = ${sql.lit(run)} AND (${begins('c.case_key', key)} OR (${sql.join(ofPerson, sql` AND `)})))`;
}

/** Whether each of the words, or the beginning of a case number, is found more often than few times. */
async function isBroad(db: Docket, run: number, words: readonly string[], key: string): Promise<boolean> {
  const bounded = (found: RawBuilder<unknown>) =>
    sql`(SELECT count(*)::integer FROM (${found} LIMIT ${sql.lit(FEW_FOUND + 1)}) AS found)`;
  const ofWords = words.map((word) => bounded(peopleWith(run, word)));
  const { rows } = await sql<{ most: number }>`
    SELECT greatest(least(${sql.join(ofWords)}), ${bounded(chargesWith(run, key))}) AS most`.execute(db);
  return (rows[0]?.most ?? 0) > FEW_FOUND;
}

const chargesWith = (run: number, key: string): RawBuilder<unknown> =>
  sql`SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND ${begins('c.case_key', key)}`;

/** The same, asked of one row after the other: each is a look into an index, and nothing is made ready. */
function rowFoundBy(run: number, words: readonly string[]): RawBuilder<boolean> {
  const ofPerson = words.map(
    (word) => sql`coalesce((SELECT true FROM words w WHERE w.run_no = ${sql.lit(run)}
      AND w.person_no = d.person_no AND ${begins('w.word', word)} LIMIT 1), false)`,
  );
  return sql<boolean>`((${sql.join(ofPerson, sql` AND `)}) OR coalesce((SELECT ${begins('c.case_key', words.join(''))}
    FROM charges c WHERE c.run_no = ${sql.lit(run)} AND c.charge_no = d.charge_no), false))`;
}

const peopleWith = (run: number, word: string): RawBuilder<unknown> =>
  sql`SELECT w.person_no FROM words w WHERE w.run_no = ${sql.lit(run)} AND ${begins('w.word', word)}`;

const begins = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${text} AND ${sql.ref(column)} < ${after(text)})`;

/** A text behind every text that begins with this one, in the order of code points. */
const after = (text: string): string => `${text}\u{10ffff}`;
