import type { Docket } from './engine.js';

/** Where a store is: in a data folder, or on a PostgreSQL server with copies made before migrations in a folder. */
export type StorePlace =
  | { readonly data: string }
  | { readonly databaseUrl: string; readonly backups?: string };

/** An open store of the docket. Close it; nothing is lost if nobody does. */
export interface Store {
  readonly place: StorePlace;
  readonly db: Docket;
  /** Of the embedded store only: all its files, packed. */
  readonly dump?: () => Promise<Blob>;
  close(): Promise<void>;
}
