import type { Docket } from '../docket/engine.js';
import type { DocketFilter } from '../docket/filter.js';
import { listDeterminations } from '../docket/list-determinations.js';
import { foundText } from '../docket/person-charges.js';
import { runIdOf } from '../docket/run-id.js';
import type { Store } from '../docket/store.js';
import { Failure } from '../messages/failure.js';
import type { ChargePlace, FactAt } from '../screening/again/person-again.js';
import type { Manifest } from '../screening/manifest.js';

const PAGE = 1000;

/** A charge that is, since somebody merged or split persons at the desk, another's than the run says. */
export interface MovedCharge extends ChargePlace {
  /** Whose it is; the run knows nobody of this number where a person was split off. */
  readonly personId: string;
}

/** What attorneys approved of a run, as plain data. */
export interface Approved {
  /** The assumptions each rests on, by charge and relief with a blank between. */
  readonly determinations: ReadonlyMap<string, string>;
  /** Facts that were found at the desk, for any charge of the run: the approved ones may rest on them. Oldest first. */
  readonly found: readonly FactAt[];
  readonly moved: readonly MovedCharge[];
}

/**
 * What attorneys approved of a run, of some reliefs and within a filter, as the store has it now: outcomes there are
 * those with all facts that were found. Throws a Failure (wrong usage) when the run is not in the store, or nothing is
 * decided in it any more because a newer one took its place.
 */
export async function approvedOf(
  { db }: Pick<Store, 'db'>,
  manifest: Manifest,
  reliefs: readonly string[],
  within: DocketFilter = {},
): Promise<Approved> {
  const runId = runIdOf(manifest);
  const run = await db
    .selectFrom('runs')
    .select(['run_no', 'purged_at', 'superseded_by'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Failure(2, 'COURT_RUN_NOT_IN_DOCKET', { run: runId });
  if (run.purged_at !== null || run.superseded_by !== null) {
    const why = run.purged_at === null ? 'a newer run of the same list took its place' : 'it was purged';
    throw new Failure(2, 'DOCKET_RUN_CLOSED', { run: runId, why });
  }
  const filter: DocketFilter = {
    ...within,
    state: common(['approved'], within.state),
    outcome: common(['eligible'], within.outcome),
    relief: common(reliefs, within.relief),
  };
  const determinations = new Map<string, string>();
  for (let after: Parameters<typeof listDeterminations>[2]['after']; ; ) {
    const asked = { filter, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const page = await listDeterminations(db, runId, asked);
    for (const { chargeId, relief, assumptions } of page.rows)
      determinations.set(`${chargeId} ${relief}`, assumptions);
    if (page.next === undefined) break;
    after = page.next;
  }
  return { determinations, found: await foundIn(db, run.run_no), moved: await movedIn(db, run.run_no) };
}

const common = <T>(all: readonly T[], asked: readonly T[] | undefined): readonly T[] =>
  asked === undefined ? all : all.filter((one) => asked.includes(one));

/** The facts that were found for charges of a run and not taken back. */
async function foundIn(db: Docket, run: number): Promise<FactAt[]> {
  const rows = await db
    .selectFrom('found_facts as f')
    .innerJoin('determinations as d', (join) =>
      join.onRef('d.item', '=', 'f.item').onRef('d.run_no', '=', 'f.run_no'),
    )
    .innerJoin('charges as c', (join) =>
      join.onRef('c.charge_no', '=', 'd.charge_no').onRef('c.run_no', '=', 'd.run_no'),
    )
    .innerJoin('trail_texts as t', 't.seq', 'f.entry')
    .select(['c.source_file as file', 'c.source_row as row', 'f.fact', 't.text'])
    .where('f.run_no', '=', run)
    .where('f.undone_by', 'is', null)
    .orderBy('f.entry')
    .orderBy('c.source_file')
    .orderBy('c.source_row')
    .orderBy('f.fact')
    .execute();
  return rows.map(({ file, row, fact, text }) => ({ file, row, fact, ...foundText(text) }));
}

const movedIn = (db: Docket, run: number): Promise<MovedCharge[]> =>
  db
    .selectFrom('moves as m')
    .innerJoin('people as p', (join) =>
      join.onRef('p.person_no', '=', 'm.person_no').onRef('p.run_no', '=', 'm.run_no'),
    )
    .select(['m.source_file as file', 'm.source_row as row', 'p.person_id as personId'])
    .where('m.run_no', '=', run)
    .orderBy('m.source_file')
    .orderBy('m.source_row')
    .execute();
