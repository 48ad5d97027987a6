import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { DECISION_STATES, type DecisionState, wordOf } from './codes.js';
import type { Docket } from './engine.js';
import { type DocketFilter, whereOf, YEAR } from './filter.js';
import { runNamed } from './runs.js';

/** What a list can be sorted by; an index has each. Within equals, and with `place`, it is the order of the list. */
export const SORTS = {
  place: sql<number>`d.place`,
  name: sql<number>`d.person_no`,
  case: sql<number>`d.charge_no`,
  year: YEAR,
  outcome: sql<number>`d.outcome`,
  state: sql<number>`d.state`,
} as const;
export type Sort = keyof typeof SORTS;

/** Where a page ended: the next begins behind it. */
export interface Cursor {
  readonly value: number;
  readonly place: number;
}

/** A determination as the docket lists it. */
export interface ListedDetermination {
  readonly item: number;
  readonly place: number;
  readonly person: number;
  readonly personId: string;
  readonly chargeId: string;
  readonly name: string;
  readonly caseNumber: string;
  readonly county: string;
  readonly statute: string;
  readonly statuteCited: string;
  readonly class: string;
  /** Null where the agencies of the run were not read. */
  readonly agency: string | null;
  readonly offenseDate: string;
  readonly disposition: string;
  readonly dispositionDate: string;
  readonly relief: string;
  readonly outcome: Outcome;
  readonly selected: Selection;
  readonly rule: string;
  readonly reason: string;
  readonly missing: string;
  readonly assumptions: string;
  readonly selectedRule: string;
  readonly selectedMissing: string;
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly state: DecisionState;
  readonly assignee: string | null;
}

/** A page of a list. */
export interface Page {
  readonly rows: readonly ListedDetermination[];
  /** Undefined when there is nothing behind it. */
  readonly next: Cursor | undefined;
}

/** What is asked of a list. */
export interface ListAsked {
  readonly filter: DocketFilter;
  readonly sort?: Sort;
  readonly descending?: boolean;
  readonly after?: Cursor;
  readonly limit?: number;
  /** How many rows are looked at in the order that is asked for, before all that are meant are sought and sorted. */
  readonly walk?: number;
}

interface Row extends Omit<ListedDetermination, 'outcome' | 'selected' | 'state'> {
  readonly outcome: number;
  readonly selected: number;
  readonly state: number;
  readonly sorted: number;
}

const LONGEST_PAGE = 1_000;

/**
 * So many rows are looked at in a few milliseconds; of a search each costs more. If a page is not full then, what is
 * meant is a small part of the run, or stands far behind: both are found sooner by looking at all of it, of which the
 * planner cannot know.
 */
const WALK = 30_000;
const WALK_SEARCHING = 10_000;

/** A page of the determinations of a run. Throws a Failure (wrong usage) when there is no such run. */
export async function listDeterminations(db: Docket, runId: string, given: ListAsked): Promise<Page> {
  const run = await runNamed(db, runId);
  const { filter } = given;
  const asked = isOneValue(given) ? { ...given, sort: 'place' as const } : given;
  const limit = Math.max(1, Math.min(asked.limit ?? 100, LONGEST_PAGE));
  const walk = asked.walk ?? (filter.search === undefined ? WALK : WALK_SEARCHING);
  const few = filter.person !== undefined || filter.items !== undefined || run.determinations <= walk;
  const walked = few ? [] : await walkedRows(db, run.runNo, asked, { limit, walk });
  const rows = walked.length > limit ? walked : await soughtRows(db, run.runNo, asked, limit);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ sorted: _, ...row }) => ({
      ...row,
      outcome: wordOf(OUTCOMES, row.outcome),
      selected: wordOf(SELECTIONS, row.selected),
      state: wordOf(DECISION_STATES, row.state),
    })),
    next: rows.length > limit && last !== undefined ? { value: last.sorted, place: last.place } : undefined,
  };
}

/** Whether all that is meant is equal in what it is sorted by, so that the order of the list is its order. */
const isOneValue = ({ filter, sort }: ListAsked): boolean =>
  (sort === 'outcome' || sort === 'state') && filter[sort]?.length === 1;

/** What is meant among the next rows of the whole run in the order that is asked for: a beginning of the page. */
async function walkedRows(
  db: Docket,
  run: number,
  { filter, sort = 'place', descending = false, after }: ListAsked,
  { limit, walk }: { readonly limit: number; readonly walk: number },
): Promise<readonly Row[]> {
  const where = await whereOf(db, run, filter, 'rows');
  const columns = [SORTS[sort], sql`d.place`] as const;
  const behind = after === undefined ? sql`` : sql` AND ${behindOf(...columns, descending, after)}`;
  const order = orderOf(descending, ...columns);
  return await rowsOf(
    db,
    sql`SELECT d.*, ${SORTS[sort]} AS sorted FROM (SELECT * FROM determinations d
        WHERE d.run_no = ${sql.lit(run)}${behind} ORDER BY ${order} LIMIT ${sql.lit(walk)}) AS d
      WHERE ${where} ORDER BY ${order} LIMIT ${sql.lit(limit + 1)}`,
    descending,
  );
}

/** The page, by all that is meant, of which the first are kept; sums of nothing keep the planner from walking. */
async function soughtRows(
  db: Docket,
  run: number,
  { filter, sort = 'place', descending = false, after }: ListAsked,
  limit: number,
): Promise<readonly Row[]> {
  const where = await whereOf(db, run, filter);
  const columns = [sql`(${SORTS[sort]} + 0)`, sql`(d.place + 0)`] as const;
  const behind = after === undefined ? sql`` : sql` AND ${behindOf(...columns, descending, after)}`;
  const order = orderOf(descending, ...columns);
  return await rowsOf(
    db,
    sql`SELECT d.*, ${SORTS[sort]} AS sorted FROM determinations d
      WHERE ${where}${behind} ORDER BY ${order} LIMIT ${sql.lit(limit + 1)}`,
    descending,
  );
}

/** Determinations with all their texts, in their order. */
async function rowsOf(db: Docket, page: RawBuilder<unknown>, descending: boolean): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    WITH page AS MATERIALIZED (${page})
    SELECT d.item, d.place, d.person_no AS person, p.person_id AS "personId", c.charge_id AS "chargeId", c.name,
      c.case_number AS "caseNumber", county.text AS county, c.statute, c.statute_cited AS "statuteCited",
      class.text AS class, agency.text AS agency, c.offense_date AS "offenseDate", c.disposition,
      c.disposition_date AS "dispositionDate",
      relief.text AS relief, d.outcome, d.selected, rule.text AS rule, reason.text AS reason,
      missing.text AS missing, assumptions.text AS assumptions, selected_rule.text AS "selectedRule",
      selected_missing.text AS "selectedMissing", c.source_file AS "sourceFile", c.source_row AS "sourceRow",
      d.state, d.assignee, d.sorted
    FROM page d JOIN charges c ON c.run_no = d.run_no AND c.charge_no = d.charge_no
      JOIN people p ON p.run_no = d.run_no AND p.person_no = d.person_no
      JOIN terms county ON county.term = d.county JOIN terms class ON class.term = d.class
      LEFT JOIN terms agency ON agency.term = d.agency
      JOIN terms relief ON relief.term = d.relief JOIN terms rule ON rule.term = d.rule
      JOIN terms reason ON reason.term = d.reason JOIN terms missing ON missing.term = d.missing
      JOIN terms assumptions ON assumptions.term = d.assumptions
      JOIN terms selected_rule ON selected_rule.term = d.selected_rule
      JOIN terms selected_missing ON selected_missing.term = d.selected_missing
    ORDER BY ${orderOf(descending, sql`d.sorted`, sql`d.place`)}`.execute(db);
  return rows;
}

function orderOf(descending: boolean, ...columns: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const direction = descending ? sql`DESC` : sql`ASC`;
  return sql.join(columns.map((column) => sql`${column} ${direction}`));
}

/** Rows behind a cursor. */
function behindOf(
  order: RawBuilder<unknown>,
  place: RawBuilder<unknown>,
  descending: boolean,
  cursor: Cursor,
): RawBuilder<boolean> {
  const beyond = descending ? sql`<` : sql`>`;
  const at = sql`(${sql.lit(Math.trunc(cursor.value))}, ${sql.lit(Math.trunc(cursor.place))})`;
  return sql<boolean>`(${order}, ${place}) ${beyond} ${at}`;
}

/** How many there are, counted to a bound: `atLeast` says that there are more. */
export async function countDeterminations(
  db: Docket,
  runId: string,
  filter: DocketFilter,
  bound = 10_000,
): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const { runNo } = await runNamed(db, runId);
  const where = await whereOf(db, runNo, filter);
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*)::integer AS count FROM (SELECT 1 FROM determinations d
    WHERE ${where} LIMIT ${sql.lit(bound + 1)}) AS found`.execute(db);
  const count = rows[0]?.count ?? 0;
  return count > bound ? { count: bound, atLeast: true } : { count, atLeast: false };
}
