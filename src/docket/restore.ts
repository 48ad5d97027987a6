import { makeFolder } from '../files/atomic-write.js';
import { Failure } from '../messages/failure.js';
import { type BackupNote, checkedBackup, embeddedBackup, restoreServer } from './backup.js';
import { lockFolder } from './data-lock.js';
import type { Docket } from './engine.js';
import { kyselyOver } from './engine.js';
import { MIGRATIONS, schemaVersion } from './migrate.js';
import { databaseFolder, embeddedStore, hasEmbeddedStore, storeFolder } from './open-store.js';
import type { StorePlace } from './store.js';
import { verifyStore } from './stored-trail.js';
import type { VerifiedTrail } from './verify-trail.js';

/**
 * Makes a store out of a backup, where there is none, and verifies its trail up to the head that the backup's note
 * names. Throws a Failure: exit 3 when the backup cannot be used or a store is there already; a failed check when the
 * trail does not verify.
 */
export async function restoreStore(
  path: string,
  place: StorePlace,
): Promise<{ readonly note: BackupNote; readonly verified: VerifiedTrail }> {
  const note = await checkedBackup(path, 'data' in place ? 'embedded' : 'server');
  if (note.schema > MIGRATIONS.length) {
    throw new Failure(3, 'DOCKET_NEWER', { found: note.schema, known: MIGRATIONS.length });
  }
  const check = async (db: Docket): Promise<VerifiedTrail> => {
    const verified = await verifyStore(db, note.head.hash);
    return verified;
  };
  if ('data' in place) return { note, verified: await restoreEmbedded(path, place.data, check) };
  const { ServerEngine } = await import('./server-engine.js');
  const db = kyselyOver(new ServerEngine(place.databaseUrl));
  try {
    if ((await schemaVersion(db)) > 0) throw new Failure(3, 'DOCKET_STORE_EXISTS', {});
    await restoreServer(path, place.databaseUrl);
    return { note, verified: await check(db) };
  } finally {
    await db.destroy();
  }
}

async function restoreEmbedded(
  path: string,
  data: string,
  check: (db: Docket) => Promise<VerifiedTrail>,
): Promise<VerifiedTrail> {
  makeFolder(storeFolder(data));
  const unlock = lockFolder(storeFolder(data));
  try {
    if (hasEmbeddedStore(data)) throw new Failure(3, 'DOCKET_STORE_EXISTS', {});
    const { EmbeddedEngine } = await import('./embedded-engine.js');
    const engine = await EmbeddedEngine.open(databaseFolder(data), await embeddedBackup(path));
    const store = embeddedStore({ data }, engine, () => undefined);
    try {
      return await check(store.db);
    } finally {
      await store.close();
    }
  } finally {
    unlock();
  }
}
