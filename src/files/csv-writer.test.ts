import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { CsvFile, csvBytes, csvCell } from './csv-writer.js';
import { openDatabase } from './duckdb.js';
import { quoteText } from './sql.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fresh = (): string => join(folder, `${files++}.csv`);

test('a cell is quoted only where it must be', () => {
  expect(
    ['', 'a', "O'NEIL", 'a;b', 'DOE, ANN', 'a"b', 'a\nb', 'a\rb', ' a', 'a ', '\ta'].map(csvCell),
  ).toEqual(['', 'a', "O'NEIL", 'a;b', '"DOE, ANN"', '"a""b"', '"a\nb"', '"a\rb"', '" a"', '"a "', '"\ta"']);
});

test('rows come out as UTF-8 lines that end in LF, with the size and SHA-256 of what was written', () => {
  const path = fresh();
  const csv = new CsvFile(path);
  csv.row(['a', 'b c', 'DOE, ANN']);
  csv.cell('');
  csv.cellBytes(csvBytes('Peña "x"'));
  csv.cell('-');
  csv.endRow();
  csv.bytes(Buffer.from('spliced'));
  csv.text(' on\n');
  const written = csv.close();
  const bytes = readFileSync(path);
  expect(bytes.toString()).toBe('a,b c,"DOE, ANN"\n,"Peña ""x""",-\nspliced on\n');
  expect(written).toEqual({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('pieces of any length come out whole and in order, across and beyond the buffer', () => {
  const path = fresh();
  const csv = new CsvFile(path);
  const hash = createHash('sha256');
  let length = 0;
  const sizes = [
    0, 1, 23, 24, 1_000_000, 3_500_000, 4_194_303, 4_194_304, 4_194_305, 9_000_000, 5, 2_000_000,
  ];
  sizes.forEach((size, at) => {
    const text = String.fromCharCode(97 + at).repeat(size);
    if (at % 2 === 0) csv.bytes(Buffer.from(text));
    else csv.text(text);
    hash.update(text);
    length += size;
  });
  expect(csv.close()).toEqual({ bytes: length, sha256: hash.copy().digest('hex') });
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(hash.digest('hex'));
});

test('any cells are read back by another reader as they were written', async () => {
  const database = await openDatabase(undefined, { externalAccess: true });
  const text = fc
    .string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', "'", ';', '1', '😀') })
    .filter((s) => s !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
      const path = fresh();
      const csv = new CsvFile(path);
      for (const row of rows) csv.row(row);
      csv.close();
      const read = await database.rows(
        `SELECT a, b FROM read_csv(${quoteText(path)}, header=false, auto_detect=false, delim=',', quote='"',
         escape='"', columns={a: 'VARCHAR', b: 'VARCHAR'}, parallel=false)`,
      );
      expect(read.map(({ a, b }) => [a, b])).toEqual(rows);
    }),
    { numRuns: 60 },
  );
  database.close();
});

test('a file that is there, or a folder that is not, is a failure with exit 3', () => {
  const path = fresh();
  new CsvFile(path).close();
  for (const bad of [path, join(folder, 'no', 'x.csv'), join(path, 'x.csv')]) {
    expect(() => new CsvFile(bad)).toThrow(
      expect.objectContaining({
        exitCode: 3,
        detail: expect.objectContaining({ code: 'FILES_CANNOT_WRITE' }),
      }),
    );
  }
});
