import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { makeFolder } from '../files/atomic-write.js';
import { Failure } from '../messages/failure.js';
import { backupEmbedded, backupServer } from './backup.js';
import { lockFolder } from './data-lock.js';
import type { EmbeddedEngine } from './embedded-engine.js';
import { type Docket, kyselyOver } from './engine.js';
import { migrate, schemaVersion } from './migrate.js';
import type { Store, StorePlace } from './store.js';

const OLDEST_SERVER = 14;

/** How a store is opened: now, as it is written of migrations, and whether it may be made. */
export interface Opening {
  readonly now: string;
  /** False refuses to make a store where there is none. */
  readonly make?: boolean;
  /** Other schemas than this program's own, for tests. */
  readonly migrations?: readonly (readonly string[])[];
}

/** The folder of the embedded store within a data folder. */
export const storeFolder = (data: string): string => join(data, 'docket');

/** Where the embedded database has its files. */
export const databaseFolder = (data: string): string => join(storeFolder(data), 'database');

/** Whether a data folder has an embedded store. */
export const hasEmbeddedStore = (data: string): boolean =>
  existsSync(join(databaseFolder(data), 'PG_VERSION'));

/**
 * Opens a store, makes it when there is none, and brings its schema to this program's, after a backup. Throws a
 * Failure (exit 3) when another process holds it, when it is of a newer program, or when it cannot be reached.
 */
export function openStore(place: StorePlace, opening: Opening): Promise<Store> {
  return 'data' in place ? openEmbedded(place, opening) : openServer(place, opening);
}

async function openEmbedded(place: { readonly data: string }, opening: Opening): Promise<Store> {
  if (opening.make === false && !hasEmbeddedStore(place.data)) {
    throw new Failure(3, 'DOCKET_NO_STORE', { path: place.data });
  }
  const folder = storeFolder(place.data);
  makeFolder(folder);
  const unlock = lockFolder(folder);
  try {
    // Loaded when needed: most commands open no store.
    const { EmbeddedEngine } = await import('./embedded-engine.js');
    const engine = await EmbeddedEngine.open(databaseFolder(place.data));
    const store = embeddedStore(place, engine, unlock);
    await migrate(store.db, {
      ...opening,
      backup: (version) =>
        backupEmbedded(store, join(folder, 'backups', `before-${version + 1}-${nameOf(opening.now)}.tar.gz`)),
    }).catch(async (error: unknown) => {
      await store.db.destroy();
      throw error;
    });
    return store;
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A store over an engine that is open. */
export function embeddedStore(
  place: { readonly data: string },
  engine: EmbeddedEngine,
  unlock: () => void,
): Store {
  const db = kyselyOver(engine);
  return {
    place,
    db,
    dump: () => engine.dump(),
    close: async () => {
      await db.destroy();
      // An engine that nothing was asked of is not known to kysely.
      await engine.close();
      unlock();
    },
  };
}

async function openServer(
  place: { readonly databaseUrl: string; readonly backups?: string },
  opening: Opening,
): Promise<Store> {
  const { ServerEngine } = await import('./server-engine.js');
  const db = kyselyOver(new ServerEngine(place.databaseUrl));
  try {
    await mustBeNewEnough(db);
    if (opening.make === false && (await schemaVersion(db)) === 0) {
      throw new Failure(3, 'DOCKET_NO_STORE', { path: 'the database' });
    }
    await migrate(db, {
      ...opening,
      backup: (version) => {
        const folder = place.backups;
        if (folder === undefined) {
          throw new Failure(3, 'DOCKET_TOOL_MISSING', {
            tool: 'pg_dump',
            why: 'has no folder to write the backup to that is due before the schema is changed',
          });
        }
        makeFolder(folder);
        return backupServer({ place, db }, join(folder, `before-${version + 1}-${nameOf(opening.now)}.dump`));
      },
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { place, db, close: () => db.destroy() };
}

async function mustBeNewEnough(db: Docket): Promise<void> {
  const { rows } = await sql<{
    version: string;
  }>`SELECT current_setting('server_version_num') AS version`.execute(db);
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (!(version >= OLDEST_SERVER)) throw new Failure(3, 'DOCKET_SERVER_TOO_OLD', { version });
}

const nameOf = (now: string): string => now.replace(/[^0-9A-Za-z]/g, '-');
