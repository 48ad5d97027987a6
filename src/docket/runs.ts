import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';

/** A run as the store lists it. */
export interface ListedRun {
  readonly run: string;
  readonly rulebook: string;
  readonly county: string;
  readonly asOf: string;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly importedAt: string;
  readonly people: number;
  readonly charges: number;
  readonly determinations: number;
  /** The newer run of the same list. */
  readonly supersededBy: string | null;
  readonly supersedes: string | null;
  readonly purgedAt: string | null;
}

/** All runs of a store, newest first. */
export async function listRuns(db: Docket): Promise<readonly ListedRun[]> {
  const rows = await db
    .selectFrom('runs as r')
    .leftJoin('runs as newer', 'newer.run_no', 'r.superseded_by')
    .leftJoin('runs as older', 'older.run_no', 'r.supersedes')
    .select(['r.run_id as run', 'r.rulebook', 'r.county', 'r.as_of as asOf', 'r.inputs'])
    .select(['r.imported_at as importedAt', 'r.people', 'r.charges', 'r.determinations'])
    .select(['newer.run_id as supersededBy', 'older.run_id as supersedes', 'r.purged_at as purgedAt'])
    .orderBy('r.run_no', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, inputs: JSON.parse(row.inputs) }));
}

/** The number of a run. Throws a Failure (wrong usage) when there is none of that name. */
export async function runNamed(
  db: Docket,
  runId: string,
): Promise<{
  readonly runNo: number;
  readonly superseded: boolean;
  readonly purged: boolean;
  /** How many were taken in. */
  readonly determinations: number;
}> {
  const run = await db
    .selectFrom('runs')
    .select(['run_no', 'superseded_by', 'purged_at', 'determinations'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Failure(2, 'DOCKET_NO_SUCH_RUN', { run: runId });
  const { run_no: runNo, superseded_by: newer, purged_at: purgedAt, determinations } = run;
  return { runNo, superseded: newer !== null, purged: purgedAt !== null, determinations };
}

/** The number of a run in which something can be decided. Throws a Failure (wrong usage) when nothing can. */
export async function openRunNamed(db: Docket, runId: string): Promise<number> {
  const { runNo, superseded, purged } = await runNamed(db, runId);
  const why = purged
    ? 'it was purged'
    : superseded
      ? 'a newer run of the same list took its place'
      : undefined;
  if (why !== undefined) throw new Failure(2, 'DOCKET_RUN_CLOSED', { run: runId, why });
  return runNo;
}
