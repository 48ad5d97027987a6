import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { inPlace } from './in-thread.js';
import { writeWorkbook } from './workbook.js';
import { workbookBeside } from './workbook-beside.js';
import { columnLetters, MOST_SHEET_ROWS } from './workbook-limits.js';
import type { Workbook } from './workbook-model.js';
import { zipFixed } from './zip-fixed.js';

const MODEL: Workbook = {
  sheets: [
    {
      name: "People's & cases",
      columns: [
        { title: 'name', width: 24, kind: 'text' },
        { title: 'offense_date', width: 12, kind: 'date' },
        { title: 'grams', width: 8, kind: 'number' },
      ],
      rows: [
        ['DOE, ANN <&> "x"', '2009-02-03', 2.5],
        ['=1+1', '2009-02', null],
        ['0012', '2009-02-30', -3],
        ['+1', '1900-02-28', 0],
        [' two  blanks,\na line ', '2000-00-01', 1e-7],
        [null, '', 1],
        ['bell \u0007 and half \ud83d', '1900-03-01', 1],
      ],
    },
    {
      name: 'More',
      note: 'The rest is in determinations.csv.',
      columns: [{ title: 'id', width: 10, kind: 'text' }],
      rows: [['c1']],
    },
  ],
};

async function sheetXml(number: number): Promise<string> {
  return strFromU8(unzipSync(await writeWorkbook(MODEL))[`xl/worksheets/sheet${number}.xml`]);
}

describe('a workbook', () => {
  test('is read back by another reader: texts as text, full dates as dates, numbers as numbers', async () => {
    const read = await readExcelFile(Buffer.from(await writeWorkbook(MODEL)), { trim: false });
    expect(read.map(({ sheet }) => sheet)).toEqual(["People's & cases", 'More']);
    expect(read[0].data).toEqual([
      ['name', 'offense_date', 'grams'],
      ['DOE, ANN <&> "x"', new Date(Date.UTC(2009, 1, 3)), 2.5],
      ['=1+1', '2009-02', null],
      ['0012', '2009-02-30', -3],
      ['+1', '1900-02-28', 0],
      [' two  blanks,\na line ', '2000-00-01', 1e-7],
      [null, null, 1],
      ['bell □ and half □', new Date(Date.UTC(1900, 2, 1)), 1],
    ]);
    expect(read[1].data).toEqual([['The rest is in determinations.csv.'], ['id'], ['c1']]);
  });

  test('holds no formula, and its texts keep the text format when someone edits them', async () => {
    const files = unzipSync(await writeWorkbook(MODEL));
    const xml = await sheetXml(1);
    expect(xml).not.toMatch(/<f[ >]/);
    const styles = strFromU8(files['xl/styles.xml']);
    const style = /<c r="A3" s="(\d+)" t="inlineStr">/.exec(xml)?.[1];
    const formats = [...styles.matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) => attributes);
    const format = /numFmtId="(\d+)"/.exec(formats[Number(style)])?.[1];
    const isText = format === '49' || styles.includes(`numFmtId="${format}" formatCode="@"`);
    expect(isText).toBe(true);
  });

  test('has a bold header that stays in sight and filters, below the note where there is one', async () => {
    const [first, second] = [await sheetXml(1), await sheetXml(2)];
    expect(first).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(first).toContain('</sheetData><autoFilter ref="A1:C8"/>');
    expect(second).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(second).toContain('<autoFilter ref="A2:A3"/>');
    expect(first).toContain('tabSelected="1"');
    expect(second).toContain('tabSelected="0"');
    const names = strFromU8(unzipSync(await writeWorkbook(MODEL))['xl/workbook.xml']);
    expect(names).toContain(`hidden="1">'People''s &amp; cases'!$A$1:$C$8</definedName>`);
  });

  test('wraps its texts, and is printed across as few landscape pages as can be read, each with the header', async () => {
    const wide = Array.from({ length: 5 }, (_, at) => ({
      title: `c${at}`,
      width: 60,
      kind: 'text' as const,
    }));
    const model: Workbook = { sheets: [...MODEL.sheets, { name: 'Wide', columns: wide, rows: [['a']] }] };
    const files = unzipSync(await writeWorkbook(model));
    const [first, , third] = [1, 2, 3].map((n) => strFromU8(files[`xl/worksheets/sheet${n}.xml`]));
    expect(first).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>');
    expect(first).toContain(
      '<pageSetup paperSize="1" fitToWidth="1" fitToHeight="0" orientation="landscape"/>',
    );
    expect(third).toContain('fitToWidth="2"');
    const names = strFromU8(files['xl/workbook.xml']);
    expect(names).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'More'!$2:$2</definedName>`,
    );
    expect(names).toContain(`localSheetId="2">'Wide'!$A:$A,'Wide'!$1:$1</definedName>`);
    const style = Number(/<c r="A2" s="(\d+)" t="inlineStr">/.exec(first)?.[1]);
    const styles = strFromU8(files['xl/styles.xml']).split('<cellXfs')[1].split('<xf ').slice(1);
    expect(styles[style]).toContain('wrapText="1"');
  });

  test('makes room for every line of a text that wraps, and no more than a spreadsheet takes', async () => {
    const columns = [{ title: 'a', width: 20, kind: 'text' as const }];
    const rows = [['short'], ['x'.repeat(17)], ['x'.repeat(50)], ['a\nb\nc'], ['x'.repeat(9000)], [null]];
    const bytes = await writeWorkbook({ sheets: [{ name: 'A', columns, rows }] });
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    const heights = [...xml.matchAll(/<row r="\d+"(?: ht="(\d+)")?/g)].slice(1).map(([, height]) => height);
    expect(heights).toEqual([undefined, undefined, '45', '45', '405', undefined]);
  });

  test('has the same bytes for the same model, whatever the clock says', async () => {
    const first = await writeWorkbook(MODEL);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const second = await writeWorkbook(structuredClone(MODEL));
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('refuses more rows than a sheet may have, and names no spreadsheet takes', async () => {
    const sheet = { name: 'A', columns: MODEL.sheets[1].columns, rows: [] };
    const rows = Array.from({ length: MOST_SHEET_ROWS + 1 }, () => ['x']);
    const bad: Workbook[] = [
      { sheets: [] },
      { sheets: [{ ...sheet, rows }] },
      { sheets: [{ ...sheet, name: 'a/b' }] },
      { sheets: [{ ...sheet, name: 'x'.repeat(32) }] },
      { sheets: [sheet, { ...sheet, name: 'a' }] },
      { sheets: [{ ...sheet, rows: [['x', 'y']] }] },
      { sheets: [{ ...sheet, rows: [[Number.NaN]] }] },
    ];
    for (const model of bad) await expect(writeWorkbook(model)).rejects.toThrow(RangeError);
  });

  test('keeps what spreadsheets would take for a character that cannot be written', async () => {
    const texts = ['C_x000D_1', '_x0041_', '_x005F_x0041_', 'A_x00', 'a_xylophone'];
    const rows = texts.map((text) => [text]);
    const bytes = await writeWorkbook({
      sheets: [{ name: 'Odd', columns: [{ title: 'id', width: 10, kind: 'text' }], rows }],
    });
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect([...xml.matchAll(/<t>([^<]*)<\/t>/g)].map(([, text]) => text)).toEqual([
      'C_x005F_x000D_1',
      '_x005F_x0041_',
      '_x005F_x005F_x005F_x0041_',
      'A_x00',
      'a_xylophone',
    ]);
  });

  test('cuts a text that no cell can hold', async () => {
    const rows = [['😀'.repeat(20_000)]];
    const read = await readExcelFile(
      Buffer.from(await writeWorkbook({ sheets: [{ name: 'A', columns: MODEL.sheets[1].columns, rows }] })),
    );
    const text = String(read[0].data[1][0]);
    expect(text.length).toBe(32_767);
    expect(text.endsWith('😀…')).toBe(true);
  });
});

test('columns are lettered as spreadsheets do', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a zip of the same files has the same bytes, in any order and any time zone', () => {
  const zone = process.env.TZ;
  const digest = (names: string[]): string =>
    createHash('sha256')
      .update(zipFixed(Object.fromEntries(names.map((name) => [name, strToU8(name)]))))
      .digest('hex');
  const first = digest(['b', 'a', '[Content_Types].xml']);
  process.env.TZ = 'Asia/Tokyo';
  expect(digest(['[Content_Types].xml', 'a', 'b'])).toBe(first);
  process.env.TZ = zone;
  const zip = zipFixed({ b: strToU8('1'), '[Content_Types].xml': strToU8('2') });
  expect(Object.keys(unzipSync(zip))).toEqual(['[Content_Types].xml', 'b']);
});

test('a workbook that two works make at once has the bytes of one that is made in one go', async () => {
  const [people, more] = MODEL.sheets;
  const longer = { ...more, name: 'Longer', rows: Array.from({ length: 40 }, (_, at) => [`c${at}`]) };
  for (const sheets of [[people], [people, more], [more, longer, people], [people, longer, more]]) {
    const made = await workbookBeside(inPlace, { sheets }).result;
    expect(Buffer.compare(made, await writeWorkbook({ sheets })), sheets.map(({ name }) => name).join()).toBe(
      0,
    );
  }
});
