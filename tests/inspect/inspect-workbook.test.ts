import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeWorkbook, textRow } from '../../src/files/read-workbook/made-workbook.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

const HEADER = ['Defendant Name', 'Docket No', 'Statute', 'Class', 'Offense Date', 'Finding'];
/** 2009-05-03, as spreadsheets count days from 1900 and from 1904. */
const [SERIAL, SERIAL_1904] = ['39936', '38474'];
const text = (cell: string): string => `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
const row = (name: string, docket: string, statute: string, day: string): string =>
  `<row>${[name, docket, statute, 'B'].map(text).join('')}<c s="1"><v>${day}</v></c>${text('GUILTY')}</row>`;

const rows = (day: string): string =>
  textRow(HEADER) +
  row('NOONEBY, IDRIS', '09CR0001201', '720 ILCS 550/4(b)', day) +
  row('INVENTA, MAUD', '09CR0001301', '720 ILCS 550/4(a)', day);

const workbook = (day: string, date1904 = false): Uint8Array =>
  madeWorkbook({
    sheets: [
      { name: 'Read me', rows: textRow(['This list was made for the office']) },
      { name: 'Persons', rows: rows(day) },
      { name: 'Old', rows: rows(day), state: 'hidden' },
    ],
    formats: [0, 14],
    date1904,
  });

describe('inspect of a workbook', () => {
  it.each([
    ['counts days from 1900', SERIAL, false],
    ['counts days from 1904', SERIAL_1904, true],
  ])('that %s drafts a mapping by which its dates are read', async (_, day, date1904) => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.xlsx', workbook(day, date1904));
    const mapping = join(folder, 'mapping.yaml');
    const { code, stdout, stderr } = await freshstartHere(['inspect', list, '--out', mapping]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^list\.xlsx: 2 rows, 6 columns/);
    for (const name of HEADER) expect(stdout).toContain(`  ${name}  -> `);
    expect(stdout).toMatch(/Offense Date {2}-> offense_date.*\n.*dates YYYY-MM-DD: 0000-00-00/);
    expect(stdout).not.toMatch(/NOONEBY|INVENTA|09CR00/);

    const out = join(folder, 'out');
    const screened = await freshstartHere(quickScreening([list], out, '--layout', mapping));
    expect(screened.code).toBe(0);
    expect(manifestOf(out).inputs).toMatchObject([{ rows: 2, used: 2, workbook: { sheet: 2 } }]);
    const written = readFileSync(join(out, 'determinations.csv'), 'utf8');
    expect(written).toMatch(/"NOONEBY, IDRIS",09CR0001201,,720 ILCS 550\/4\(b\),[^\n]*,B,2009-05-03,GUILTY/);
  });

  it('says the same as JSON', async () => {
    const list = fileIn(emptyFolder(), 'list.xlsx', workbook(SERIAL));
    const { stdout } = await freshstartHere(['inspect', list, '--json']);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ file: 'list.xlsx', rows: 2, rejected: 0, layout: null });
    expect(found.columns.map(({ proposed }: { proposed: string | null }) => proposed)).toEqual([
      'name',
      'case_number',
      'statute',
      'class',
      'offense_date',
      'disposition',
    ]);
  });

  it('says when a layout of the program reads its sheet as it is', async () => {
    const sheet = listOf([charge({ description: 'POSS' })])
      .trimEnd()
      .split('\n')
      .map((line) => textRow(line.replaceAll('"', '').split(',')));
    const list = fileIn(emptyFolder(), 'list.xlsx', madeWorkbook({ sheets: [{ rows: sheet[0] }] }));
    expect((await freshstartHere(['inspect', list])).stdout).toContain('The file has the layout charge-list');
  });
});

describe('the mapping that inspect writes', () => {
  it('never replaces the list that is looked at, by whatever name it is called', async () => {
    const folder = emptyFolder();
    const content = listOf([charge()]);
    const list = fileIn(folder, 'list.csv', content);
    symlinkSync(list, join(folder, 'link.yaml'));
    for (const out of [list, join(folder, 'link.yaml'), `${folder}/./list.csv`]) {
      const ended = await freshstartHere(['inspect', list, '--out', out, '--force']);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^INSPECT_OUT_IS_INPUT: /);
    }
    expect(readFileSync(list, 'utf8')).toBe(content);
    expect(everythingIn(folder)).toEqual(['link.yaml', 'list.csv']);
  });
});
