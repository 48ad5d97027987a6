import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { DocketTables } from './tables.js';

/** One connection to a database. Nothing else uses it between `acquire` and `release`. */
export interface Session {
  run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>>;
  /** Runs a COPY ... FROM STDIN in CSV with what the pieces hold; each piece ends where a record ends. */
  copyIn(table: string, columns: readonly string[], pieces: AsyncIterable<Buffer>): Promise<void>;
}

/** A database that speaks PostgreSQL: the embedded one, or a server. */
export interface Engine {
  acquire(): Promise<Session>;
  release(session: Session): Promise<void>;
  /** Before a transaction: throws a Failure where what it writes may have no room. */
  mayBegin(): Promise<void>;
  /** After a COMMIT was answered: makes it last, where the database does not do that by itself. */
  committed(): void;
  close(): Promise<void>;
}

/** The typed query builder over the docket's tables. */
export type Docket = Kysely<DocketTables>;

/** A connection as kysely sees it; `session` is what lies beneath. */
class EngineConnection implements DatabaseConnection {
  constructor(readonly session: Session) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const found: QueryResult<unknown> = await this.session.run(query.sql, query.parameters);
    return found as QueryResult<R>;
  }

  // biome-ignore lint/correctness/useYield: nothing of ours asks for rows as a stream
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new RangeError('rows are not handed over as a stream');
  }
}

/** One kysely over an engine, whichever it is. */
export function kyselyOver(engine: Engine): Docket {
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => new EngineConnection(await engine.acquire()),
    beginTransaction: async (connection) => {
      await engine.mayBegin();
      await plainly(connection, 'BEGIN');
    },
    commitTransaction: async (connection) => {
      await plainly(connection, 'COMMIT');
      engine.committed();
    },
    rollbackTransaction: (connection) => plainly(connection, 'ROLLBACK'),
    releaseConnection: (connection) => engine.release(sessionOf(connection)),
    destroy: () => engine.close(),
  };
  const dialect: Dialect = {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<DocketTables>({ dialect });
}

/** Fills a table from CSV, in the transaction (or on the connection) that `db` stands for. */
export function copyInto(
  db: Docket,
  table: string,
  columns: readonly string[],
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  return db
    .getExecutor()
    .provideConnection((connection) => sessionOf(connection).copyIn(table, columns, pieces));
}

async function plainly(connection: DatabaseConnection, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text));
}

function sessionOf(connection: DatabaseConnection): Session {
  if (connection instanceof EngineConnection) return connection.session;
  throw new RangeError('a connection of another driver');
}
