import { sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { Failure } from '../messages/failure.js';
import { codeOf, DECISION_STATES } from './codes.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { splitLists } from './import-rows.js';
import { type ListedDetermination, listDeterminations } from './list-determinations.js';
import { openRunNamed } from './runs.js';
import { enterAct, mustBeName } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

/** A fact that somebody found outside the list. */
export interface FoundFact {
  readonly fact: string;
  readonly value: string;
  /** Where it stands: the court file and the page. */
  readonly source: string;
  readonly note?: string;
}

/** What a relief of the charge comes to with the fact. Lists are as in determinations.csv, joined by `; `. */
export interface Evaluated {
  readonly relief: string;
  readonly outcome: Outcome;
  readonly selected: Selection;
  readonly rule: string;
  readonly reason: string;
  readonly missing: string;
  readonly assumptions: string;
  readonly selectedRule: string;
  readonly selectedMissing: string;
}

/** Evaluates a charge again with all facts that were found for it, the newest last. */
export type Evaluate = (
  charge: {
    readonly run: string;
    readonly chargeId: string;
    readonly sourceFile: string;
    readonly sourceRow: number;
  },
  found: readonly FoundFact[],
) => Promise<readonly Evaluated[]>;

/** The determinations of the charge, before and after. */
export interface RecordedFact {
  readonly entry: TrailEntry;
  readonly before: readonly Evaluated[];
  readonly after: readonly Evaluated[];
}

/**
 * Keeps a found fact and evaluates the charge of a determination again, with `evaluate`. Old and new determinations
 * are both kept. One that was decided and comes out otherwise is to be decided again. Throws a Failure (wrong usage)
 * when the fact is not complete, and whatever `evaluate` throws; then nothing was done.
 */
export async function recordFact(
  db: Docket,
  act: { readonly run: string; readonly item: number; readonly by: string; readonly at: string },
  found: FoundFact,
  evaluate: Evaluate,
): Promise<RecordedFact> {
  mustBeName(found.fact, 'the fact');
  if (found.value.trim() === '') throw new Failure(2, 'DOCKET_ACT_REFUSED', { why: 'no value is given' });
  if (found.source.trim() === '') {
    throw new Failure(2, 'DOCKET_ACT_REFUSED', { why: 'it is not said where the fact was found' });
  }
  const { value, source, note } = found;
  const text = JSON.stringify({ value, source, note: note ?? '' });
  const entered = await enterAct(
    db,
    { at: act.at, actor: act.by, action: 'record_fact', run: act.run, code: found.fact, text },
    async (trx, seq) => {
      const run = await openRunNamed(trx, act.run);
      const charge = await chargeOf(trx, act.run, act.item);
      const { chargeId, sourceFile, sourceRow } = charge.row;
      const earlier = await foundFacts(
        trx,
        charge.rows.map(({ item }) => item),
      );
      const after = await evaluate({ run: act.run, chargeId, sourceFile, sourceRow }, [...earlier, found]);
      const before = charge.rows.map(evaluatedOf);
      mustFit(before, after);
      await trx
        .insertInto('found_facts')
        .values({
          entry: seq,
          run_no: run,
          item: act.item,
          fact: found.fact,
          before: JSON.stringify(before),
          after: JSON.stringify(after),
        })
        .execute();
      for (const row of charge.rows) {
        const now = after.find(({ relief }) => relief === row.relief);
        if (now !== undefined) await settle(trx, { run, seq }, row, now);
      }
      await followDecisions(trx, seq);
      return { before, after };
    },
  );
  return { entry: entered.entry, ...entered.result };
}

/** The facts that were found for the charge of any of these determinations, oldest first. */
export async function foundFacts(db: Docket, items: readonly number[]): Promise<readonly FoundFact[]> {
  if (items.length === 0) return [];
  const rows = await db
    .selectFrom('found_facts')
    .innerJoin('trail_texts', 'trail_texts.seq', 'found_facts.entry')
    .select(['fact', 'text'])
    .where('item', 'in', [...items])
    .orderBy('entry')
    .execute();
  return rows.map(({ fact, text }) => ({ fact, ...JSON.parse(text) }));
}

async function chargeOf(
  trx: Docket,
  run: string,
  item: number,
): Promise<{ row: ListedDetermination; rows: readonly ListedDetermination[] }> {
  const [row] = (await listDeterminations(trx, run, { filter: { items: [item] } })).rows;
  if (row === undefined) throw new Failure(2, 'DOCKET_NOTHING_CHOSEN', {});
  const person = await listDeterminations(trx, run, { filter: { person: row.person }, limit: 1_000 });
  return { row, rows: person.rows.filter(({ chargeId }) => chargeId === row.chargeId) };
}

/** Throws a RangeError when what was evaluated is not of the charge's reliefs. */
function mustFit(before: readonly Evaluated[], after: readonly Evaluated[]): void {
  const reliefs = after.map(({ relief }) => relief);
  if (reliefs.length !== before.length || before.some(({ relief }) => !reliefs.includes(relief))) {
    throw new RangeError('the charge was evaluated for other reliefs than those it was decided for');
  }
}

/** Puts what a determination came to in its place, and says so in the decisions of the entry. */
async function settle(
  trx: Docket,
  { run, seq }: { readonly run: number; readonly seq: number },
  row: ListedDetermination,
  now: Evaluated,
): Promise<void> {
  const { outcome, selected, rule, reason, missing, assumptions, selectedRule, selectedMissing } = now;
  const texts = [rule, reason, missing, assumptions, selectedRule, selectedMissing];
  await sql`INSERT INTO terms (text) VALUES ${sql.join([...new Set(texts)].map((one) => sql`(${one})`))}
    ON CONFLICT DO NOTHING`.execute(trx);
  for (const list of [missing, assumptions, selectedMissing]) {
    await splitLists(trx, sql`(SELECT ${list}::text AS text)`);
  }
  const term = (text: string) => sql<number>`(SELECT term FROM terms WHERE md5(text) = md5(${text}::text))`;
  await trx
    .updateTable('determinations')
    .set({
      outcome: codeOf(OUTCOMES, outcome),
      selected: codeOf(SELECTIONS, selected),
      rule: term(rule),
      reason: term(reason),
      missing: term(missing),
      assumptions: term(assumptions),
      selected_rule: term(selectedRule),
      selected_missing: term(selectedMissing),
    })
    .where('run_no', '=', run)
    .where('item', '=', row.item)
    .execute();
  const line = { entry: seq, item: row.item };
  const lines = [{ ...line, kind: 'outcome', before: row.outcome as string, after: outcome as string }];
  const decided = row.state !== 'open' && row.state !== 'decide_again';
  if (decided && outcome !== row.outcome) {
    lines.push({ ...line, kind: 'state', before: row.state, after: DECISION_STATES[4] });
  }
  await trx.insertInto('decisions').values(lines).execute();
}

const evaluatedOf = (row: ListedDetermination): Evaluated => ({
  relief: row.relief,
  outcome: row.outcome,
  selected: row.selected,
  rule: row.rule,
  reason: row.reason,
  missing: row.missing,
  assumptions: row.assumptions,
  selectedRule: row.selectedRule,
  selectedMissing: row.selectedMissing,
});
