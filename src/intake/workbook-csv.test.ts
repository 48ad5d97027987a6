import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MadeWorkbook, madeWorkbook, textRow } from '../files/read-workbook/made-workbook.testkit.js';
import { writeWorkbook } from '../files/workbook.js';
import type { IntakeOptions } from './intake-result.js';
import { readFiles } from './read-files.js';
import { messageOfRow } from './row-problem.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = textRow(['name', 'statute', 'class', 'note']);

async function read(
  made: Omit<MadeWorkbook, 'sheets'> & Partial<MadeWorkbook> & { rows?: string },
  options: IntakeOptions = {},
) {
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, madeWorkbook({ ...made, sheets: made.sheets ?? [{ rows: made.rows ?? '' }] }));
  const pieces: Buffer[] = [];
  const result = await readFiles([path], { ...options, keep: (chunk) => void pieces.push(chunk) });
  return { ...result, file: result.files[0], csv: Buffer.concat(pieces).toString() };
}

const cell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('the list of a workbook', () => {
  it('is read as CSV with a cell for each column of the header', async () => {
    const rows = `${HEADER}<row r="2">${cell('A2', 'DOE, ADA')}${cell('B2', '4(a)')}</row>${textRow(['ROE "R"', '4(b)', 'A', 'two\nlines'])}`;
    const { csv, file, rejected } = await read({ rows });
    expect(csv).toBe('name,statute,class,note\n"DOE, ADA",4(a),,\n"ROE ""R""",4(b),A,"two\nlines"\n');
    expect(file).toMatchObject({ records: 2, clean: 2, blankLines: 0, encoding: 'ascii', gzipped: false });
    expect(file.workbook).toEqual({ sheet: 1, otherSheets: 0, hiddenSheets: 0, hiddenRows: 0 });
    expect(rejected).toEqual([]);
  });

  it('is found among long sheets, each of which is left after its first row, time and again', async () => {
    const long = (columns: readonly string[]) => ({
      columns: columns.map((title) => ({ title, width: 10, kind: 'text' as const })),
      rows: Array.from({ length: 4_000 }, (_, n) =>
        columns.map((title) => `${title} ${(n * 7_919) % 10_007}`),
      ),
    });
    const path = join(folder, 'list.xlsx');
    const sheets = [
      { name: 'One', ...long(['what', 'value', 'x', 'y', 'z']) },
      { name: 'Two', ...long(['a', 'b', 'c', 'd', 'e']) },
      { name: 'Three', ...long(['name', 'statute', 'note']) },
      { name: 'Four', ...long(['f', 'g', 'h']) },
    ];
    writeFileSync(path, await writeWorkbook({ sheets }));
    for (let time = 0; time < 15; time++) {
      const { records, files } = await readFiles([path]);
      expect(records.count).toBe(4_000);
      expect(files[0].workbook).toMatchObject({ sheet: 3, otherSheets: 3 });
    }
  });

  it('has an empty line for each blank row, also of blank cells and of rows left out, and none of them is a row', async () => {
    const rows =
      `<row r="2">${cell('A2', 'name')}${cell('B2', 'statute')}</row>` +
      `<row r="3"><c r="A3" s="1"/><c r="B3" t="inlineStr"><is><t> </t></is></c></row>` +
      `<row r="6">${cell('A6', 'DOE')}${cell('B6', 'S')}</row>`;
    const { csv, records, file } = await read({ rows });
    expect(csv).toBe('\nname,statute\n\n\n\nDOE,S\n');
    expect([...records.row]).toEqual([1]);
    expect(file).toMatchObject({ records: 1, blankLines: 4 });
  });

  it('may begin right of the first column', async () => {
    const rows = `<row>${cell('C1', 'name')}${cell('D1', 'statute')}</row><row r="2">${cell('C2', 'DOE')}${cell('D2', 'S')}</row>`;
    const { file, records } = await read({ rows });
    expect(file.columnOf).toEqual({ name: { fields: [2] }, statute: { fields: [3] } });
    expect(records.cells.name.texts.textOf(records.cells.name.codes[0])).toBe('DOE');
  });

  it('rejects a row with a value right of the last column name, as one record whatever line breaks it holds', async () => {
    const rows = `${HEADER}<row r="2">${cell('A2', 'DOE\nA\r\nB')}${cell('F2', 'x')}</row>${textRow(['ROE', 'S'])}`;
    const { rejected, records, csv } = await read({ rows });
    expect(rejected).toMatchObject([{ row: 1, code: 'INTAKE_ROW_TOO_MANY_CELLS' }]);
    expect(csv).toContain('"DOE A B",,,,,x\n');
    expect([...records.row]).toEqual([2]);
  });

  it('rejects a row that is too long, as one record', async () => {
    const rows = `${HEADER}${textRow(['DOE\n'.repeat(200), 'S'])}${textRow(['ROE', 'S'])}`;
    const { rejected, records } = await read({ rows }, { limits: { recordBytes: 400 } });
    expect(rejected).toMatchObject([{ row: 1, code: 'INTAKE_ROW_TOO_LONG' }]);
    expect([...records.row]).toEqual([2]);
  });

  it('gives no text that can run as a formula when its copy is opened', async () => {
    const rows = `${HEADER}<row>${cell('A2', '=1+1')}${cell('B2', '@SUM')}<c r="C2"><v>-5</v></c>${cell('D2', '-')}</row>`;
    expect((await read({ rows })).csv).toContain("\n'=1+1,'@SUM,-5,-\n");
  });

  it('is the same in pieces of any size', async () => {
    const rows = `${HEADER}${textRow(['DOE', 'S', '', 'é'.repeat(5000)]).repeat(200)}`;
    const once = await read({ rows });
    expect((await read({ rows }, { limits: { chunkBytes: 100, firstBytes: 64 } })).csv).toBe(once.csv);
  });

  it('tells of every byte on disk once', async () => {
    const told: number[] = [];
    const rows = `${HEADER}${textRow(['DOE', 'S'])}`;
    const { file } = await read({ rows }, { onBytes: (done) => void told.push(done) });
    expect(told.at(-1)).toBe(file.bytesOnDisk);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
  });
});

describe('of several sheets', () => {
  const list = `${HEADER}${textRow(['DOE', 'S'])}`;

  it('the visible one that is a list is read, and what was not read is said of the file as a whole', async () => {
    const sheets = [
      { rows: textRow(['About this list']) },
      { rows: '' },
      { rows: list, state: 'hidden' as const },
      { rows: list },
    ];
    const { file, problems } = await read({ sheets });
    expect(file.workbook).toEqual({ sheet: 3, otherSheets: 1, hiddenSheets: 1, hiddenRows: 0 });
    expect(problems).toEqual([
      { file: 0, row: 0, code: 'INTAKE_SHEETS_NOT_READ', parameters: { hidden: 1, others: 1 } },
    ]);
    expect(messageOfRow(problems[0], 'list.xlsx').place).toEqual({ file: 'list.xlsx', row: 0 });
  });

  it('charts and the like are none', async () => {
    const chart =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>';
    const parts = { 'xl/_rels/workbook.xml.rels': chart };
    const { file } = await read({ sheets: [{ rows: list }, { rows: '' }], parts });
    expect(file.workbook).toMatchObject({ otherSheets: 0, hiddenSheets: 0 });
  });
});

describe('what is odd in a row that is read is named', () => {
  const problemsOf = async (rows: string, more: Partial<MadeWorkbook> & { merges?: string[] } = {}) => {
    const { problems, records } = await read({ ...more, sheets: [{ rows, merges: more.merges ?? [] }] });
    const named = problems.map(({ row, code, ...rest }) => [
      row,
      code,
      'column' in rest ? rest.column : undefined,
    ]);
    return { named, records };
  };

  it('a formula that was never calculated, an error, lost digits; in columns that count', async () => {
    const odd =
      '<c><f>A1</f></c><c t="e"><v>#REF!</v></c><c><v>1234567890123456</v></c><c t="e"><v>#N/A</v></c>';
    const { named, records } = await problemsOf(`${HEADER}${textRow(['DOE', 'S'])}<row>${odd}</row>`);
    expect(named).toEqual([
      [2, 'INTAKE_CELL_NOT_CALCULATED', 'name'],
      [2, 'INTAKE_CELL_ERROR', 'statute'],
      [2, 'INTAKE_CELL_DIGITS_LOST', 'class'],
    ]);
    const { codes, texts } = records.cells.name;
    expect(texts.textOf(codes[1])).toBe('#NOT CALCULATED');
  });

  it('an error of a kind that nobody knows is still an error', async () => {
    const { records } = await problemsOf(
      `${HEADER}<row><c t="e"><v>2010-02-01</v></c><c t="e"><v>#NEW!</v></c></row>`,
    );
    expect(records.cells.name.texts.textOf(records.cells.name.codes[0])).toBe('#UNKNOWN!');
    expect(records.cells.statute.texts.textOf(records.cells.statute.codes[0])).toBe('#UNKNOWN!');
  });

  it('merged cells over rows of the list, not over its header or beside it', async () => {
    const row = textRow(['DOE', 'S']);
    const rows = `${HEADER}${row}<row/>${row}${row}${row}`;
    const merges = ['A1:B1', 'A2:A4', 'B4:C4', 'F1:G99', 'A6'];
    expect((await problemsOf(rows, { merges })).named).toEqual([
      [1, 'INTAKE_ROW_MERGED', undefined],
      [2, 'INTAKE_ROW_MERGED', undefined],
    ]);
  });

  it('rows that a filter hides, which are read', async () => {
    const { named, records } = await problemsOf(
      `${HEADER}<row hidden="1">${cell('A2', 'DOE')}</row>${textRow(['ROE', 'S'])}`,
    );
    expect(named).toEqual([[0, 'INTAKE_ROWS_HIDDEN', undefined]]);
    expect(records.count).toBe(2);
  });
});
