import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ByteFile } from './byte-file.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const piece = randomBytes(3_000_000);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file of `pieces` times the piece, which is more than its blocks hold at once. */
function filled(name: string, pieces: number): ByteFile {
  const file = new ByteFile(join(folder, name));
  for (let n = 0; n < pieces; n++) file.bytes(piece);
  return file;
}

test.each([true, false])(
  'a file longer than all blocks is whole, with its hash (to the disk: %s)',
  (sync) => {
    const name = `long-${sync}`;
    const { bytes, sha256: hash } = filled(name, 11).end(sync).written();
    const written = readFileSync(join(folder, name));
    expect(bytes).toBe(11 * piece.length);
    expect(written.length).toBe(bytes);
    expect(sha256(written)).toBe(hash);
  },
);

test('two files filled side by side do not mix', () => {
  const [a, b] = [new ByteFile(join(folder, 'a')), new ByteFile(join(folder, 'b'))];
  for (let n = 0; n < 5; n++) {
    a.bytes(piece);
    b.bytes(piece.subarray(1));
    a.text('a');
    b.text('b');
  }
  const [endA, endB] = [a.end(), b.end()];
  expect(endB.written().sha256).toBe(sha256(readFileSync(join(folder, 'b'))));
  expect(endA.written().sha256).toBe(sha256(readFileSync(join(folder, 'a'))));
  expect(endA.written().bytes).toBe(5 * piece.length + 5);
  expect(endB.written().bytes).toBe(5 * piece.length);
});

test('a file that is abandoned in the middle is closed, and may be', () => {
  const file = filled('abandoned', 4);
  file.abandon();
  file.abandon();
  rmSync(join(folder, 'abandoned'));
  expect(existsSync(join(folder, 'abandoned'))).toBe(false);
});
