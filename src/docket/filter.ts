import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { codeOf, DECISION_STATES, type DecisionState } from './codes.js';
import type { Docket } from './engine.js';
import { type Found, foundIn, type Searching, searchingAll } from './search.js';
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

/** A filter as conditions on `determinations`, called `d`, of one run. */
export interface Meaning {
  /** All of it but the search. */
  readonly rest: RawBuilder<boolean>;
  /** Undefined where nothing is searched for. */
  readonly search: Found | undefined;
  /** So many determinations the narrowest part of `rest` means, as far as the store keeps count; infinite without one. */
  readonly fewest: number;
  /** For some orders what of `rest` an index has together with that order, so that no other row need be looked at. */
  readonly along: Along;
}

/** Conditions by the order in which an index has what they mean. */
type Along = Readonly<Partial<Record<'outcome' | 'state' | 'year', RawBuilder<boolean>>>>;

/** One of the conditions of a filter, and where the store has counted what it means. */
interface Part {
  readonly condition: RawBuilder<boolean>;
  readonly count?: RawBuilder<unknown>;
  readonly along?: Along;
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
  const parts: Part[] = [];
  const holds = (condition: RawBuilder<boolean>): number => parts.push({ condition });
  const counted = (
    facet: string,
    condition: RawBuilder<boolean>,
    tallied: RawBuilder<unknown>,
    along: Along = {},
  ): number => parts.push({ condition, count: talliesOf(run, facet, tallied), along });
  const codes = (column: string, words: readonly string[], asked: readonly string[] | undefined): void => {
    if (asked === undefined) return;
    const numbers = asked.map((word) => codeOf(words, word));
    const between = sql<boolean>`${sql.id('d', column)} BETWEEN
      ${sql.lit(Math.min(...numbers))} AND ${sql.lit(Math.max(...numbers))}`;
    const along = numbers.length === 0 ? {} : { [column]: between };
    counted(column, isOneOf('d', column, numbers), isOneOf('t', 'one', numbers), along);
  };
  codes('outcome', OUTCOMES, filter.outcome);
  codes('selected', SELECTIONS, filter.selected);
  codes('state', DECISION_STATES, filter.state);
  for (const column of TERM_FILTERS) {
    const asked = filter[column];
    if (asked === undefined) continue;
    const terms = await termsOf(db, asked);
    const tallied = isOneOf('t', column === 'rule' ? 'other' : 'one', terms);
    const condition = isOneOf('d', column, terms);
    counted(column, condition, tallied, terms.length === 1 ? { outcome: condition } : {});
  }
  if (filter.missing !== undefined) {
    const lists = await listsWith(db, filter.missing);
    // A policy misses facts only where the selection is unknown; a small index holds those.
    const unknown = isOneOf('d', 'selected', [SELECTIONS.indexOf('unknown')]);
    const byPolicy = isOneOf('d', 'selected_missing', lists);
    const missed = sql<boolean>`(${isOneOf('d', 'missing', lists)} OR (${unknown} AND ${byPolicy}))`;
    counted('missing', missed, sql`(${isOneOf('t', 'one', lists)} OR ${isOneOf('t', 'other', lists)})`);
  }
  const { from, to } = filter.year ?? {};
  if (from !== undefined || to !== undefined) {
    const ends = [from ?? 0, to ?? UNKNOWN_YEAR - 1].map((end) =>
      sql.lit(Math.min(whole(end), UNKNOWN_YEAR - 1)),
    );
    const isOf = (year: RawBuilder<unknown>) => sql<boolean>`${year} BETWEEN ${sql.join(ends, sql` AND `)}`;
    counted('year', isOf(YEAR), isOf(sql`t.one`), { year: isOf(YEAR) });
  }
  if (filter.noYear === true)
    counted('year', sql<boolean>`${YEAR} = ${sql.lit(UNKNOWN_YEAR)}`, sql`t.one = -1`);
  if (filter.assignee === null) counted('assignee', sql<boolean>`d.assignee IS NULL`, sql`t.who = ''`);
  else if (filter.assignee !== undefined)
    counted('assignee', sql<boolean>`d.assignee = ${filter.assignee}`, sql`t.who = ${filter.assignee}`);
  if (filter.person !== undefined) holds(sql<boolean>`d.person_no = ${sql.lit(whole(filter.person))}`);
  if (filter.items !== undefined) holds(isOneOf('d', 'item', filter.items));
  const words = searchWords(filter.search ?? '');
  const isForNothing = words.length === 0 && (filter.search ?? '').trim() !== '';
  if (isForNothing) holds(sql<boolean>`false`);
  const search = words.length === 0 ? undefined : await foundIn(db, run, words);
  const conditions = [sql`d.run_no = ${sql.lit(run)}`, ...parts.map(({ condition }) => condition)];
  return { rest: sql<boolean>`${sql.join(conditions, sql` AND `)}`, search, ...(await narrowest(db, parts)) };
}

/** The narrowest parts of a filter, by what the store has counted of each. */
async function narrowest(db: Docket, parts: readonly Part[]): Promise<Pick<Meaning, 'fewest' | 'along'>> {
  const counted = parts.flatMap((part) => (part.count === undefined ? [] : [{ ...part, count: part.count }]));
  if (counted.length === 0) return { fewest: Number.POSITIVE_INFINITY, along: {} };
  const { rows } = await sql<{ counts: number[] }>`SELECT ARRAY[${sql.join(
    counted.map(({ count }) => count),
  )}] AS counts`.execute(db);
  const bySize = counted
    .map((part, at) => ({ ...part, size: rows[0].counts[at] ?? 0 }))
    .sort((a, b) => a.size - b.size);
  const [{ size: fewest }] = bySize;
  const wideFirst = bySize.reverse().flatMap(({ along }) => Object.entries(along ?? {}));
  return { fewest, along: Object.fromEntries(wideFirst) };
}

/** How many of a facet the store has counted, of the tallies `t` that are meant. */
const talliesOf = (run: number, facet: string, meant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT coalesce(sum(t.count), 0)::integer FROM tallies t WHERE t.run_no = ${sql.lit(run)}
    AND t.facet = ${sql.lit(facet)} AND ${meant})`;

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

const isOneOf = (table: string, column: string, numbers: readonly number[]): RawBuilder<boolean> =>
  numbers.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${sql.id(table, column)} IN (${sql.join(numbers.map((one) => sql.lit(whole(one))))})`;

/** Numbers stand in the statement itself, so that it is planned for them; nothing else does. */
function whole(number: number): number {
  if (!Number.isSafeInteger(number)) throw new RangeError('a number that is not whole');
  return number;
}
