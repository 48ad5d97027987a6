import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/docket/open-store.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
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
  // An embedded database takes seconds to make, and its files can be copied.
  let template: string | undefined;
  const place = async (): Promise<StorePlace> => {
    const found = await bare();
    if (!('data' in found)) {
      await (await openStore(found, { now: NOW })).close();
      return found;
    }
    if (template === undefined) {
      template = folder();
      await (await openStore({ data: template }, { now: NOW })).close();
    }
    cpSync(template, found.data, { recursive: true });
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
