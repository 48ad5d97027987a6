import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { RunAgain } from '../screening/again/run-again.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { type BeforeRegrouping, putBack, settleAll } from './regroup.js';
import { openRunNamed } from './runs.js';

/** An undo, and the act that it takes back. */
interface UndoneAct {
  readonly seq: number;
  readonly undone: number;
  readonly run: string;
  readonly action: string;
}

/**
 * Takes back a found fact, or a merging or splitting of persons, and makes their determinations again. What the act
 * left to be decided again, and nobody has decided since, stands as it was decided before where its outcome is the
 * same again. Returns how many determinations changed. Throws a Failure (wrong usage) when it was taken back before,
 * or when persons of a regrouping were regrouped since.
 */
export async function undoPersonAct(trx: Docket, act: UndoneAct, again: RunAgain): Promise<number> {
  const runNo = await openRunNamed(trx, act.run);
  const persons =
    act.action === 'record_fact' ? await dropFact(trx, runNo, act) : await dropRegrouping(trx, runNo, act);
  const { changed } = await settleAll(trx, { run: act.run, runNo, seq: act.seq }, again, persons);
  await sql`INSERT INTO decisions (entry, item, kind, before, after)
    SELECT ${sql.lit(act.seq)}, s.item, 'state', s.after, s.before FROM decisions s
      JOIN decisions o ON o.entry = s.entry AND o.item = s.item AND o.kind = 'outcome'
      JOIN decisions n ON n.entry = ${sql.lit(act.seq)} AND n.item = s.item AND n.kind = 'outcome'
    WHERE s.entry = ${sql.lit(act.undone)} AND s.kind = 'state' AND n.after = o.before
      AND NOT EXISTS (SELECT 1 FROM decisions l WHERE l.item = s.item AND l.kind = 'state' AND l.entry > s.entry)`.execute(
    trx,
  );
  await followDecisions(trx, act.seq);
  return changed.length;
}

async function dropFact(trx: Docket, runNo: number, { seq, undone }: UndoneAct): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`SELECT DISTINCT d.person_no AS person FROM found_facts f
    JOIN determinations d ON d.item = f.item AND d.run_no = ${runNo}
    WHERE f.entry = ${undone} AND f.run_no = ${runNo} AND f.undone_by IS NULL`.execute(trx);
  if (rows.length === 0) throw goneBefore(undone);
  await trx.updateTable('found_facts').set({ undone_by: seq }).where('entry', '=', undone).execute();
  return rows.map(({ person }) => person);
}

async function dropRegrouping(trx: Docket, runNo: number, { seq, undone }: UndoneAct): Promise<number[]> {
  const found = await trx
    .selectFrom('regroupings')
    .select(['persons', 'before'])
    .where('entry', '=', undone)
    .where('run_no', '=', runNo)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (found === undefined) throw goneBefore(undone);
  const { rows } = await sql<{ entry: number }>`SELECT entry FROM regroupings
    WHERE run_no = ${runNo} AND entry > ${undone} AND undone_by IS NULL
      AND persons && ARRAY[${sql.join(found.persons.map((one) => sql.lit(one)))}]::integer[]
    ORDER BY entry LIMIT 1`.execute(trx);
  if (rows.length > 0) {
    throw new Failure(2, 'DOCKET_CANNOT_UNDO', {
      entry: undone,
      why: `a person of it was merged or split again in entry ${rows[0].entry}, which is to be taken back first`,
    });
  }
  const before: BeforeRegrouping = JSON.parse(found.before);
  await putBack(trx, runNo, before);
  await trx.updateTable('regroupings').set({ undone_by: seq }).where('entry', '=', undone).execute();
  return found.persons.filter((person) => person !== before.made);
}

const goneBefore = (entry: number): Failure =>
  new Failure(2, 'DOCKET_CANNOT_UNDO', { entry, why: 'it was taken back before, or its run is gone' });
