import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome } from '../law/determine.js';
import { Failure } from '../messages/failure.js';
import { DECISION_STATES, type DecisionState, REJECT_REASONS, type RejectReason, wordOf } from './codes.js';
import type { Docket } from './engine.js';
import { type DocketFilter, whereOf } from './filter.js';
import { openRunNamed } from './runs.js';
import { enterAct, mustBeName } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

/** What an attorney says of determinations. */
export type Decision =
  | { readonly action: 'approve'; readonly text?: string }
  | { readonly action: 'reject'; readonly reason: RejectReason; readonly text?: string }
  | { readonly action: 'send_back'; readonly fact: string; readonly text?: string }
  | { readonly action: 'comment'; readonly text: string }
  | { readonly action: 'assign'; readonly assignee: string | null };

/** The state a decision leads to; none of the others leads to one. */
const LEADS_TO: Partial<Record<Decision['action'], DecisionState>> = {
  approve: 'approved',
  reject: 'rejected',
  send_back: 'sent_back',
};

/** Exactly what a decision on a filter would change. */
export interface Preview {
  /** All that the filter means. */
  readonly matching: number;
  /** Those of them that would change; `approve` leaves alone what is approved, `assign` what is assigned so. */
  readonly changing: number;
  readonly byState: Readonly<Partial<Record<DecisionState, number>>>;
  /** Of those that would change. */
  readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
  readonly people: number;
  /** Of exactly which would change, and from what: what is confirmed by it changes nothing else. */
  readonly fingerprint: string;
}

/** Determinations by their numbers, or all of a filter as a preview showed them. */
export type Chosen =
  | { readonly items: readonly number[]; readonly fingerprint?: string }
  | { readonly filter: DocketFilter; readonly fingerprint: string };

/** Counts what a decision would change. */
export async function previewDecision(
  db: Docket,
  runId: string,
  filter: DocketFilter,
  decision: Decision,
): Promise<Preview> {
  mustBeWhole(decision);
  const run = await openRunNamed(db, runId);
  return await previewIn(db, run, filter, decision);
}

async function previewIn(
  db: Docket,
  run: number,
  filter: DocketFilter,
  decision: Decision,
): Promise<Preview> {
  const changes = changesBy(decision);
  const { rows } = await sql<{ state: number; outcome: number; matching: number; changing: number }>`
    SELECT d.state, d.outcome, count(*)::integer AS matching, count(*) FILTER (WHERE ${changes})::integer AS changing
    FROM determinations d WHERE ${whereOf(run, filter)} GROUP BY d.state, d.outcome ORDER BY d.state, d.outcome`.execute(
    db,
  );
  const { rows: prints } = await sql<{ print: string; people: number }>`
    SELECT count(DISTINCT d.person_no)::integer AS people, encode(sha256(convert_to(coalesce(
      string_agg(d.item::text || ':' || d.state::text || ':' || d.outcome::text || ':' || coalesce(d.assignee, ''),
        chr(10) ORDER BY d.item), ''), 'UTF8')), 'hex') AS print
    FROM determinations d WHERE ${whereOf(run, filter)} AND ${changes}`.execute(db);
  return {
    matching: rows.reduce((sum, { matching }) => sum + matching, 0),
    changing: rows.reduce((sum, { changing }) => sum + changing, 0),
    byState: sumsBy(rows, ({ state }) => wordOf(DECISION_STATES, state)),
    byOutcome: sumsBy(rows, ({ outcome }) => wordOf(OUTCOMES, outcome)),
    people: prints[0]?.people ?? 0,
    fingerprint: prints[0]?.print ?? '',
  };
}

/** How many would change, by a word of each; words without any are left out. */
function sumsBy<R extends { readonly changing: number }, W extends string>(
  rows: readonly R[],
  wordOfRow: (row: R) => W,
): Partial<Record<W, number>> {
  const sums: Partial<Record<W, number>> = {};
  for (const row of rows) {
    const word = wordOfRow(row);
    if (row.changing > 0) sums[word] = (sums[word] ?? 0) + row.changing;
  }
  return sums;
}

/** Which of the chosen a decision changes, as a condition on `d`. A reason or a text is new each time. */
function changesBy(decision: Decision): RawBuilder<boolean> {
  if (decision.action === 'approve')
    return sql<boolean>`d.state <> ${sql.lit(DECISION_STATES.indexOf('approved'))}`;
  if (decision.action === 'assign') {
    return sql<boolean>`d.assignee IS DISTINCT FROM ${decision.assignee}::text`;
  }
  return sql<boolean>`true`;
}

/**
 * Takes a decision on one determination or on many, all in one entry of the trail: when this resolves, it is kept.
 * Throws a Failure (wrong usage) and does nothing when it is not complete, when the run is closed, when nothing would
 * change, when one of `items` is not in the run, or when a filter no longer means what its preview showed.
 */
export async function decide(
  db: Docket,
  act: { readonly run: string; readonly chosen: Chosen; readonly by: string; readonly at: string },
  decision: Decision,
): Promise<{ readonly entry: TrailEntry; readonly changed: number }> {
  mustBeWhole(decision);
  const { run: runId, chosen, by, at } = act;
  const filter = 'items' in chosen ? { items: chosen.items } : chosen.filter;
  const { entry, result } = await enterAct(
    db,
    { at, actor: by, action: decision.action, run: runId, ...wordsOf(decision) },
    async (trx, seq) => {
      const run = await openRunNamed(trx, runId);
      const { fingerprint } = chosen;
      const seen = fingerprint === undefined ? undefined : await previewIn(trx, run, filter, decision);
      if (seen !== undefined && seen.fingerprint !== fingerprint)
        throw new Failure(2, 'DOCKET_PREVIEW_STALE', {});
      if ('items' in chosen) await mustBeIn(trx, run, chosen.items);
      const changed = await write(trx, { seq, run, filter }, decision);
      if (changed === 0) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
      return changed;
    },
  );
  return { entry, changed: result };
}

/** Puts the lines of a decision down, and what they lead to. */
async function write(
  trx: Docket,
  { seq, run, filter }: { readonly seq: number; readonly run: number; readonly filter: DocketFilter },
  decision: Decision,
): Promise<number> {
  const state = sql`(ARRAY[${sql.join(DECISION_STATES.map((name) => sql.lit(name)))}]::text[])[d.state + 1]`;
  const target = LEADS_TO[decision.action];
  const line =
    decision.action === 'assign'
      ? sql`'assignee', coalesce(d.assignee, ''), ${decision.assignee ?? ''}::text`
      : target === undefined
        ? sql`'note', ${state}, ${state}`
        : sql`'state', ${state}, ${sql.lit(target)}`;
  const { numAffectedRows } = await sql`INSERT INTO decisions (entry, item, kind, before, after)
    SELECT ${sql.lit(seq)}, d.item, ${line} FROM determinations d
    WHERE ${whereOf(run, filter)} AND ${changesBy(decision)}`.execute(trx);
  if (decision.action === 'assign' || target !== undefined) await followDecisions(trx, seq);
  return Number(numAffectedRows ?? 0);
}

/** Brings the determinations to what the decisions of an entry say. */
export async function followDecisions(trx: Docket, seq: number): Promise<void> {
  const names = sql.join(DECISION_STATES.map((name) => sql.lit(name)));
  await sql`UPDATE determinations d SET state = array_position(ARRAY[${names}]::text[], n.after) - 1
    FROM decisions n JOIN runs r ON r.superseded_by IS NULL
    WHERE n.entry = ${sql.lit(seq)} AND n.kind = 'state' AND n.before <> n.after
      AND d.item = n.item AND d.run_no = r.run_no`.execute(trx);
  await sql`UPDATE determinations d SET assignee = nullif(n.after, '')
    FROM decisions n JOIN runs r ON r.superseded_by IS NULL
    WHERE n.entry = ${sql.lit(seq)} AND n.kind = 'assignee' AND d.item = n.item AND d.run_no = r.run_no`.execute(
    trx,
  );
}

async function mustBeIn(trx: Docket, run: number, items: readonly number[]): Promise<void> {
  const wanted = new Set(items).size;
  const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count FROM determinations d
    WHERE ${whereOf(run, { items })}`.execute(trx);
  if (wanted === 0 || rows[0]?.count !== wanted) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
}

/** What of a decision goes to the chain as a code, and what as a text. */
function wordsOf(decision: Decision): { code?: string; text?: string } {
  const text = 'text' in decision && decision.text !== undefined ? { text: decision.text } : {};
  if (decision.action === 'reject') return { code: decision.reason, ...text };
  return decision.action === 'send_back' ? { code: decision.fact, ...text } : text;
}

/** Throws a Failure (wrong usage) when a decision lacks what it needs. */
function mustBeWhole(decision: Decision): void {
  const refuse = (why: string): never => {
    throw new Failure(2, 'DOCKET_ACT_REFUSED', { why });
  };
  if (decision.action === 'reject') {
    if (!Object.hasOwn(REJECT_REASONS, decision.reason)) refuse('the reason is none of the list');
    if (decision.reason === 'other' && (decision.text ?? '').trim() === '')
      refuse('the reason is not written');
  }
  if (decision.action === 'send_back') mustBeName(decision.fact, 'the missing fact');
  if (decision.action === 'comment' && decision.text.trim() === '') refuse('the comment is empty');
  if (decision.action === 'assign' && decision.assignee !== null)
    mustBeName(decision.assignee, 'who is to do it');
}
