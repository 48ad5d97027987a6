import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvRecords, csvTable } from '../csv.testkit.js';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { COLUMNS, type Column, charge } from '../invented-list.testkit.js';
import { listOf, screenHere } from '../runs.testkit.js';

const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '  =',
  '\u00a0=',
  '\uff1d',
  '\u2212',
  ' '.repeat(40).concat('='),
];
const OURS = ['determinations.csv', 'missing-facts.csv', 'problems.csv', 'rejected-rows.csv'];

/** What a spreadsheet might run: blanks, then a sign of a formula, also in full width; or a tab or carriage return. */
const runs = (text: string): boolean =>
  /^(?:[\s\p{Cc}]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|[\t\r])/u.test(text) &&
  !/^ *(?:-|[+-]?\d+(?:\.\d+)?) *$/.test(text);

const cellsIn = (path: string): string[] =>
  csvRecords(readFileSync(path)).flatMap(({ cells }) =>
    cells.map((cell) => Buffer.from(cell, 'latin1').toString()),
  );

const evil = (begin: string, column: string): string => `${begin}HYPERLINK("x";${column})`;

/** A charge for each text column and beginning, with a formula in that column alone. */
const COLUMNS_OF_TEXT = COLUMNS.filter((column) => !column.endsWith('_date'));
const charges = BEGINNINGS.flatMap((begin, b) =>
  COLUMNS.map((column, c) => ({
    ...charge({ person_id: `K${b}-${c}`, arrest_id: `D${b}-${c}`, case_number: `C${b}-${c}` }),
    [column]: evil(begin, column),
  })),
);

/** The text of each cell of each sheet, and the XML of the sheets. */
function workbook(path: string): { xml: string; texts: string[] } {
  const files = unzipSync(readFileSync(path));
  const sheets = Object.entries(files).filter(([name]) => /worksheets\/|sharedStrings/.test(name));
  const xml = sheets.map(([, bytes]) => Buffer.from(bytes).toString()).join('\n');
  const unescaped = (text: string): string =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  return { xml, texts: [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) => unescaped(match[1])) };
}

describe('no cell that is added or reformatted can run as a formula', () => {
  it('in any text column of the list, with any beginning, and in the names of files', async () => {
    const folder = emptyFolder();
    const rejected = BEGINNINGS.map((begin) => evil(begin, 'rejected').replaceAll('"', '')).filter(
      (text) => !text.includes('\r'),
    );
    const first = fileIn(folder, '=cmd.csv', `${listOf(charges)}${rejected.join('\n')}\n`);
    const second = fileIn(folder, '-2+3.csv', listOf([charge({ name: '@SUM(1)', grams: '=x' })]));
    const out = join(folder, 'out');
    await screenHere([first, second], out, { workbook: true, annotated: true });

    const determined = csvTable(join(out, 'determinations.csv'));
    for (const column of ['person_id', 'name', 'case_number', 'county', 'statute_cited', 'disposition']) {
      const held = determined.filter((row) => row[column].startsWith("'")).map((row) => row[column]);
      expect(new Set(held.map((text) => text.replace(/^'\s*/u, '')[0])).size, column).toBeGreaterThanOrEqual(
        4,
      );
    }
    expect(determined.some((row) => row.source_file === "'=cmd.csv")).toBe(true);
    expect(determined.some((row) => row.source_file === "'-2+3.csv")).toBe(true);
    for (const name of OURS) {
      expect(cellsIn(join(out, name)).filter(runs), name).toEqual([]);
    }
    expect(csvTable(join(out, 'rejected-rows.csv'))).toHaveLength(rejected.length);

    const { xml, texts } = workbook(join(out, 'review.xlsx'));
    expect(xml).not.toMatch(/<f[\s>/]/);
    expect(xml).not.toMatch(/<c [^>]*t="(?!inlineStr|s")[^"]*"/);
    expect(texts).toContain(evil('=', 'name'));
    expect(texts).toContain(evil('@', 'case_number'));
  });

  it('a lone minus sign stays as it is', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const cells: Partial<Record<Column, string>> = {
      name: '-',
      case_number: '-',
      statute: '720 ILCS 550/4(a)',
    };
    await screenHere([fileIn(folder, 'list.csv', listOf([charge(cells)]))], out);
    expect(csvTable(join(out, 'determinations.csv'))[0]).toMatchObject({ name: '-', case_number: '-' });
  });

  it('a negative number stays as it is, and a formula that begins as one does not', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const list = listOf([
      charge({ case_number: '-12.5' }),
      charge({ case_number: '-12.5+A1', person_id: 'K2' }),
    ]);
    await screenHere([fileIn(folder, 'list.csv', list)], out);
    const numbers = csvTable(join(out, 'determinations.csv')).map((row) => row.case_number);
    expect(new Set(numbers)).toEqual(new Set(['-12.5', "'-12.5+A1"]));
  });

  it.each(COLUMNS_OF_TEXT.filter((_, at) => at % 6 === 0))(
    'the copy of the list keeps its bytes (%s)',
    async (column) => {
      const folder = emptyFolder();
      const out = join(folder, 'out');
      const list = listOf([{ ...charge(), [column]: '=1+1' }]);
      await screenHere([fileIn(folder, 'list.csv', list)], out, { annotated: true });
      expect(readFileSync(join(out, 'annotated-list.csv'), 'utf8')).toContain(list.trimEnd().split('\n')[1]);
    },
  );
});
