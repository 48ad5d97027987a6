import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Random, randomFrom } from '../../law/random.js';
import { csvRecords, csvTable } from '../csv.testkit.js';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { COLUMNS, cellsOf, charge } from '../invented-list.testkit.js';
import { screenHere } from '../runs.testkit.js';

/** A piece of a file: its bytes (one character each) and what must become of it. */
interface Piece {
  readonly bytes: string;
  readonly becomes: 'used' | 'blank' | 'INTAKE_ROW_TOO_FEW_CELLS' | 'INTAKE_ROW_TOO_MANY_CELLS' | Broken;
}
type Broken =
  | 'INTAKE_ROW_TEXT_AFTER_QUOTE'
  | 'INTAKE_ROW_QUOTE_NOT_CLOSED'
  | 'INTAKE_ROW_TOO_LONG'
  | 'INTAKE_ROW_NUL'
  | 'INTAKE_ROW_NOT_TEXT';

const WIDTH = COLUMNS.length;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const line = (name: string, n: number): string =>
  cellsOf(charge({ person_id: `K${n}`, name, count: String(n) }))
    .map((cell) => (/[",\n]/.test(cell) ? quoted(cell) : cell))
    .join(',');

const PIECES: readonly ((n: number) => Piece)[] = [
  (n) => ({ bytes: line('FERNLEY, IDRIS', n), becomes: 'used' }),
  (n) => ({ bytes: line('FERNLEY\n"THE OAK"\nIDRIS', n), becomes: 'used' }),
  (n) => ({ bytes: line('FERNL\xc9Y IDRIS', n), becomes: 'used' }),
  (n) => ({ bytes: line('FERNL\xc3\x89Y IDRIS', n), becomes: 'used' }),
  () => ({ bytes: ','.repeat(WIDTH - 1), becomes: 'used' }),
  () => ({ bytes: '', becomes: 'blank' }),
  () => ({ bytes: 'K9,"two ""marks""', becomes: 'INTAKE_ROW_QUOTE_NOT_CLOSED' }),
  () => ({ bytes: 'K9,FERNLEY  ', becomes: 'INTAKE_ROW_TOO_FEW_CELLS' }),
  () => ({ bytes: '   ', becomes: 'INTAKE_ROW_TOO_FEW_CELLS' }),
  () => ({ bytes: `K9,"a ""b""",${'x,'.repeat(WIDTH)}y`, becomes: 'INTAKE_ROW_TOO_MANY_CELLS' }),
  () => ({ bytes: 'K9,"FERNLEY" IDRIS,x', becomes: 'INTAKE_ROW_TEXT_AFTER_QUOTE' }),
  (n) => ({ bytes: line('FERN\0LEY', n), becomes: 'INTAKE_ROW_NUL' }),
  (n) => ({ bytes: line('FERN\x81LEY', n), becomes: 'INTAKE_ROW_NOT_TEXT' }),
];

const picked = (random: Random, from: number): Piece[] =>
  Array.from({ length: 12 + random.below(25) }, (_, at) => random.pick(PIECES)(from + at));

/** An open quotation mark is rejected for what closes it, or for nothing that does, as the rest of the file has it. */
const isExpected = (code: string, expected: string): boolean =>
  expected === 'INTAKE_ROW_QUOTE_NOT_CLOSED'
    ? code === expected || code === 'INTAKE_ROW_TEXT_AFTER_QUOTE'
    : code === expected;

const fileOf = (pieces: readonly Piece[], lineEnd: string, bom: string): Buffer =>
  Buffer.from(
    `${bom}${COLUMNS.join(',')}${lineEnd}${pieces.map((p) => p.bytes + lineEnd).join('')}`,
    'latin1',
  );

/** The pieces that are rows, with the number of each: blank lines have none. */
function rowsOf(pieces: readonly Piece[]): (Piece & { row: number })[] {
  return pieces.filter((p) => p.becomes !== 'blank').map((p, at) => ({ ...p, row: at + 1 }));
}

describe('every row of the input is accounted for', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'rows read are rows used and rows rejected, each rejected one with file, row, reason and text (list %i)',
    async (seed) => {
      const folder = emptyFolder();
      const random = randomFrom(seed);
      const lists = [
        { name: 'first.csv', pieces: picked(random, 0), lineEnd: '\n', bom: '' },
        { name: 'second.csv', pieces: picked(random, 100), lineEnd: '\r\n', bom: '\xef\xbb\xbf' },
      ].map((list) => ({ ...list, pieces: [...list.pieces, PIECES[0](99)] }));
      const paths = lists.map((list) =>
        fileIn(folder, list.name, fileOf(list.pieces, list.lineEnd, list.bom)),
      );
      const out = join(folder, 'out');
      const { summary, manifest } = await screenHere(paths, out);

      const expected = lists.flatMap(({ name, pieces }) =>
        rowsOf(pieces)
          .filter((row) => row.becomes !== 'used')
          .map((row) => ({ name, row: String(row.row), becomes: row.becomes, bytes: row.bytes })),
      );
      const [header, ...rejected] = csvRecords(readFileSync(join(out, 'rejected-rows.csv')));
      expect(header.cells).toEqual(['source_file', 'source_row', 'code', 'reason', 'next', 'text']);
      expect(rejected.map(({ cells }) => [cells[0], cells[1], cells[5]])).toEqual(
        expected.map(({ name, row, bytes }) => [name, row, bytes]),
      );
      rejected.forEach(({ cells }, at) => {
        expect(isExpected(cells[2], expected[at].becomes), `${cells[2]} for ${expected[at].becomes}`).toBe(
          true,
        );
        expect(cells[3]).toMatch(/\.$/);
        expect(cells[4]).toMatch(/\.$/);
      });

      lists.forEach(({ name, pieces }, at) => {
        const rows = rowsOf(pieces);
        const used = rows.filter((row) => row.becomes === 'used').length;
        const counts = {
          name,
          rows: rows.length,
          used,
          rejected: rows.length - used,
          blankLines: pieces.length - rows.length,
        };
        expect(manifest.inputs[at]).toMatchObject(counts);
      });
      const all = lists.flatMap(({ pieces }) => rowsOf(pieces));
      expect(summary.rows).toMatchObject({ read: all.length, rejected: expected.length });
      expect(summary.rows.used + summary.rows.rejected).toBe(summary.rows.read);
    },
  );

  it('counts source rows without the header and blank lines, and with the rejected ones', async () => {
    const folder = emptyFolder();
    const name = (n: number): string => `FERNLEY, IDRIS ${n}`;
    const text = [
      '',
      COLUMNS.join(','),
      '',
      line(name(1), 1),
      'too few',
      '',
      line('FERNLEY,\n\nIDRIS 3', 3),
      'K4,"not closed',
      line(name(5), 5),
      '',
    ].join('\n');
    const out = join(folder, 'out');
    await screenHere([fileIn(folder, 'list.csv', text)], out);
    const rows = csvTable(join(out, 'determinations.csv')).map((row) => [row.name, row.source_row]);
    const expected = [
      [name(1), '1'],
      ['FERNLEY,\n\nIDRIS 3', '3'],
      [name(5), '5'],
    ];
    expect(rows).toEqual(expected.flatMap((row) => [row, row, row, row]));
    const rejected = csvTable(join(out, 'rejected-rows.csv')).map((row) => [row.source_row, row.text]);
    expect(rejected).toEqual([
      ['2', 'too few'],
      ['4', 'K4,"not closed'],
    ]);
  });

  it('gives every used row to exactly one charge, and each charge in scope one line for each relief', async () => {
    const folder = emptyFolder();
    const rows = Array.from({ length: 40 }, (_, n) => line(name40(n), n % 25)).join('\n');
    const out = join(folder, 'out');
    const list = fileIn(folder, 'list.csv', `${COLUMNS.join(',')}\n${rows}\n`);
    const { summary } = await screenHere([list], out, { annotated: true });
    const copies = csvTable(join(out, 'annotated-list.csv'));
    expect(copies).toHaveLength(40);
    const ids = copies.map((copy) => copy.freshstart_charge_id);
    expect(ids.every((id) => /^c[0-9a-z]{14}(-\d+)?$/.test(id))).toBe(true);
    const determined = csvTable(join(out, 'determinations.csv')).map((row) => row.charge_id);
    expect(new Set(determined)).toEqual(new Set(ids));
    expect(determined).toHaveLength(4 * new Set(ids).size);
    expect(summary.charges.total).toBe(new Set(ids).size);
    expect(summary.charges.total).toBe(25);
  });
});

const name40 = (n: number): string => `FERNLEY, IDRIS ${n % 25}`;
