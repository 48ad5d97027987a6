import type { QueryResult } from 'kysely';
import pg from 'pg';
import { CopyIn } from './copy-in.js';
import { databaseFailure } from './database-failure.js';
import type { Engine, Session } from './engine.js';

const BIGINT = 20;

/** Whole numbers of 64 bits as numbers, which ours all fit into; every other type as the client knows it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === BIGINT ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format),
};

/** Compiling a question takes longer than it saves: what is asked here is to be answered at once. */
async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query('SET jit = off');
}

/** A PostgreSQL server, by its URL. Connects when first asked. */
export class ServerEngine implements Engine {
  private readonly pool: pg.Pool;
  private readonly clients = new Map<Session, pg.PoolClient>();

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      types,
      max: 8,
      connectionTimeoutMillis: 10_000,
      onConnect: prepare,
    });
    // A connection that was lost while nobody used it is gone from the pool; the next one is made anew.
    this.pool.on('error', () => undefined);
  }

  async acquire(): Promise<Session> {
    try {
      const client = await this.pool.connect();
      const session = new ServerSession(client);
      this.clients.set(session, client);
      return session;
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  async release(session: Session): Promise<void> {
    const client = this.clients.get(session);
    this.clients.delete(session);
    client?.release(session instanceof ServerSession && session.isLost());
  }

  async mayBegin(): Promise<void> {}

  committed(): void {}

  close(): Promise<void> {
    return this.pool.end();
  }
}

class ServerSession implements Session {
  private lost = false;

  constructor(private readonly client: pg.PoolClient) {
    client.once('error', this.lose);
  }

  /** Whether the connection broke, so that nobody may use it again. */
  isLost(): boolean {
    this.client.off('error', this.lose);
    return this.lost;
  }

  async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    try {
      const found = await this.client.query<Record<string, unknown>>(text, [...parameters]);
      return { rows: found.rows, numAffectedRows: BigInt(found.rowCount ?? 0) };
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  async copyIn(table: string, columns: readonly string[], pieces: AsyncIterable<Buffer>): Promise<void> {
    const text = `COPY ${table} (${columns.join(', ')}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL (${columns.join(', ')}))`;
    try {
      await this.client.query(new CopyIn(text, pieces)).done;
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  private readonly lose = (): void => {
    this.lost = true;
  };
}
