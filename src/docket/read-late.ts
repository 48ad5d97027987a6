import { sql } from 'kysely';
import { checkWorkspace } from '../screening/check-files.js';
import type { ListReader } from '../screening/lists-again.js';
import type { Docket } from './engine.js';
import { importUnlistedLate } from './import-people.js';
import { AGENCY_OF_CHARGE, type RunFolder, stageLists } from './stage-lists.js';
import { holdTrail } from './trail.js';

/** What was not read of the lists of a run when it was taken in. */
export interface LeftUnread {
  readonly agencies: boolean;
  /** Its people without determinations. */
  readonly unlisted: boolean;
}

/** What is still to be read of the lists of a run. */
export async function leftUnread(db: Docket, runNo: number): Promise<LeftUnread> {
  const { rows } = await sql<LeftUnread>`SELECT EXISTS (SELECT 1 FROM determinations
      WHERE run_no = ${sql.lit(runNo)} AND agency IS NULL) AS agencies,
    EXISTS (SELECT 1 FROM runs WHERE run_no = ${sql.lit(runNo)} AND unlisted IS NULL) AS unlisted`.execute(
    db,
  );
  return rows[0];
}

/**
 * Reads from the lists of a run what was not when it was taken in. It is no act: nothing is decided by it, and nothing
 * that was decided changes. Throws a Failure when the files of the run are not as they were, or cannot be read again.
 */
export async function readLate(
  db: Docket,
  runNo: number,
  {
    run,
    reader,
    portion,
  }: { readonly run: RunFolder; readonly reader: ListReader; readonly portion: number | undefined },
): Promise<void> {
  await checkWorkspace(run.folder, run.manifest);
  const lists = await reader(run);
  const left = await db.transaction().execute(async (trx): Promise<LeftUnread> => {
    const { rows } = await sql<{ id: string }>`SELECT person_id AS id FROM people
      WHERE run_no = ${sql.lit(runNo)}`.execute(trx);
    await stageLists(trx, lists, new Set(rows.map(({ id }) => id)));
    // Whoever decides meanwhile waits, and is not waited for.
    await holdTrail(trx);
    const still = await leftUnread(trx, runNo);
    if (still.agencies)
      await sql`UPDATE determinations d SET agency = agency.term FROM charges c ${AGENCY_OF_CHARGE}
        WHERE d.run_no = ${sql.lit(runNo)} AND d.agency IS NULL
          AND c.run_no = d.run_no AND c.charge_no = d.charge_no`.execute(trx);
    if (still.unlisted) {
      const unlisted = await importUnlistedLate(trx, runNo, portion);
      await trx.updateTable('runs').set({ unlisted }).where('run_no', '=', runNo).execute();
    }
    return still;
  });
  // Each row was written anew, and the old ones are in the way of every list.
  if (left.agencies) await sql`VACUUM (ANALYZE) determinations`.execute(db);
}
