import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../../src/docket/migrate.js';
import { openStore } from '../../src/docket/open-store.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { sha256 } from '../../src/files/sha256.js';
import { NO_POSTGRES, type Postgres, startPostgres } from '../law/postgres.testkit.js';

export const NOW = '2026-11-23T10:00:00.000Z';

/** A kind of store that the same tests are run on. */
export interface Kind {
  readonly name: 'embedded' | 'server';
  readonly skip: boolean;
}

export const KINDS: readonly Kind[] = [
  { name: 'embedded', skip: false },
  { name: 'server', skip: NO_POSTGRES },
];

/** Places for stores of one kind, which go with `end`. */
export interface Places {
  /** A new place whose store is made and empty. */
  place(): Promise<StorePlace>;
  /** A new place without any store. */
  bare(): Promise<StorePlace>;
  folder(): string;
  readonly postgres: Postgres | undefined;
  end(): Promise<void>;
}

/**
 * A data folder whose store is made and empty, to be copied: an embedded database takes seconds to make. It is kept
 * for other tests and later runs, under the hash of the schema and the engine; those of others are removed.
 */
async function template(): Promise<string> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/freshstart-docket', import.meta.url));
  const engine = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const [, version = ''] =
    /"node_modules\/@electric-sql\/pglite": \{\s*"version": "([^"]+)"/.exec(engine) ?? [];
  const key = sha256(JSON.stringify([MIGRATIONS, version])).slice(0, 16);
  const made = join(cache, key);
  if (existsSync(made)) return made;
  mkdirSync(cache, { recursive: true });
  for (const other of readdirSync(cache)) {
    if (!other.startsWith(key)) rmSync(join(cache, other), { recursive: true, force: true });
  }
  const own = mkdtempSync(join(cache, `${key}-`));
  await (await openStore({ data: own }, { now: NOW })).close();
  try {
    renameSync(own, made);
  } catch (error) {
    // Another test was first; its template is as good.
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(made)) throw error;
  }
  return made;
}

/** Starts what a kind needs. */
export async function placesOf(kind: Kind): Promise<Places> {
  const root = mkdtempSync(join(tmpdir(), 'freshstart-docket-'));
  const postgres = kind.name === 'server' ? await startPostgres() : undefined;
  let made = 0;
  const folder = (): string => join(root, `f${++made}`);
  const bare = async (): Promise<StorePlace> => {
    if (postgres === undefined) return { data: folder() };
    const name = `docket${++made}`;
    await postgres.run(`CREATE DATABASE ${name};`);
    return { databaseUrl: postgres.url.replace('/postgres?', `/${name}?`), backups: folder() };
  };
  const place = async (): Promise<StorePlace> => {
    const found = await bare();
    if ('data' in found) cpSync(await template(), found.data, { recursive: true });
    else await (await openStore(found, { now: NOW })).close();
    return found;
  };
  const end = async (): Promise<void> => {
    await postgres?.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { place, bare, folder, postgres, end };
}

/** Opens a store that is there. */
export const opened = (place: StorePlace): Promise<Store> => openStore(place, { now: NOW });
