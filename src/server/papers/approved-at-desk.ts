import { isDeepStrictEqual } from 'node:util';
import { type Approved, approvedOf } from '../../court/approved.js';
import { runIdOf } from '../../docket/run-id.js';
import { enterAct } from '../../docket/trail.js';
import { Failure } from '../../messages/failure.js';
import type { PapersRequest } from '../api/papers.js';
import type { DeskServices } from '../desk-services.js';
import type { DeskDocket } from '../docket/open-docket.js';
import type { CheckedRun } from '../runs.js';

/** What papers from approved determinations are made of, and the one who asked for them. */
export interface FromApproved {
  readonly run: CheckedRun;
  readonly asked: Pick<PapersRequest, 'kind' | 'filter'>;
  readonly reliefs: readonly string[];
  readonly approved: Approved;
  readonly by: string;
}

type AskedOf = Pick<FromApproved, 'run' | 'asked' | 'reliefs'>;

/** What papers on a law may speak of: packets of the reliefs that a court is asked for, a report of all. */
export function reliefsIn(
  { rulebooks, courtPapers }: Pick<DeskServices, 'rulebooks' | 'courtPapers'>,
  law: string,
  kind: PapersRequest['kind'],
): readonly string[] {
  if (kind === 'packets') return courtPapers.find(({ rulebook }) => rulebook === law)?.reliefs ?? [];
  return rulebooks.find(({ id }) => id === law)?.reliefs.map(({ id }) => id) ?? [];
}

/** What attorneys approved, of what was asked for. Throws a Failure when it is nothing. */
export async function approvedNow({ store }: Pick<DeskDocket, 'store'>, of: AskedOf): Promise<Approved> {
  const approved = await approvedOf(store, of.run.manifest, of.reliefs, of.asked.filter);
  if (approved.determinations.size > 0) return approved;
  if (of.asked.kind === 'report')
    throw new Failure(2, 'REPORT_NOTHING_APPROVED', { run: runIdOf(of.run.manifest) });
  const what = 'no eligible determination that was asked for is approved';
  throw new Failure(2, 'COURT_NOTHING_SELECTED', { what });
}

/**
 * Enters into the trail that papers were made, and by whom, with the hash of their file. Throws a Failure, and enters
 * nothing, when something in them is not approved and eligible any more as it was when they were begun, or a fact was
 * found or taken back, or people were merged or split: the papers would print what stood before.
 */
export async function enterPapers(
  docket: Pick<DeskDocket, 'store' | 'now'>,
  from: FromApproved,
  sha256: string,
): Promise<void> {
  const { run, asked, approved, by } = from;
  const act = {
    at: docket.now(),
    actor: by,
    action: 'papers',
    run: runIdOf(run.manifest),
    code: `${asked.kind} ${sha256}`,
  } as const;
  await enterAct(docket.store.db, act, async (db) => {
    const now = await approvedOf({ db }, run.manifest, from.reliefs, asked.filter);
    const isApproved = [...approved.determinations].every(
      ([key, assumptions]) => now.determinations.get(key) === assumptions,
    );
    const isSaid = isDeepStrictEqual([now.found, now.moved], [approved.found, approved.moved]);
    if (!isApproved || !isSaid) throw new Failure(1, 'SERVER_PAPERS_OUTDATED', {});
  });
}
