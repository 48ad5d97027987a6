import { statSync } from 'node:fs';
import { join } from 'node:path';
import { runIdOf } from '../../docket/run-id.js';
import { MANIFEST_NAME } from '../../files/output-folder.js';
import { Failure } from '../../messages/failure.js';
import { manifestIn } from '../../screening/read-manifest.js';
import { idSchema } from '../api/common.js';
import type { Runs } from '../runs.js';

/** What the store calls the runs of the data folder. */
export interface StoredRuns {
  /** Throws a Failure when there is no such run. */
  storeIdOf(id: string): string;
  /** The newest run of the data folder that the store knows by that name; null when its folder is not there. */
  idOf(storeId: string): string | null;
}

export function openStoredRuns(folder: string, runs: Pick<Runs, 'all'>): StoredRuns {
  const known = new Map<string, { readonly stamp: string; readonly storeId: string }>();
  const storeIdOf = (id: string): string => {
    const own = join(folder, id);
    const stats = idSchema.safeParse(id).success
      ? statSync(join(own, MANIFEST_NAME), { throwIfNoEntry: false, bigint: true })
      : undefined;
    if (stats === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'run' });
    const stamp = `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
    const before = known.get(id);
    if (before?.stamp === stamp) return before.storeId;
    const storeId = runIdOf(manifestIn(own));
    known.set(id, { stamp, storeId });
    return storeId;
  };
  return {
    storeIdOf,
    idOf: (storeId) => runs.all().runs.find(({ id }) => storeIdOf(id) === storeId)?.id ?? null,
  };
}
