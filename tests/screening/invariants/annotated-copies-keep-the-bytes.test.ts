import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords, csvTable, groupedBy } from '../csv.testkit.js';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { COLUMNS, cellsOf, charge, inventPeople } from '../invented-list.testkit.js';
import { listOf, RELIEFS, screenHere } from '../runs.testkit.js';

const ADDED = [
  'freshstart_charge_id',
  ...RELIEFS.flatMap((relief) => [
    `${relief} outcome`,
    `${relief} rule`,
    ...(relief === 'il.state-attorney-motion' ? [`${relief} selected`] : []),
  ]),
];

interface Copied {
  readonly original: string;
  readonly copy: string;
  readonly out: string;
}

async function copied(name: string, bytes: Uint8Array | string): Promise<Copied> {
  const folder = emptyFolder();
  const out = join(folder, 'out');
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
  await screenHere([fileIn(folder, name, content)], out, { annotated: true });
  const copy = readFileSync(join(out, `annotated-${name.replace(/\.gz$/, '')}`));
  return { original: content.toString('latin1'), copy: copy.toString('latin1'), out };
}

/** A record of the copy without its last cells, which are the added ones; none of them is quoted. */
function withoutAdded({ raw }: CsvRecord, delimiter: string): string {
  const cells = raw.split(delimiter);
  return cells.slice(0, cells.length - ADDED.length).join(delimiter);
}

const records = (latin1: string, delimiter = ','): CsvRecord[] =>
  csvRecords(Buffer.from(latin1, 'latin1'), delimiter).filter(({ raw }) => raw !== '');

function expectUnchanged({ original, copy }: Copied, delimiter = ','): CsvRecord[] {
  const before = records(original, delimiter);
  const after = records(copy, delimiter);
  expect(after.map((record) => withoutAdded(record, delimiter))).toEqual(before.map(({ raw }) => raw));
  expect(after[0].cells.slice(-ADDED.length)).toEqual(ADDED);
  for (const { cells } of after) expect(cells).toHaveLength(before[0].cells.length + ADDED.length);
  return after;
}

const ODD = [
  charge({ name: '"ASHBROOK, ELOWEN"' }),
  charge({ name: '  spaces  ', grams: ' 2 ', person_id: 'K2' }),
  charge({ name: '"said ""EL"", and\n\nELOWEN"', person_id: 'K3' }),
  charge({ name: '=1+1', description: '-', person_id: '0007' }),
  charge({ name: 'FERNL\u00c9Y', person_id: 'K4' }),
].map((one) => cellsOf(one).join(','));
const LIST = `${COLUMNS.join(',')}\n${ODD.join('\n')}\n`;

describe('each record of an annotated copy, without the added cells, is the input record byte for byte', () => {
  it('LF line ends', async () => {
    const after = expectUnchanged(await copied('list.csv', LIST));
    expect(after).toHaveLength(1 + ODD.length);
  });

  it('CR LF line ends, also inside a quoted cell', async () => {
    expectUnchanged(await copied('list.csv', LIST.replaceAll('\n', '\r\n')));
  });

  it('a byte order mark', async () => {
    const done = await copied('list.csv', `\ufeff${LIST}`);
    expectUnchanged(done);
    expect(done.copy.startsWith('\xef\xbb\xbfperson_id,')).toBe(true);
  });

  it('rows that are rejected for what is in their cells, with empty cells added', async () => {
    const [first, ...rest] = ODD;
    const broken = [`N\0L${','.repeat(COLUMNS.length - 1)}`, `6" \x81${','.repeat(COLUMNS.length - 1)}`];
    const text = [COLUMNS.join(','), first, ...broken, ...rest].join('\n');
    const done = await copied('list.csv', Buffer.from(text, 'latin1'));
    const after = expectUnchanged(done);
    expect(after.slice(2, 4).map(({ cells }) => cells.slice(-ADDED.length).join(''))).toEqual(['', '']);
    expect(csvTable(join(done.out, 'rejected-rows.csv')).map(({ code }) => code)).toEqual([
      'INTAKE_ROW_NUL',
      'INTAKE_ROW_NOT_TEXT',
    ]);
  });

  it('no line end at the end, and blank lines between', async () => {
    expectUnchanged(await copied('list.csv', `\n\n${LIST.replaceAll('\nK2', '\n\r\n\nK2').trimEnd()}`));
  });

  it.each([
    ['\t', 'list.tsv'],
    [';', 'list.txt'],
    ['|', 'list.txt'],
  ])('cells that are separated by %j', async (delimiter, name) => {
    const rows = [[...COLUMNS], ...inventPeople(5, 2).map(cellsOf)];
    const text = rows.map((row) => row.join(delimiter)).join('\n');
    expectUnchanged(await copied(name, `${text}\n`), delimiter);
  });

  it('Windows-1252', async () => {
    const bytes = Buffer.from(LIST.replace('FERNL\u00c9Y', 'FERNL\xc9Y \x93O\x92'), 'latin1');
    const done = await copied('list.csv', bytes);
    expectUnchanged(done);
    expect(done.copy).toContain('FERNL\xc9Y \x93O\x92');
  });

  it('UTF-8 and Windows-1252 in one file', async () => {
    const text = Buffer.from(LIST).toString('latin1').replace('spaces', 'sp\xe4ces');
    expectUnchanged(await copied('list.csv', Buffer.from(text, 'latin1')));
  });

  it('a gzipped file, whose copy is not', async () => {
    const done = await copied('list.csv.gz', gzipSync(LIST));
    expectUnchanged({ ...done, original: Buffer.from(LIST).toString('latin1') });
  });

  it('a list of some hundred charges, each with its own answers beside it', async () => {
    const done = await copied('list.csv', listOf(inventPeople(150, 11)));
    const after = expectUnchanged(done);
    const determined = groupedBy(csvTable(join(done.out, 'determinations.csv')), (row) => row.charge_id);
    let seen = 0;
    for (const { cells } of after.slice(1)) {
      const [id, ...answers] = cells.slice(-ADDED.length);
      const rows = determined.get(id);
      const expected = rows?.flatMap((row) => [
        row.outcome,
        row.rule,
        ...(row.relief === 'il.state-attorney-motion' ? [row.selected] : []),
      ]);
      expect(answers).toEqual(expected ?? answers.map(() => ''));
      if (rows !== undefined) seen += 1;
    }
    expect(seen).toBeGreaterThan(100);
  });
});

describe('rejected records in an annotated copy', () => {
  it('one rejected for its number of cells keeps its place and its bytes, with empty added cells', async () => {
    const rows = LIST.trimEnd().split('\n');
    const wide = `${ODD[1]},one cell more`;
    const text = [rows[0], 'K8,too few', ODD[0], wide, ''].join('\n');
    const { copy } = await copied('list.csv', text);
    const lines = copy.split('\n');
    expect(lines[1]).toBe(`K8,too few${','.repeat(ADDED.length)}`);
    expect(lines[2].startsWith(`${ODD[0]},c`)).toBe(true);
    expect(lines[3]).toBe(`${wide}${','.repeat(ADDED.length)}`);
    expect(lines).toHaveLength(5);
  });

  it('one rejected for its quoting or its length is not copied: it stands in rejected-rows.csv', async () => {
    const long = `K9,${'x'.repeat(1_100_000)}`;
    const text = [COLUMNS.join(','), 'K7,"not closed', long, ODD[1], ''].join('\n');
    const { copy, out } = await copied('list.csv', text);
    expect(records(copy)).toHaveLength(2);
    expect(csvTable(join(out, 'rejected-rows.csv'))).toHaveLength(2);
  });

  it('one with too many cells and an open quotation mark does not swallow the rows after it', async () => {
    const open = `${cellsOf(charge({ person_id: 'K6' })).join(',')},"open`;
    const after = [
      charge({ person_id: 'K7', description: '', name: '", IDRIS"' }),
      charge({ person_id: 'K8', name: 'FERNLEY' }),
    ];
    const text = [COLUMNS.join(','), open, ...after.map((one) => cellsOf(one).join(',')), ''].join('\n');
    const { out } = await copied('list.csv', text);
    const folder = emptyFolder();
    const again = await screenHere([join(out, 'annotated-list.csv')], join(folder, 'again'));
    expect(again.summary.rows.used).toBe(2);
  });
});
