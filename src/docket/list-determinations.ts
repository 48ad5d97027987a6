import { sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { DECISION_STATES, type DecisionState, wordOf } from './codes.js';
import type { Docket } from './engine.js';
import { conditionOf, type DocketFilter, type Meaning, meaningOf } from './filter.js';
import {
  by,
  type Cursor,
  type Order,
  type RowsQuery,
  rowsFound,
  type Sort,
  sought,
  soughtAmong,
  walked,
  walkedFound,
} from './list-ways.js';
import { runNamed } from './runs.js';
import { canBeReady, searchingAll } from './search.js';

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

/** Of so many determinations at most, all are read and sorted at once. */
const FEW_MEANT = 20_000;

/** Of so many people and case numbers at most, all determinations are read and sorted at once. */
const FEW_FOUND = 500;

/** Of so many, they are sooner than all of the run. */
const SOME_FOUND = 10_000;

/** So many case numbers, or people, are soon put in the order of the other. */
const SOON_IN_ORDER = 20_000;

/** A page of the determinations of a run. Throws a Failure (wrong usage) when there is no such run. */
export async function listDeterminations(db: Docket, runId: string, given: ListAsked): Promise<Page> {
  const run = await runNamed(db, runId);
  const { filter } = given;
  const asked = isOneValue(given) ? { ...given, sort: 'place' as const } : given;
  const limit = Math.max(1, Math.min(asked.limit ?? 100, LONGEST_PAGE));
  const meaning = await meaningOf(db, run.runNo, filter);
  const { sort = 'place', descending = false, after } = asked;
  const order = { sort, descending, after };
  const ways = waysTo({ run, filter, meaning, order, limit: limit + 1, walk: asked.walk });
  let rows: readonly Row[] = [];
  for (const way of ways) {
    rows = await rowsOf(db, way, order);
    if (rows.length > limit) break;
  }
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

/** Ways to the rows of a page, each tried where the one before did not fill it; the last one finds all there are. */
function waysTo(asked: {
  readonly run: { readonly runNo: number; readonly determinations: number };
  readonly filter: DocketFilter;
  readonly meaning: Meaning;
  readonly order: Order;
  readonly limit: number;
  readonly walk: number | undefined;
}): readonly RowsQuery[] {
  const { meaning, order, limit } = asked;
  const { runNo, determinations } = asked.run;
  const { rest, search: found } = meaning;
  const walk = asked.walk ?? (found === undefined ? WALK : WALK_SEARCHING);
  const all = sought(runNo, meaning, order, limit);
  const isFew = asked.filter.person !== undefined || asked.filter.items !== undefined;
  if (isFew || meaning.fewest <= Math.min(FEW_MEANT, walk) || determinations <= walk) return [all];
  const walking = walked(runNo, meaning, order, limit, walk);
  if (found === undefined) return [walking, all];
  const { peopleCount, chargesCount } = found;
  const most = Math.max(peopleCount, chargesCount);
  const among = soughtAmong(runNo, { rest, found }, order, limit);
  if (most <= FEW_FOUND) return [among];
  const { sort } = order;
  const isSoon =
    (sort === 'name' && chargesCount <= SOON_IN_ORDER) || (sort === 'case' && peopleCount <= SOON_IN_ORDER);
  const first =
    isSoon && canBeReady(found)
      ? walkedFound(runNo, { rest, found }, { ...order, sort }, limit, walk)
      : walking;
  return [first, most <= SOME_FOUND ? among : all];
}

/** Determinations with all their texts, in their order. */
async function rowsOf(db: Docket, page: RowsQuery, order: Order): Promise<readonly Row[]> {
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
    ORDER BY ${by(order, sql`d.sorted`, sql`d.place`)}`.execute(db);
  return rows;
}

/** How many there are, counted to a bound: `atLeast` says that there are more. */
export async function countDeterminations(
  db: Docket,
  runId: string,
  filter: DocketFilter,
  bound = 10_000,
): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const { runNo } = await runNamed(db, runId);
  const meaning = await meaningOf(db, runNo, filter);
  const { rest, search: found } = meaning;
  const isSome = found !== undefined && Math.max(found.peopleCount, found.chargesCount) <= SOME_FOUND;
  const meant = isSome
    ? sql`(${rowsFound(runNo, found)}) AS d WHERE ${rest}`
    : sql`determinations d WHERE ${conditionOf(meaning, searchingAll)}`;
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*)::integer AS count FROM (SELECT 1 FROM ${meant}
    LIMIT ${sql.lit(bound + 1)}) AS found`.execute(db);
  const count = rows[0]?.count ?? 0;
  return count > bound ? { count: bound, atLeast: true } : { count, atLeast: false };
}
