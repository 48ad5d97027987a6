import type { Approved } from '../court/approved.js';
import type { DocketFilter } from '../docket/filter.js';
import type { Database } from '../files/duckdb.js';
import { guardFormula } from '../files/formula-guard.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from '../screening/manifest.js';
import type { ToldLater } from './told-later.js';

/** How a report asks what attorneys approved, and what it says of the question. */
export interface ApprovedAsked {
  /** Says what was approved of a run under some reliefs. */
  readonly of: (manifest: Manifest, reliefs: readonly string[]) => Promise<Approved>;
  /** Within which determinations; the report says it in words, without a name or number of anybody. */
  readonly filter: DocketFilter;
  /** The day on which it was asked, as `2026-11-27`: more may be approved later. */
  readonly day: string;
}

/** What is held against the answers of a run. */
export interface ApprovedAnswers {
  readonly approved: Approved;
  readonly told: readonly ToldLater[];
}

/**
 * Makes the table `approved_answers` beside `answers`: the approved ones, each with its person as they were merged and
 * split at the desk, and its year and section with what was found there. `sectionOf` makes SQL of a section from SQL
 * of a statute. Throws a Failure when one of them is not in the run.
 */
export async function tableApproved(
  database: Database,
  { approved, told }: ApprovedAnswers,
  sectionOf: (statute: string) => string,
): Promise<void> {
  const keys = [...approved.determinations.keys()];
  await database.run('CREATE TABLE approved_keys (key VARCHAR)');
  await database.appendColumns('approved_keys', { key: keys }, keys.length);
  const { moved } = approved;
  await database.run('CREATE TABLE moved (file VARCHAR, "row" VARCHAR, person VARCHAR)');
  const moves = {
    ...placesOf(moved),
    person: moved.map(({ personId }) => personId),
  };
  await database.appendColumns('moved', moves, moved.length);
  await database.run('CREATE TABLE told (file VARCHAR, "row" VARCHAR, year INTEGER, statute VARCHAR)');
  const tellings = {
    ...placesOf(told),
    year: Int32Array.from(told, ({ year }) => year ?? AS_BEFORE),
    statute: told.map(({ statute }) => statute ?? ''),
  };
  await database.appendColumns('told', tellings, told.length);
  await database.run(
    `CREATE TABLE approved_answers AS
     SELECT a.charge_id, a.relief, a.outcome, coalesce(m.person, a.person) AS person,
       CASE WHEN coalesce(t.year, ${AS_BEFORE}) = ${AS_BEFORE} THEN a.year ELSE t.year END AS year,
       CASE WHEN coalesce(t.statute, '') = '' THEN a.section ELSE ${sectionOf('t.statute')} END AS section
     FROM answers a JOIN approved_keys k ON k.key = a.charge_id || ' ' || a.relief
       LEFT JOIN moved m ON m.file = a.file AND m."row" = a."row"
       LEFT JOIN told t ON t.file = a.file AND t."row" = a."row"`,
  );
  const [found] = await database.rows('SELECT count(*) AS answers FROM approved_answers');
  if (Number(found?.answers) !== keys.length) {
    throw new Failure(1, 'SCREENING_COUNTS_DIFFER', {
      what: 'the number of approved determinations, in the store and in the run,',
      first: keys.length,
      second: Number(found?.answers),
    });
  }
}

const AS_BEFORE = -1;

/** Names of files as their cells have them. */
const placesOf = (places: readonly { readonly file: string; readonly row: number }[]) => ({
  file: places.map(({ file }) => guardFormula(file)),
  row: places.map(({ row }) => String(row)),
});
