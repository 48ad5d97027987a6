import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/files/duckdb.js';
import { PLACE_WORDS, placeIn, type RecordPlace } from '../../src/screening/record-places.js';
import { csvOf } from './csv.testkit.js';
import { fileIn } from './folders.testkit.js';
import { freshstartHere, quickScreening } from './freshstart.testkit.js';
import { COLUMNS, cellsOf, inventPeople } from './invented-list.testkit.js';
import { hashOf, manifestOf } from './runs.testkit.js';

const PLACES = 'workspace/places.bin';
const INDEX = 'workspace/index.duckdb';

/** The table in which the index of a run of the first format has the places. */
async function putInIndex(run: string, places: readonly RecordPlace[]): Promise<void> {
  const index = await openDatabase(join(run, INDEX));
  await index.run(
    'CREATE TABLE records (file INTEGER, "row" INTEGER, "offset" DOUBLE, length DOUBLE, charge INTEGER, person INTEGER)',
  );
  const rows = places.map(
    ({ file, row, offset, length, charge, person }) =>
      `(${[file, row, offset, length, charge, person].join(', ')})`,
  );
  await index.run(`INSERT INTO records VALUES ${rows.join(', ')}`);
  await index.run('CHECKPOINT');
  index.close();
}

describe('a run of the first format, whose index has the places of its records', () => {
  const home = mkdtempSync(join(tmpdir(), 'freshstart-first-'));
  const now = join(home, 'now');
  const before = join(home, 'before');
  const other = join(home, 'other');

  beforeAll(async () => {
    const rows = inventPeople(30, 4).map(cellsOf);
    // A row with a cell too many is rejected.
    const list = fileIn(
      home,
      'list.csv',
      `${csvOf([[...COLUMNS], ...rows])}${[...rows[0], 'x'].join(',')}\n`,
    );
    expect((await freshstartHere(quickScreening([list], now))).code).toBe(0);
    const without = quickScreening([list], other, '--without', 'history-complete');
    expect(await freshstartHere(without)).toMatchObject({ code: 0 });
    cpSync(now, before, { recursive: true });
    const words = new Int32Array(Uint8Array.from(readFileSync(join(now, PLACES))).buffer);
    const places = Array.from({ length: words.length / PLACE_WORDS }, (_, at) =>
      placeIn(words, at * PLACE_WORDS),
    );
    expect(places.some(({ charge }) => charge < 0)).toBe(true);
    await putInIndex(before, places);
    rmSync(join(before, PLACES));
    const manifest = manifestOf(before) as { integrity: Record<string, string> };
    const { [PLACES]: _, ...integrity } = manifest.integrity;
    integrity[INDEX] = hashOf(join(before, INDEX));
    writeFileSync(join(before, 'manifest.json'), JSON.stringify({ ...manifest, format: 1, integrity }));
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is verified', async () => {
    const { code, stdout } = await freshstartHere(['verify', before]);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/^All is as it was written: /);
  });

  it.each([1, 2, 3, 20])('is explained as it would be now: row %i', async (row) => {
    const told = await freshstartHere(['explain', before, '--row', String(row)]);
    expect(told.code).toBe(0);
    expect(told).toEqual(await freshstartHere(['explain', now, '--row', String(row)]));
  });

  it('says of a rejected row that it was', async () => {
    const { rows } = (manifestOf(before) as { inputs: { rows: number }[] }).inputs[0];
    const told = await freshstartHere(['explain', before, '--row', String(rows)]);
    expect(told.stderr).toMatch(/^SCREENING_ROW_REJECTED/);
    expect(told).toEqual(await freshstartHere(['explain', now, '--row', String(rows)]));
  });

  it('is compared with another as it would be now', async () => {
    const [earlier, later] = [
      await freshstartHere(['diff', before, other]),
      await freshstartHere(['diff', now, other]),
    ];
    expect(earlier.code).toBe(later.code);
    expect(earlier.stdout.replaceAll(before, now)).toBe(later.stdout);
    expect(later.stdout).not.toContain('No determination changed');
  });

  it('is refused as altered when its format says otherwise', async () => {
    const torn = join(home, 'torn');
    cpSync(before, torn, { recursive: true });
    writeFileSync(join(torn, 'manifest.json'), JSON.stringify({ ...manifestOf(before), format: 2 }));
    for (const args of [
      ['verify', torn],
      ['explain', torn, '--row', '1'],
    ]) {
      const { code, stderr } = await freshstartHere(args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^SCREENING_FILE_ALTERED/);
    }
  });
});
