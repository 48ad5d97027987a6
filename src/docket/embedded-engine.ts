import { chmodSync, closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { QueryResult } from 'kysely';
import { makeFolder } from '../files/atomic-write.js';
import { freeDisk } from '../files/free-disk.js';
import { Failure } from '../messages/failure.js';
import { databaseFailure } from './database-failure.js';
import type { Engine, Session } from './engine.js';

/** Bytes that must be free before anything is begun: the next file of the log (16 MB) and what a large act adds. */
const ROOM = 256 * 1024 * 1024;

/**
 * PostgreSQL inside this process, its files in a folder. One connection: whoever asks second waits. The caller holds
 * the lock of the folder.
 *
 * The engine hands every write to the system before it answers, which outlasts the end of this process. It never
 * asks the system to put it on the disk; so its log is put there after each commit, and all files at the end.
 */
export class EmbeddedEngine implements Engine {
  private free: Promise<void> = Promise.resolve();
  private readonly releases = new Map<Session, () => void>();

  private constructor(
    private readonly database: PGlite,
    private readonly folder: string,
  ) {}

  /** Opens the database in a folder and makes it when there is none; with `from`, out of a dump. */
  static async open(folder: string, from?: Blob): Promise<EmbeddedEngine> {
    makeFolder(folder);
    await mustHaveRoom(folder);
    try {
      const database = await PGlite.create(folder, from === undefined ? {} : { loadDataDir: from });
      chmodSync(folder, 0o700);
      return new EmbeddedEngine(database, folder);
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  async acquire(): Promise<Session> {
    const before = this.free;
    let release = (): void => undefined;
    this.free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    const session = new EmbeddedSession(this.database);
    this.releases.set(session, release);
    return session;
  }

  async release(session: Session): Promise<void> {
    this.releases.get(session)?.();
    this.releases.delete(session);
  }

  /** A full disk stops the database for good when it cannot begin the next file of its log, so that is not let happen. */
  mayBegin(): Promise<void> {
    return mustHaveRoom(this.folder);
  }

  committed(): void {
    syncRecent(join(this.folder, 'pg_wal'));
  }

  /** All that is in the folder, packed. Nothing may be under way. */
  async dump(): Promise<Blob> {
    const session = await this.acquire();
    try {
      await session.run('CHECKPOINT', []);
      return await this.database.dumpDataDir('gzip');
    } finally {
      await this.release(session);
    }
  }

  async close(): Promise<void> {
    await this.free;
    if (!this.database.closed) await this.database.close();
    syncAll(this.folder);
  }
}

class EmbeddedSession implements Session {
  constructor(private readonly database: PGlite) {}

  async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    try {
      const found = await this.database.query<Record<string, unknown>>(text, [...parameters]);
      await otherWork();
      return { rows: found.rows, numAffectedRows: BigInt(found.affectedRows ?? 0) };
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  async copyIn(table: string, columns: readonly string[], pieces: AsyncIterable<Buffer>): Promise<void> {
    const text = `COPY ${table} (${columns.join(', ')}) FROM '/dev/blob' WITH (FORMAT csv, FORCE_NOT_NULL (${columns.join(', ')}))`;
    try {
      for await (const piece of pieces) {
        await this.database.query(text, [], { blob: new Blob([new Uint8Array(piece)]) });
        await otherWork();
      }
    } catch (error) {
      throw databaseFailure(error);
    }
  }
}

/** Lets this process do what waits: the engine works in its only thread, and one statement would follow on the other. */
const otherWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function mustHaveRoom(folder: string): Promise<void> {
  if ((await freeDisk(folder)) < ROOM) throw new Failure(3, 'DOCKET_DISK_FULL', {});
}

/** Puts on the disk what was written to the last files of the log: those of the last minute, and the newest. */
function syncRecent(folder: string): void {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: join(folder, name), changed: statSync(join(folder, name)).mtimeMs }));
  const newest = Math.max(...files.map(({ changed }) => changed));
  for (const { path, changed } of files) if (changed > newest - 60_000) syncFile(path, fdatasyncSync);
}

function syncAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) syncFile(join(entry.parentPath, entry.name), fsyncSync);
  }
}

function syncFile(path: string, sync: (file: number) => void): void {
  const file = openSync(path, 'r+');
  try {
    sync(file);
  } finally {
    closeSync(file);
  }
}
