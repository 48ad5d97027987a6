import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ScreenOptions } from '../../../src/screening/screen.js';
import { randomFrom } from '../../law/random.js';
import { csvTable, groupedBy } from '../csv.testkit.js';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { type Column, charge, inventPeople } from '../invented-list.testkit.js';
import { asked, listOf, screenHere } from '../runs.testkit.js';

type Charge = Record<Column, string>;
type Lists = Readonly<Record<string, readonly Charge[]>>;

/** People whom a list names in two ways, and charges that only their order, or their other cells, tell apart. */
const ALIKE: readonly Charge[] = Array.from({ length: 12 }, (_, n) => {
  const sid = `IL9200000${n}`;
  const same = { sid, person_id: `P${n}`, case_number: `11CR${n}`, arrest_id: `E${n}`, count: '' };
  return [
    charge({ ...same, grams: '2' }),
    charge({ ...same, grams: '40', statute: '720 ILCS 550/4(d)', class: '4', person_id: `A${n}` }),
    charge({ ...same, grams: '5', sid: n % 2 === 0 ? sid.replace('IL9', 'il-9') : sid }),
    charge({ ...same, grams: '', disposition: n % 3 === 0 ? 'DISMISSED' : 'GUILTY' }),
    charge({ ...same, grams: '3', birth_date: n % 4 === 0 ? '1985-01-01' : '1984-03-02' }),
    charge({ ...same, person_id: n % 2 === 0 ? '' : `Z${n}`, statute: '720 ILCS 5/12-3', class: 'A' }),
  ];
}).flat();

/** Two sources that know some people, and some charges, both; with gaps and contradictions between them. */
const people = inventPeople(120, 41);
const LISTS: Lists = {
  'clerk.csv': [...people.filter((_, at) => at % 5 !== 0), ...ALIKE],
  'police.csv': [
    ...people
      .filter((_, at) => at % 3 === 0)
      .map((one, at) => ({
        ...one,
        person_id: '',
        ...(at % 2 === 0 ? { grams: '', class: '' } : { grams: '3' }),
      })),
    ...ALIKE.map((one, at) => ({
      ...one,
      person_id: `B${at % 7}-${one.sid}`,
      grams: at % 3 === 0 ? '9' : one.grams,
    })),
  ],
};

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const random = randomFrom(seed);
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0]);
};

const byPerson = (charges: readonly Charge[], seed: number): Charge[] =>
  shuffled(
    [...groupedBy(charges, (one) => `${one.sid}/${one.person_id}/${one.name}/${one.birth_date}`).values()],
    seed,
  ).flat();

/** What a run says, without the places in the sources and without the order in which it says it. */
async function said(lists: Lists, more: Partial<ScreenOptions> = {}, screen = screenHere) {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-order-'));
  const paths = Object.entries(lists).map(([name, charges]) => fileIn(folder, name, listOf(charges)));
  const out = join(folder, 'out');
  const { summary } = await screen(paths, out, more);
  const lines = csvTable(join(out, 'determinations.csv')).map(({ source_file, source_row, ...line }) => line);
  const missing = csvTable(join(out, 'missing-facts.csv')).map((row) => ({
    ...row,
    charge_ids_alone: row.charge_ids_alone.split('; ').sort(),
  }));
  rmSync(folder, { recursive: true });
  return { summary, missing, lines: lines.map((line) => JSON.stringify(line)).sort() };
}

const mixed = (change: (charges: readonly Charge[]) => readonly Charge[]): Lists =>
  Object.fromEntries(Object.entries(LISTS).map(([name, charges]) => [name, change(charges)]));

let plain: Awaited<ReturnType<typeof said>>;

beforeAll(async () => {
  plain = await said(LISTS);
});

afterEach(() => {
  vi.doUnmock('../../../src/intake/limits.js');
  vi.doUnmock('../../../src/files/duckdb.js');
  vi.resetModules();
});

function expectTheSame(other: Awaited<ReturnType<typeof said>>): void {
  expect(other.lines).toEqual(plain.lines);
  expect(other.missing).toEqual(plain.missing);
  expect(other.summary).toEqual(plain.summary);
}

describe('the order of files, people and charges changes nothing but the order of the output', () => {
  it('the list has every outcome, merged charges and people who cannot be told apart', () => {
    const { charges, people: counted, reliefs, problems } = plain.summary;
    expect(charges.total).toBeLessThan(Object.values(LISTS).flat().length);
    expect(counted.identified).toBeLessThan(counted.total);
    expect(problems.CHARGE_SOURCES_DISAGREE).toBeGreaterThan(0);
    const motion = reliefs['il.state-attorney-motion'].charges;
    for (const outcome of ['eligible', 'not_eligible', 'needs_review', 'other_county']) {
      expect(motion[outcome], outcome).toBeGreaterThan(0);
    }
  });

  it('files in another order', async () => {
    expectTheSame(await said(Object.fromEntries(Object.entries(LISTS).reverse())));
  });

  it.each([1, 2, 3])('people in another order (%i)', async (seed) => {
    expectTheSame(await said(mixed((charges) => byPerson(charges, seed))));
  });

  it.each([4, 5, 6])('rows in any order at all (%i)', async (seed) => {
    expectTheSame(await said(mixed((charges) => shuffled(charges, seed))));
  });

  it('rows in any order, files in another order, one source for all', async () => {
    const before = await said(LISTS, { sameSource: true });
    const after = await said(
      Object.fromEntries(Object.entries(mixed((charges) => shuffled(charges, 7))).reverse()),
      { sameSource: true },
    );
    expect(after).toEqual(before);
  });

  it('determinations stand in the order of the input', async () => {
    const folder = emptyFolder();
    const path = fileIn(folder, 'list.csv', listOf(people));
    await screenHere([path], join(folder, 'out'));
    const rows = csvTable(join(folder, 'out', 'determinations.csv')).map((row) => Number(row.source_row));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });
});

describe('how the bytes are cut and how many threads decide changes nothing', () => {
  /** The same screening with other bounds on what is read at a time. */
  const screenWith = async (limits: object, threads?: number) => {
    vi.resetModules();
    vi.doMock('../../../src/intake/limits.js', async (original) => {
      const { LIMITS } = await original<typeof import('../../../src/intake/limits.js')>();
      return { LIMITS: { ...LIMITS, ...limits } };
    });
    vi.doMock('../../../src/files/duckdb.js', async (original) => {
      const real = await original<typeof import('../../../src/files/duckdb.js')>();
      const openDatabase: typeof real.openDatabase = (path, options) =>
        real.openDatabase(path, { ...options, ...(threads === undefined ? {} : { threads }) });
      return { ...real, openDatabase };
    });
    const { screen } = await import('../../../src/screening/screen.js');
    return (inputs: readonly string[], out: string, more: Partial<ScreenOptions> = {}) =>
      screen(asked(inputs, out, more));
  };

  it.each([7, 64, 1000, 65_536])('chunks of %i bytes', async (chunkBytes) => {
    const limits = { recordBytes: 4096, chunkBytes, firstBytes: 512 };
    expectTheSame(await said(LISTS, {}, await screenWith(limits)));
  });

  it.each([1, 40, 500])('portions of %i records', async (portionRecords) => {
    expectTheSame(await said(LISTS, { portionRecords }));
  });

  it.each([1, 2, 4])('%i threads', async (threads) => {
    const limits = { recordBytes: 4096, chunkBytes: 100_000, firstBytes: 512 };
    expectTheSame(await said(LISTS, {}, await screenWith(limits, threads)));
  });
});
