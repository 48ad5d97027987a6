import { type RawBuilder, sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import {
  type ChargePlace,
  type History,
  keyOf,
  personAgain,
  placeOf,
} from '../screening/again/person-again.js';
import type { RunAgain } from '../screening/again/run-again.js';
import { followDecisions } from './decide.js';
import type { Docket } from './engine.js';
import { BETWEEN_PEOPLE } from './import-people.js';
import { askedOf, type KnownPerson, personNumbered } from './person-charges.js';
import { makeWords } from './person-words.js';
import { openRunNamed } from './runs.js';
import { type SettledPerson, settlePerson } from './settle-person.js';
import { enterAct } from './trail.js';
import type { TrailEntry } from './trail-entry.js';

/** Who regroups persons of which run, and why. */
export interface RegroupingAct {
  readonly run: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What regrouping did: the persons there are now, and what became of their determinations. */
export interface Regrouped extends SettledPerson {
  readonly entry: TrailEntry;
  readonly persons: readonly number[];
}

/** What stood before a regrouping: whose each charge was, and what was settled of the persons. */
export interface BeforeRegrouping {
  readonly charges: readonly (ChargePlace & { readonly person: number; readonly moved: boolean })[];
  readonly persons: readonly { readonly person: number; readonly history: History | null }[];
  readonly made: number | null;
}

interface Part {
  readonly known: KnownPerson;
  readonly places: readonly ChargePlace[];
  readonly history: History;
}

const refused = (why: string): Failure => new Failure(2, 'DOCKET_PERSONS_REFUSED', { why });

/**
 * Says that persons of a run are one: all their charges, also those that are history only, become those of the first.
 * Whoever they are is as certain as of the most certain of them; their history is whole if each was. All their
 * determinations are made again. Throws a Failure (wrong usage), and then nothing was done.
 */
export async function mergePersons(
  db: Docket,
  act: RegroupingAct & { readonly persons: readonly number[] },
  again: RunAgain,
): Promise<Regrouped> {
  mustBeReason(act.reason);
  const numbers = [...new Set(act.persons)];
  if (numbers.length < 2) throw refused('fewer than two are named');
  return regrouped(
    db,
    act,
    'merge',
    async (trx, runNo) => {
      const parts: Part[] = [];
      for (const person of numbers) parts.push(await partOf(trx, runNo, person, again));
      const [into, ...others] = parts;
      const before = { charges: [], persons: parts.map(({ known }) => known), made: null };
      const charges = await moveTo(
        trx,
        runNo,
        others.flatMap(({ known, places }) => places.map((place) => ({ ...place, person: known.person }))),
        into.known.person,
      );
      await trx
        .updateTable('people')
        .set({ merged_into: into.known.person })
        .where('run_no', '=', runNo)
        .where(
          'person_no',
          'in',
          others.map(({ known }) => known.person),
        )
        .execute();
      await settleHistory(trx, runNo, into.known.person, {
        historyKnown: parts.some(({ history }) => history.historyKnown),
        historyWhole: parts.every(({ history }) => history.historyWhole),
      });
      return { persons: numbers, before: { ...before, charges }, now: [into.known.person] };
    },
    again,
  );
}

/**
 * Says that some charges of a person are another's, and makes them a person of their own. Who that is, is not known,
 * so the absence of a charge decides nothing for them. The determinations of both are made again. Throws a Failure
 * (wrong usage), and then nothing was done.
 */
export async function splitPerson(
  db: Docket,
  act: RegroupingAct & { readonly person: number; readonly charges: readonly ChargePlace[] },
  again: RunAgain,
): Promise<Regrouped> {
  mustBeReason(act.reason);
  const wanted = new Set(act.charges.map(keyOf));
  return regrouped(
    db,
    act,
    'split',
    async (trx, runNo, seq) => {
      const { known, places, history } = await partOf(trx, runNo, act.person, again);
      const away = places.filter((place) => wanted.has(keyOf(place)));
      if (away.length === 0 || away.length !== wanted.size) throw refused('a charge is not one of theirs');
      if (away.length === places.length) throw refused('no charge would be left to them');
      const made = await freeNumber(trx, runNo, known.person);
      await sql`INSERT INTO people (run_no, person_no, person_id, name, split_from, history_known, history_whole)
      SELECT run_no, ${sql.lit(made)}, person_id || ${` (split off in entry ${seq})`}, name, person_no, false,
        ${history.historyWhole} FROM people WHERE run_no = ${runNo} AND person_no = ${known.person}`.execute(
        trx,
      );
      const from = away.map((place) => ({ ...place, person: known.person }));
      const charges = await moveTo(trx, runNo, from, made);
      return {
        persons: [known.person, made],
        before: { charges, persons: [known], made },
        now: [known.person, made],
      };
    },
    again,
  );
}

function mustBeReason(reason: string): void {
  if (reason.trim() === '') throw refused('no reason is given');
}

async function regrouped(
  db: Docket,
  act: RegroupingAct,
  kind: 'merge' | 'split',
  work: (
    trx: Docket,
    runNo: number,
    seq: number,
  ) => Promise<{ persons: readonly number[]; before: BeforeRegrouping; now: readonly number[] }>,
  again: RunAgain,
): Promise<Regrouped> {
  const { run, reason: text, by: actor, at } = act;
  const { entry, result } = await enterAct(db, { at, actor, action: kind, run, text }, async (trx, seq) => {
    const runNo = await openRunNamed(trx, run);
    const { persons, before, now } = await work(trx, runNo, seq);
    await trx
      .insertInto('regroupings')
      .values({
        ...{ entry: seq, run_no: runNo, kind, persons, undone_by: null },
        before: JSON.stringify({
          ...before,
          persons: before.persons.map(({ person, history }) => ({ person, history })),
        }),
      })
      .execute();
    const settled = await settleAll(trx, { run, runNo, seq }, again, now);
    return { persons: now, ...settled };
  });
  return { entry, ...result };
}

/** Makes the words and the determinations of persons again. */
export async function settleAll(
  trx: Docket,
  act: { readonly run: string; readonly runNo: number; readonly seq: number },
  again: RunAgain,
  persons: readonly number[],
): Promise<SettledPerson> {
  await makeWords(trx, act.runNo, persons, again);
  const all: SettledPerson[] = [];
  for (const person of persons) all.push(await settlePerson(trx, act, again, person));
  await followDecisions(trx, act.seq);
  return {
    made: all.reduce((sum, { made }) => sum + made, 0),
    changed: all.flatMap(({ changed }) => changed),
  };
}

/** A person with their charges as the run and earlier regroupings say. */
async function partOf(trx: Docket, runNo: number, person: number, again: RunAgain): Promise<Part> {
  const known = await personNumbered(trx, runNo, person);
  if (known === undefined) throw refused('one of them is not in the run');
  if (known.mergedInto !== null) throw refused('one of them was merged into another before');
  const { charges, historyKnown, historyWhole } = await personAgain(again, await askedOf(trx, runNo, known));
  return { known, places: charges.map(placeOf), history: { historyKnown, historyWhole } };
}

/** Gives charges to a person, and says whose they were. */
async function moveTo(
  trx: Docket,
  runNo: number,
  charges: readonly (ChargePlace & { readonly person: number })[],
  to: number,
): Promise<BeforeRegrouping['charges']> {
  const before: (ChargePlace & { person: number; moved: boolean })[] = [];
  for (const { file, row, person } of charges) {
    const moved = await trx
      .updateTable('moves')
      .set({ person_no: to })
      .where(at(runNo, { file, row }))
      .executeTakeFirst();
    const isMoved = moved.numUpdatedRows > 0n;
    if (!isMoved) {
      await trx
        .insertInto('moves')
        .values({ run_no: runNo, source_file: file, source_row: row, person_no: to })
        .execute();
    }
    await giveCharge(trx, runNo, { file, row }, to);
    before.push({ file, row, person, moved: isMoved });
  }
  return before;
}

const at = (runNo: number, { file, row }: ChargePlace): RawBuilder<boolean> =>
  sql<boolean>`run_no = ${runNo} AND source_row = ${row} AND source_file = ${file}`;

async function giveCharge(trx: Docket, runNo: number, place: ChargePlace, to: number): Promise<void> {
  await sql`UPDATE determinations SET person_no = ${to} WHERE run_no = ${runNo}
    AND charge_no IN (SELECT charge_no FROM charges WHERE ${at(runNo, place)})`.execute(trx);
  await sql`UPDATE charges SET person_no = ${to} WHERE ${at(runNo, place)}`.execute(trx);
}

/** Puts persons back as they were before a regrouping; their determinations are to be made again. */
export async function putBack(trx: Docket, runNo: number, before: BeforeRegrouping): Promise<void> {
  for (const { file, row, person, moved } of before.charges) {
    if (moved)
      await trx.updateTable('moves').set({ person_no: person }).where(at(runNo, { file, row })).execute();
    else await trx.deleteFrom('moves').where(at(runNo, { file, row })).execute();
    await giveCharge(trx, runNo, { file, row }, person);
  }
  for (const { person, history } of before.persons) {
    await settleHistory(trx, runNo, person, history);
    await trx
      .updateTable('people')
      .set({ merged_into: null })
      .where('run_no', '=', runNo)
      .where('person_no', '=', person)
      .execute();
  }
  if (before.made === null) return;
  await trx.deleteFrom('words').where('run_no', '=', runNo).where('person_no', '=', before.made).execute();
  await trx.deleteFrom('people').where('run_no', '=', runNo).where('person_no', '=', before.made).execute();
}

async function settleHistory(
  trx: Docket,
  runNo: number,
  person: number,
  history: History | null,
): Promise<void> {
  await trx
    .updateTable('people')
    .set({
      history_known: history?.historyKnown ?? null,
      history_whole: history?.historyWhole ?? null,
    })
    .where('run_no', '=', runNo)
    .where('person_no', '=', person)
    .execute();
}

/** The next number behind a person's that is free before the next person; where there is none, one behind all. */
async function freeNumber(trx: Docket, runNo: number, person: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`SELECT coalesce(
      (SELECT min(n) FROM generate_series(${sql.lit(person + 1)}, ${sql.lit(person + BETWEEN_PEOPLE - 1)}) AS n
        WHERE NOT EXISTS (SELECT 1 FROM people WHERE run_no = ${runNo} AND person_no = n)),
      (SELECT max(person_no) + 1 FROM people WHERE run_no = ${runNo})) AS number`.execute(trx);
  return rows[0].number;
}
