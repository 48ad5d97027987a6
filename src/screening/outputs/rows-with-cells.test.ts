import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CsvFile } from '../../files/csv-writer.js';
import { threadGatherer } from '../../intake/gather.js';
import { testIds } from '../../intake/identity-fixture.testkit.js';
import { RowsWithCells } from './rows-with-cells.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const KIB = 1024;
/** Ids with and without an ordinal, the longest that there can be among them. */
const idOf = (charge: number): string =>
  `c${String(charge).padStart(14, '0')}${charge % 3 ? '' : '-4000000000'}`;
const { bytes: ids } = testIds(idOf);

interface Row {
  readonly length: number;
  readonly line: string | undefined;
  readonly plain: boolean;
}

/** Writes rows of a source with ids and lines behind them, and what they should be. */
function written(rows: readonly Row[]): { found: string; wanted: string } {
  const name = join(folder, String(files++));
  const texts = rows.map(({ length }, at) => String.fromCharCode(97 + (at % 26)).repeat(length));
  writeFileSync(name, texts.join('\n'));
  const out = new CsvFile(`${name}.csv`);
  const put = new RowsWithCells(out, threadGatherer(), name, ';', ids);
  const numbers = new Map<string, number>();
  let offset = 0;
  let wanted = '';
  for (const [at, { length, line = '', plain }] of rows.entries()) {
    const number = numbers.get(line) ?? numbers.set(line, numbers.size).size - 1;
    if (plain) put.putPlain(offset, length, Buffer.from(line));
    else put.put(offset, length, at, number, Buffer.from(line));
    wanted += plain ? texts[at] + line : `${texts[at]};${idOf(at)}${line}`;
    offset += length + 1;
  }
  put.write();
  put.close();
  out.end();
  return { found: readFileSync(`${name}.csv`, 'latin1'), wanted };
}

describe('rows with cells behind them', () => {
  it('are the rows of the source with the id and the line of each, whatever their lengths', () => {
    const row = fc.record({
      length: fc.oneof(
        { weight: 8, arbitrary: fc.nat(400) },
        { weight: 1, arbitrary: fc.integer({ min: 380 * KIB, max: 520 * KIB }) },
      ),
      line: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('\n', ';yes\n', ';no;a reason\n') },
        {
          weight: 1,
          arbitrary: fc.constantFrom('x'.repeat(60 * KIB), 'y'.repeat(70 * KIB), 'z'.repeat(9 * KIB)),
        },
      ),
      plain: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const { found, wanted } = written(rows);
        expect(found === wanted).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('of more lines, ids and stretches than are gathered at once are all there', () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => ({
      length: at % 7,
      line: `;${at % 9000};${'r'.repeat(at % 11)}\n`,
      plain: false,
    }));
    const { found, wanted } = written(rows);
    expect(found === wanted).toBe(true);
  });
});
