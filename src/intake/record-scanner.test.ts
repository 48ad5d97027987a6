import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeCells } from '../record/charge-cells.js';
import { DELIMITERS } from './delimiters.js';
import { newTally, type Tally, tallying } from './file-tally.js';
import { chargeList } from './layouts/charge-list.js';
import { LIMITS, type Limits } from './limits.js';
import { cellsOfRecord } from './parse-record.js';
import { RecordScanner } from './record-scanner.js';
import type { RecordTable } from './record-table.js';
import { RecordsBuilder } from './records-builder.js';
import { recordTableOf } from './table-of-rows.js';

const CHUNKS = [1, 2, 3, 7, 64, 1_000_000];
const COLUMNS = ['statute', 'name', 'county', 'description'] as const;

interface Scan {
  readonly tally: Tally;
  readonly table: RecordTable;
  readonly scanner: RecordScanner;
}

function scan(bytes: Buffer, chunk: number, limits: Partial<Limits> = {}): Scan {
  const tally = newTally();
  const builder = new RecordsBuilder();
  const scanner = new RecordScanner(tallying(tally, 0, builder), {
    file: 'list.csv',
    layouts: [chargeList],
    limits: { ...LIMITS, firstBytes: 1, ...limits },
  });
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  scanner.finish();
  const store = builder.finish();
  return { tally, table: store.table(0, store.count), scanner };
}

/** Places and cells of a table as plain data. */
function plain(table: RecordTable) {
  return Array.from({ length: table.count }, (_, at) => ({
    row: table.row[at],
    offset: table.offset[at],
    length: table.length[at],
    cells: COLUMNS.map((column) => table.cells[column].texts.textOf(table.cells[column].codes[at])),
  }));
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The cell as a careful program would write it: quoted where it must be. */
const written = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /^"|[\r\n]/.test(cell) ? quoted(cell) : cell;

describe('a well-formed table', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      '7',
      ' ',
      '"',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r',
      'ü',
      '\u00a0',
      '中',
      '😀',
    ),
    maxLength: 8,
  });
  const cell = fc.record({ text: fc.oneof(text, fc.constant('')), isQuoted: fc.boolean() });
  const row = fc.record({
    cells: fc.array(cell, { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    blank: fc.constantFrom('', '', '\n', '\r\n'),
  });
  const table = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    delimiter: fc.constantFrom(...DELIMITERS),
    hasBom: fc.boolean(),
    isEnded: fc.boolean(),
  });

  it('reads back as it was written, for every chunk size, line end and delimiter', () => {
    fc.assert(
      fc.property(table, ({ rows, delimiter, hasBom, isEnded }) => {
        let file = `${hasBom ? '\ufeff' : ''}${COLUMNS.join(delimiter)}\n`;
        const expected = [];
        let row = 0;
        for (const { cells, lineEnd, blank } of rows) {
          row += 1;
          const record = cells
            .map((one) => (one.isQuoted ? quoted(one.text) : written(one.text, delimiter)))
            .join(delimiter);
          const [offset, length] = [Buffer.byteLength(file), Buffer.byteLength(record)];
          expected.push({ row, offset, length, cells: cells.map((one) => one.text.trim()) });
          file += record + (row === rows.length && !isEnded ? '' : lineEnd + blank);
        }
        const bytes = Buffer.from(file);
        for (const chunk of CHUNKS) {
          const { table, tally, scanner } = scan(bytes, chunk);
          expect(tally.rejected).toEqual([]);
          expect(plain(table)).toEqual(expected);
          expect(scanner.hasBom).toBe(hasBom);
          expect(tally.header?.header.delimiter).toBe(delimiter);
        }
        for (const { offset, length, cells } of expected) {
          const parsed = cellsOfRecord(bytes.subarray(offset, offset + length), delimiter);
          expect(parsed.map((one) => one.text)).toEqual(cells);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same, and numbers texts in the same order, when there are many rows', () => {
    const text = fc.constantFrom(
      '',
      'A',
      'ä',
      ' "',
      '"A ""b"""',
      '"A"',
      '\u00a0A ',
      'LONGER TEXT',
      '"\u00a0"',
    );
    const cell = fc.oneof(text, text, fc.nat(3000).map(String));
    const cells = fc.tuple(cell, cell, cell, cell).map((row) => row.join(','));
    const some = fc.array(cells, { minLength: 600, maxLength: 900 });
    const usual = fc.nat(2000).map((n) => `${n},DOE,"${n % 7}", x`);
    const many = fc.array(usual, { minLength: 2000, maxLength: 2000 });
    fc.assert(
      fc.property(some, many, fc.boolean(), fc.nat(9000), (odd, plainRows, isOddFirst, chunk) => {
        const rows = isOddFirst ? [...odd, ...plainRows] : [...plainRows, ...odd];
        const { table } = scan(Buffer.from([COLUMNS.join(','), ...rows].join('\n')), chunk + 100);
        const parsed = rows.map((row) => cellsOfRecord(Buffer.from(row), ',').map((one) => one.text));
        expect(plain(table).map((one) => one.cells)).toEqual(parsed);
        for (const [at, column] of COLUMNS.entries()) {
          const { texts } = table.cells[column];
          const inOrder = [...new Set(['', ...parsed.map((row) => row[at])])];
          expect(Array.from({ length: texts.size }, (_, code) => texts.textOf(code))).toEqual(inOrder);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('gets the same codes as the plain builder gives', () => {
    const rows = ['A,DOE', 'B,ROE', '"A",DOE', ',"  ROE"', 'B,'];
    const { table } = scan(Buffer.from(`statute,name\n${rows.join('\n')}`), 5);
    const same = recordTableOf(
      plain(table).map(({ row, offset, length, cells: [statute, name] }) => ({
        file: 0,
        row,
        offset,
        length,
        cells: chargeCells({ statute, name }),
      })),
    );
    expect(table.cells.statute.codes).toEqual(same.cells.statute.codes);
    expect(table.cells.name.codes).toEqual(same.cells.name.codes);
    expect([...table.cells.name.codes]).toEqual([1, 2, 1, 2, 0]);
    expect(table.cells.name.texts.size).toBe(3);
    expect(table.cells.sex.codes).toEqual(same.cells.sex.codes);
  });
});

/** Whether a text without NUL, its bytes taken for letters one by one, is UTF-8. */
const isWholeUtf8 = (text: string): boolean =>
  !text.includes('\0') && isUtf8(Buffer.from(text.replace(/\r$/, ''), 'latin1'));

/** What a file should come to, read by one expression: slow, and unlike the scanner. */
function expectedOf(file: string, from: number, limit: number) {
  const field = '(?:"(?:[^"]|"")*"|[^",\n][^,\n]*|)';
  const record = new RegExp(`(${field}(?:,${field}){${COLUMNS.length - 1}}?)(\r?\n|\r?$)`, 'y');
  const clean: number[][] = [];
  const rejected: number[][] = [];
  let blank = 0;
  for (let at = from; at < file.length; ) {
    const empty = /(\r?\n|\r$)/y;
    empty.lastIndex = at;
    record.lastIndex = at;
    const match = record.exec(file);
    const size = match === null ? 0 : match[0].replace(/\n$/, '').length;
    const lineEnd = file.indexOf('\n', at) === -1 ? file.length : file.indexOf('\n', at);
    if (empty.test(file)) {
      blank += 1;
      at = empty.lastIndex;
    } else if (match !== null && size <= limit) {
      // Bytes that are no letters of Windows-1252 may be parts of one in UTF-8.
      const isText = !/[\0\x81\x8d\x8f\x90\x9d]/.test(match[1]) || isWholeUtf8(match[1]);
      // A greedy last field has taken the carriage return of the line end.
      (isText ? clean : rejected).push([at, match[1].replace(/\r$/, '').length]);
      at += match[0].length;
    } else {
      rejected.push([at, file.slice(at, lineEnd).replace(/\r$/, '').length]);
      at = lineEnd + 1;
    }
  }
  return { clean, rejected, blank };
}

describe('a damaged table', () => {
  const limit = 48;
  const header = `${COLUMNS.join(',')}\r\n`;
  const pieces = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('"', '"', ',', ',', '\n', '\r\n', '\r', 'a', 'b ', '\0', '\xe9', '\x81'),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom('\na,b,c,d\n', 'a,"b\nb",c,d\n', ',,,\n', '\n"a",b,c,d', '","', '"""'),
    },
    { weight: 1, arbitrary: fc.nat(90).map((n) => 'x'.repeat(n)) },
  );
  const body = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
  const sizes = { recordBytes: limit };

  it('loses nothing: each byte is of one record, rejected line, blank line or line end', () => {
    fc.assert(
      fc.property(body, (text) => {
        const bytes = Buffer.from(header + text, 'latin1');
        const expected = expectedOf(header + text, header.length, limit);
        for (const chunk of CHUNKS) {
          const { tally, table, scanner } = scan(bytes, chunk, sizes);
          expect(plain(table).map(({ offset, length }) => [offset, length])).toEqual(expected.clean);
          expect(tally.rejected.map(({ offset, length }) => [offset, length])).toEqual(expected.rejected);
          expect(tally.blankLines).toBe(expected.blank);
          expect(tally.records).toBe(expected.clean.length + expected.rejected.length);
          expect(scanner.accounted).toBe(bytes.length);
          const places = [...expected.clean, ...expected.rejected].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          let at = header.length - 2;
          for (const [offset, length] of [...places, [bytes.length, 0]]) {
            expect(bytes.toString('latin1', at, offset)).toMatch(/^(\r?\n)*\r?$/);
            at = offset + length;
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has a letter of UTF-8 whose bytes alone are none of Windows-1252', () => {
    const text = '\xe9\x81\x81,b,c,d\n\x81,b,c,d\n';
    const { tally, table } = scan(Buffer.from(header + text, 'latin1'), 9, sizes);
    expect(plain(table).map(({ cells }) => cells[0])).toEqual(['\u9041']);
    expect(tally.rejected.map(({ code }) => code)).toEqual(['INTAKE_ROW_NOT_TEXT']);
    expect(expectedOf(header + text, header.length, limit).clean).toEqual([[header.length, 9]]);
  });

  it('is rejected for the same reasons whatever the chunks', () => {
    fc.assert(
      fc.property(body, (text) => {
        const bytes = Buffer.from(header + text, 'latin1');
        const [first, ...others] = CHUNKS.map((chunk) => scan(bytes, chunk, sizes));
        for (const other of others) {
          expect(other.tally.rejected).toEqual(first.tally.rejected);
          expect(plain(other.table)).toEqual(plain(first.table));
        }
      }),
    );
  });

  it('numbers rejected and clean records together', () => {
    const { tally, table } = scan(Buffer.from('statute,name\nA,DOE\nB\n\nC,ROE\n'), 4);
    expect(tally.rejected.map((one) => one.row)).toEqual([2]);
    expect([...table.row]).toEqual([1, 3]);
    expect(tally.blankLines).toBe(1);
  });

  it.each([
    ['B', 'INTAKE_ROW_TOO_FEW_CELLS', { expected: 2, found: 1 }],
    ['B,DOE,x', 'INTAKE_ROW_TOO_MANY_CELLS', { expected: 2 }],
    ['B,"DOE"x', 'INTAKE_ROW_TEXT_AFTER_QUOTE', { cell: 2 }],
    ['"B,DOE', 'INTAKE_ROW_QUOTE_NOT_CLOSED', { cell: 1 }],
    ['B,D\0E', 'INTAKE_ROW_NUL', {}],
    ['B,D\x81E', 'INTAKE_ROW_NOT_TEXT', {}],
    [`B,${'x'.repeat(60)}`, 'INTAKE_ROW_TOO_LONG', { limit: 48 }],
  ])('says why the line %j is rejected', (line, code, parameters) => {
    const { tally, table } = scan(Buffer.from(`statute,name\nA,ROE\n${line}\nC,POE\n`, 'latin1'), 9, sizes);
    expect(tally.rejected).toEqual([{ file: 0, row: 2, offset: 19, length: line.length, code, parameters }]);
    expect(plain(table).map((one) => one.cells[0])).toEqual(['A', 'C']);
  });

  it.each([500, 9000, 100_000])(
    'leaves the records around it as they are, in chunks of %i bytes',
    (chunk) => {
      const rows = Array.from({ length: 3000 }, (_, n) =>
        n % 41 === 7 ? `"A"${n},X,Y,Z` : `${n},"DOE, ${n % 3}",${n % 5 === 0 ? '' : `"${n}"`},x${n}`,
      );
      const { table } = scan(Buffer.from([COLUMNS.join(','), ...rows].join('\n')), chunk);
      const sound = rows.filter((row) => !row.startsWith('"'));
      const parsed = sound.map((row) => cellsOfRecord(Buffer.from(row), ',').map((one) => one.text));
      expect(plain(table).map((one) => one.cells)).toEqual(parsed);
    },
  );

  it('never takes bytes of an earlier chunk for bytes of the file', () => {
    const long = `statute,name\nA,${'D'.repeat(177)}\n`;
    // The second chunk ends with a line, where the first had its last line feed one byte further on.
    const chunks = [long, `B,${'R'.repeat(61)}\n`.repeat(3), 'C,POE\n'].map((text) => Buffer.from(text));
    const tally = newTally();
    const builder = new RecordsBuilder();
    const setting = { file: 'list.csv', layouts: [chargeList], limits: { ...LIMITS, firstBytes: 1 } };
    const scanner = new RecordScanner(tallying(tally, 0, builder), setting);
    for (const chunk of chunks) scanner.push(chunk);
    scanner.finish();
    expect(tally.blankLines).toBe(0);
    expect(scanner.accounted).toBe(Buffer.concat(chunks).length);
    const statutes = plain(builder.finish().table(0, 5)).map((one) => one.cells[0]);
    expect(statutes).toEqual(['A', 'B', 'B', 'B', 'C']);
  });

  it('resumes on the line after a quotation mark that never closes', () => {
    const { tally, table } = scan(Buffer.from('statute,name\nA,"DOE\nB,ROE\nC,POE'), 100);
    expect(tally.rejected).toMatchObject([{ row: 1, offset: 13, length: 6 }]);
    expect(plain(table).map((one) => one.cells)).toEqual([
      ['B', 'ROE', '', ''],
      ['C', 'POE', '', ''],
    ]);
  });

  it('rejects a quoted cell whose record grows past the bound by its first line only', () => {
    const lines = Array.from({ length: 10 }, (_, n) => `A${n},DOE`);
    const { tally, table } = scan(Buffer.from(`statute,name\nX,"ROE\n${lines.join('\n')}\n,"\n`), 11, sizes);
    expect(tally.rejected).toMatchObject([
      { row: 1, code: 'INTAKE_ROW_QUOTE_NOT_CLOSED' },
      { row: 12, code: 'INTAKE_ROW_QUOTE_NOT_CLOSED' },
    ]);
    expect(table.count).toBe(10);
  });

  it.each(['X,"ROE', '"X",""ROE', 'X,"', '"', '",', '","'])(
    'takes no longer for each line of a long file than of a short one, when every line is %j',
    (line) => {
      const timeOf = (lines: number): number => {
        const bytes = Buffer.from(`statute,name\n${`${line}\n`.repeat(lines)}`);
        const before = process.cpuUsage();
        const { tally } = scan(bytes, LIMITS.chunkBytes);
        expect(tally.records).toBeGreaterThan(lines / 4);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      const short = Math.max(...[1, 2, 3].map(() => timeOf(20_000)));
      // Ten times the lines; a scanner that read on and back for every line would take a hundred times as long.
      const long = Math.min(...[1, 2].map(() => timeOf(200_000)));
      expect(long / short).toBeLessThan(40);
    },
  );
});
