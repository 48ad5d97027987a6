import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { RecordsInTurn } from './records-in-turn.js';
import { sourcePath } from './workspace.js';

const run = mkdtempSync(join(tmpdir(), 'freshstart-records-'));
afterAll(() => rmSync(run, { recursive: true, force: true }));
mkdirSync(dirname(sourcePath(run, 'a.csv')), { recursive: true });
/** Each byte is another than those near it, and than those a window away. */
const bytes = Buffer.from(Uint8Array.from({ length: 2_000_003 }, (_, at) => at % 251));
writeFileSync(sourcePath(run, 'a.csv'), bytes);
writeFileSync(sourcePath(run, 'b.csv'), 'second');

it('gives the bytes of any stretch, in any order, longer and shorter than what is read at a time', () => {
  const records = new RecordsInTurn(run, ['a.csv', 'b.csv']);
  const places = [0, 100, 900, 17_000, 600_000, 600_500, 1_100_000, 30, 1_999_000, 1_200_000, 1_210_000];
  for (const length of [0, 1, 700, 20_000, 700_000]) {
    for (const offset of places) {
      const end = Math.min(bytes.length, offset + length);
      expect(records.read(0, offset, end - offset).equals(bytes.subarray(offset, end))).toBe(true);
      expect(records.read(1, 0, 6).toString()).toBe('second');
    }
  }
  expect(() => records.read(0, 2_000_000, 4)).toThrow(RangeError);
  records.close();
});

it('names a source that is gone', () => {
  expect(() => new RecordsInTurn(run, ['a.csv', 'gone.csv'])).toThrow('gone.csv');
});
