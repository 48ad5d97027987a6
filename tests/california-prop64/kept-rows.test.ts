import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { csvFields } from '../../src/files/csv-fields.js';
import { separatorsFor } from '../../src/intake/separators.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { KeptRows } from '../../src/states/california/prop64/outputs/kept-rows.js';

const FIELDS = CA_DOJ_COLUMNS.length;
const folder = mkdtempSync(join(tmpdir(), 'freshstart-kept-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNSURE = 'A "B" C';
const ODD_CELLS = ['"WREN,ADA"', '"says ""no"""', '"two\nlines"', '""', UNSURE, 'Ñ', ''];
/** A line whose last field opens and never closes: until the next one, what is quoted and what is not change places. */
const OPEN_MARK = `01${','.repeat(2 * FIELDS)}"`;

/** The odd cell of row n, if it has one. */
type OddCell = (n: number) => string | undefined;
const never = () => false;
const plain: OddCell = () => undefined;
const oddEach =
  (every: number): OddCell =>
  (n) =>
    n % every === 3 % every ? ODD_CELLS[n % ODD_CELLS.length] : undefined;

/** Row `n`: its cells differ in length, and one may be odd; now and then a field more stands behind the last. */
function rowOf(n: number, odd: string | undefined): string {
  const cells = Array.from({ length: FIELDS }, (_, at) => 'C'.repeat((n * 7 + at * 3) % 11));
  if (odd !== undefined) cells[(n * 13) % FIELDS] = odd;
  return cells.join() + (n % 9 === 0 ? ',' : '');
}

/** Writes rows, with bad lines between them, and says where each row stands. */
function written(name: string, oddCell: OddCell, isAfterBad: (n: number) => boolean) {
  const path = join(folder, name);
  const rows: { offset: number; length: number }[] = [];
  let text = '';
  for (let n = 0; n < 500; n++) {
    if (isAfterBad(n)) text += `${OPEN_MARK}\n`;
    const row = rowOf(n, oddCell(n));
    rows.push({ offset: Buffer.byteLength(text), length: Buffer.byteLength(row) });
    text += row + (n % 5 === 0 ? '\r\n' : '\n');
  }
  writeFileSync(path, text);
  return { path, rows, bytes: Buffer.from(text) };
}

/** Where each field begins and ends in the file, as rows are read. */
function fieldsRead(rows: KeptRows, { offset, length }: { offset: number; length: number }): number[] {
  const from = rows.at(offset, length);
  rows.row(from, from + length);
  const places = CA_DOJ_COLUMNS.flatMap((_, field) => [rows.fieldFrom(field), rows.fieldTo(field)]);
  return places.map((place) => place - from + offset);
}

it.each([
  ['plain rows', plain, never],
  ['rows of which some are odd', oddEach(50), never],
  ['nothing but odd rows', oddEach(1), never],
  ['rows between which lines are bad', oddEach(40), (n: number) => n % 100 === 60],
  ['rows that two bad lines swallow', plain, (n: number) => n === 60 || n === 90],
])('finds the fields of %s where looking at each byte finds them', (name, oddCell, isAfterBad) => {
  const { path, rows, bytes } = written(name, oddCell, isAfterBad);
  const kept = new KeptRows(path, 256 * 1024, separatorsFor(','));
  const bounds = new Int32Array(2 * FIELDS);
  for (const row of rows) {
    csvFields(bytes, bounds, row.offset, row.offset + row.length);
    expect(fieldsRead(kept, row).join()).toBe(bounds.join());
  }
  kept.close();
});

it('finds them when rows are left out, and when windows are shorter than pieces', () => {
  const { path, rows, bytes } = written('some', oddEach(30), never);
  const kept = new KeptRows(path, 5000, separatorsFor(','));
  const bounds = new Int32Array(2 * FIELDS);
  for (const row of rows.filter((_, at) => at % 3 !== 1)) {
    csvFields(bytes, bounds, row.offset, row.offset + row.length);
    expect(fieldsRead(kept, row).join()).toBe(bounds.join());
  }
  kept.close();
});

it('looks for the separators of many rows in one step, and seldom where it is not sure of them', () => {
  const { path, rows } = written('counted', (n) => (n > 250 ? UNSURE : undefined), never);
  const finder = separatorsFor(',');
  let looks = 0;
  const kept = new KeptRows(path, 1024 * 1024, {
    find: (bytes, from, to) => {
      looks++;
      return finder.find(bytes, from, to);
    },
  });
  for (const row of rows) fieldsRead(kept, row);
  kept.close();
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThan(12);
});

it.each([
  ['plain rows', plain, never],
  ['odd rows', oddEach(1), never],
  ['rows behind bad lines', oddEach(40), (n: number) => n % 50 === 10],
])('finds the fields of %s that stand alone, with a look at each', (name, oddCell, isAfterBad) => {
  const { path, rows, bytes } = written(`alone ${name}`, oddCell, isAfterBad);
  const finder = separatorsFor(',');
  let looked = 0;
  const kept = new KeptRows(
    path,
    4096,
    {
      find: (window, from, to) => {
        looked += to - from;
        return finder.find(window, from, to);
      },
    },
    'one row',
  );
  const bounds = new Int32Array(2 * FIELDS);
  const some = rows.filter((_, at) => at % 7 < 2);
  for (const row of some) {
    csvFields(bytes, bounds, row.offset, row.offset + row.length);
    expect(fieldsRead(kept, row).join()).toBe(bounds.join());
  }
  kept.close();
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThanOrEqual(some.reduce((sum, { length }) => sum + length + 65, 0));
});
