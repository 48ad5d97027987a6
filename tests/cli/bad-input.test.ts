import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BAD_FILES } from '../screening/bad-files.testkit.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening, screening } from '../screening/freshstart.testkit.js';
import { COLUMNS, cellsOf, charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

const GOOD = Array.from({ length: 20 }, (_, n) => charge({ person_id: `K${n}`, case_number: `10CR${n}` }));
const HEADER = COLUMNS.join(',');
const LINES = GOOD.map((one) =>
  cellsOf(one)
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(','),
);

describe('a file that cannot be used at all', () => {
  it.each(BAD_FILES.map((file) => [file.what, file] as const))(
    'that %s ends the run of a good file beside it, and the earlier run stays',
    async (_, { name, bytes, code }) => {
      const folder = emptyFolder();
      const good = fileIn(folder, 'good.csv', listOf(GOOD.slice(0, 2)));
      const bad = fileIn(folder, `bad/${name}`, bytes);
      const out = fileIn(folder, 'out/manifest.json', '{"program":{"name":"freshstart"}}').replace(
        /.manifest.json$/,
        '',
      );
      const before = everythingIn(folder);
      const ended = await freshstartHere(quickScreening([good, bad], out, '--force'));
      expect(ended.stderr).toMatch(new RegExp(`^${code} `));
      expect(ended.code).toBe(3);
      expect(everythingIn(folder)).toEqual(before);
    },
  );

  it.each([
    ['that is not there', 'nowhere.csv', 3, 'INTAKE_FILE_MISSING'],
    ['that is a folder', 'folder', 3, 'INTAKE_FOLDER'],
    ['that lies below a file', 'good.csv/list.csv', 3, 'INTAKE_FILE_MISSING'],
    ['that has a name too long for any disk', `${'x'.repeat(300)}.csv`, 3, 'INTAKE_NAME_TOO_LONG'],
  ])('%s', async (_, name, exit, code) => {
    const folder = emptyFolder();
    const good = fileIn(folder, 'good.csv', listOf(GOOD.slice(0, 2)));
    fileIn(folder, 'folder/inside.csv', listOf(GOOD.slice(0, 2)));
    const before = everythingIn(folder);
    const ended = await freshstartHere(quickScreening([good, join(folder, name)], join(folder, 'out')));
    expect(ended.stderr).toMatch(new RegExp(`^${code} `));
    expect(ended.code).toBe(exit);
    expect(everythingIn(folder)).toEqual(before);
  });
});

describe('the names of files', () => {
  it('one base name in two folders is refused, for the rows could not be told apart', async () => {
    const folder = emptyFolder();
    const inputs = ['a/list.csv', 'b/list.csv'].map((name) => fileIn(folder, name, listOf(GOOD)));
    const ended = await freshstartHere(quickScreening(inputs, join(folder, 'out')));
    expect(ended.stderr).toMatch(/^INTAKE_SAME_NAME: /);
    expect(ended.code).toBe(2);
    expect(everythingIn(folder)).toEqual(['a', 'a/list.csv', 'b', 'b/list.csv']);
  });

  it('a file and another gzipped under the same name are both screened, or refused before any work', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const inputs = [
      fileIn(folder, 'list.csv', listOf(GOOD.slice(0, 5))),
      fileIn(folder, 'list.csv.gz', gzipSync(listOf(GOOD.slice(5)))),
    ];
    const ended = await freshstartHere(screening(inputs, out));
    if (ended.code === 0) {
      const copies = everythingIn(out).filter((name) => name.startsWith('annotated-'));
      expect(copies).toHaveLength(2);
    } else {
      expect(ended.stderr).toMatch(/^INTAKE_SAME_NAME: /);
      expect(ended.code).toBe(2);
    }
  });

  it
    .skipIf(process.platform === 'win32')
    .each(['a b.csv', 'it\'s "x".csv', 'stra\u00dfe \u00e9.csv', '..csv', 'a,b.csv', '$(x).csv', 'x\\y.csv'])(
    'may be %s',
    async (name) => {
      const folder = emptyFolder();
      const out = join(folder, 'out');
      const list = fileIn(folder, name, listOf(GOOD.slice(0, 2)));
      const ended = await freshstartHere(screening([list], out, '--no-workbook'));
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      const rows = csvTable(join(out, 'determinations.csv'));
      expect(new Set(rows.map((row) => row.source_file))).toEqual(new Set([name]));
      expect((await freshstartHere(['verify', out])).code).toBe(0);
      expect((await freshstartHere(['explain', out, '--row', '2'])).code).toBe(0);
    },
  );
});

/** A list in which some lines are damaged; which rows must be rejected, and with which code. */
const DAMAGED: readonly (readonly [string, readonly string[], Readonly<Record<number, RegExp>>])[] = [
  [
    'one line of 3 MB',
    [...LINES.slice(0, 5), 'x,'.repeat(1_500_000), ...LINES.slice(5)],
    { 6: /TOO_MANY_CELLS|TOO_LONG/ },
  ],
  [
    'one line of 3 MB without a separator',
    [...LINES.slice(0, 5), 'x'.repeat(3_000_000), ...LINES.slice(5)],
    { 6: /TOO_LONG/ },
  ],
  [
    'a quoted cell of 3 MB',
    [...LINES.slice(0, 5), `"${'x'.repeat(3_000_000)}",y`, ...LINES.slice(5)],
    { 6: /TOO_LONG/ },
  ],
  [
    'NUL bytes',
    [...LINES.slice(0, 5), LINES[5].replace('GUILTY', 'GUI\0TY'), '\0\0\0', ...LINES.slice(6)],
    { 6: /ROW_NUL/, 7: /TOO_FEW_CELLS|ROW_NUL/ },
  ],
  [
    'bytes that are no text',
    [...LINES.slice(0, 5), LINES[5].replace('GUILTY', 'GUI\x9dTY'), ...LINES.slice(6)],
    { 6: /NOT_TEXT/ },
  ],
  [
    'one quotation mark that is never closed',
    [...LINES.slice(0, 5), LINES[5].replace('"ASHBROOK', '"ASH"BROOK'), ...LINES.slice(6)],
    { 6: /TEXT_AFTER_QUOTE/ },
  ],
  [
    'a quotation mark that opens a row and is closed by none',
    [...LINES.slice(0, 5), 'K9,"ASHBROOK ELOWEN,1984', ...LINES.slice(5)],
    { 6: /TEXT_AFTER_QUOTE|QUOTE_NOT_CLOSED|TOO_LONG/ },
  ],
  ['an open quotation mark on the last line', [...LINES, '"K9,ASHBROOK'], { 21: /QUOTE_NOT_CLOSED/ }],
  [
    'an open quotation mark on every second line',
    LINES.flatMap((line) => [line, '"K9,ASHBROOK']),
    Object.fromEntries(LINES.map((_, n) => [2 * n + 2, /QUOTE|TOO_/])),
  ],
];

describe('a list with damaged lines is screened without them', () => {
  it.each(DAMAGED)('%s', async (_, lines, wanted) => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const list = fileIn(folder, 'list.csv', Buffer.from(`${HEADER}\n${lines.join('\n')}\n`, 'latin1'));
    const ended = await freshstartHere(quickScreening([list], out));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const rejected = csvTable(join(out, 'rejected-rows.csv'));
    expect(rejected.map((row) => Number(row.source_row))).toEqual(Object.keys(wanted).map(Number));
    for (const row of rejected) expect(row.code).toMatch(wanted[Number(row.source_row)]);
    const latin1 = readFileSync(join(out, 'rejected-rows.csv'), 'latin1').replaceAll('""', '"');
    for (const row of Object.keys(wanted)) expect(latin1.includes(lines[Number(row) - 1])).toBe(true);
    const people = csvTable(join(out, 'determinations.csv')).filter((row) => row.outcome === 'eligible');
    expect(new Set(people.map((row) => row.person_id)).size).toBe(lines.length - rejected.length);
  });

  it('an open quotation mark in every line: every row is kept as rejected, and none is lost', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const lines = LINES.map((line) => `"${line.replaceAll('"', '')}`);
    const list = fileIn(folder, 'list.csv', `${HEADER}\n${lines.join('\n')}\n`);
    const ended = await freshstartHere(screening([list], out));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^20 rows read, 0 used, 20 rejected; 0 charges of 0 people/);
    expect(csvTable(join(out, 'rejected-rows.csv')).map((row) => row.text)).toEqual(lines);
    expect(csvTable(join(out, 'determinations.csv'))).toEqual([]);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('rows in UTF-8 and in Windows-1252: both are read, and the second are named', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const [utf8, ansi] = ['FERNL\xc3\x89Y', 'FERNL\xc9Y'].map((name, n) =>
      LINES[n].replace('ASHBROOK', name),
    );
    const list = fileIn(
      folder,
      'list.csv',
      Buffer.from(`${HEADER}\n${utf8}\n${ansi}\n${LINES[2]}\n`, 'latin1'),
    );
    expect(await freshstartHere(quickScreening([list], out))).toMatchObject({ code: 0, stderr: '' });
    const rows = csvTable(join(out, 'determinations.csv'));
    expect([rows[0].name, rows[4].name]).toEqual(['FERNL\u00c9Y, ELOWEN', 'FERNL\u00c9Y, ELOWEN']);
    const problems = csvTable(join(out, 'problems.csv'));
    expect(problems.map((row) => [row.source_row, row.code])).toEqual([['2', 'INTAKE_ROW_WINDOWS_1252']]);
    expect(manifestOf(out)).toMatchObject({ inputs: [{ encoding: 'mixed', rows: 3, used: 3 }] });
  });
});

describe('a policy that cannot be used', () => {
  it.each([
    ['unknown keys', 'maxGramms: 30\n', 'LAW_POLICY_UNREADABLE', 'maxGramms is no setting'],
    ['a number that is a word', 'maxGrams: thirty\n', 'LAW_POLICY_UNREADABLE', 'maxGrams'],
    ['a number below nothing', 'maxGrams: -1\n', 'LAW_POLICY_UNREADABLE', 'maxGrams'],
    ['a number that is none', 'maxGrams: .nan\n', 'LAW_POLICY_UNREADABLE', 'maxGrams'],
    ['a switch that is a word', 'possessionOnly: perhaps\n', 'LAW_POLICY_UNREADABLE', 'possessionOnly'],
    ['a date that is none', 'convictedFrom: 2013-02-30\n', 'LAW_POLICY_UNREADABLE', 'convictedFrom'],
    ['a list', '- maxGrams\n', 'LAW_POLICY_UNREADABLE', 'the document'],
    ['a sentence', 'thirty grams\n', 'LAW_POLICY_UNREADABLE', 'the document'],
    ['no YAML', 'a: [1\n', 'LAW_POLICY_NOT_YAML', 'office.yaml'],
    ['one key twice', 'maxGrams: 30\nmaxGrams: 10\n', 'LAW_POLICY_NOT_YAML', 'office.yaml'],
    ['an alias of nothing', 'maxGrams: *x\n', 'LAW_POLICY_NOT_YAML', 'office.yaml'],
    ['bytes', '\u0000\u0001\u0002', 'LAW_POLICY_', 'office.yaml'],
  ])('%s', async (_, document, code, named) => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', listOf(GOOD.slice(0, 1)));
    const policy = fileIn(folder, 'office.yaml', document);
    const ended = await freshstartHere(quickScreening([list], join(folder, 'out'), '--policy', policy));
    expect(ended.stderr).toMatch(new RegExp(`^${code}`));
    expect(ended.stderr).toContain(named);
    expect(ended.code).toBe(2);
    expect(everythingIn(folder)).toEqual(['list.csv', 'office.yaml']);
  });
});
