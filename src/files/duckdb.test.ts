import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../messages/failure.js';
import { openDatabase } from './duckdb.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-duckdb-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('columns handed to the engine', () => {
  test('come back as they were, over several chunks and in any order of names', async () => {
    const database = await openDatabase();
    await database.run('CREATE TABLE t (i INTEGER, d DOUBLE, b BIGINT, u UTINYINT, o BOOLEAN, s VARCHAR)');
    const count = 5000;
    const at = Array.from({ length: count }, (_, row) => row);
    await database.appendColumns(
      't',
      {
        s: at.map((row) => (row % 7 === 0 ? null : `é${row}`)),
        o: Uint8Array.from(at, (row) => row % 2),
        u: Uint8Array.from(at, (row) => row % 256),
        b: BigInt64Array.from(at, (row) => BigInt(row) * 10_000_000_000n),
        d: Float64Array.from(at, (row) => row / 4),
        i: Int32Array.from(at, (row) => -row),
      },
      count,
    );
    const rows = await database.rows('SELECT * FROM t ORDER BY i DESC');
    expect(rows).toHaveLength(count);
    for (const row of [0, 1, 2047, 2048, 4999]) {
      expect(rows[row]).toEqual({
        i: 0 - row,
        d: row / 4,
        b: row * 10_000_000_000,
        u: row % 256,
        o: row % 2 === 1,
        s: row % 7 === 0 ? null : `é${row}`,
      });
    }
    database.close();
  });

  test('may be longer than the count and are cut there; none at all is nothing', async () => {
    const database = await openDatabase();
    await database.run('CREATE TABLE t (i INTEGER)');
    await database.appendColumns('t', { i: new Int32Array(10).fill(4) }, 3);
    await database.appendColumns('t', { i: new Int32Array(0) }, 0);
    expect(await database.rows('SELECT count(*) AS n, sum(i) AS s FROM t')).toEqual([{ n: 3, s: 12 }]);
    database.close();
  });

  test('are refused when one is missing, too many, too short or of another type', async () => {
    const database = await openDatabase();
    await database.run('CREATE TABLE t (i INTEGER, d DOUBLE)');
    const i = new Int32Array(2);
    const d = new Float64Array(2);
    await expect(database.appendColumns('t', { i }, 2)).rejects.toThrow(RangeError);
    await expect(database.appendColumns('t', { i, d, e: d }, 2)).rejects.toThrow(RangeError);
    await expect(database.appendColumns('t', { i, d }, 3)).rejects.toThrow(RangeError);
    await expect(database.appendColumns('t', { i, d: i }, 2)).rejects.toThrow(RangeError);
    await expect(database.appendColumns('none', { i }, 2)).rejects.toThrow(RangeError);
    expect(await database.rows('SELECT count(*) AS n FROM t')).toEqual([{ n: 0 }]);
    database.close();
  });
});

describe('integer results', () => {
  const sql = 'SELECT i::INTEGER AS i, (i * 2)::INTEGER AS j FROM range(10000) t(i) ORDER BY i';

  test('stream in pieces that together are the whole', async () => {
    const database = await openDatabase();
    const seen: number[] = [];
    for await (const { count, columns } of database.readIntColumns(sql)) {
      expect(columns.map((column) => column.length)).toEqual([count, count]);
      for (let row = 0; row < count; row++) expect(columns[1][row]).toBe(columns[0][row] * 2);
      seen.push(...columns[0]);
    }
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, row) => row));
    const all = await database.readAllIntColumns(sql);
    expect(all.count).toBe(10_000);
    expect([...all.columns[0]]).toEqual(seen);
    database.close();
  });

  test('with a NULL or of another type are refused rather than read as some number', async () => {
    const database = await openDatabase();
    await expect(database.readAllIntColumns('SELECT NULL::INTEGER AS i')).rejects.toThrow(/NULL/);
    await expect(database.readAllIntColumns('SELECT 1::BIGINT AS i')).rejects.toThrow(/not INTEGER/);
    database.close();
  });

  test('of no rows have their columns', async () => {
    const database = await openDatabase();
    const { count, columns } = await database.readAllIntColumns(`SELECT * FROM (${sql}) WHERE i < 0`);
    expect([count, columns.length]).toEqual([0, 2]);
    database.close();
  });
});

describe('a database file', () => {
  test('keeps its rows, is readable by its owner only, and opens read-only afterwards', async () => {
    const path = join(folder, 'kept.duckdb');
    const first = await openDatabase(path, { threads: 2, memoryLimitMiB: 256, tempFolder: folder });
    await first.run('CREATE TABLE t AS SELECT 7 AS i');
    first.close();
    first.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const second = await openDatabase(path, { readOnly: true });
    expect(await second.rows('SELECT i FROM t')).toEqual([{ i: 7 }]);
    await expect(second.run('DROP TABLE t')).rejects.toThrow(/read-only/);
    second.close();
  });

  test('that is something else, or not there, is a failure with exit 3', async () => {
    const path = join(folder, 'text.duckdb');
    writeFileSync(path, 'this is no database '.repeat(1000));
    for (const bad of [path, join(folder, 'no', 'such', 'x.duckdb')]) {
      const failure = await openDatabase(bad).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Failure);
      expect(failure).toMatchObject({ exitCode: 3, detail: { code: 'FILES_DATABASE_UNUSABLE' } });
    }
  });

  test('reads and writes no other file unless that was allowed, and fetches nothing', async () => {
    const database = await openDatabase();
    const out = join(folder, 'out.csv');
    await expect(database.run(`COPY (SELECT 1) TO '${out}'`)).rejects.toThrow(/disabled/);
    await expect(database.run('INSTALL httpfs')).rejects.toThrow();
    const allowed = await openDatabase(undefined, { externalAccess: true });
    await allowed.run(`COPY (SELECT 1 AS i) TO '${out}'`);
    expect(statSync(out).size).toBeGreaterThan(0);
    allowed.close();
    database.close();
  });

  test('spills to its own folder when the memory it may use is too small', async () => {
    const database = await openDatabase(undefined, { memoryLimitMiB: 60, threads: 1, tempFolder: folder });
    await database.run("CREATE TABLE t AS SELECT repeat('x', 100) || hash(i) AS s FROM range(1000000) r(i)");
    expect(await database.rows('SELECT count(DISTINCT s) AS n FROM t')).toEqual([{ n: 1_000_000 }]);
    database.close();
  });

  test('says so when that memory is too small and there is no folder to spill to', async () => {
    const database = await openDatabase(undefined, { memoryLimitMiB: 40, threads: 1 });
    const work = database.run("CREATE TABLE t AS SELECT repeat('x', 100) || i AS s FROM range(3000000) r(i)");
    await expect(work).rejects.toMatchObject({ exitCode: 3, detail: { code: 'FILES_OUT_OF_MEMORY' } });
    database.close();
  });
});
