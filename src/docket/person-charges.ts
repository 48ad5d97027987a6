import { sql } from 'kysely';
import type { ChargePlace, FactAt, History, PersonAsked } from '../screening/again/person-again.js';
import type { Docket } from './engine.js';
import { type ListedDetermination, listDeterminations } from './list-determinations.js';
import type { Cursor } from './list-ways.js';

/** What the docket knows of a person beside their charges. */
export interface KnownPerson {
  readonly person: number;
  readonly personId: string;
  readonly mergedInto: number | null;
  readonly splitFrom: number | null;
  /** What somebody settled; null where it is as the run says. */
  readonly history: History | null;
}

/** A person of a run; undefined when there is none of that number. */
export async function personNumbered(
  db: Docket,
  run: number,
  person: number,
): Promise<KnownPerson | undefined> {
  const row = await db
    .selectFrom('people')
    .select(['person_id', 'merged_into', 'split_from', 'history_known', 'history_whole'])
    .where('run_no', '=', run)
    .where('person_no', '=', person)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { history_known: historyKnown, history_whole: historyWhole } = row;
  return {
    person,
    personId: row.person_id,
    mergedInto: row.merged_into,
    splitFrom: row.split_from,
    history: historyKnown === null || historyWhole === null ? null : { historyKnown, historyWhole },
  };
}

/** Whose charges a person of the docket has now, and what was found for them: what a run is asked for. */
export async function askedOf(db: Docket, run: number, known: KnownPerson): Promise<PersonAsked> {
  const moves = await db
    .selectFrom('moves')
    .select(['source_file as file', 'source_row as row', 'person_no as person'])
    .where('run_no', '=', run)
    .execute();
  const places = (isOwn: boolean): ChargePlace[] =>
    moves.filter(({ person }) => (person === known.person) === isOwn).map(({ file, row }) => ({ file, row }));
  return {
    id: known.splitFrom === null ? known.personId : null,
    without: places(false),
    also: places(true),
    history: known.history,
    found: await foundForPerson(db, run, known.person),
  };
}

/** The facts that were found for charges of a person and not taken back, oldest first. */
async function foundForPerson(db: Docket, run: number, person: number): Promise<FactAt[]> {
  const { rows } = await sql<{ file: string; row: number; fact: string; text: string }>`
    SELECT c.source_file AS file, c.source_row AS row, f.fact, t.text FROM determinations d
      JOIN found_facts f ON f.item = d.item AND f.run_no = d.run_no AND f.undone_by IS NULL
      JOIN charges c ON c.run_no = d.run_no AND c.charge_no = d.charge_no
      JOIN trail_texts t ON t.seq = f.entry
    WHERE d.run_no = ${run} AND d.person_no = ${person} ORDER BY f.entry`.execute(db);
  return rows.map(({ file, row, fact, text }) => ({ file, row, fact, ...foundText(text) }));
}

/** The parts of the text of a found fact. */
export function foundText(text: string): { value: string; source: string; note: string } {
  const { value, source, note } = JSON.parse(text);
  return { value, source, note };
}

/** All determinations of a person, however many. */
export async function determinationsOf(
  db: Docket,
  runId: string,
  person: number,
): Promise<ListedDetermination[]> {
  const rows: ListedDetermination[] = [];
  for (let after: Cursor | undefined; ; ) {
    const asked = { filter: { person }, limit: 1_000, ...(after === undefined ? {} : { after }) };
    const page = await listDeterminations(db, runId, asked);
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
    after = page.next;
  }
}
