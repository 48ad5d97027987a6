import { execFile } from 'node:child_process';
import { existsSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { makeFolder, syncFolder, writeAtomic, writeAtomicStream } from '../files/atomic-write.js';
import { readFailure, systemCode, writeFailure } from '../files/fs-failure.js';
import { sha256OfFile } from '../files/sha256.js';
import { Failure } from '../messages/failure.js';
import { schemaVersion } from './migrate.js';
import type { Store } from './store.js';
import { type TrailHead, trailHead } from './trail.js';

const noteSchema = z.strictObject({
  format: z.literal('freshstart-backup-1'),
  kind: z.enum(['embedded', 'server']),
  schema: z.number(),
  sha256: z.string(),
  head: z.strictObject({ seq: z.number(), hash: z.string() }),
});

/** What stands beside a backup: of which kind it is, its hash, and where the trail ended. */
export type BackupNote = z.infer<typeof noteSchema>;

const notePath = (path: string): string => `${path}.json`;

/** Writes a backup of a store, and a note beside it. Throws a Failure with exit 3; then nothing is left. */
export function backupStore(store: Store, path: string): Promise<BackupNote> {
  if (existsSync(path)) throw new Failure(3, 'FILES_FILE_EXISTS', { path });
  return 'data' in store.place ? backupEmbedded(store, path) : backupServer(store, path);
}

/** The same, of an embedded store: its files, packed. */
export async function backupEmbedded(store: Pick<Store, 'db' | 'dump'>, path: string): Promise<BackupNote> {
  if (store.dump === undefined) throw new RangeError('a store that has no files of its own');
  makeFolder(dirname(path));
  const head = await trailHead(store.db);
  const dump = await store.dump();
  await writeAtomicStream(path, async (write) => {
    for await (const piece of dump.stream()) await write(piece);
  });
  return await writeNote(path, 'embedded', await schemaVersion(store.db), head);
}

/** The same, of a store on a server: what pg_dump writes. It must be of the server's version or newer. */
export async function backupServer(
  store: { readonly place: Store['place']; readonly db: Store['db'] },
  path: string,
): Promise<BackupNote> {
  if (!('databaseUrl' in store.place)) throw new RangeError('a store that is on no server');
  makeFolder(dirname(path));
  const head = await trailHead(store.db);
  const own = `${path}.partial-${process.pid}`;
  try {
    // Made before, so that nobody else can read it.
    await writeAtomic(own, '');
    await chmod(own, 0o600);
    const { databaseUrl } = store.place;
    await runTool(
      'pg_dump',
      ['--format=custom', '--no-owner', '--no-privileges', `--file=${own}`],
      databaseUrl,
    );
    await rename(own, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw writeFailure(error, path);
  } finally {
    await rm(own, { force: true });
  }
  return await writeNote(path, 'server', await schemaVersion(store.db), head);
}

async function writeNote(
  path: string,
  kind: BackupNote['kind'],
  schema: number,
  head: TrailHead,
): Promise<BackupNote> {
  try {
    const { sha256 } = await sha256OfFile(path);
    const note: BackupNote = { format: 'freshstart-backup-1', kind, schema, sha256, head };
    await writeAtomic(notePath(path), `${JSON.stringify(note, null, 2)}\n`);
    return note;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** The note of a backup whose bytes are those it was written with. Throws a Failure (exit 3) for any other. */
export async function checkedBackup(path: string, kind: BackupNote['kind']): Promise<BackupNote> {
  const refuse = (why: string): Failure => new Failure(3, 'DOCKET_NOT_A_BACKUP', { path, why });
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(notePath(path), 'utf8'));
  } catch (error) {
    if (systemCode(error) !== undefined && systemCode(error) !== 'ENOENT') throw readFailure(error, path);
    throw refuse(`${basename(notePath(path))} is not beside it, or cannot be read`);
  }
  const read = noteSchema.safeParse(document);
  if (!read.success) throw refuse(`${basename(notePath(path))} is of another program`);
  if (read.data.kind !== kind) {
    throw refuse(read.data.kind === 'server' ? 'it is of a database server' : 'it is of an embedded store');
  }
  if ((await sha256OfFile(path)).sha256 !== read.data.sha256) throw refuse('its bytes have changed');
  return read.data;
}

/** The packed files of an embedded store. */
export const embeddedBackup = (path: string): Promise<Blob> => openAsBlob(path);

/** Fills an empty database from what pg_dump wrote, all or nothing. */
export const restoreServer = (path: string, databaseUrl: string): Promise<void> =>
  runTool('pg_restore', ['--single-transaction', '--no-owner', '--no-privileges', path], databaseUrl);

/** Runs a client program of PostgreSQL. The URL, with its password, is handed over where no other user sees it. */
async function runTool(tool: string, args: readonly string[], databaseUrl: string): Promise<void> {
  const { PGDATABASE: _, ...rest } = process.env;
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const env = password === '' ? rest : { ...rest, PGPASSWORD: password };
  await new Promise<void>((resolve, reject) => {
    execFile(tool, [...args, `--dbname=${url.href}`], { env, windowsHide: true }, (error) => {
      if (error === null) resolve();
      else if (systemCode(error) === 'ENOENT') {
        reject(new Failure(3, 'DOCKET_TOOL_MISSING', { tool, why: 'is not found' }));
      } else reject(new Failure(3, 'DOCKET_TOOL_MISSING', { tool, why: 'failed' }));
    });
  });
}
