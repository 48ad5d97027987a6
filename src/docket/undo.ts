import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { enterAct } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

const UNDOABLE: readonly string[] = ['approve', 'reject', 'send_back', 'assign', 'undo'];

/**
 * Takes an entry's decisions back, as an entry of its own: each determination stands again as before. One that was
 * decided since then, by a person or by a newer run, is left as it is, and counted in `left`. Throws a Failure (wrong
 * usage) and does nothing when the entry cannot be undone or nothing of it is left.
 */
export async function undo(
  db: Docket,
  { entry: undone, by, at }: { readonly entry: number; readonly by: string; readonly at: string },
): Promise<{ readonly entry: TrailEntry; readonly undone: number; readonly left: number }> {
  const cannot = (why: string): Failure => new Failure(2, 'DOCKET_CANNOT_UNDO', { entry: undone, why });
  const of = await db
    .selectFrom('trail')
    .select(['action', 'run_id', 'count'])
    .where('seq', '=', undone)
    .executeTakeFirst();
  if (of === undefined) throw cannot('there is none of that number');
  if (!UNDOABLE.includes(of.action)) throw cannot('it is not a decision');
  const { entry, result } = await enterAct(
    db,
    { at, actor: by, action: 'undo', run: of.run_id, code: String(undone) },
    async (trx, seq) => {
      const { numAffectedRows } = await sql`INSERT INTO decisions (entry, item, kind, before, after)
        SELECT ${sql.lit(seq)}, o.item, o.kind, o.after, o.before FROM decisions o
        WHERE o.entry = ${sql.lit(undone)} AND o.kind IN ('state', 'assignee')
          AND NOT EXISTS (SELECT 1 FROM decisions l WHERE l.item = o.item AND l.kind = o.kind AND l.entry > o.entry)
          AND EXISTS (SELECT 1 FROM determinations d JOIN runs r ON r.run_no = d.run_no
            WHERE d.item = o.item AND r.superseded_by IS NULL)`.execute(trx);
      const count = Number(numAffectedRows ?? 0);
      if (count === 0) throw cannot('all of it was decided anew since, or is gone');
      await followDecisions(trx, seq);
      return count;
    },
  );
  return { entry, undone: result, left: of.count - result };
}
