import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, writeAtomic, writeAtomicStream } from './atomic-write.js';
import { freeDisk, requireFreeDisk } from './free-disk.js';
import { writeFailure } from './fs-failure.js';
import { sha256, sha256OfFile } from './sha256.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-files-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a file written at once', () => {
  test('replaces the earlier one, is for its owner only, and leaves nothing beside it', async () => {
    const path = join(root, 'a.txt');
    writeFileSync(path, 'a much longer text', { mode: 0o644 });
    await writeAtomic(path, 'Peña');
    expect(readFileSync(path, 'utf8')).toBe('Peña');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(root)).toEqual(['a.txt']);
  });

  test('comes together from the pieces of a stream', async () => {
    const path = join(root, 'a.bin');
    await writeAtomicStream(path, async (write) => {
      for (let piece = 0; piece < 50; piece++) await write(Buffer.alloc(100_000, piece));
      await write('end');
    });
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(5_000_003);
    expect([bytes[0], bytes[4_999_999], bytes.toString('utf8', 5_000_000)]).toEqual([0, 49, 'end']);
  });

  test('is not there at all when making it failed, and the earlier one stands', async () => {
    const path = join(root, 'a.txt');
    await writeAtomic(path, 'earlier');
    const failing = writeAtomicStream(path, async (write) => {
      await write('half');
      expect(readFileSync(path, 'utf8')).toBe('earlier');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    expect(readdirSync(root)).toEqual(['a.txt']);
  });

  test.each([
    ['inside a folder that is not there', 'no/a.txt', 'there is no such folder or file'],
    ['inside a file', 'file/a.txt', 'part of the path is no folder'],
    ['over a folder', 'folder', 'it is a folder'],
  ])('%s is a failure with exit 3 that says why', async (_, name, cause) => {
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'folder'));
    await expect(writeAtomic(join(root, name), 'x')).rejects.toMatchObject({
      exitCode: 3,
      detail: { code: 'FILES_CANNOT_WRITE', parameters: { path: join(root, name), cause } },
    });
    expect(readdirSync(root).sort()).toEqual(['file', 'folder']);
  });
});

test.each([
  ['ENOSPC', 'FILES_DISK_FULL'],
  ['EDQUOT', 'FILES_DISK_FULL'],
  ['EACCES', 'FILES_CANNOT_WRITE'],
  ['EROFS', 'FILES_CANNOT_WRITE'],
  ['EWHATEVER', 'FILES_CANNOT_WRITE'],
])('the system error %s is told as %s, with exit 3', (code, told) => {
  const failure = writeFailure(Object.assign(new Error('system text'), { code }), '/out');
  expect(failure).toMatchObject({ exitCode: 3, detail: { code: told } });
  expect(failure.message).not.toContain('system text');
});

test('folders are made with those above them, for their owner only', () => {
  makeFolder(join(root, 'a', 'b'));
  makeFolder(join(root, 'a', 'b'));
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, 'a', 'b')).mode & 0o777).toBe(0o700);
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file', 'b'))).toThrow(expect.objectContaining({ exitCode: 3 }));
});

test('a disk with less room than is needed is a failure that says how much is needed and free', async () => {
  const there = join(root, 'not', 'yet');
  expect(await freeDisk(there)).toBeGreaterThan(0);
  await requireFreeDisk(there, 1);
  const failing = requireFreeDisk(there, 1e18);
  await expect(failing).rejects.toMatchObject({ exitCode: 3, detail: { code: 'FILES_NOT_ENOUGH_DISK' } });
  await expect(failing).rejects.toThrow(/1000000000\.0 GB .* GB are free/);
});

test('SHA-256 of a file is that of its bytes', async () => {
  const bytes = Buffer.alloc(9_000_000, 'freshstart');
  writeFileSync(join(root, 'a'), bytes);
  expect(await sha256OfFile(join(root, 'a'))).toEqual({ bytes: 9_000_000, sha256: sha256(bytes) });
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  await expect(sha256OfFile(join(root, 'no'))).rejects.toMatchObject({
    exitCode: 3,
    detail: { code: 'FILES_CANNOT_READ' },
  });
});
