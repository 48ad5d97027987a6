import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { codeOf, DECISION_STATES, type DecisionState } from './codes.js';
import type { Docket } from './engine.js';
import { type Found, foundIn, type Searching, searchingAll } from './search.js';

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
  /** Words that each begin a word of the person's name or number, or the beginning of a case number. */
  readonly search?: string;
}

/** Behind every year that is known. */
const UNKNOWN_YEAR = 32_767;

/** The year as an index has it, with one number where it is not known. */
export const YEAR = sql<number>`coalesce(d.year, ${sql.lit(UNKNOWN_YEAR)}::smallint)`;

/** Filters on columns whose texts stand in `terms`. */
const TERM_FILTERS = ['relief', 'rule', 'reason', 'county', 'class', 'agency'] as const;

/** A filter as conditions on `determinations`, called `d`, of one run. */
export interface Meaning {
  /** All of it but the search. */
  readonly rest: RawBuilder<boolean>;
  /** Undefined where nothing is searched for. */
  readonly search: Found | undefined;
}

/** The condition on `determinations`, called `d`, of one run. */
export async function whereOf(db: Docket, run: number, filter: DocketFilter): Promise<RawBuilder<boolean>> {
  const meaning = await meaningOf(db, run, filter);
  return conditionOf(meaning, searchingAll);
}

/** All of a filter as one condition, its search asked in the way that is chosen for it. */
export const conditionOf = (
  { rest, search }: Meaning,
  way: (found: Found) => Searching,
): RawBuilder<boolean> =>
  search === undefined ? rest : sql<boolean>`${rest} AND ${search.ask[way(search)]}`;

/**
 * What a filter means in a run. The numbers of texts are looked up first, so that it is planned for what it really
 * means.
 */
export async function meaningOf(db: Docket, run: number, filter: DocketFilter): Promise<Meaning> {
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
  const words = wordsOf(filter.search ?? '');
  const isForNothing = words.length === 0 && (filter.search ?? '').trim() !== '';
  if (isForNothing) parts.push(sql<boolean>`false`);
  const search = words.length === 0 ? undefined : await foundIn(db, run, words);
  return { rest: sql<boolean>`${sql.join(parts, sql` AND `)}`, search };
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

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
