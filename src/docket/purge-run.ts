import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';
import { runNamed } from './runs.js';
import { enterAct } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

/** What was removed, in rows, and the entry that says so. */
export interface Purged {
  readonly entry: TrailEntry;
  readonly people: number;
  readonly charges: number;
  readonly determinations: number;
  /** Comments, reasons and found facts that somebody wrote. */
  readonly texts: number;
  readonly foundFacts: number;
}

/** Tables of which a purge leaves dead rows behind. */
const EMPTIED = [
  'determinations',
  'charges',
  'words',
  'unlisted_words',
  'people',
  'found_facts',
  'moves',
  'regroupings',
  'tallies',
  'views',
  'trail_texts',
  'terms',
  'term_parts',
];

/**
 * Removes all that a run says of persons: its people, charges, determinations, found facts, and what was written to
 * its decisions. What stays is the run's line with its counts, and the trail with its decisions, which hold numbers
 * of the docket and codes only. The space is given back as well, so that the rows are not in the files any more.
 * Folders of runs, exports and backups are not touched. Throws a Failure (wrong usage) when there is no such run, or
 * it was purged already.
 */
export async function purgeRun(
  db: Docket,
  { run: runId, by, at }: { readonly run: string; readonly by: string; readonly at: string },
): Promise<Purged> {
  const { entry, result } = await enterAct(
    db,
    { at, actor: by, action: 'purge', run: runId },
    async (trx): Promise<Omit<Purged, 'entry'>> => {
      const { runNo, purged } = await runNamed(trx, runId);
      if (purged) throw new Failure(2, 'DOCKET_RUN_CLOSED', { run: runId, why: 'it was purged before' });
      const remove = async (table: string): Promise<number> => {
        const { numAffectedRows } =
          await sql`DELETE FROM ${sql.table(table)} WHERE run_no = ${runNo}`.execute(trx);
        return Number(numAffectedRows ?? 0);
      };
      const foundFacts = await remove('found_facts');
      const determinations = await remove('determinations');
      const charges = await remove('charges');
      for (const table of ['words', 'unlisted_words', 'moves', 'regroupings', 'tallies']) await remove(table);
      await trx.deleteFrom('views').where('run_id', '=', runId).execute();
      const people = await remove('people');
      const texts = await trx.deleteFrom('trail_texts').where('run_id', '=', runId).executeTakeFirst();
      await trx
        .updateTable('runs')
        .set({ purged_at: at, inputs: '[]' })
        .where('run_no', '=', runNo)
        .execute();
      await removeTerms(trx);
      return { people, charges, determinations, texts: Number(texts.numDeletedRows), foundFacts };
    },
  );
  for (const table of EMPTIED) await sql`VACUUM (FULL, ANALYZE) ${sql.table(table)}`.execute(db);
  return { entry, ...result };
}

/** Removes texts that no determination has any more: a reason may tell of a day or a weight. */
async function removeTerms(trx: Docket): Promise<void> {
  const columns = ['relief', 'rule', 'reason', 'missing', 'assumptions', 'selected_rule', 'selected_missing'];
  const used = sql.join(
    [...columns, 'county', 'class', 'agency'].map(
      (column) => sql`SELECT ${sql.id(column)} FROM determinations WHERE ${sql.id(column)} IS NOT NULL`,
    ),
    sql` UNION `,
  );
  await sql`CREATE TEMPORARY TABLE used (term) ON COMMIT DROP AS ${used}`.execute(trx);
  await sql`INSERT INTO used SELECT part FROM term_parts WHERE term IN (SELECT term FROM used)`.execute(trx);
  await sql`DELETE FROM terms WHERE term NOT IN (SELECT term FROM used)`.execute(trx);
}
