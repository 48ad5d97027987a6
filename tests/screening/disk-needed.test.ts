import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { systemCode } from '../../src/files/fs-failure.js';
import { expectedSize } from '../../src/intake/expected-size.js';
import { type DiskAsked, diskNeeded } from '../../src/screening/disk-needed.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { stateResults } from '../../src/states/index.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { inventPeople } from './invented-list.testkit.js';
import { listOf, screenHere } from './runs.testkit.js';

const bare = { rulebook: illinoisCannabis, annotated: false, workbook: false } as const;

/** What is asked for the lists themselves, without what every run is given. */
const askedFor = (asked: DiskAsked): number => diskNeeded(asked) - diskNeeded({ ...asked, inputs: [] });

/** Bytes of all files below a folder; those that go in the same moment count nothing. */
function bytesIn(folder: string): number {
  return everythingIn(folder).reduce((sum, name) => {
    try {
      const file = lstatSync(join(folder, name));
      return file.isFile() ? sum + file.size : sum;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return sum;
    }
  }, 0);
}

/** Screens a list and hands back the most that stood in the folder of the run at any moment that was looked at. */
async function mostTakenBy(list: string, annotated: boolean): Promise<number> {
  const folder = emptyFolder();
  let most = 0;
  const look = (): void => {
    most = Math.max(most, bytesIn(folder));
  };
  const looking = setInterval(look, 5);
  try {
    await screenHere([list], join(folder, 'out'), { annotated, sealBytes: 0, onProgress: look });
  } finally {
    clearInterval(looking);
  }
  look();
  return most;
}

const shortRows = (count: number): string =>
  `sid,statute\n${Array.from({ length: count }, (_, n) => `K${n},720 ILCS 550/4(a)\n`).join('')}`;

describe('the disk that is asked for before a run', () => {
  it.each([
    ['of rows of two short cells, each under the law', false, () => shortRows(2000)],
    ['of people with all their cells, with copies', true, () => listOf(inventPeople(900, 1))],
  ] as const)('is more than a list takes %s', async (_, annotated, text) => {
    const list = fileIn(emptyFolder(), 'list.csv', text());
    const taken = await mostTakenBy(list, annotated);
    const asked = askedFor({ ...bare, annotated, inputs: [list] });
    expect(taken).toBeGreaterThan(500_000);
    expect(asked).toBeGreaterThan(taken);
  });

  it('is less for a run that makes no copies and no workbook', () => {
    const inputs = [fileIn(emptyFolder(), 'list.csv', shortRows(1000))];
    const [least, copies, workbook] = [bare, { ...bare, annotated: true }, { ...bare, workbook: true }].map(
      (asked) => diskNeeded({ ...asked, inputs }),
    );
    expect(copies).toBeGreaterThan(least);
    expect(workbook).toBeGreaterThan(least);
  });

  it('is under three times a list of long rows, of which few or all may be under the law', () => {
    const inputs = [fileIn(emptyFolder(), 'list.csv', `${'long cell,'.repeat(80)}\n`.repeat(1000))];
    const asked = { ...bare, rulebook: californiaProp64, stateResults, inputs };
    expect(askedFor(asked)).toBeLessThan(3 * 801_000);
    expect(askedFor(asked)).toBeGreaterThan(801_000);
  });

  it('is more where a state makes copies of its own', () => {
    const inputs = [fileIn(emptyFolder(), 'list.csv', shortRows(1000))];
    const asked = { ...bare, rulebook: californiaProp64, annotated: true, inputs };
    expect(diskNeeded({ ...asked, stateResults })).toBeGreaterThan(diskNeeded(asked));
  });
});

describe('the text that a list is expected to hold', () => {
  const text = shortRows(50_000);

  it('is that of a plain file, and its lines', () => {
    const { bytes, rows } = expectedSize(fileIn(emptyFolder(), 'list.csv', text));
    expect(bytes).toBe(text.length);
    expect(rows / 50_000).toBeCloseTo(1, 1);
  });

  it('is more than that of the packed file, and no less than what it unpacks to', () => {
    const list = fileIn(emptyFolder(), 'list', gzipSync(text));
    expect(lstatSync(list).size).toBeGreaterThan(64 * 1024);
    const { bytes, rows } = expectedSize(list);
    expect(bytes).toBeGreaterThanOrEqual(text.length);
    expect(bytes).toBeLessThan(2 * text.length);
    expect(rows).toBeGreaterThanOrEqual(50_000);
  });

  it('is more than the file itself where it is a workbook', () => {
    const list = fileIn(emptyFolder(), 'list.xlsx', Buffer.from(`PK\u0003\u0004${' '.repeat(1000)}`));
    expect(expectedSize(list).bytes).toBeGreaterThan(2 * 1004);
    expect(expectedSize(list).rows).toBeGreaterThan(10);
  });

  it('is nothing where no list can be looked at, which is told when it is read', () => {
    const folder = emptyFolder();
    const nothing = { bytes: 0, rows: 0 };
    expect(expectedSize(folder)).toEqual(nothing);
    expect(expectedSize(join(folder, 'absent.csv'))).toEqual(nothing);
    expect(expectedSize(fileIn(folder, 'empty.csv', ''))).toEqual(nothing);
    const damaged = Buffer.concat([gzipSync(text).subarray(0, 20), Buffer.alloc(200, 0xff)]);
    expect(expectedSize(fileIn(folder, 'damaged.gz', damaged))).toEqual(nothing);
  });
});
