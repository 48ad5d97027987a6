import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemCode } from '../../src/files/fs-failure.js';
import { Failure } from '../../src/messages/failure.js';
import type { Stage } from '../../src/screening/progress.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, quickScreening } from '../screening/freshstart.testkit.js';
import { inventPeople } from '../screening/invented-list.testkit.js';
import { listOf, screenHere } from '../screening/runs.testkit.js';

const [MOUNT, UNMOUNT] = ['mount', 'umount'];
const MB = 1024 * 1024;
const disks: string[] = [];

/** A small disk of its own, in memory. Only root on Linux can have one. */
function disk(megabytes: number): string {
  const place = mkdtempSync(join(tmpdir(), 'freshstart-disk-'));
  execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
  disks.push(place);
  return place;
}

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    disk(1);
    return true;
  } catch {
    return false;
  }
})();
if (!canMount) console.warn('skipped: tests of a full disk need root on Linux, to mount a small one');

beforeAll(built);
afterAll(() => {
  for (const place of disks) {
    execFileSync(UNMOUNT, ['-l', place]);
    rmSync(place, { recursive: true, force: true });
  }
});

/** Fills a disk but for some bytes. */
function fill(place: string, leave: number): void {
  const ballast = join(place, 'ballast');
  const file = openSync(ballast, 'a');
  const piece = Buffer.alloc(256 * 1024, 1);
  let size = 0;
  try {
    for (;;) size += writeSync(file, piece);
  } catch (error) {
    if (systemCode(error) !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
  if (leave > 0) truncateSync(ballast, Math.max(0, size - leave));
}

/** A packed list whose beginning, by which its length is guessed, says little of the rest. */
const packedWorseAtFirst = (rows: string): Buffer => {
  const first = randomBytes(96 * 1024)
    .toString('hex')
    .match(/.{1024}/g);
  return gzipSync(`sid,statute\n${first?.map((cell) => `K0,${cell}\n`).join('')}${rows}`);
};

describe.runIf(canMount)('a disk that is too small', () => {
  it('is refused before any work, in the words of what is needed and what is free', async () => {
    const place = disk(4);
    const list = fileIn(emptyFolder(), 'list.csv', listOf(inventPeople(3, 1)));
    const { code, stdout, stderr } = await freshstart(quickScreening([list], join(place, 'out')));
    expect(stderr).toMatch(/^FILES_NOT_ENOUGH_DISK: This needs about \d+ MB of disk .* and \d+ MB are free/);
    expect(stderr).toMatch(/\n {2}Next: /);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(everythingIn(place)).toEqual([]);
  });

  it('that fills while the list is read ends the run, and nothing is left', async () => {
    const place = disk(100);
    const row = `K1,${' '.repeat(1000)}720 ILCS 550/4(a)\n`;
    const list = fileIn(emptyFolder(), 'list.csv.gz', packedWorseAtFirst(row.repeat(120_000)));
    const { code, stderr } = await freshstart(quickScreening([list], join(place, 'out')));
    expect(stderr).toMatch(/^FILES_DISK_FULL: /);
    expect(code).toBe(3);
    expect(everythingIn(place)).toEqual([]);
    expect(statfsSync(place).bfree * statfsSync(place).bsize).toBeGreaterThan(99 * MB);
  });

  it('that fills while the results are written ends the run, and nothing is left', async () => {
    const place = disk(90);
    const rows = Array.from({ length: 100_000 }, (_, n) => `K${n},720 ILCS 550/4(a)\n`).join('');
    const list = fileIn(emptyFolder(), 'list.csv.gz', packedWorseAtFirst(rows));
    const { code, stderr } = await freshstart(quickScreening([list], join(place, 'out')));
    expect(stderr).toMatch(/^FILES_DISK_FULL: /);
    expect(code).toBe(3);
    expect(everythingIn(place)).toEqual([]);
  });

  it.each<readonly [string, Stage, number]>([
    ['the determinations', 'deciding', 0],
    ['the index', 'deciding', 300 * 1024],
    ['the workbook', 'writing the workbook', 0],
    ['the manifest', 'sealing', 0],
  ])('that is full when it comes to %s ends the run with a clear word', async (_, stage, leave) => {
    const place = disk(160);
    onTestFinished(() => fill(place, 0));
    const list = fileIn(emptyFolder(), 'list.csv', listOf(inventPeople(20, 1)));
    let filled = false;
    const thrown = await screenHere([list], join(place, 'out'), {
      workbook: true,
      onProgress: (progress) => {
        if (progress.stage !== stage || filled) return;
        filled = true;
        fill(place, leave);
      },
    }).catch((error: unknown) => error);
    expect(filled).toBe(true);
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ exitCode: 3, detail: { code: 'FILES_DISK_FULL' } });
    expect(everythingIn(place)).toEqual(['ballast']);
  });
});
