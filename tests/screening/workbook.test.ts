import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { madeWorkbook, textRow } from '../../src/files/read-workbook/made-workbook.testkit.js';
import { writeWorkbook } from '../../src/files/workbook.js';
import type { WorkbookColumn } from '../../src/files/workbook-model.js';
import { csvTable } from './csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { freshstartHere, quickScreening, screening } from './freshstart.testkit.js';
import { type Cells, COLUMNS, cellsOf, charge, inventPeople } from './invented-list.testkit.js';
import { listOf, manifestOf } from './runs.testkit.js';

const DATES = ['birth_date', 'arrest_date', 'offense_date', 'disposition_date'];

/** A list as our own writer writes it: full dates as dates, the rest as text. */
const workbookOf = (charges: readonly Record<(typeof COLUMNS)[number], string>[]): Promise<Uint8Array> => {
  const columns = COLUMNS.map(
    (title): WorkbookColumn => ({ title, width: 12, kind: DATES.includes(title) ? 'date' : 'text' }),
  );
  return writeWorkbook({ sheets: [{ name: 'List', columns, rows: charges.map(cellsOf) }] });
};

/** The same workbook with its days counted from 1904. */
function from1904(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const change = (part: string, edit: (xml: string) => string): void => {
    parts[part] = strToU8(edit(strFromU8(parts[part])));
  };
  change('xl/workbook.xml', (xml) =>
    xml.replace(/<workbookPr[^>]*\/>/, '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
  );
  change('xl/worksheets/sheet1.xml', (xml) =>
    xml.replace(
      /(<c r="[A-Z]+\d+" s="\d+"><v>)(\d+)(<\/v>)/g,
      (_, before, day, after) => `${before}${Number(day) - 1462}${after}`,
    ),
  );
  return zipSync(parts);
}

const determined = (run: string): Record<string, string>[] =>
  csvTable(join(run, 'determinations.csv')).map((row) => ({ ...row, source_file: '' }));

describe('a list as a workbook', () => {
  it('gives the determinations of the same list as CSV, in both epochs, and verify and explain read the run', async () => {
    const folder = emptyFolder();
    const charges = inventPeople(60, 7);
    const book = await workbookOf(charges);
    const inputs = {
      csv: fileIn(folder, 'list.csv', listOf(charges)),
      xlsx: fileIn(folder, 'list.xlsx', book),
      early: fileIn(folder, 'mac.xlsm', from1904(book)),
    };
    for (const [name, input] of Object.entries(inputs)) {
      const ended = await freshstartHere(screening([input], join(folder, name), '--no-workbook'));
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    }
    const expected = determined(join(folder, 'csv'));
    expect(expected.length).toBeGreaterThan(200);
    expect(determined(join(folder, 'xlsx'))).toEqual(expected);
    expect(determined(join(folder, 'early'))).toEqual(expected);

    const run = join(folder, 'xlsx');
    expect(await freshstartHere(['verify', run])).toMatchObject({ code: 0 });
    const explained = await freshstartHere(['explain', run, '--row', '3']);
    expect(explained.code).toBe(0);
    expect(explained.stdout).toContain('list.xlsx, row 3');
    expect(everythingIn(run)).toContain('annotated-list.xlsx.csv');
    const copy = csvTable(join(run, 'annotated-list.xlsx.csv'));
    expect(copy.map((row) => row.case_number)).toEqual(charges.map((one) => one.case_number));
  });

  it('and the same list as CSV are two files of one run, each with its own copy', async () => {
    const folder = emptyFolder();
    const charges = [charge()];
    const inputs = [
      fileIn(folder, 'list.xlsx', await workbookOf(charges)),
      fileIn(folder, 'list.xlsx.csv', listOf(charges)),
      fileIn(folder, 'list.csv', listOf(charges)),
    ];
    const out = join(folder, 'out');
    expect(await freshstartHere(screening(inputs, out, '--no-workbook'))).toMatchObject({ code: 0 });
    expect(everythingIn(out).filter((name) => name.startsWith('annotated'))).toEqual([
      'annotated-list.csv',
      'annotated-list.xlsx.csv',
      'annotated-list.xlsx.csv.csv',
    ]);
    expect(await freshstartHere(['verify', out])).toMatchObject({ code: 0 });
  });

  it('is described by its hash on disk and by what was not read of it, which the program says', async () => {
    const folder = emptyFolder();
    const rows = textRow([...COLUMNS]) + textRow(cellsOf(charge()));
    const sheets = [{ rows: textRow(['About']) }, { rows }, { rows, state: 'hidden' as const }];
    const out = join(folder, 'out');
    const list = fileIn(folder, 'list.xlsx', madeWorkbook({ sheets }));
    const ended = await freshstartHere(quickScreening([list], out));
    expect(ended.stdout).toContain('list.xlsx: sheet 2 was read; not read: 1 other and 1 hidden sheets');
    const workbook = { sheet: 2, otherSheets: 1, hiddenSheets: 1, hiddenRows: 0 };
    expect(manifestOf(out)).toMatchObject({ inputs: [{ bytes: readFileSync(list).length, workbook }] });
    const problems = csvTable(join(out, 'problems.csv'));
    expect(problems.map((row) => [row.source_row, row.code])).toEqual([['0', 'INTAKE_SHEETS_NOT_READ']]);
  });
});

/** The determinations of two charges, of two cases and without a person key, in whose cells the same text stands. */
async function bothWith(column: keyof Cells, text: string, cells: Cells = {}) {
  const folder = emptyFolder();
  const out = join(folder, 'out');
  const of = (case_number: string) => charge({ person_id: '', case_number, ...cells, [column]: text });
  const list = fileIn(folder, 'list.csv', listOf([of('10CR001'), of('11CR009')]));
  await freshstartHere(quickScreening([list], out));
  return csvTable(join(out, 'determinations.csv'));
}

describe('an error of a spreadsheet', () => {
  it.each(['#REF!', '#N/A', '#NOT CALCULATED'])('%s makes nobody one person with another', async (error) => {
    const rows = await bothWith('sid', error, { birth_date: '' });
    expect(new Set(rows.map((row) => row.person_id)).size).toBe(2);
    const minor = rows.filter((row) => row.relief === 'il.minor-cannabis-conviction');
    expect(minor.map((row) => row.outcome)).toEqual(['needs_review', 'needs_review']);
    expect(minor[0].missing_facts).toContain('identity');
  });

  it('in the sentence leaves open what the sentence was', async () => {
    const rows = await bothWith('sentence', '#REF!');
    const motion = rows.filter((row) => row.relief === 'il.state-attorney-motion');
    expect(motion.map((row) => row.outcome)).toEqual(['needs_review', 'needs_review']);
    expect(motion[0].missing_facts).toContain('disposition');
  });

  it('in the count keeps two equal rows apart', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const equal = charge({ count: '#REF!' });
    await freshstartHere(quickScreening([fileIn(folder, 'list.csv', listOf([equal, equal]))], out));
    expect(new Set(csvTable(join(out, 'determinations.csv')).map((row) => row.charge_id)).size).toBe(2);
  });
});
