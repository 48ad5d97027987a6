import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../messages/failure.js';
import type { IntakeOptions } from './intake-result.js';
import type { Layout } from './layout.js';
import { readFiles } from './read-files.js';
import { messageOfRow } from './row-problem.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function failureOf(paths: string[], options?: IntakeOptions): Promise<Failure> {
  const thrown = await readFiles(paths, options).catch((error: unknown) => error);
  if (!(thrown instanceof Failure)) expect.fail(`no Failure: ${String(thrown)}`);
  return thrown;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

const LIST = 'Name,Statute,County,Note\n"DOE, ADA",720 CODE 550/4,Lake,x\n\nROE,720 CODE 550/5\nPOE,,Kane,\n';

describe('reading a list', () => {
  it('says of the file all that later steps need', async () => {
    const path = put('list.csv', LIST);
    const { files, records, rejected, problems } = await readFiles([path]);
    expect(files).toHaveLength(1);
    const { layout, ...file } = files[0];
    expect(layout.name).toBe('charge-list');
    expect(file).toEqual({
      name: 'list.csv',
      path,
      sha256: sha256(LIST),
      bytesOnDisk: LIST.length,
      bytes: LIST.length,
      gzipped: false,
      delimiter: ',',
      encoding: 'ascii',
      hasBom: false,
      header: ['Name', 'Statute', 'County', 'Note'],
      headerBytes: { offset: 0, length: 24 },
      columnOf: { name: { fields: [0] }, statute: { fields: [1] }, county: { fields: [2] } },
      records: 3,
      clean: 2,
      rejected: 1,
      windows1252Records: 0,
      blankLines: 1,
    });
    expect(records.count).toBe(2);
    expect([...records.row]).toEqual([1, 3]);
    const { name } = records.cells;
    expect(name.texts.textOf(name.codes[0])).toBe('DOE, ADA');
    expect(problems).toEqual([]);
    const [one] = rejected;
    expect(LIST.slice(one.offset, one.offset + one.length)).toBe('ROE,720 CODE 550/5');
    expect(messageOfRow(one, files[0].name)).toEqual({
      code: 'INTAKE_ROW_TOO_FEW_CELLS',
      parameters: { expected: 4, found: 2 },
      place: { file: 'list.csv', row: 2 },
    });
  });

  it('puts the records of several files one after the other, whichever columns each has', async () => {
    const paths = [
      put('a.csv', 'statute,name,county\nS1,DOE,Lake\n'),
      put('b.tsv', 'sid\tstatute\nIL1\tS2\nIL2\tS1\n'),
      put('c.txt', 'STATUTE|NAME\nS1|ROE'),
      put('d.csv', 'name;statute\nPOE;S3'),
    ];
    const { files, records } = await readFiles(paths);
    expect(files.map((file) => file.delimiter)).toEqual([',', '\t', '|', ';']);
    expect([...records.file]).toEqual([0, 1, 1, 2, 3]);
    expect([...records.cells.statute.codes]).toEqual([1, 2, 1, 1, 3]);
    expect([...records.cells.name.codes]).toEqual([1, 0, 0, 2, 3]);
    expect([...records.cells.county.codes]).toEqual([1, 0, 0, 0, 0]);
  });

  it.each([4, 4096])('unpacks gzip whatever the name, in chunks of %i bytes', async (chunkBytes) => {
    const packed = Buffer.concat([gzipSync(LIST.slice(0, 40)), gzipSync(LIST.slice(40))]);
    const kept: Buffer[] = [];
    const seen: number[] = [];
    const { files, records } = await readFiles([put('list.csv', packed)], {
      limits: { chunkBytes, firstBytes: 1 },
      keep: (chunk) => {
        kept.push(chunk);
      },
      onBytes: (read, total) => {
        seen.push(read);
        expect(total).toBe(packed.length);
      },
    });
    expect(files[0]).toMatchObject({
      gzipped: true,
      bytesOnDisk: packed.length,
      sha256: sha256(packed),
      bytes: LIST.length,
      clean: 2,
    });
    expect(records.offset[1]).toBe(LIST.indexOf('POE'));
    expect(Buffer.concat(kept).toString()).toBe(LIST);
    expect(seen.at(-1)).toBe(packed.length);
    expect(seen).toHaveLength(Math.ceil(packed.length / chunkBytes));
  });

  it('keeps the bytes of each file under its own number, in order', async () => {
    const paths = [put('a.csv', 'statute,name\nS,DOE\n'), put('b.csv', '\ufeffstatute,name\r\nS,ROE')];
    const kept: Buffer[][] = [[], []];
    const { files } = await readFiles(paths, {
      limits: { chunkBytes: 5, firstBytes: 8 },
      keep: async (chunk, file) => {
        await Promise.resolve();
        kept[file].push(chunk);
      },
    });
    expect(Buffer.concat(kept[0]).toString()).toBe('statute,name\nS,DOE\n');
    expect(Buffer.concat(kept[1]).toString()).toBe('\ufeffstatute,name\r\nS,ROE');
    expect(files[1]).toMatchObject({
      hasBom: true,
      encoding: 'utf-8',
      headerBytes: { offset: 3, length: 12 },
    });
  });

  it('reads the first of several layouts that matches', async () => {
    const shouting: Layout = {
      name: 'shouting',
      personKeyCrossesFiles: true,
      matchHeader: (cells) =>
        cells[0] === 'WHO'
          ? { kind: 'match', known: 2, columnOf: { name: { fields: [0] }, statute: { fields: [1] } } }
          : { kind: 'missing', known: 0, missing: ['WHO'] },
    };
    const { files, records } = await readFiles([put('a.csv', 'WHO;WHAT\nDOE;S1')], { layouts: [shouting] });
    expect(files[0].layout).toBe(shouting);
    expect(records.cells.name.texts.textOf(1)).toBe('DOE');
  });

  it('stops when it is asked to', async () => {
    const stop = new AbortController();
    const path = put('a.csv', `statute,name\n${'S,DOE\n'.repeat(1000)}`);
    const reading = readFiles([path], {
      signal: stop.signal,
      limits: { chunkBytes: 100 },
      onBytes: (read) => {
        if (read >= 1000) stop.abort(new Error('enough'));
      },
    });
    await expect(reading).rejects.toThrow('enough');
  });

  it('passes on what goes wrong where the bytes are kept', async () => {
    const keep = () => Promise.reject(new Error('no room'));
    await expect(readFiles([put('a.csv', LIST)], { keep })).rejects.toThrow('no room');
  });
});

describe('the encoding of a list', () => {
  const header = 'statute,name\n';
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

  it('is Windows-1252 when no record with accents is UTF-8', async () => {
    const bytes = Buffer.concat([latin(`${header}S,M\xdcLLER \x96 X\nS,"\xa0A ""\xe9"" \xa0"\n`)]);
    const { files, records, problems } = await readFiles([put('a.csv', bytes)]);
    expect(files[0]).toMatchObject({ encoding: 'windows-1252', windows1252Records: 2 });
    expect(problems).toEqual([]);
    const { texts } = records.cells.name;
    expect([texts.textOf(1), texts.textOf(2)]).toEqual(['MÜLLER – X', 'A "é"']);
  });

  it('names each row that was read as Windows-1252 in a file that is UTF-8 elsewhere', async () => {
    const bytes = Buffer.concat([Buffer.from(`${header}S,MÜLLER\nS,DOE\n`), latin('S,M\xdcLLER\nS,\x81\n')]);
    const { files, records, rejected, problems } = await readFiles([put('a.csv', bytes)]);
    expect(files[0]).toMatchObject({ encoding: 'mixed', windows1252Records: 1, clean: 3, rejected: 1 });
    expect(problems).toEqual([{ file: 0, row: 3, code: 'INTAKE_ROW_WINDOWS_1252', parameters: {} }]);
    expect([...records.cells.name.codes]).toEqual([1, 2, 1]);
    expect(rejected).toMatchObject([{ row: 4, code: 'INTAKE_ROW_NOT_TEXT' }]);
  });

  it('takes a byte order mark as a promise of UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff'), latin(`${header}S,M\xdcLLER\n`)]);
    const { files, problems } = await readFiles([put('a.csv', bytes)]);
    expect(files[0].encoding).toBe('mixed');
    expect(problems).toHaveLength(1);
  });
});

describe('a file that cannot be used', () => {
  const rows = 'S,DOE\n'.repeat(500);
  const whole = gzipSync(
    `statute,name\n${Array.from({ length: 3000 }, (_, n) => `S${n * 7919},D${n}`).join('\n')}`,
  );
  const corrupt = Buffer.from(whole);
  corrupt.fill(0x55, 2000, 2100);
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * n * 31 + n * 7) % 256));

  it.each<[string, string | Buffer, string]>([
    ['is empty', '', 'INTAKE_EMPTY'],
    ['holds blank lines only', '\n\r\n\n', 'INTAKE_EMPTY'],
    ['holds a byte order mark only', '\ufeff', 'INTAKE_EMPTY'],
    ['is the gzip of nothing', gzipSync(''), 'INTAKE_EMPTY'],
    ['has a header only', 'statute,name', 'INTAKE_NO_ROWS'],
    ['has a header and blank lines', 'statute,name\n\n\r\n', 'INTAKE_NO_ROWS'],
    ['is binary', noise, 'INTAKE_NOT_TEXT'],
    ['begins as a workbook does', Buffer.from('PK\u0003\u0004\u0014\0'), 'FILES_WORKBOOK_BROKEN'],
    ['is the gzip of a workbook', gzipSync('PK\u0003\u0004'), 'INTAKE_NOT_TEXT'],
    ['is a PDF document', '%PDF-1.7\n1 0 obj\n', 'INTAKE_NOT_TEXT'],
    ['is UTF-16 with a mark', Buffer.from('\ufeffstatute,name\nS,DOE\n', 'utf16le'), 'INTAKE_UTF16'],
    ['is UTF-16, big-endian', Buffer.from('\ufeffstatute,name\nS,DOE\n', 'utf16le').swap16(), 'INTAKE_UTF16'],
    ['is UTF-16 without a mark', Buffer.from('statute,name\nS,DOE\n', 'utf16le'), 'INTAKE_NOT_TEXT'],
    ['is gzip cut short', whole.subarray(0, 3000), 'INTAKE_GZIP_BROKEN'],
    ['is gzip without its last byte', whole.subarray(0, -1), 'INTAKE_GZIP_BROKEN'],
    ['is gzip cut in its first bytes', whole.subarray(0, 5), 'INTAKE_GZIP_BROKEN'],
    ['is damaged gzip', corrupt, 'INTAKE_GZIP_BROKEN'],
    ['is gzip with something after it', Buffer.concat([whole, Buffer.from('more')]), 'INTAKE_GZIP_BROKEN'],
    ['lacks a column', `county,name\n${rows}`, 'INTAKE_COLUMNS_MISSING'],
    ['lacks a column and is gzip', gzipSync(`county,name\n${rows}`), 'INTAKE_COLUMNS_MISSING'],
    ['lacks all columns', `foo,bar\n${rows}`, 'INTAKE_NO_HEADER'],
    ['has no header', 'DOE,1980-01-01,S\n', 'INTAKE_NO_HEADER'],
    ['has a column twice', `name,statute,Name\n${rows}`, 'INTAKE_COLUMN_TWICE'],
    ['has broken quotes in its header', 'statute,"name\nS,DOE\n', 'INTAKE_HEADER_QUOTES'],
    ['has an endless first line', 'x'.repeat(3000), 'INTAKE_HEADER_TOO_LONG'],
    [
      'has a first line past the bound',
      `statute,name,${'x'.repeat(3000)}\n${rows}`,
      'INTAKE_HEADER_TOO_LONG',
    ],
  ])('because it %s', async (_, content, code) => {
    const path = put('list.csv', content);
    for (const chunkBytes of [1, 700, 1_000_000]) {
      const limits = { recordBytes: 2048, chunkBytes, firstBytes: 256 };
      const failure = await failureOf([path], { limits });
      expect(failure.detail.code).toBe(code);
      expect(failure.exitCode).toBe(3);
      expect(failure.detail.place).toEqual({ file: 'list.csv' });
    }
  });

  it('because it is not there, or is a folder', async () => {
    mkdirSync(join(folder, 'lists'));
    const missing = await failureOf([join(folder, 'none.csv')]);
    expect([missing.detail.code, missing.exitCode]).toEqual(['INTAKE_FILE_MISSING', 3]);
    const isFolder = await failureOf([join(folder, 'lists')]);
    expect([isFolder.detail.code, isFolder.exitCode]).toEqual(['INTAKE_FOLDER', 3]);
  });

  it.skipIf(process.getuid?.() === 0)('because it may not be read', async () => {
    const path = put('list.csv', LIST);
    chmodSync(path, 0);
    const failure = await failureOf([path]);
    expect([failure.detail.code, failure.exitCode]).toEqual(['INTAKE_FILE_UNREADABLE', 3]);
  });

  it('because another of the run has its name', async () => {
    mkdirSync(join(folder, 'old'));
    const paths = [put('list.csv', LIST), put(join('old', 'list.csv'), LIST)];
    const failure = await failureOf(paths);
    expect([failure.detail.code, failure.exitCode]).toEqual(['INTAKE_SAME_NAME', 2]);
    expect((await failureOf([])).exitCode).toBe(2);
  });

  it('is told of with the columns it lacks and those that are known, and with no other cell', async () => {
    const header = `county,${'long'.repeat(50)},name,,${Array.from({ length: 60 }, (_, n) => `c${n}`).join(',')}`;
    const failure = await failureOf([put('list.csv', `${header}\n${rows}`)]);
    expect(failure.detail.parameters).toMatchObject({ missing: ['statute'] });
    expect(failure.message).toContain('these are known: county, name; 62 more are not');
    expect(failure.message).not.toMatch(/long|c35/);
  });

  it('is not quoted from when its first line is a row about a person', async () => {
    const failure = await failureOf([put('list.csv', 'DOE,ADA,1980-01-01\n')]);
    expect(failure.message).not.toMatch(/DOE|ADA|1980/);
  });
});

describe('a line that is too long to be held', () => {
  it('is rejected with its place and length, and the rest is read', async () => {
    const long = 'y'.repeat(50_000);
    const path = put('list.csv', `statute,name\nA,DOE\n${long}\r\nB,ROE\n${long}`);
    const limits = { recordBytes: 1024, chunkBytes: 512, firstBytes: 64 };
    const { records, rejected } = await readFiles([path], { limits });
    expect([...records.row]).toEqual([1, 3]);
    const parameters = { limit: 1024 };
    expect(rejected).toEqual([
      { file: 0, row: 2, offset: 19, length: 50_000, code: 'INTAKE_ROW_TOO_LONG', parameters },
      { file: 0, row: 4, offset: 50_027, length: 50_000, code: 'INTAKE_ROW_TOO_LONG', parameters },
    ]);
  });
});
