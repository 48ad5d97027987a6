import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome } from '../law/determine.js';
import { DECISION_STATES, type DecisionState, wordOf } from './codes.js';
import type { Docket } from './engine.js';

/** How a run differs from the one before it of the same list, by determinations. */
export interface ChangedCounts {
  readonly same: number;
  /** Another outcome, rule, reason or missing fact. */
  readonly changed: number;
  readonly otherOutcome: number;
  readonly added: number;
  readonly gone: number;
  readonly toDecideAgain: number;
}

const DIFFERS = sql`(n.outcome <> o.outcome OR n.selected <> o.selected OR n.rule <> o.rule OR n.reason <> o.reason
  OR n.missing <> o.missing)`;

const bothRuns = (run: number, previous: number): RawBuilder<unknown> =>
  sql`(SELECT * FROM determinations WHERE run_no = ${sql.lit(run)}) AS n
    FULL JOIN (SELECT * FROM determinations WHERE run_no = ${sql.lit(previous)}) AS o ON o.item = n.item`;

/** Compares two runs of a source. */
export async function countChanges(db: Docket, run: number, previous: number): Promise<ChangedCounts> {
  const { rows } = await sql<ChangedCounts>`SELECT
      count(*) FILTER (WHERE n.item IS NOT NULL AND o.item IS NOT NULL AND NOT ${DIFFERS})::integer AS same,
      count(*) FILTER (WHERE ${DIFFERS})::integer AS changed,
      count(*) FILTER (WHERE n.outcome <> o.outcome)::integer AS "otherOutcome",
      count(*) FILTER (WHERE o.item IS NULL)::integer AS added,
      count(*) FILTER (WHERE n.item IS NULL)::integer AS gone,
      count(*) FILTER (WHERE n.state = ${sql.lit(DECISION_STATES.indexOf('decide_again'))})::integer AS "toDecideAgain"
    FROM ${bothRuns(run, previous)}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new RangeError('an aggregate without a row');
  return row;
}

/** A determination that is not what it was in the run before. */
export interface ChangedDetermination {
  readonly item: number;
  readonly place: number;
  readonly name: string;
  readonly caseNumber: string;
  readonly relief: string;
  readonly state: DecisionState;
  readonly before: { readonly outcome: Outcome; readonly reason: string };
  readonly after: { readonly outcome: Outcome; readonly reason: string };
}

/**
 * Determinations of a run that changed against the run before it, in the order of the list, from the place `after` on.
 * Empty when there is none before, or it was purged.
 */
export async function changedDeterminations(
  db: Docket,
  runId: string,
  { after = 0, limit = 100 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly ChangedDetermination[]> {
  const { rows } = await sql<{
    item: number;
    place: number;
    name: string;
    caseNumber: string;
    relief: string;
    state: number;
    was: number;
    is: number;
    wasReason: string;
    isReason: string;
  }>`SELECT n.item, n.place, c.name, c.case_number AS "caseNumber", t.text AS relief, n.state, o.outcome AS was, n.outcome AS is, ot.text AS "wasReason",
      nt.text AS "isReason"
    FROM runs r JOIN determinations n ON n.run_no = r.run_no
      JOIN determinations o ON o.item = n.item AND o.run_no = r.supersedes
      JOIN charges c ON c.run_no = n.run_no AND c.charge_no = n.charge_no JOIN terms t ON t.term = n.relief
      JOIN terms nt ON nt.term = n.reason JOIN terms ot ON ot.term = o.reason
    WHERE r.run_id = ${runId} AND ${DIFFERS} AND n.place > ${after} ORDER BY n.place LIMIT ${limit}`.execute(
    db,
  );
  return rows.map(({ state, was, is, wasReason, isReason, ...row }) => ({
    ...row,
    state: wordOf(DECISION_STATES, state),
    before: { outcome: wordOf(OUTCOMES, was), reason: wasReason },
    after: { outcome: wordOf(OUTCOMES, is), reason: isReason },
  }));
}
