import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { RunAgain } from '../screening/again/run-again.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { enterAct } from './trail.js';
import type { TrailEntry } from './trail-entry.js';
import { undoPersonAct } from './undo-person-act.js';

const DECISIONS: readonly string[] = ['approve', 'reject', 'send_back', 'assign', 'undo'];
/** Acts after which determinations were made again. */
const PERSON_ACTS: readonly string[] = ['record_fact', 'merge', 'split'];

/** Whether an act can be taken back at all. */
const isUndoable = (action: string): boolean => DECISIONS.includes(action) || PERSON_ACTS.includes(action);

/** Of some entries, those that can still be taken back: of an undo only that of a decision, and nothing twice. */
export async function undoableOf(
  db: Docket,
  entries: readonly Pick<TrailEntry, 'seq' | 'action' | 'code'>[],
): Promise<ReadonlySet<number>> {
  const asked = entries.filter(({ action }) => isUndoable(action));
  const codes = asked.map(({ seq }) => String(seq));
  if (codes.length === 0) return new Set();
  const taken = await db
    .selectFrom('trail')
    .select('code')
    .where('action', '=', 'undo')
    .where('code', 'in', codes)
    .execute();
  const undone = asked.flatMap(({ action, code }) => (action === 'undo' ? [Number(code)] : []));
  const ofPersons =
    undone.length === 0
      ? []
      : await db
          .selectFrom('trail')
          .select('seq')
          .where('seq', 'in', undone)
          .where('action', 'in', PERSON_ACTS)
          .execute();
  const gone = new Set(taken.map(({ code }) => code));
  const final = new Set(ofPersons.map(({ seq }) => String(seq)));
  return new Set(
    asked
      .filter(({ seq, action, code }) => !gone.has(String(seq)) && !(action === 'undo' && final.has(code)))
      .map(({ seq }) => seq),
  );
}

/** What an undo did: how much it took back, and what it left as it is, with why; of these at most 1,000. */
export interface Undone {
  readonly entry: TrailEntry;
  readonly undone: number;
  readonly left: number;
  readonly kept: readonly { readonly item: number; readonly why: string }[];
}

const MOST_KEPT = 1_000;

/**
 * Takes an entry's act back, as an entry of its own. Of a decision each determination stands again as before; one that
 * was decided since then, by a person or by a newer run, is left as it is, and told in `kept`. Of a found fact, and of
 * persons merged or split, the determinations are made again without it, for which `again` is needed. Throws a Failure
 * (wrong usage) and does nothing when the entry cannot be undone or nothing of it is left.
 */
export async function undo(
  db: Docket,
  { entry: undone, by, at }: { readonly entry: number; readonly by: string; readonly at: string },
  again?: RunAgain,
): Promise<Undone> {
  const cannot = (why: string): Failure => new Failure(2, 'DOCKET_CANNOT_UNDO', { entry: undone, why });
  const of = await db
    .selectFrom('trail')
    .select(['action', 'run_id', 'code'])
    .where('seq', '=', undone)
    .executeTakeFirst();
  if (of === undefined) throw cannot('there is none of that number');
  if (!isUndoable(of.action)) throw cannot('it is not a decision');
  if (of.action === 'undo' && !(await undoableOf(db, [{ seq: undone, ...of }])).has(undone))
    throw cannot('it was taken back before, or it took back what was found, merged or split: do that anew');
  const isOfPerson = PERSON_ACTS.includes(of.action);
  if (isOfPerson && again === undefined) throw cannot('the files of its run are not at hand');
  const { entry, result } = await enterAct(
    db,
    { at, actor: by, action: 'undo', run: of.run_id, code: String(undone) },
    async (trx, seq) => {
      if (isOfPerson && again !== undefined) {
        const count = await undoPersonAct(trx, { seq, undone, run: of.run_id, action: of.action }, again);
        return { count, left: 0, kept: [] };
      }
      return await undoDecision(trx, seq, undone, cannot);
    },
  );
  return { entry, undone: result.count, left: result.left, kept: result.kept };
}

async function undoDecision(trx: Docket, seq: number, undone: number, cannot: (why: string) => Failure) {
  const { rows } = await sql<{ item: number; kind: string; since: number | null; open: boolean }>`
    SELECT o.item, o.kind, (SELECT min(l.entry) FROM decisions l
        WHERE l.item = o.item AND l.kind = o.kind AND l.entry > o.entry) AS since,
      EXISTS (SELECT 1 FROM determinations d JOIN runs r ON r.run_no = d.run_no
        WHERE d.item = o.item AND r.superseded_by IS NULL) AS open
    FROM decisions o WHERE o.entry = ${sql.lit(undone)} AND o.kind IN ('state', 'assignee')
    ORDER BY o.item`.execute(trx);
  const left = rows.filter(({ since, open }) => since !== null || !open);
  if (rows.length === left.length) throw cannot('all of it was decided anew since, or is gone');
  await sql`INSERT INTO decisions (entry, item, kind, before, after)
    SELECT ${sql.lit(seq)}, o.item, o.kind, o.after, o.before FROM decisions o
    WHERE o.entry = ${sql.lit(undone)} AND o.kind IN ('state', 'assignee')
      AND NOT EXISTS (SELECT 1 FROM decisions l WHERE l.item = o.item AND l.kind = o.kind AND l.entry > o.entry)
      AND EXISTS (SELECT 1 FROM determinations d JOIN runs r ON r.run_no = d.run_no
        WHERE d.item = o.item AND r.superseded_by IS NULL)`.execute(trx);
  await followDecisions(trx, seq);
  const why = (since: number | null): string =>
    since === null ? 'it is not in a run that is open' : `it was decided again in entry ${since}`;
  return {
    count: rows.length - left.length,
    left: left.length,
    kept: left.slice(0, MOST_KEPT).map(({ item, since }) => ({ item, why: why(since) })),
  };
}
