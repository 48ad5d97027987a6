import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';
import { docketTables } from './migrations/0001-docket.js';
import { personTables } from './migrations/0002-persons.js';
import { agencyColumn } from './migrations/0003-agencies.js';
import { tallies } from './migrations/0004-tallies.js';
import { orderedIndexes } from './migrations/0005-ordered.js';
import { unlistedPeople } from './migrations/0006-unlisted.js';

/** Each version of the schema, by the statements that lead to it from the one before. Never changed once released. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  docketTables,
  personTables,
  agencyColumn,
  tallies,
  orderedIndexes,
  unlistedPeople,
];

/** The key under which two programs that open a database at once wait for each other. */
const MIGRATION_LOCK = 7_324_001;

/** The version of a store's schema; 0 when there is none. */
export async function schemaVersion(db: Docket): Promise<number> {
  const { rows } = await sql<{
    there: boolean;
  }>`SELECT to_regclass('docket_schema') IS NOT NULL AS there`.execute(db);
  if (rows[0]?.there !== true) return 0;
  const found = await db
    .selectFrom('docket_schema')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .execute();
  return found[0]?.version ?? 0;
}

/**
 * Brings a store to the newest schema. `backup` is made before a store that has one is changed. Throws a Failure
 * (exit 3) for a store of a newer program.
 */
export async function migrate(
  db: Docket,
  terms: {
    readonly now: string;
    readonly backup: (version: number) => Promise<unknown>;
    readonly migrations?: readonly (readonly string[])[];
  },
): Promise<void> {
  const { now, backup, migrations = MIGRATIONS } = terms;
  const found = await schemaVersion(db);
  if (found > migrations.length) {
    throw new Failure(3, 'DOCKET_NEWER', { found, known: migrations.length });
  }
  if (found === migrations.length) return;
  if (found > 0) await backup(found);
  await db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS docket_schema (version integer PRIMARY KEY, applied_at text NOT NULL)`.execute(
      trx,
    );
    const from = await schemaVersion(trx);
    for (const [at, statements] of migrations.entries()) {
      if (at < from) continue;
      for (const statement of statements) await sql.raw(statement).execute(trx);
      await trx
        .insertInto('docket_schema')
        .values({ version: at + 1, applied_at: now })
        .execute();
    }
  });
}
