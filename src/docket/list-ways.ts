import { type RawBuilder, sql } from 'kysely';
import { conditionOf, type Meaning, YEAR } from './filter.js';
import { type Found, searchingAll, searchingSome } from './search.js';

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

/** The order of a list, and where in it a page begins. */
export interface Order {
  readonly sort: Sort;
  readonly descending: boolean;
  readonly after: Cursor | undefined;
}

/** Rows of `determinations` with what they are sorted by as `sorted`, as a query. */
export type RowsQuery = RawBuilder<unknown>;

/**
 * What is meant among the next `walk` rows of the run in the order that is asked for: a beginning of the page. Where an
 * index has a part of what is meant in that order, only among its rows.
 */
export function walked(run: number, meaning: Meaning, order: Order, limit: number, walk: number): RowsQuery {
  const columns = [SORTS[order.sort], sql`d.place`] as const;
  const part = Object.entries(meaning.along).find(([sort]) => sort === order.sort)?.[1];
  const along = part === undefined ? sql`` : sql` AND ${part}`;
  return sql`SELECT d.*, ${SORTS[order.sort]} AS sorted FROM (SELECT * FROM determinations d
      WHERE d.run_no = ${sql.lit(run)}${along}${behindOf(order, ...columns)} ORDER BY ${by(order, ...columns)}
      LIMIT ${sql.lit(walk)}) AS d
    WHERE ${conditionOf(meaning, searchingSome)} ORDER BY ${by(order, ...columns)} LIMIT ${sql.lit(limit)}`;
}

/** The page, by all that is meant, of which the first are kept; sums of nothing keep the planner from walking. */
export function sought(run: number, meaning: Meaning, order: Order, limit: number): RowsQuery {
  return firstOf(run, sql`determinations d WHERE ${conditionOf(meaning, searchingAll)}`, order, limit);
}

/** The same, by all that is found, whatever else is meant. */
export function soughtAmong(
  run: number,
  { rest, found }: { readonly rest: Meaning['rest']; readonly found: Found },
  order: Order,
  limit: number,
): RowsQuery {
  return firstOf(run, sql`(${rowsFound(run, found)}) AS d WHERE ${rest}`, order, limit);
}

/** The first of what is meant: of all no more is read than puts them in order, which may be in an index. */
function firstOf(run: number, meant: RawBuilder<unknown>, order: Order, limit: number): RowsQuery {
  const columns = [sql`(${SORTS[order.sort]} + 0)`, sql`(d.place + 0)`] as const;
  return sql`SELECT d.*, k.sorted FROM (SELECT d.place, ${SORTS[order.sort]} AS sorted
      FROM ${meant}${behindOf(order, ...columns)} ORDER BY ${by(order, ...columns)} LIMIT ${sql.lit(limit)}) AS k
    JOIN determinations d ON d.run_no = ${sql.lit(run)} AND d.place = k.place
    ORDER BY ${by(order, sql`k.sorted`, sql`d.place`)}`;
}

/** All determinations that are found: those of the people, and of the charges those of others. */
export function rowsFound(run: number, found: Found): RawBuilder<unknown> {
  const ofCharges =
    found.between === undefined
      ? sql`(${found.charges}) AS h CROSS JOIN LATERAL (SELECT * FROM determinations d
          WHERE d.run_no = ${sql.lit(run)} AND d.charge_no = h.charge_no OFFSET 0) AS d`
      : sql`(SELECT * FROM determinations d WHERE d.run_no = ${sql.lit(run)}
          AND d.charge_no BETWEEN ${sql.lit(found.between[0])} AND ${sql.lit(found.between[1])}) AS d`;
  return sql`SELECT d.* FROM (SELECT DISTINCT person_no FROM (${found.people}) AS people) AS h
      CROSS JOIN LATERAL (SELECT * FROM determinations d
        WHERE d.run_no = ${sql.lit(run)} AND d.person_no = h.person_no OFFSET 0) AS d
    UNION ALL SELECT d.* FROM ${ofCharges} WHERE d.person_no NOT IN (${found.people})`;
}

/**
 * What is meant among the next `walk` of what is found, by the names of people or by case numbers: these are put in
 * order first, which are much fewer than determinations.
 */
export function walkedFound(
  run: number,
  { rest, found }: { readonly rest: Meaning['rest']; readonly found: Found },
  order: Order & { readonly sort: 'name' | 'case' },
  limit: number,
  walk: number,
): RowsQuery {
  const column = order.sort === 'name' ? sql`person_no` : sql`charge_no`;
  const beyond = order.descending ? sql`<=` : sql`>=`;
  const from =
    order.after === undefined
      ? sql`true`
      : sql`${column} ${beyond} ${sql.lit(Math.trunc(order.after.value))}`;
  const columns = [sql`d.sorted`, sql`d.place`] as const;
  return sql`SELECT d.* FROM (
      SELECT d.*, h.${column} AS sorted FROM (
        SELECT ${column} FROM (${order.sort === 'name' ? peopleFound(run, found) : chargesFound(run, found)}) AS found
          WHERE ${from} ORDER BY ${column} ${direction(order)}) AS h
        CROSS JOIN LATERAL (SELECT * FROM determinations d
          WHERE d.run_no = ${sql.lit(run)} AND d.${column} = h.${column} AND ${found.ask.ready}
            ${behindOf(order, SORTS[order.sort], sql`d.place`)} OFFSET 0) AS d
        ORDER BY ${by(order, sql`h.${column}`, sql`d.place`)} LIMIT ${sql.lit(walk)}) AS d
    WHERE ${rest} ORDER BY ${by(order, ...columns)} LIMIT ${sql.lit(limit)}`;
}

/** All people of whom something is found. */
const peopleFound = (run: number, { people, charges }: Found): RawBuilder<unknown> =>
  sql`SELECT person_no FROM (${people}) AS people UNION SELECT c.person_no FROM charges c
    WHERE c.run_no = ${sql.lit(run)} AND c.charge_no IN (${charges})`;

/** All charges that are found: by their numbers, and those of people. Where the first follow each other, both in order. */
function chargesFound(run: number, { people, charges, between }: Found): RawBuilder<unknown> {
  const ofPeople = sql`SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND c.person_no IN (${people})`;
  if (between === undefined) return sql`${charges} UNION ${ofPeople}`;
  const isBetween = sql`c.charge_no BETWEEN ${sql.lit(between[0])} AND ${sql.lit(between[1])}`;
  return sql`SELECT c.charge_no FROM charges c WHERE c.run_no = ${sql.lit(run)} AND ${isBetween}
    UNION ALL ${ofPeople} AND NOT (${isBetween})`;
}

const direction = ({ descending }: Order): RawBuilder<unknown> => (descending ? sql`DESC` : sql`ASC`);

/** How rows are put in order. */
export const by = (
  order: Pick<Order, 'descending'>,
  ...columns: readonly RawBuilder<unknown>[]
): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${column} ${order.descending ? sql`DESC` : sql`ASC`}`));

/** Of rows only those behind the cursor. */
function behindOf(
  { descending, after }: Order,
  value: RawBuilder<unknown>,
  place: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (after === undefined) return sql``;
  const beyond = descending ? sql`<` : sql`>`;
  return sql` AND (${value}, ${place}) ${beyond} (${sql.lit(Math.trunc(after.value))}, ${sql.lit(Math.trunc(after.place))})`;
}
