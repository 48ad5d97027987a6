import { sql } from 'kysely';
import type { Docket } from '../../src/docket/engine.js';
import { MIGRATIONS } from '../../src/docket/migrate.js';
import { openStore } from '../../src/docket/open-store.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { NOW } from './stores.testkit.js';

/** Makes a store as a program of an earlier schema would have left it, with all that another holds. */
export async function olderStore(from: Store, place: StorePlace, version: number): Promise<Store> {
  const older = await openStore(place, { now: NOW, migrations: MIGRATIONS.slice(0, version) });
  await sql`DELETE FROM trail_head`.execute(older.db);
  for (const table of await tablesOf(older.db)) await copyTable(from.db, older.db, table);
  await sql`SELECT setval('items', (SELECT max(item) FROM determinations))`.execute(older.db);
  return older;
}

/** Those of the schema, each behind what it refers to. */
async function tablesOf(db: Docket): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'docket_schema'
    ORDER BY relname NOT IN ('sources', 'terms'), relname <> 'runs', relname`.execute(db);
  return rows.map(({ name }) => name);
}

async function copyTable(from: Docket, to: Docket, table: string): Promise<void> {
  const { rows } = await sql<{ all: string }>`SELECT coalesce(json_agg(t), '[]')::text AS all
    FROM ${sql.table(table)} t`.execute(from);
  await sql`INSERT INTO ${sql.table(table)} OVERRIDING SYSTEM VALUE SELECT * FROM
    json_populate_recordset(NULL::${sql.table(table)}, ${rows[0]?.all}::json)`.execute(to);
  const { rows: own } = await sql<{ name: string }>`SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attidentity <> ''`.execute(to);
  for (const { name } of own) {
    await sql`SELECT setval(pg_get_serial_sequence(${table}, ${name}),
      (SELECT greatest(1, max(${sql.id(name)})) FROM ${sql.table(table)}))`.execute(to);
  }
}
