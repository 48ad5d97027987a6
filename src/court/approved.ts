import { listDeterminations } from '../docket/list-determinations.js';
import { runIdOf } from '../docket/run-id.js';
import type { Store } from '../docket/store.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from '../screening/manifest.js';

const PAGE = 1000;

/**
 * What attorneys approved of a run, as `charge relief`. Throws a Failure (wrong usage) when the run is not in the store,
 * or nothing is decided in it any more because a newer one took its place.
 */
export async function approvedOf(
  store: Store,
  manifest: Manifest,
  reliefs: readonly string[],
): Promise<ReadonlySet<string>> {
  const runId = runIdOf(manifest);
  const run = await store.db
    .selectFrom('runs')
    .select(['purged_at', 'superseded_by'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Failure(2, 'COURT_RUN_NOT_IN_DOCKET', { run: runId });
  if (run.purged_at !== null || run.superseded_by !== null) {
    const why = run.purged_at === null ? 'a newer run of the same list took its place' : 'it was purged';
    throw new Failure(2, 'DOCKET_RUN_CLOSED', { run: runId, why });
  }
  const approved = new Set<string>();
  const filter = { state: ['approved'], outcome: ['eligible'], relief: reliefs } as const;
  for (let after: Parameters<typeof listDeterminations>[2]['after']; ; ) {
    const page = await listDeterminations(store.db, runId, {
      filter,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { chargeId, relief } of page.rows) approved.add(`${chargeId} ${relief}`);
    if (page.next === undefined) return approved;
    after = page.next;
  }
}
