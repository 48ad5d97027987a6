import { sql } from 'kysely';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import { Failure } from '../messages/failure.js';
import {
  type DeterminedAgain,
  determinedAgain,
  type FactAt,
  keyOf,
  personAgain,
} from '../screening/again/person-again.js';
import type { RunAgain } from '../screening/again/run-again.js';
import { codeOf, DECISION_STATES } from './codes.js';
import type { Docket } from './engine.js';
import { splitLists } from './import-rows.js';
import type { ListedDetermination } from './list-determinations.js';
import { askedOf, determinationsOf, personNumbered } from './person-charges.js';

/** A determination that came out otherwise: what it was, and what it is. */
export interface ChangedAgain {
  readonly item: number;
  readonly chargeId: string;
  readonly before: DeterminedAgain;
  readonly after: DeterminedAgain;
}

/** How many determinations were made again, and those that changed in anything. */
export interface SettledPerson {
  readonly made: number;
  readonly changed: readonly ChangedAgain[];
}

/** The act that they are made again by. */
export interface SettlingAct {
  readonly run: string;
  readonly runNo: number;
  readonly seq: number;
}

/**
 * Makes all determinations of a person again, of the charges they have now and with all that was found for these, and
 * puts down in the decisions of the entry what changed. What was decided and has another outcome is to be decided
 * again. Throws a Failure when the law would not be asked of one of the charges any more.
 */
export async function settlePerson(
  trx: Docket,
  act: SettlingAct,
  again: RunAgain,
  person: number,
  justFound?: FactAt,
): Promise<SettledPerson> {
  const rows = await determinationsOf(trx, act.run, person);
  const known = await personNumbered(trx, act.runNo, person);
  if (rows.length === 0 || known === undefined) return { made: 0, changed: [] };
  const asked = await askedOf(trx, act.runNo, known);
  const found = justFound === undefined ? asked.found : [...asked.found, justFound];
  const told = await personAgain(again, { ...asked, found });
  const made = new Map(
    determinedAgain(again, told).flatMap(({ place, determinations }) =>
      determinations.map((one): [string, DeterminedAgain] => [`${one.relief} ${keyOf(place)}`, one]),
    ),
  );
  const changed: ChangedAgain[] = [];
  for (const row of rows) {
    const after = made.get(`${row.relief} ${keyOf({ file: row.sourceFile, row: row.sourceRow })}`);
    if (after === undefined) throw new Failure(2, 'DOCKET_OUTSIDE_LAW', { row: row.sourceRow });
    const before = determinedOf(row);
    if (!isSame(before, after)) changed.push({ item: row.item, chargeId: row.chargeId, before, after });
  }
  await writeTexts(
    trx,
    changed.map(({ after }) => after),
  );
  for (const one of changed) await write(trx, act, one);
  const decided = changed.filter(({ before, after, item }) => {
    const state = rows.find((row) => row.item === item)?.state ?? 'open';
    return before.outcome !== after.outcome && state !== 'open' && state !== 'decide_again';
  });
  const lines = [
    ...changed.map(({ item, before, after }) => ({
      ...{ entry: act.seq, item, kind: 'outcome' },
      ...{ before: before.outcome as string, after: after.outcome as string },
    })),
    ...decided.map(({ item }) => ({
      ...{ entry: act.seq, item, kind: 'state' },
      before: rows.find((row) => row.item === item)?.state ?? 'open',
      after: DECISION_STATES[4],
    })),
  ];
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    await trx
      .insertInto('decisions')
      .values(lines.slice(at, at + LINES_AT_ONCE))
      .execute();
  }
  return { made: rows.length, changed };
}

const LINES_AT_ONCE = 1_000;

const TEXTS = ['rule', 'reason', 'missing', 'assumptions', 'selectedRule', 'selectedMissing'] as const;
const LISTS = ['missing', 'assumptions', 'selectedMissing'] as const;

const isSame = (a: DeterminedAgain, b: DeterminedAgain): boolean =>
  a.outcome === b.outcome && a.selected === b.selected && TEXTS.every((text) => a[text] === b[text]);

/** Sees to it that all texts of determinations stand in the store. */
async function writeTexts(trx: Docket, determined: readonly DeterminedAgain[]): Promise<void> {
  const texts = new Set(determined.flatMap((one) => TEXTS.map((text) => one[text])));
  for (const text of texts) {
    await sql`INSERT INTO terms (text) VALUES (${text}) ON CONFLICT DO NOTHING`.execute(trx);
  }
  const lists = new Set(determined.flatMap((one) => LISTS.map((list) => one[list])));
  for (const list of lists) await splitLists(trx, sql`(SELECT ${list}::text AS text)`);
}

async function write(trx: Docket, { runNo }: SettlingAct, { item, after }: ChangedAgain): Promise<void> {
  const term = (text: string) => sql<number>`(SELECT term FROM terms WHERE md5(text) = md5(${text}::text))`;
  await trx
    .updateTable('determinations')
    .set({
      outcome: codeOf(OUTCOMES, after.outcome),
      selected: codeOf(SELECTIONS, after.selected),
      rule: term(after.rule),
      reason: term(after.reason),
      missing: term(after.missing),
      assumptions: term(after.assumptions),
      selected_rule: term(after.selectedRule),
      selected_missing: term(after.selectedMissing),
    })
    .where('run_no', '=', runNo)
    .where('item', '=', item)
    .execute();
}

const determinedOf = (row: ListedDetermination): DeterminedAgain => ({
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
