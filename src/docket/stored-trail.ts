import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import { DECISION_STATES } from './codes.js';
import type { Docket } from './engine.js';
import { type TrailHead, trailHead } from './trail.js';
import type { DecisionLine, TrailEntry } from './trail-entry.js';
import { type TrailItem, type VerifiedTrail, verifyTrail } from './verify-trail.js';

const PAGE = 500;

/** The trail of a store up to its head, entry by entry. */
export async function* trailItems(db: Docket, head: TrailHead): AsyncGenerator<TrailItem> {
  for (let from = 0; ; ) {
    const rows = await db
      .selectFrom('trail')
      .leftJoin('trail_texts', 'trail_texts.seq', 'trail.seq')
      .selectAll('trail')
      .select(['trail_texts.salt', 'trail_texts.text'])
      .where('trail.seq', '>', from)
      .where('trail.seq', '<=', head.seq)
      .orderBy('trail.seq')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    const lines = await linesBetween(db, from, last.seq);
    for (const { salt, text, run_id: run, ...columns } of rows) {
      const entry: TrailEntry = { ...columns, run };
      yield {
        entry,
        decisions: lines.get(entry.seq) ?? [],
        text: salt === null || text === null ? null : { salt, text },
      };
    }
    from = last.seq;
  }
}

async function linesBetween(db: Docket, after: number, upTo: number): Promise<Map<number, DecisionLine[]>> {
  const rows = await db
    .selectFrom('decisions')
    .select(['entry', 'item', 'kind', 'before', 'after'])
    .where('entry', '>', after)
    .where('entry', '<=', upTo)
    .orderBy('entry')
    .orderBy('item')
    .orderBy(sql`kind COLLATE "C"`)
    .execute();
  const found = new Map<number, DecisionLine[]>();
  for (const { entry, ...line } of rows) {
    const lines = found.get(entry);
    if (lines === undefined) found.set(entry, [line]);
    else lines.push(line);
  }
  return found;
}

/**
 * Checks the trail of a store, and that the state of every determination is the one its last decision left. Throws a
 * Failure (a failed check).
 */
export async function verifyStore(db: Docket, passed?: string): Promise<VerifiedTrail> {
  const head = await trailHead(db);
  const verified = await verifyTrail(trailItems(db, head), {
    head,
    ...(passed === undefined ? {} : { passed }),
  });
  const states = sql.join(DECISION_STATES.map((name, at) => sql`(${sql.lit(name)}, ${sql.lit(at)})`));
  const { rows } = await sql<{ entry: number }>`
    WITH states (name, state) AS (VALUES ${states}),
    last AS (SELECT DISTINCT ON (item, kind) item, kind, entry, after FROM decisions
      WHERE kind IN ('state', 'assignee') ORDER BY item, kind, entry DESC),
    shown AS (SELECT d.item, d.state, d.assignee FROM determinations d JOIN runs r USING (run_no)
      WHERE r.superseded_by IS NULL)
    SELECT coalesce(s.entry, a.entry, 0) AS entry FROM shown d
      LEFT JOIN last s ON s.item = d.item AND s.kind = 'state'
      LEFT JOIN last a ON a.item = d.item AND a.kind = 'assignee'
      LEFT JOIN states n ON n.name = s.after
    WHERE d.state <> coalesce(n.state, 0) OR coalesce(d.assignee, '') <> coalesce(a.after, '')
    ORDER BY 1 LIMIT 1`.execute(db);
  const [wrong] = rows;
  if (wrong !== undefined) {
    throw new Failure(1, 'DOCKET_TRAIL_BROKEN', {
      entry: wrong.entry,
      how: 'a determination does not stand as its last decision left it',
    });
  }
  return verified;
}
