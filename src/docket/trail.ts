import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';
import { type Action, commitmentTo, entryHash, salted, type TrailEntry } from './trail-entry.js';

/** Who does what, when; `text` is what the person wrote, which can be purged later. */
export interface Act {
  readonly at: string;
  readonly actor: string;
  readonly action: Action;
  readonly run: string;
  readonly code?: string;
  readonly text?: string;
}

/** The end of the chain. */
export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Names of people who decide: no control characters, so that a line of decisions stays one, and no half of a pair of
 * surrogates, which no database gives back as it was, so that the hash of its entry would never be found again.
 */
const NAME = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

/** Throws a Failure (exit 2) where a name of a person who decides cannot be one. */
export function mustBeName(name: string, what: string): void {
  if (!NAME.test(name))
    throw new Failure(2, 'DOCKET_ACT_REFUSED', { why: `${what} is missing or cannot be used` });
}

/** Where the trail of a store ends. */
export async function trailHead(db: Docket): Promise<TrailHead> {
  return await db.selectFrom('trail_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
}

/** Waits until nobody else adds to the trail, and holds it until the transaction ends. */
export async function holdTrail(trx: Docket): Promise<TrailHead> {
  return await trx.selectFrom('trail_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
}

/**
 * Does something and enters it into the trail, in one transaction: both are there, or neither. `work` is given the
 * number of the entry, under which it puts its decisions.
 */
export async function enterAct<T>(
  db: Docket,
  act: Act,
  work: (trx: Docket, seq: number) => Promise<T>,
): Promise<{ readonly entry: TrailEntry; readonly result: T }> {
  mustBeName(act.actor, 'who does it');
  return await db.transaction().execute(async (trx) => {
    const head = await holdTrail(trx);
    const result = await work(trx, head.seq + 1);
    return { entry: await addEntry(trx, head, act), result };
  });
}

/** Adds the entry of an act whose decisions are there. The caller holds the trail. */
export async function addEntry(trx: Docket, head: TrailHead, act: Act): Promise<TrailEntry> {
  const seq = head.seq + 1;
  const text = act.text === undefined || act.text === '' ? undefined : salted(act.text);
  const { count, digest } = await digestInStore(trx, seq);
  const open: Omit<TrailEntry, 'hash'> = {
    seq,
    at: act.at,
    actor: act.actor,
    action: act.action,
    run: act.run,
    code: act.code ?? '',
    count,
    digest,
    commitment: text === undefined ? '' : commitmentTo(text),
    previous: head.hash,
  };
  const entry = { ...open, hash: entryHash(open) };
  const { run, ...columns } = entry;
  await trx
    .insertInto('trail')
    .values({ ...columns, run_id: run })
    .execute();
  if (text !== undefined)
    await trx
      .insertInto('trail_texts')
      .values({ seq, run_id: run, ...text })
      .execute();
  await trx.updateTable('trail_head').set({ seq, hash: entry.hash }).execute();
  return entry;
}

/** The count and digest of the decisions of an entry; the same as `decisionsDigest` of them in order. */
async function digestInStore(trx: Docket, seq: number): Promise<{ count: number; digest: string }> {
  const { rows } = await sql<{ count: number; digest: string }>`
    SELECT count(*)::integer AS count, encode(sha256(convert_to(coalesce(string_agg(
      item::text || chr(9) || kind || chr(9) || before || chr(9) || after, chr(10)
      ORDER BY item, kind COLLATE "C"), ''), 'UTF8')), 'hex') AS digest
    FROM decisions WHERE entry = ${seq}`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new RangeError('an aggregate without a row');
  return row;
}

/** Entries of the trail, newest first, before a number; with their texts where these are still there. */
export async function listTrail(
  db: Docket,
  asked: {
    readonly before?: number;
    readonly run?: string;
    readonly actor?: string;
    readonly action?: Action;
    /** Days of the clock that wrote the entries, or moments as it writes them; both included. */
    readonly from?: string;
    readonly to?: string;
    readonly limit?: number;
  },
): Promise<readonly (TrailEntry & { readonly text: string | null })[]> {
  let query = db
    .selectFrom('trail')
    .leftJoin('trail_texts', 'trail_texts.seq', 'trail.seq')
    .select([
      'trail.seq',
      'at',
      'actor',
      'action',
      'trail.run_id as run',
      'code',
      'count',
      'digest',
      'commitment',
    ])
    .select(['previous', 'hash', 'trail_texts.text'])
    .orderBy('trail.seq', 'desc')
    .limit(asked.limit ?? 100);
  if (asked.before !== undefined) query = query.where('trail.seq', '<', asked.before);
  if (asked.run !== undefined) query = query.where('trail.run_id', '=', asked.run);
  if (asked.actor !== undefined) query = query.where('actor', '=', asked.actor);
  if (asked.action !== undefined) query = query.where('action', '=', asked.action);
  if (asked.from !== undefined) query = query.where(sql<boolean>`at COLLATE "C" >= ${asked.from}`);
  // Behind every time of that day, or the moment itself, as texts are ordered.
  if (asked.to !== undefined) query = query.where(sql<boolean>`at COLLATE "C" < ${`${asked.to}U`}`);
  return await query.execute();
}

/** All who ever did something, by name. */
export async function trailActors(db: Docket): Promise<string[]> {
  const rows = await db.selectFrom('trail').select('actor').distinct().orderBy('actor').execute();
  return rows.map(({ actor }) => actor);
}
