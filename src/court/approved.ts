import type { Docket } from '../docket/engine.js';
import { listDeterminations } from '../docket/list-determinations.js';
import { runIdOf } from '../docket/run-id.js';
import type { Store } from '../docket/store.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from '../screening/manifest.js';

const PAGE = 1000;

/** What attorneys approved of a run. */
export interface Approved {
  /** Charge and relief of each, with a blank between. */
  readonly keys: ReadonlySet<string>;
  /** How many more they approved of charges for which a fact was found at the desk: the files of the run lack it. */
  readonly byFoundFacts: number;
}

/**
 * What attorneys approved of a run, of some reliefs. Throws a Failure (wrong usage) when the run is not in the store,
 * or nothing is decided in it any more because a newer one took its place.
 */
export async function approvedOf(
  store: Store,
  manifest: Manifest,
  reliefs: readonly string[],
): Promise<Approved> {
  const runId = runIdOf(manifest);
  const run = await store.db
    .selectFrom('runs')
    .select(['run_no', 'purged_at', 'superseded_by'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Failure(2, 'COURT_RUN_NOT_IN_DOCKET', { run: runId });
  if (run.purged_at !== null || run.superseded_by !== null) {
    const why = run.purged_at === null ? 'a newer run of the same list took its place' : 'it was purged';
    throw new Failure(2, 'DOCKET_RUN_CLOSED', { run: runId, why });
  }
  const withFacts = await chargesWithFacts(store.db, run.run_no);
  const keys = new Set<string>();
  let byFoundFacts = 0;
  const filter = { state: ['approved'], outcome: ['eligible'], relief: reliefs } as const;
  for (let after: Parameters<typeof listDeterminations>[2]['after']; ; ) {
    const page = await listDeterminations(store.db, runId, {
      filter,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { chargeId, relief } of page.rows) {
      if (withFacts.has(chargeId)) byFoundFacts += 1;
      else keys.add(`${chargeId} ${relief}`);
    }
    if (page.next === undefined) return { keys, byFoundFacts };
    after = page.next;
  }
}

/** The charges of a run for which facts were found at the desk. */
async function chargesWithFacts(db: Docket, run: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('found_facts as f')
    .innerJoin('determinations as d', (join) =>
      join.onRef('d.item', '=', 'f.item').onRef('d.run_no', '=', 'f.run_no'),
    )
    .innerJoin('charges as c', (join) =>
      join.onRef('c.charge_no', '=', 'd.charge_no').onRef('c.run_no', '=', 'd.run_no'),
    )
    .select('c.charge_id')
    .distinct()
    .where('f.run_no', '=', run)
    .execute();
  return new Set(rows.map(({ charge_id }) => charge_id));
}
