import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../files/duckdb.js';
import type { Manifest } from './manifest.js';
import { openPlaces, type PlacesOfRun } from './places-of-run.js';
import {
  beforeInList,
  bytesOf,
  PLACE_BYTES,
  PLACE_WORDS,
  placeIn,
  type RecordPlace,
  wordsOf,
  wordsOfPlaces,
} from './record-places.js';
import { indexPath, placesPath } from './workspace.js';

let run: string;

beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'freshstart-places-'));
  onTestFinished(() => rmSync(run, { recursive: true, force: true }));
  mkdirSync(dirname(placesPath(run)));
});

const PEOPLE = 900;
const REJECTED = 700;

/** Two files of some pieces each, people here and there, and rows that are left out because they were rejected. */
function inventPlaces(): { clean: RecordPlace[]; rejected: RecordPlace[] } {
  const clean: RecordPlace[] = [];
  const rejected: RecordPlace[] = [];
  for (const file of [0, 1]) {
    let offset = file * 2 ** 33;
    for (let row = 1; row <= 25_000; row++) {
      const length = 20 + ((row * 7919) % 101);
      const isRejected = row % (50_000 / REJECTED) < 1;
      const person = isRejected
        ? -1
        : (Math.floor(row / 40) * 7 + file + (row % 97 === 0 ? 311 : 0)) % PEOPLE;
      const charge = isRejected ? -1 : clean.length - (row % 5 === 0 ? 1 : 0);
      (isRejected ? rejected : clean).push({ file, row, offset, length, charge, person });
      offset += length + 1;
    }
  }
  return { clean, rejected };
}

const manifest = (format: 1 | 2, used: readonly number[]): Pick<Manifest, 'format' | 'inputs'> => ({
  format,
  inputs: used.map((one) => ({ used: one }) as Manifest['inputs'][number]),
});

const usedOf = (clean: readonly RecordPlace[]): number[] =>
  [0, 1].map((file) => clean.filter((place) => place.file === file).length);

const write = (places: readonly RecordPlace[]): void =>
  writeFileSync(placesPath(run), bytesOf(wordsOfPlaces(places)));

async function opened({ clean, rejected }: ReturnType<typeof inventPlaces>): Promise<PlacesOfRun> {
  write([...clean, ...rejected]);
  const places = await openPlaces(run, manifest(2, usedOf(clean)));
  onTestFinished(() => places.close());
  return places;
}

describe('a place in words', () => {
  it.each<RecordPlace>([
    { file: 0, row: 1, offset: 0, length: 0, charge: 0, person: 0 },
    { file: 0, row: 1, offset: 2 ** 31, length: 2 ** 31 - 1, charge: -1, person: -1 },
    { file: 1, row: 2 ** 31 - 1, offset: 2 ** 32 - 1, length: 1, charge: 2 ** 31 - 1, person: 2 ** 31 - 1 },
    { file: 40_000, row: 5, offset: 2 ** 32, length: 1, charge: 7, person: 8 },
    { file: 65_535, row: 5, offset: 2 ** 48 - 1, length: 1, charge: 7, person: 8 },
  ])('is the same when it is read again: %o', (place) => {
    const words = wordsOfPlaces([place, place]);
    expect(words).toHaveLength(2 * PLACE_WORDS);
    expect([placeIn(words, 0), placeIn(words, PLACE_WORDS)]).toEqual([place, place]);
  });

  it.each([
    ['the 65,537th file', { file: 2 ** 16, offset: 0 }],
    ['an offset of 2^48', { file: 0, offset: 2 ** 48 }],
  ])('cannot be of %s, and is not made', (_, part) => {
    const place = { row: 1, length: 1, charge: 0, person: 0, ...part };
    expect(() => wordsOfPlaces([place])).toThrow(RangeError);
  });

  it('is made of a part of columns as well', () => {
    const column = [5, 6, 7, 8];
    const columns = {
      file: column,
      row: column,
      offset: column,
      length: column,
      charge: column,
      person: column,
    };
    const words = wordsOf(columns, 1, 3);
    expect(words).toHaveLength(2 * PLACE_WORDS);
    expect(placeIn(words, 0).row).toBe(6);
    expect(placeIn(words, PLACE_WORDS).person).toBe(7);
  });
});

describe('the places of a run', () => {
  it('are found by row, in any order, rejected ones too; and none where there is none', async () => {
    const invented = inventPlaces();
    expect(invented.rejected.length).toBeGreaterThan(100);
    const places = await opened(invented);
    const all = [...invented.clean, ...invented.rejected];
    expect(places.count).toBe(all.length);
    for (const place of all) expect(places.at(place.file, place.row)).toEqual(place);
    for (let at = 0; at < all.length; at += 97) {
      const place = all[(at * 7907) % all.length];
      expect(places.at(place.file, place.row)).toEqual(place);
    }
    for (const [file, row] of [
      [0, 0],
      [0, 25_001],
      [1, 0],
      [1, 25_001],
      [2, 1],
    ])
      expect(places.at(file, row)).toBeUndefined();
  });

  it('of some people come in the order of the list', async () => {
    const invented = inventPlaces();
    const places = await opened(invented);
    const isWanted = (person: number): boolean => person === 0 || person % 100 === 7;
    const expected = invented.clean.filter(({ person }) => isWanted(person));
    expect(expected.length).toBeGreaterThan(100);
    expect(places.ofPeople(isWanted)).toEqual(expected);
    expect(places.ofPeople(() => true)).toEqual(invented.clean);
    expect(places.ofPeople(() => false)).toEqual([]);
  });

  it.each([1, 50, 1000, 2 ** 19])('come person by person, %i at a time', async (most) => {
    const invented = inventPlaces();
    const places = await opened(invented);
    const isWanted = (person: number): boolean => person % 3 !== 1;
    const expected = invented.clean
      .filter(({ person }) => isWanted(person))
      .sort((a, b) => a.person - b.person || beforeInList(a, b));
    const some = most === 1 ? 30 : PEOPLE;
    expect([...places.personByPerson(some, (person) => person < some && isWanted(person), most)]).toEqual(
      expected.filter(({ person }) => person < some),
    );
  });

  it('are none where a list has no records', async () => {
    write([]);
    const places = await openPlaces(run, manifest(2, [0]));
    expect(places.count).toBe(0);
    expect(places.at(0, 1)).toBeUndefined();
    expect([...places.personByPerson(3, () => true)]).toEqual([]);
    places.close();
  });

  it('are not read where they are not whole, fewer than the manifest says, or gone', async () => {
    const [place] = inventPlaces().clean;
    write([place]);
    const altered = { detail: { code: 'SCREENING_FILE_ALTERED' } };
    await expect(openPlaces(run, manifest(2, [1, 1]))).rejects.toMatchObject(altered);
    writeFileSync(placesPath(run), bytesOf(wordsOfPlaces([place, place])).subarray(0, 2 * PLACE_BYTES - 1));
    await expect(openPlaces(run, manifest(2, [1]))).rejects.toMatchObject(altered);
    rmSync(placesPath(run));
    await expect(openPlaces(run, manifest(2, [1]))).rejects.toMatchObject({ exitCode: 3 });
  });

  it('stand in the index of a run of the first format, and are the same', async () => {
    const invented = inventPlaces();
    const all = [...invented.clean, ...invented.rejected];
    const index = await openDatabase(indexPath(run));
    await index.run(
      'CREATE TABLE records (file INTEGER, "row" INTEGER, "offset" DOUBLE, length DOUBLE, charge INTEGER, person INTEGER)',
    );
    const ints = (of: (place: RecordPlace) => number): Int32Array => Int32Array.from(all, of);
    const doubles = (of: (place: RecordPlace) => number): Float64Array => Float64Array.from(all, of);
    await index.appendColumns(
      'records',
      {
        file: ints(({ file }) => file),
        row: ints(({ row }) => row),
        offset: doubles(({ offset }) => offset),
        length: doubles(({ length }) => length),
        charge: ints(({ charge }) => charge),
        person: ints(({ person }) => person),
      },
      all.length,
    );
    index.close();
    const places = await openPlaces(run, manifest(1, usedOf(invented.clean)));
    const words = [...places.pieces()].flatMap((piece) => [...piece]);
    expect(Int32Array.from(words)).toEqual(wordsOfPlaces(all));
    expect(places.at(1, 25_000)).toEqual(all.find(({ file, row }) => file === 1 && row === 25_000));
  });
});
