import { chmodSync, existsSync } from 'node:fs';
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, type DuckDBVector } from '@duckdb/node-api';
import { Failure } from '../messages/failure.js';
import { quoteIdentifier, quoteText } from './sql.js';

/** A column as plain values: INTEGER, DOUBLE, BIGINT, UTINYINT or BOOLEAN, VARCHAR (null is NULL). */
export type ColumnData = Int32Array | Float64Array | BigInt64Array | Uint8Array | readonly (string | null)[];

/** A value of a small result; BIGINT comes as a number (and must be one exactly). */
export type SqlValue = string | number | boolean | null;

export interface DatabaseOptions {
  /** Worker threads; all cores when absent. */
  readonly threads?: number;
  /** A soft limit: measured, the process can exceed it. */
  readonly memoryLimitMiB?: number;
  /** Where the engine spills to; without it, beside the file, or nowhere when in memory. */
  readonly tempFolder?: string;
  readonly readOnly?: boolean;
  /** Whether SQL may read and write files. Never needed for data handed over as columns. */
  readonly externalAccess?: boolean;
}

/** Columns of numbers, by their names. */
export type NumberColumns = Readonly<Record<string, Int32Array | Float64Array | Uint8Array>>;

export interface IntColumns {
  readonly count: number;
  /** One array for each column of the result, in its order. */
  readonly columns: Int32Array[];
}

export interface Database {
  /** Runs statements and forgets what they return. */
  run(sql: string): Promise<void>;
  /** Rows of a small result, by column name. */
  rows(sql: string): Promise<Record<string, SqlValue>[]>;
  /** Makes an empty table of INTEGER, DOUBLE and BOOLEAN columns without NULLs, in the place of one that is there. */
  makeTable(table: string, columns: NumberColumns): Promise<void>;
  /** Appends `count` rows to a table: `columns` names each of its columns once, in any order. */
  appendColumns(table: string, columns: Readonly<Record<string, ColumnData>>, count: number): Promise<void>;
  /** Streams a result of INTEGER columns without NULLs, a few thousand rows at a time. */
  readIntColumns(sql: string): AsyncIterable<IntColumns>;
  /** The whole of a result of INTEGER columns without NULLs. */
  readAllIntColumns(sql: string): Promise<IntColumns>;
  close(): void;
}

const MEMORY = ':memory:';

/**
 * Opens a database file (made when it is not there, readable by its owner only), or one in memory when no path is
 * given. No extension is ever fetched. Throws a Failure with exit 3 when the file cannot be opened.
 */
export async function openDatabase(path?: string, options: DatabaseOptions = {}): Promise<Database> {
  const config: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    access_mode: options.readOnly ? 'READ_ONLY' : 'AUTOMATIC',
  };
  if (options.threads !== undefined) config.threads = String(options.threads);
  if (options.memoryLimitMiB !== undefined) config.memory_limit = `${options.memoryLimitMiB}MiB`;
  // Without a folder of its own, an engine in memory would spill into the current folder.
  if (options.tempFolder !== undefined) config.temp_directory = options.tempFolder;
  else if (path === undefined) config.temp_directory = '';
  try {
    const instance = await DuckDBInstance.create(path ?? MEMORY, config);
    const connection = await instance.connect();
    // It is shut after opening, because with it goes the right to name the folder to spill to.
    if (!options.externalAccess) await connection.run('SET enable_external_access = false');
    if (path !== undefined && existsSync(path) && !options.readOnly) chmodSync(path, 0o600);
    return databaseOver(connection, () => {
      connection.closeSync();
      instance.closeSync();
    });
  } catch (error) {
    throw openFailure(error, path ?? MEMORY);
  }
}

function databaseOver(connection: DuckDBConnection, close: () => void): Database {
  let open = true;
  // Of the table that was made last, as long as no other statement was run: asking the engine takes longer than making it.
  let made: MadeTable | undefined;
  return {
    run: (sql) =>
      guarded(async () => {
        made = undefined;
        await connection.run(sql);
      }),
    makeTable: (table, columns) =>
      guarded(async () => {
        const declared = Object.entries(columns).map(
          ([name, data]) => `${quoteIdentifier(name)} ${typeOf(data)} NOT NULL`,
        );
        made = undefined;
        await connection.run(`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} (${declared.join(', ')})`);
        made = { table, names: Object.keys(columns) };
      }),
    rows: (sql) =>
      guarded(async () => {
        const rows = await (await connection.run(sql)).getRowObjectsJS();
        return rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)])),
        );
      }),
    appendColumns: (table, columns, count) =>
      guarded(async () => {
        const names = made?.table === table ? made.names : await namesOf(connection, table);
        await appendColumns(connection, table, names, columns, count);
      }),
    readIntColumns: (sql) => streamInts(connection, sql),
    readAllIntColumns: (sql) => guarded(() => allInts(connection, sql)),
    close: () => {
      if (open) close();
      open = false;
    },
  };
}

/** A table, and the names of its columns in their order. */
interface MadeTable {
  readonly table: string;
  readonly names: readonly string[];
}

function typeOf(data: NumberColumns[string]): string {
  if (data instanceof Uint8Array) return 'BOOLEAN';
  return data instanceof Float64Array ? 'DOUBLE' : 'INTEGER';
}

/** The columns of a table, in their order. */
async function namesOf(connection: DuckDBConnection, table: string): Promise<string[]> {
  const described = await connection.run(
    `SELECT column_name FROM duckdb_columns() WHERE table_name = ${quoteText(table)} ORDER BY column_index`,
  );
  return (await described.getRows()).map(([name]) => String(name));
}

async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  columns: Readonly<Record<string, ColumnData>>,
  count: number,
): Promise<void> {
  const data = names.map((name) => columns[name]);
  const missing = names.filter((name) => columns[name] === undefined || columns[name].length < count);
  if (names.length === 0 || missing.length > 0 || Object.keys(columns).length !== names.length) {
    throw new RangeError(`the columns do not fit table ${table}: ${missing.join(', ')}`);
  }
  const appender = await connection.createAppender(table);
  try {
    const types = names.map((_, at) => appender.columnType(at));
    const chunk = DuckDBDataChunk.create(types);
    // They hold copies of what they are filled with, and serve for every chunk of as many rows.
    let vectors: DuckDBVector[] = [];
    let rows = 0;
    for (let from = 0; from < count; from += CHUNK_ROWS) {
      const to = Math.min(count, from + CHUNK_ROWS);
      chunk.reset();
      chunk.rowCount = to - from;
      if (to - from !== rows) vectors = names.map((_, at) => chunk.getColumnVector(at));
      rows = to - from;
      for (let at = 0; at < data.length; at++) fill(vectors[at], data[at], from, to, names[at]);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

/** The engine's vectors hold this many rows. */
const CHUNK_ROWS = 2048;

/** Copies rows from..to of a column into a vector of the engine, as one block where the column is numbers. */
function fill(vector: DuckDBVector, data: ColumnData, from: number, to: number, name: string): void {
  if (isTextColumn(data)) {
    for (let row = from; row < to; row++) vector.setItem(row - from, data[row]);
  } else {
    const target = blockOf(vector, data instanceof Uint8Array);
    if (target?.constructor !== data.constructor) {
      throw new RangeError(`the values of column ${name} are not of its type`);
    }
    // The two are of one class, which the compiler cannot see.
    (target as Int32Array).set(data.subarray(from, to) as Int32Array);
  }
  vector.flush();
}

const isTextColumn = (data: ColumnData): data is readonly (string | null)[] => Array.isArray(data);

/** The values of a vector as they lie in memory. Booleans lie as bytes. */
function blockOf(vector: DuckDBVector, bytes = false): object | undefined {
  if ('items' in vector && ArrayBuffer.isView(vector.items)) return vector.items;
  if (bytes && 'dataView' in vector && vector.dataView instanceof DataView) {
    const { buffer, byteOffset, byteLength } = vector.dataView;
    return byteLength === vector.itemCount ? new Uint8Array(buffer, byteOffset, byteLength) : undefined;
  }
  return undefined;
}

async function* streamInts(connection: DuckDBConnection, sql: string): AsyncGenerator<IntColumns> {
  const result = await guarded(() => connection.stream(sql));
  for (;;) {
    const chunk = await guarded(() => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    const count = chunk.rowCount;
    const columns = Array.from({ length: chunk.columnCount }, (_, at) =>
      intsOf(chunk.getColumnVector(at), at).slice(),
    );
    yield { count, columns };
  }
}

async function allInts(connection: DuckDBConnection, sql: string): Promise<IntColumns> {
  const result = await connection.run(sql);
  const chunks = await result.fetchAllChunks();
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = Array.from({ length: result.columnCount }, () => new Int32Array(count));
  let from = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < columns.length; at++) columns[at].set(intsOf(chunk.getColumnVector(at), at), from);
    from += chunk.rowCount;
  }
  return { count, columns };
}

/** The integers of a vector. Throws when it holds another type, or a NULL. */
function intsOf(vector: DuckDBVector, column: number): Int32Array {
  const block = blockOf(vector);
  if (!(block instanceof Int32Array)) throw new RangeError(`column ${column} of the result is not INTEGER`);
  const validity: unknown = 'validity' in vector ? vector.validity : undefined;
  const bits =
    typeof validity === 'object' && validity !== null && 'data' in validity ? validity.data : undefined;
  if (bits !== null) {
    for (let row = 0; row < vector.itemCount; row++) {
      if (vector.getItem(row) === null) throw new RangeError(`column ${column} of the result holds a NULL`);
    }
  }
  return block;
}

function plainValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
  }
  throw new RangeError('a value of the result is not plain: cast it in SQL');
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/out of memory error/i.test(text)) throw new Failure(3, 'FILES_OUT_OF_MEMORY', {});
    if (/no space left/i.test(text)) throw new Failure(3, 'FILES_DISK_FULL', { path: 'of the workspace' });
    throw error;
  }
}

function openFailure(error: unknown, path: string): Failure {
  const text = error instanceof Error ? error.message : '';
  if (/no space left/i.test(text)) return new Failure(3, 'FILES_DISK_FULL', { path });
  let cause = 'the engine refuses it';
  if (/lock/i.test(text)) cause = 'another program uses it';
  else if (/permission denied/i.test(text)) cause = 'permission denied';
  else if (/not a valid duckdb|corrupt|checksum|magic/i.test(text)) cause = 'it is damaged or something else';
  else if (/does not exist|no such file|cannot open file/i.test(text))
    cause = 'there is no such file or folder';
  return new Failure(3, 'FILES_DATABASE_UNUSABLE', { path, cause });
}
