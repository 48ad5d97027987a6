import { join } from 'node:path';
import type { Store, StorePlace } from '../docket/store.js';
import { Failure } from '../messages/failure.js';

/** The options by which a command is told which store of a docket it works on. */
export interface PlaceFlags {
  readonly data?: string;
  readonly databaseUrl?: string;
}

/** The store that is meant. Throws a Failure (wrong usage) unless exactly one is named. */
export function placeOf({ data, databaseUrl }: PlaceFlags): StorePlace {
  if (databaseUrl !== undefined && data === undefined) {
    return { databaseUrl, backups: join(process.cwd(), 'freshstart-backups') };
  }
  if (data === undefined || databaseUrl !== undefined) throw new Failure(2, 'DOCKET_WHICH_STORE', {});
  return { data };
}

/** The store of a desk: in its data folder, or in the database that is named; backups stand in the folder anyway. */
export const deskPlace = ({ data, databaseUrl }: PlaceFlags & { readonly data: string }): StorePlace =>
  databaseUrl === undefined ? { data } : { databaseUrl, backups: join(data, 'backups') };

/** The time by the clock, as the docket writes it. */
export const now = (): string => new Date().toISOString();

/** Opens the store that is meant, which must be there, works with it, and closes it. */
export async function withStore<T>(flags: PlaceFlags, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../docket/open-store.js');
  const store = await openStore(placeOf(flags), { now: now(), make: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Adds the options of `PlaceFlags` to a command. */
export const PLACE_OPTIONS = [
  ['--data <folder>', 'the data folder of the desk'],
  ['--database-url <url>', 'its PostgreSQL database, where it has one'],
] as const;
