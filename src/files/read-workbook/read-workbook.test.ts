import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../messages/failure.js';
import { writeWorkbook } from '../workbook.js';
import { wellFormedText } from '../workbook-limits.js';
import type { WorkbookLimits } from './limits.js';
import { type MadeWorkbook, madeWorkbook, sheetPart, sheetXml, textRow } from './made-workbook.testkit.js';
import { readWorkbook } from './read-workbook.js';
import type { SheetRow } from './sheet-model.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function rowsOf(bytes: Uint8Array, at = 0, limits: Partial<WorkbookLimits> = {}) {
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, bytes);
  const handle = await open(path);
  try {
    const workbook = await readWorkbook(handle, { file: 'list.xlsx', limits });
    const sheet = workbook.sheet(at);
    const rows: SheetRow[] = [];
    for await (const some of sheet.rows) rows.push(...some);
    return { sheets: workbook.sheets, rows, merges: sheet.merges() };
  } finally {
    await handle.close();
  }
}

/** The cells of a sheet as `row:column kind text`. */
async function cellsOf(made: Omit<MadeWorkbook, 'sheets'> & { rows: string }): Promise<string[]> {
  const { rows } = await rowsOf(madeWorkbook({ ...made, sheets: [{ rows: made.rows }] }));
  return rows.flatMap((row) =>
    row.cells.map(({ column, kind, text }) => `${row.number}:${column} ${kind} ${text}`),
  );
}

async function failureOf(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<string> {
  const thrown = await rowsOf(bytes, 0, limits).catch((error: unknown) => error);
  if (!(thrown instanceof Failure)) expect.fail(`no Failure: ${String(thrown)}`);
  expect(thrown.exitCode).toBe(3);
  expect(thrown.detail.place).toEqual({ file: 'list.xlsx' });
  return thrown.message;
}

describe('a cell of a workbook', () => {
  it('shares its text: runs joined, phonetic guides left out, codes resolved', async () => {
    const shared = [
      '<t>plain</t>',
      '<r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r>',
      '<t>漢</t><rPh sb="0" eb="1"><t>kan</t></rPh><phoneticPr fontId="1"/>',
      '<t>a_x000D_b &amp; &lt;c&gt; &#xe9;</t>',
      '<t/>',
    ];
    const rows = `<row r="1">${shared.map((_, n) => `<c r="${'ABCDE'[n]}1" t="s"><v>${n}</v></c>`).join('')}</row>`;
    expect(await cellsOf({ shared, rows })).toEqual([
      '1:1 text plain',
      '1:2 text two runs',
      '1:3 text 漢',
      '1:4 text a\rb & <c> é',
    ]);
  });

  it('holds its text itself, or a number, a boolean, an error, a date in words of its own', async () => {
    const rows =
      '<row r="2"><c r="A2" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>' +
      '<c r="B2"><v>1E3</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c><c r="E2" t="e"><v>#N/A</v></c>' +
      '<c r="F2" t="d"><v>2010-02-01T00:00:00Z</v></c><c r="G2" t="str"><v>said</v></c><c r="H2"><v>odd</v></c></row>';
    expect(await cellsOf({ rows })).toEqual([
      '2:1 text in line',
      '2:2 number 1000',
      '2:3 boolean TRUE',
      '2:4 boolean FALSE',
      '2:5 error #N/A',
      '2:6 date 2010-02-01',
      '2:7 text said',
      '2:8 text odd',
    ]);
  });

  it('is a date where its style shows one, in both epochs', async () => {
    const made = { formats: [0, 14, 'yyyy"-"mm', '00000', 22], rows: '' };
    const styled = (values: string[]): string =>
      `<row>${values.map((value, s) => `<c s="${s}"><v>${value}</v></c>`).join('')}</row>`;
    expect(await cellsOf({ ...made, rows: styled(['40210', '40210', '40210', '42', '40210.5']) })).toEqual([
      '1:1 number 40210',
      '1:2 date 2010-02-01',
      '1:3 date 2010-02-01',
      '1:4 number 00042',
      '1:5 date 2010-02-01 12:00:00',
    ]);
    const late = await cellsOf({ ...made, date1904: true, rows: styled(['38748', '38748']) });
    expect(late).toEqual(['1:1 number 38748', '1:2 date 2010-02-01']);
  });

  it('is the value of its formula, and not calculated when none was saved', async () => {
    const rows =
      '<row><c><f>A1+1</f><v>7</v></c><c t="str"><f>"x"</f><v>x</v></c><c t="str"><f>""</f><v></v></c>' +
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>SUM(A:A)</f></c><c><f>SUM(A:A)</f><v/></c>' +
      '<c t="str"><f>A1</f></c><c><f t="shared" si="0"/></c></row>';
    expect(await cellsOf({ rows })).toEqual([
      '1:1 number 7',
      '1:2 text x',
      '1:4 error #DIV/0!',
      '1:5 not calculated #NOT CALCULATED',
      '1:6 not calculated #NOT CALCULATED',
      '1:7 not calculated #NOT CALCULATED',
      '1:8 not calculated #NOT CALCULATED',
    ]);
  });

  it('stands where its reference says, or after the one before; cells in any order come in the order of columns', async () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row>' +
      '<row r="7" hidden="1"><c r="C7"><v>3</v></c><c r="A7"><v>1</v></c></row><row><c><v>8</v></c></row>';
    expect(await cellsOf({ rows })).toEqual([
      ...['1:1 number 1', '1:4 number 4', '1:5 number 5'],
      ...['7:1 number 1', '7:3 number 3', '8:1 number 8'],
    ]);
  });

  it('says so when spreadsheets lost its last digits', async () => {
    const sheets = [{ rows: '<row><c><v>1234567890123456</v></c><c><v>123456789012345</v></c></row>' }];
    const { rows } = await rowsOf(madeWorkbook({ sheets }));
    expect(rows[0].cells.map(({ digitsLost }) => digitsLost)).toEqual([true, false]);
  });
});

describe('a workbook', () => {
  it('lists its sheets with the hidden ones, and reads each, whatever prefix its XML uses', async () => {
    const sheets = [
      { rows: textRow(['a']), name: 'One' },
      { rows: '', name: 'Two', state: 'veryHidden' as const },
    ];
    const prefixed = `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const bytes = madeWorkbook({ sheets, parts: { [sheetPart(2)]: prefixed } });
    expect((await rowsOf(bytes)).sheets).toEqual([
      { name: 'One', hidden: false },
      { name: 'Two', hidden: true },
    ]);
    expect((await rowsOf(bytes, 1)).rows[0].cells[0].text).toBe('5');
  });

  it('names the ranges of its merged cells', async () => {
    const { merges } = await rowsOf(madeWorkbook({ sheets: [{ rows: '', merges: ['B2:C9', 'A1'] }] }));
    expect(merges).toEqual([
      { firstRow: 2, lastRow: 9, firstColumn: 2, lastColumn: 3 },
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 1 },
    ]);
  });

  it('has rows in its data alone, not where its buttons stand', async () => {
    const anchor =
      '<controls><control><from><xdr:col>1</xdr:col><xdr:row>9</xdr:row></from></control></controls>';
    const xml = sheetXml({ rows: textRow(['x']) }).replace('</worksheet>', `${anchor}</worksheet>`);
    const { rows } = await rowsOf(madeWorkbook({ sheets, parts: { [sheetPart(1)]: xml } }));
    expect(rows.map(({ number }) => number)).toEqual([1]);
  });

  it('may keep its parts uncompressed', async () => {
    const bytes = madeWorkbook({ sheets: [{ rows: textRow(['x']) }] });
    expect((await rowsOf(zipSync(unzipSync(bytes), { level: 0 }))).rows[0].cells[0].text).toBe('x');
  });

  it('that we wrote is read back: every text, number and date', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((t) => !/_x[0-9a-f]{4}_/i.test(t));
    const table = fc.array(fc.tuple(text, fc.integer(), fc.constantFrom('2009-02-03', '2009-02', '')), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const kinds = ['text', 'number', 'date'] as const;
        const columns = kinds.map((kind) => ({ title: kind, width: 9, kind }));
        const read = await rowsOf(await writeWorkbook({ sheets: [{ name: 'A', columns, rows }] }));
        const texts = read.rows.map(({ cells }) =>
          [1, 2, 3].map((at) => cells.find((c) => c.column === at)?.text ?? ''),
        );
        expect(texts).toEqual([
          [...kinds],
          ...rows.map(([t, n, d]) => [wellFormedText(t).replace(/\r\n?/g, '\n'), String(n), d]),
        ]);
      }),
      { numRuns: 30 },
    );
  });
});

const sheets = [{ rows: textRow(['a', 'b']) }];
const whole = madeWorkbook({ sheets });
const withSheet = (xml: string): Uint8Array => madeWorkbook({ sheets, parts: { [sheetPart(1)]: xml } });
const withRows = (rows: string): Uint8Array => madeWorkbook({ sheets: [{ rows }] });

/** Changes the bytes of an archive at the first place where `part`'s name stands, so many bytes after it. */
function damaged(bytes: Uint8Array, part: string): Uint8Array {
  const copy = Buffer.from(bytes);
  copy[copy.indexOf(part) + part.length + 12] ^= 0xff;
  return copy;
}

describe('a file that cannot be read as a workbook is refused with the reason', () => {
  it.each<[string, Uint8Array, RegExp]>([
    [
      'an encrypted or old one',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0, 0]),
      /^FILES_WORKBOOK_LOCKED/,
    ],
    ['one cut off', whole.subarray(0, whole.length - 30), /^FILES_WORKBOOK_BROKEN.*directory/],
    ['one cut off in the middle', whole.subarray(0, whole.length >> 1), /^FILES_WORKBOOK_BROKEN.*directory/],
    ['one with damaged bytes', damaged(whole, sheetPart(1)), /^FILES_WORKBOOK_BROKEN/],
    ['a zip of other files', zipSync({ 'a.txt': strToU8('x') }), /^FILES_WORKBOOK_NOT_XLSX.*other files/],
    ['a zip of nothing', zipSync({}), /^FILES_WORKBOOK_NOT_XLSX/],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), /^FILES_WORKBOOK_NOT_XLSX.*xlsb/],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('x') }), /^FILES_WORKBOOK_NOT_XLSX.*Word/],
    [
      'an OpenDocument sheet',
      zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('x') }),
      /^FILES_WORKBOOK_NOT_XLSX.*OpenDocument/,
    ],
    ['one without its sheet', madeWorkbook({ sheets, parts: { [sheetPart(1)]: undefined } }), /not there/],
    [
      'one without its list of sheets',
      madeWorkbook({ sheets, parts: { 'xl/workbook.xml': undefined } }),
      /not there/,
    ],
    [
      'one without its shared texts',
      madeWorkbook({ sheets, parts: { 'xl/sharedStrings.xml': undefined } }),
      /not there/,
    ],
    ['one that shares a text too few', withRows('<row><c t="s"><v>0</v></c></row>'), /shares a text/],
    [
      'one with broken XML',
      withSheet('<worksheet><sheetData><row></sheetData></worksheet>'),
      /no well-formed XML/,
    ],
    ['one that ends within its XML', withSheet('<worksheet><sheetData>'), /no well-formed XML/],
    [
      'one with a document type',
      withSheet('<!DOCTYPE x [<!ENTITY a "PROBE">]><worksheet><sheetData/></worksheet>'),
      /document type/,
    ],
    [
      'one with an entity',
      withRows('<row><c t="inlineStr"><is><t>&probe;</t></is></c></row>'),
      /no well-formed XML/,
    ],
    [
      'one in another encoding',
      withSheet('<?xml version="1.0" encoding="ISO-8859-1"?><worksheet/>'),
      /UTF-8/,
    ],
    ['one with bytes that are no text', madeBytes(), /no well-formed XML/],
    ['one with rows out of order', withRows('<row r="5"/><row r="4"/>'), /rows that are not in order/],
    ['one with a row twice', withRows('<row r="5"/><row r="5"/>'), /rows that are not in order/],
    ['one with a row past the last', withRows('<row r="1048577"/>'), /rows that are not in order/],
    ['one with a row that has no number', withRows('<row r="x"/>'), /rows that are not in order/],
    ['one with a cell outside its rows', withRows('<c><v>1</v></c>'), /outside the rows/],
    ['one with a cell of another row', withRows('<row r="5"><c r="A6"/></row>'), /not of its row/],
    ['one with a column past the last', withRows('<row r="1"><c r="XFE1"/></row>'), /not of its row/],
    ['one with a million columns', withRows(`<row>${'<c/>'.repeat(1_000_000)}</row>`), /over 16384 cells/],
    [
      'one with two cells in one place',
      withRows('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      /one place/,
    ],
    ['one with a cell of no type', withRows('<row><c t="zz"><v>1</v></c></row>'), /type that does not exist/],
    ['one with elements in elements', withSheet('<a>'.repeat(300)), /without end/],
    [
      'one with a merged range that is none',
      madeWorkbook({ sheets: [{ rows: '', merges: ['A:B'] }] }),
      /merged range/,
    ],
  ])('%s', async (_, bytes, wanted) => {
    const message = await failureOf(bytes);
    expect(message).toMatch(wanted);
    expect(message).not.toMatch(/probe/i);
  });

  it.each<[string, Uint8Array, Partial<WorkbookLimits>, RegExp]>([
    ['a part that is longer than it may be', whole, { largePart: 100 }, /over 100 bytes/],
    [
      'a part that unpacks to too much',
      withRows(textRow(['x'.repeat(100_000)])),
      { ratioFrom: 1000, ratio: 10 },
      /over \d+ bytes/,
    ],
    [
      'too much shared text',
      madeWorkbook({ sheets, shared: ['<t>0123456789</t>'] }),
      { sharedBytes: 8 },
      /more text/,
    ],
    [
      'too many shared texts',
      madeWorkbook({ sheets, shared: ['<t/>', '<t/>'] }),
      { sharedTexts: 1 },
      /more text/,
    ],
    [
      'too long a shared text',
      madeWorkbook({ sheets, shared: ['<t>0123456789</t>'] }),
      { text: 8 },
      /a text of over 8/,
    ],
    ['too long a row', withRows(textRow(['01234', '56789'])), { rowText: 8 }, /a row of over 8/],
    ['too many parts', whole, { parts: 2 }, /over 2 parts/],
    [
      'too many merged cells',
      madeWorkbook({ sheets: [{ rows: '', merges: ['A1:B1', 'A2:B2'] }] }),
      { merges: 1 },
      /merged/,
    ],
  ])('one made to exhaust the machine: %s', async (_, bytes, limits, wanted) => {
    const message = await failureOf(bytes, limits);
    expect(message).toMatch(/^FILES_WORKBOOK_TOO_LARGE/);
    expect(message).toMatch(wanted);
  });

  it('a bomb whose directory claims that it is small is stopped by the bytes that come out', async () => {
    const bytes = Buffer.from(withRows(textRow(['x'.repeat(200_000)])));
    // The directory's entry: the uncompressed size stands 22 bytes before the name.
    const entry = bytes.lastIndexOf(sheetPart(1));
    bytes.writeUInt32LE(100, entry - 22);
    expect(await failureOf(bytes, { largePart: 50_000 })).toMatch(/over 50000 bytes/);
    expect(await failureOf(bytes)).toMatch(/not those that were saved/);
  });

  it('bytes that differ from their checksum, though they unpack', async () => {
    const bytes = Buffer.from(whole);
    const entry = bytes.lastIndexOf(sheetPart(1));
    bytes.writeUInt32LE(1, entry - 30);
    expect(await failureOf(bytes)).toMatch(/not those that were saved/);
  });
});

function madeBytes(): Uint8Array {
  const xml = strToU8(sheetXml({ rows: textRow(['PROBE']) }));
  const at = Buffer.from(xml).indexOf('PROBE');
  xml[at] = 0xff;
  return zipSync({ ...unzipSync(whole), [sheetPart(1)]: xml });
}
