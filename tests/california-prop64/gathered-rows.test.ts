import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CsvFile } from '../../src/files/csv-writer.js';
import { filePart } from '../../src/files/file-part.js';
import { type Gatherer, plainGatherer, threadGatherer } from '../../src/intake/gather.js';
import { separatorsFor } from '../../src/intake/separators.js';
import { CA_DOJ_COLUMNS, fieldOf } from '../../src/states/california/layouts/ca-doj-columns.js';
import { CONDENSED_COLUMNS } from '../../src/states/california/prop64/outputs/added-columns.js';
import { GatheredRows } from '../../src/states/california/prop64/outputs/gathered-rows.js';
import { KeptRows } from '../../src/states/california/prop64/outputs/kept-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-gathered-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NONE = ',,,\n';
const KIB = 1024;
let files = 0;

interface Row {
  readonly cells: readonly string[];
  readonly ending: string;
}

/** Row `n`: cells of many lengths, now and then quoted or long; behind every third stands something of its own. */
function rowOf(n: number, long: number): Row {
  const cells = CA_DOJ_COLUMNS.map((_, at) => 'c'.repeat((n * 7 + at * 5) % 23));
  if (n % 5 === 0) cells[fieldOf('PRI_NAME')] = '"WREN, ADA"';
  if (n % 50 === 49) cells[fieldOf('COMMENT_TEXT')] = 'X'.repeat(long);
  const extra = n % 11 === 0 ? [''] : [];
  return { cells: [...cells, ...extra], ending: n % 3 === 0 ? `,${'e'.repeat(n % 700)}\n` : NONE };
}

/** A gatherer with little room: a window of `windowBytes`, as many bytes put together, and `rows` rows in its lists. */
const small = (windowBytes: number, room: number, rows: number): Gatherer => {
  const { source, stretches, gather } = plainGatherer();
  return {
    source: source.subarray(0, 64 * KIB + windowBytes),
    stretches: stretches.subarray(0, 32 * rows),
    room,
    gather,
  };
};

/** What both files hold once all rows were gathered and written. */
function gathered(gatherer: Gatherer, rows: readonly Row[], inParts: boolean): [string, string] {
  files += 1;
  const [source, all, condensed] = ['source', 'all', 'condensed'].map((name) =>
    join(folder, `${files}-${name}`),
  );
  const lines = rows.map(({ cells }) => Buffer.from(cells.join()));
  writeFileSync(source, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
  const paths = [all, condensed];
  if (inParts) for (const path of paths) writeFileSync(path, '');
  const parts = inParts ? paths.map((path) => filePart(path, 0)) : [];
  const [ofAll, ofCondensed] = inParts
    ? parts.map(({ file }) => file)
    : paths.map((path) => new CsvFile(path));
  const none = Buffer.from(NONE);
  const copies = new GatheredRows(gatherer, none, ofAll, ofCondensed);
  const kept = new KeptRows(source, copies.window, separatorsFor(','));
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    if (!kept.has(offset, line.length)) copies.write();
    const from = kept.at(offset, line.length);
    kept.row(from, from + line.length);
    copies.put(
      kept,
      from,
      from + line.length,
      rows[at].ending === NONE ? none : Buffer.from(rows[at].ending),
    );
    offset += line.length + 1;
  }
  copies.write();
  kept.close();
  if (inParts) for (const part of parts) part.end();
  else for (const file of [ofAll, ofCondensed]) file.close();
  return [readFileSync(all, 'utf8'), readFileSync(condensed, 'utf8')];
}

const CONDENSED = CONDENSED_COLUMNS.map(fieldOf);
const meant = (rows: readonly Row[]): [string, string] => [
  rows.map(({ cells, ending }) => cells.join() + ending).join(''),
  rows.map(({ cells, ending }) => CONDENSED.map((field) => cells[field]).join() + ending).join(''),
];

it.each([
  ['as much room as a run has', () => threadGatherer(), 300],
  ['rows longer than all the room', () => threadGatherer(), 700 * KIB],
  ['a window of few rows', () => small(4 * KIB, 64 * KIB, 64), 2 * KIB],
  ['rows longer than the window', () => small(4 * KIB, 64 * KIB, 64), 9 * KIB],
  ['room for fewer bytes than the window has', () => small(64 * KIB, 5 * KIB, 64), 2 * KIB],
  ['rows longer than what can be put together', () => small(64 * KIB, 5 * KIB, 64), 6 * KIB],
  ['lists of few rows', () => small(64 * KIB, 64 * KIB, 3), 300],
])('rows and their columns are those of the file, with what stands behind them: %s', (_, gatherer, long) => {
  const rows = Array.from({ length: 500 }, (_row, n) => rowOf(n, long));
  for (const inParts of [true, false]) expect(gathered(gatherer(), rows, inParts)).toEqual(meant(rows));
});

it('what stands behind rows may be more than there is place for at once, or by itself', () => {
  const rows = Array.from({ length: 400 }, (_, n) => ({
    ...rowOf(n, 300),
    ending: n % 2 === 0 ? NONE : `,${'e'.repeat(n === 201 ? 70 * KIB : 900)}\n`,
  }));
  expect(gathered(threadGatherer(), rows, true)).toEqual(meant(rows));
});
