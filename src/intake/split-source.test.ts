import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import type { IntakeOptions, IntakeResult } from './intake-result.js';
import { mappedLayout } from './mapping/mapped-layout.js';
import { readMappingText } from './mapping/read-mapping.js';
import { readFiles } from './read-files.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'split-'));
  path = join(folder, 'list.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All that reading says, as plain data; where blocks end and what they are kept in aside. */
function plain({ files, records, rejected, problems }: IntakeResult) {
  return {
    files: files.map(({ columnOf: _, ...file }) => file),
    rejected,
    problems,
    places: [records.file, records.row, records.offset, records.length].map((column) => [...column]),
    cells: CHARGE_COLUMNS.map((column) => {
      const { codes, texts } = records.cells[column];
      return [[...codes], Array.from({ length: texts.size }, (_, code) => texts.textOf(code))];
    }),
  };
}

const limits = {
  recordBytes: 40,
  chunkBytes: 16,
  firstBytes: 8,
  blockRecords: 7,
  splitBytes: 1,
  shareBytes: 1,
};
const pieces = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('S,DOE\n', '\nA,B\n', 'B,\n', '720,"x"\r\n', '\n\n', '"p ""q""",Z\n'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('"', ',', '\n', '\r', 'a', '\0', '\xe9', '\x81', '\xc3\xa9', '"\nA,B\n"'),
  },
  { weight: 1, arbitrary: fc.nat(70).map((n) => 'x'.repeat(n)) },
);
const body = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));

const outcome = (options: IntakeOptions): Promise<unknown> =>
  readFiles([path], { ...options, limits: { ...limits, ...options.limits } }).then(plain, (error: unknown) =>
    String(error),
  );

let runs = 0;

describe('reading a file in parts', () => {
  it('says of a damaged file what one reader says, wherever it is cut, and keeps and hashes its bytes', async () => {
    const threads = fc.integer({ min: 2, max: 6 });
    await fc.assert(
      fc.asyncProperty(body, threads, fc.boolean(), fc.boolean(), async (text, parts, inFile, isShared) => {
        const bytes = Buffer.from(`statute,name\nS,DOE\n${text}`, 'latin1');
        writeFileSync(path, bytes);
        const expected = await outcome({});
        const storeIn = mkdtempSync(join(folder, `run-${runs++}-`));
        const copy = join(folder, `copy-${runs}`);
        const shared = isShared ? {} : { limits: { shareBytes: 1000 } };
        const options = { threads: parts, keepAt: () => copy, ...(inFile ? { storeIn } : {}), ...shared };
        expect(await outcome(options)).toEqual(expected);
        expect(readFileSync(copy)).toEqual(bytes);
        const { files, store } = await readFiles([path], { limits, threads: parts });
        expect(files[0].sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(store.shared.files).toHaveLength(store.count === 0 ? 0 : 1);
      }),
      { numRuns: 150 },
    );
  });

  const lines = Array.from({ length: 40 }, (_, n) => `S${n},D${n % 5}\n`).join('');
  it.each([
    ['plain lines', lines, true],
    ['a quoted cell with line feeds across the cut', `${lines}S,"${'\n'.repeat(30)}"\n${lines}`, false],
    ['a line longer than any may be across the cut', `${lines}${'x'.repeat(300)}\n${lines}`, true],
    ['a quotation mark that never closes before the cut', `${lines}S,"DOE\n${lines}`, undefined],
  ])('reads %s as one reader does', async (_, text, isSplit) => {
    writeFileSync(path, `statute,name\n${text}`);
    const whole = { limits: { recordBytes: 64 } };
    expect(await outcome({ ...whole, threads: 2 })).toEqual(await outcome(whole));
    if (isSplit === undefined) return;
    const { store } = await readFiles([path], { limits: { ...limits, recordBytes: 64 }, threads: 2 });
    const joined = store.shared.blocks.some(({ maps }) => maps !== undefined);
    expect(joined).toBe(isSplit);
  });

  it('takes over from a thread that has much left, and only then', async () => {
    writeFileSync(path, `statute,name\n${lines}`);
    const joinedOf = async (shareBytes: number) => {
      const { store } = await readFiles([path], { limits: { ...limits, shareBytes }, threads: 2 });
      return new Set(store.shared.blocks.flatMap(({ maps }) => (maps === undefined ? [] : [maps]))).size;
    };
    expect(await joinedOf(1)).toBeGreaterThan(2);
    expect(await joinedOf(1000)).toBe(1);
  });

  it('follows a mapping in every part', async () => {
    writeFileSync(path, `what;who\n${lines.replaceAll(',', ';')}`);
    const layouts = [mappedLayout(MAPPING)];
    const { store, ...result } = await readFiles([path], { limits, layouts, threads: 3 });
    expect(store.shared.blocks.some(({ maps }) => maps !== undefined)).toBe(true);
    expect(plain({ store, ...result })).toEqual(plain(await readFiles([path], { limits, layouts })));
  });

  it('tells of all bytes, once, and of the records so far', async () => {
    writeFileSync(path, `statute,name\n${lines}`);
    const told: (readonly number[])[] = [];
    await readFiles([path], { limits, threads: 2, onBytes: (...now) => told.push(now) });
    const bytes = 13 + lines.length;
    expect(told.at(-1)).toEqual([bytes, bytes, 40]);
    expect(told.map(([read]) => read)).toEqual(told.map(([read]) => read).sort((a, b) => a - b));
  });

  it('stops when it is asked to, and leaves no store', async () => {
    writeFileSync(path, `statute,name\n${lines}`);
    const stop = new AbortController();
    const storeIn = mkdtempSync(join(folder, 'store-'));
    const reading = readFiles([path], {
      limits,
      storeIn,
      threads: 2,
      signal: stop.signal,
      onBytes: () => stop.abort(new Error('enough')),
    });
    await expect(reading).rejects.toThrow('enough');
    expect(readdirSync(storeIn)).toEqual([]);
  });

  it('ends when the list turns out to be none, whatever threads have begun', async () => {
    writeFileSync(path, `county,name\n${lines}`);
    const keepAt = () => join(folder, 'copy');
    const failing = readFiles([path], { limits, threads: 3, keepAt });
    await expect(failing).rejects.toThrow('INTAKE_COLUMNS_MISSING');
  });

  it('fails when the file is written to meanwhile', async () => {
    writeFileSync(path, `statute,name\n${lines}`);
    let isChanged = false;
    const reading = readFiles([path], {
      limits,
      threads: 2,
      onBytes: () => {
        if (!isChanged) writeFileSync(path, 'S,DOE\n', { flag: 'a' });
        isChanged = true;
      },
    });
    await expect(reading).rejects.toThrow('INTAKE_FILE_CHANGED');
  });
});

const MAPPING = readMappingText(
  "layout: x\ncolumns:\n  name: WHO\n  statute: { from: [WHAT, WHO], join: ' ' }\n",
  'x.yaml',
);
