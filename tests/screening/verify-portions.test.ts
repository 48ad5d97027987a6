import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../src/files/duckdb.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { Failure } from '../../src/messages/failure.js';
import {
  bytesOf,
  PLACE_WORDS,
  placeIn,
  type RecordPlace,
  wordsOfPlaces,
} from '../../src/screening/record-places.js';
import { type Verified, type VerifyOptions, verifyRun } from '../../src/screening/verify.js';
import { rulebooks } from '../../src/states/laws.js';
import { csvOf } from './csv.testkit.js';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { COLUMNS, type Column, cellsOf, charge, inventPeople } from './invented-list.testkit.js';
import { hashOf, manifestOf, screenHere } from './runs.testkit.js';

/** Of somebody whose rows stand at both ends of the list: what the last one says decides of the first. */
const FAR = { person_id: 'FAR', sid: 'IL8000001', name: 'UMBERWICK, TAMSIN', birth_date: '1970-01-02' };
const near = charge({ ...FAR, case_number: '10CR777', count: '1' });
const far = charge({
  ...FAR,
  case_number: '15CR778',
  count: '1',
  statute: '720 ILCS 5/19-1',
  description: 'BURGLARY',
  class: '2',
  grams: '',
  offense_date: '2015-02-01',
  arrest_date: '2015-02-01',
  arrest_id: 'D778',
  disposition_date: '2015-05-01',
});

/** Portions of these lengths: a few people each, some dozen, and the whole list. */
const SIZES = [3, 25, 100_000] as const;
const DETERMINATIONS = 'determinations.csv';
const PLACES = 'workspace/places.bin';
const INDEX = 'workspace/index.duckdb';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-portions-'));
const whole = join(folder, 'run');

beforeAll(async () => {
  const people = inventPeople(60, 11);
  // Rows of two people change places, so that they stand far from the rest of their person.
  const [early, late] = [people[5], people[people.length - 6]];
  people[5] = late;
  people[people.length - 6] = early;
  const list = (charges: readonly Readonly<Record<Column, string>>[]) =>
    csvOf([COLUMNS, ...charges.map(cellsOf)]);
  const inputs = [
    fileIn(folder, 'first.csv', `${list([near, ...people, far])}damaged,row\n`),
    fileIn(folder, 'second.csv', list(inventPeople(20, 12))),
  ];
  await screenHere(inputs, whole);
  return () => rmSync(folder, { recursive: true, force: true });
});

const verified = (run: string, more: Partial<VerifyOptions> = {}): Promise<Verified> =>
  verifyRun(run, { rulebooks, layouts: [chargeList], ...more });

/** What verify says of a run in portions of each size, which must be the same. */
async function faultOf(run: string): Promise<string> {
  const told: string[] = [];
  for (const portionRecords of SIZES) {
    const fault = await verified(run, { portionRecords }).then(
      () => 'none',
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        const { code, parameters } = error.detail;
        return `${error.exitCode} ${code} ${JSON.stringify(parameters)}`;
      },
    );
    told.push(fault);
  }
  expect(new Set(told).size).toBe(1);
  return told[0];
}

function copy(): string {
  const run = join(emptyFolder(), 'run');
  cpSync(whole, run, { recursive: true });
  return run;
}

/** A new folder in which the system's temporary files stand while the test lasts. */
function workHere(): string {
  const work = emptyFolder();
  vi.stubEnv('TMPDIR', work);
  vi.stubEnv('TEMP', work);
  onTestFinished(() => void vi.unstubAllEnvs());
  return work;
}

/** Writes a changed file, and its true hash into the manifest. */
function replace(run: string, file: string, bytes: string | Uint8Array): void {
  writeFileSync(join(run, file), bytes);
  rehash(run, file);
}

function rehash(run: string, file: string): void {
  const manifest = manifestOf(run) as Record<'reproducible' | 'integrity', Record<string, string>>;
  const part = file in manifest.reproducible ? manifest.reproducible : manifest.integrity;
  part[file] = hashOf(join(run, file));
  writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
}

function changeLine(run: string, isMeant: (line: string, at: number, all: readonly string[]) => boolean) {
  const lines = readFileSync(join(run, DETERMINATIONS), 'utf8').trimEnd().split('\n');
  const at = lines.findIndex((line, n) => n > 0 && isMeant(line, n, lines));
  expect(at).toBeGreaterThan(0);
  lines[at] = lines[at].replace(/,(not_eligible|needs_review|eligible),/, (_, outcome) =>
    outcome === 'needs_review' ? ',eligible,' : ',needs_review,',
  );
  replace(run, DETERMINATIONS, `${lines.join('\n')}\n`);
  return lines[at];
}

function changePlace(run: string, isMeant: (place: RecordPlace) => boolean, change: Partial<RecordPlace>) {
  const words = new Int32Array(Uint8Array.from(readFileSync(join(run, PLACES))).buffer);
  const places = Array.from({ length: words.length / PLACE_WORDS }, (_, at) =>
    placeIn(words, at * PLACE_WORDS),
  );
  expect(places.some(isMeant)).toBe(true);
  const changed = places.map((place) => (isMeant(place) ? { ...place, ...change } : place));
  replace(run, PLACES, bytesOf(wordsOfPlaces(changed)));
}

describe('verify, portion by portion,', () => {
  it('finds the same to be right, whatever the size of portions, and leaves nothing behind', async () => {
    const work = workHere();
    const all = await verified(whole, { portionRecords: 100_000 });
    const told: [number, number][] = [];
    for (const portionRecords of SIZES) {
      const onProgress = (done: number, rows: number): void => void told.push([done, rows]);
      expect(await verified(whole, { portionRecords, onProgress })).toEqual(all);
    }
    expect(all.determinations).toBeGreaterThan(500);
    // The smallest portions are many, and the largest is one.
    expect(told.length).toBeGreaterThan(30);
    expect(told.at(-1)?.[0]).toBe(0);
    expect(readdirSync(work)).toEqual([]);
  });

  it('finds a fault that stands in the last portion', async () => {
    const run = copy();
    changeLine(run, (_, at, all) => at === all.length - 1);
    expect(await faultOf(run)).toMatch(/^1 SCREENING_READERS_DISAGREE .*"file":"second.csv".*"outcome"/);
  });

  it('finds a fault in somebody whose rows stand far apart, which one of them alone would not show', async () => {
    // Without the row at the other end of the list, all of this person would be eligible.
    const run = copy();
    const meant = (line: string): boolean => line.includes('10CR777') && line.includes(',not_eligible,');
    changeLine(run, meant);
    expect(await faultOf(run)).toMatch(/^1 SCREENING_READERS_DISAGREE .*"file":"first.csv","row":1,/);
  });

  it('finds a far row that is said to be of another person, or of another charge', async () => {
    const last = manifestRows('first.csv');
    for (const change of [{ person: 1 }, { charge: 0 }]) {
      const run = copy();
      changePlace(run, ({ file, row }) => file === 0 && row === last, change);
      expect(await faultOf(run)).toBe(
        '1 SCREENING_FILE_ALTERED {"file":"workspace/places.bin","how":"not as it was"}',
      );
    }
  });

  it('tells of a late fault of places before an early one of determinations, as when all was checked in turn', async () => {
    const run = copy();
    changeLine(run, (_, at) => at === 1);
    const early = await faultOf(run);
    expect(early).toMatch(/^1 SCREENING_READERS_DISAGREE /);
    const index = await openDatabase(join(run, INDEX));
    await index.run("UPDATE people SET history = 'one key stands for two people' WHERE person = 70");
    await index.run('CHECKPOINT');
    index.close();
    rehash(run, INDEX);
    expect(await faultOf(run)).toMatch(/^1 SCREENING_FILE_ALTERED \{"file":"workspace\/index.duckdb"/);
    changePlace(run, ({ person }) => person < 0, { length: 3 });
    expect(await faultOf(run)).toMatch(/^1 SCREENING_FILE_ALTERED \{"file":"workspace\/places.bin"/);
  });

  it('can be stopped, and then leaves nothing behind', async () => {
    const work = workHere();
    const stopping = new AbortController();
    const why = new Error('stopped by the test');
    const onProgress = (done: number): void => {
      if (done > 20) stopping.abort(why);
    };
    const options = { portionRecords: 3, onProgress, signal: stopping.signal };
    await expect(verified(whole, options)).rejects.toBe(why);
    expect(readdirSync(work)).toEqual([]);
  });

  function manifestRows(name: string): number {
    const { inputs } = manifestOf(whole) as { inputs: { name: string; rows: number }[] };
    // The last row of the file is the damaged one.
    return (inputs.find((input) => input.name === name)?.rows ?? 0) - 1;
  }
});
