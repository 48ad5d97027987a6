import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/files/duckdb.js';
import {
  bytesOf,
  PLACE_WORDS,
  placeIn,
  type RecordPlace,
  wordsOfPlaces,
} from '../../../src/screening/record-places.js';
import { csvOf } from '../csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../folders.testkit.js';
import { freshstartHere, screening } from '../freshstart.testkit.js';
import { COLUMNS, cellsOf, charge, inventPeople } from '../invented-list.testkit.js';
import { hashOf, manifestOf } from '../runs.testkit.js';

const home = mkdtempSync(join(tmpdir(), 'freshstart-verify-'));
const whole = join(home, 'run');

beforeAll(async () => {
  const charges = [charge({ person_id: 'A1' }), ...inventPeople(30, 7)];
  const header = [...COLUMNS, 'office_note'];
  const text = csvOf([header, ...charges.map((one, n) => [...cellsOf(one), `note ${n}`])]);
  const first = fileIn(home, 'first.csv', `${text}damaged,row\n`);
  const second = fileIn(home, 'second.csv', csvOf([COLUMNS, ...inventPeople(8, 9).map(cellsOf)]));
  const { code, stderr } = await freshstartHere(screening([first, second], whole));
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return () => rmSync(home, { recursive: true, force: true });
});

/** A copy of the run, to be spoilt. */
function copy(): string {
  const run = join(emptyFolder(), 'run');
  cpSync(whole, run, { recursive: true });
  return run;
}

type Json = Record<string, unknown>;
type ManifestParts = { reproducible: Record<string, string>; integrity: Record<string, string> } & Json;

/** Writes the true hash of a changed file into the manifest, so that what finds the change is not the hash. */
function rehash(run: string, file: string): void {
  const manifest = manifestOf(run) as ManifestParts;
  const part = file in manifest.reproducible ? manifest.reproducible : manifest.integrity;
  expect(part[file]).toBeDefined();
  part[file] = hashOf(join(run, file));
  writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
}

function changeText(run: string, file: string, change: (text: string) => string): void {
  const path = join(run, file);
  const before = readFileSync(path, 'latin1');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after, 'latin1');
}

async function mustFail(run: string, code: RegExp): Promise<void> {
  const ended = await freshstartHere(['verify', run]);
  expect(ended.stderr).toMatch(code);
  expect(ended.stderr).toMatch(/\n {2}Next: /);
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(1);
}

const DETERMINATIONS = 'determinations.csv';
const COUNTS = /^SCREENING_COUNTS_DIFFER: /;
const ALTERED = /^SCREENING_FILE_ALTERED: /;
const ANY = /^SCREENING_(READERS_DISAGREE|COUNTS_DIFFER|FILE_ALTERED|OTHER_LAW): /;

describe('verify', () => {
  it('finds a run as it was written to be right, and says how much of it was checked', async () => {
    const { code, stdout, stderr } = await freshstartHere(['verify', whole]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^All is as it was written: 12 files, \d+ rows, \d+ charges; \d+ determinations/);
  });

  it('names each file of the run that was changed by one byte, or is gone', async () => {
    const files = everythingIn(whole).filter((name) => /\.\w+$/.test(name) && name !== 'manifest.json');
    expect(files).toHaveLength(12);
    for (const file of files) {
      const changed = copy();
      const bytes = readFileSync(join(changed, file));
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(join(changed, file), bytes);
      await mustFail(
        changed,
        new RegExp(`^SCREENING_FILE_ALTERED: The file ${file} .* not as it was written`),
      );
      const gone = copy();
      rmSync(join(gone, file));
      await mustFail(gone, new RegExp(`^SCREENING_FILE_ALTERED: The file ${file} .* gone`));
    }
  });
});

describe('verify decides again, so that a determination with a fitting hash is still found when', () => {
  const spoil = (change: (text: string) => string) => async (): Promise<void> => {
    const run = copy();
    changeText(run, DETERMINATIONS, change);
    rehash(run, DETERMINATIONS);
    await mustFail(run, /^SCREENING_(READERS_DISAGREE|COUNTS_DIFFER): /);
  };
  const lines = (change: (lines: string[]) => string[]) => (text: string) =>
    change(text.trimEnd().split('\n')).join('\n').concat('\n');

  it(
    'its outcome was changed',
    spoil((t) => t.replace(',not_eligible,', ',eligible,')),
  );
  it(
    'its outcome was changed on the last line',
    spoil(lines((all) => [...all.slice(0, -1), flip(all.at(-1))])),
  );
  it(
    'a fact was changed',
    spoil((t) => t.replace(',720 ILCS 550/4(a),', ',720 ILCS 550/4(b),')),
  );
  it(
    'a reason was changed',
    spoil((t) => t.replace('is not a civil law violation.', 'is a misdemeanor.')),
  );
  it('two reasons were swapped', spoil(lines(swapReasons)));
  it(
    'a missing fact was dropped',
    spoil((t) => t.replace('; conviction_date,', ',')),
  );
  it(
    'an assumption is not named',
    spoil((t) => t.replace('clearing-recorded', '')),
  );
  it(
    'the name was changed',
    spoil((t) => t.replace('ELOWEN', 'ELOVEN')),
  );
  it(
    'the row was changed',
    spoil((t) => t.replace(/,first.csv,\d+,/, ',first.csv,99,')),
  );
  it('a line was removed', spoil(lines((all) => all.filter((_, at) => at !== 6))));
  it('the last line was removed', spoil(lines((all) => all.slice(0, -1))));
  it('a line was added', spoil(lines((all) => [...all, all[5]])));
  it('a line stands twice', spoil(lines((all) => [...all.slice(0, 6), ...all.slice(5)])));
  it(
    'two lines changed places',
    spoil(lines((all) => [...all.slice(0, 2), all[3], all[2], ...all.slice(4)])),
  );
  it(
    'a column has another name',
    spoil((t) => t.replace('selected_rule', 'chosen_rule')),
  );
  it(
    'the last line end is missing',
    spoil((t) => t.slice(0, -1)),
  );
});

function flip(line: string | undefined): string {
  return (line ?? '').replace(/,(not_eligible|needs_review|eligible),/, (_, outcome) =>
    outcome === 'eligible' ? ',not_eligible,' : ',eligible,',
  );
}

/** Puts the words of one reason in the place of another, and the other's in its place. */
function swapReasons(all: string[]): string[] {
  const text = all.join('\n');
  const a = 'The charge did not end in a conviction';
  const b = 'The weight is more than 30 grams';
  expect(text).toContain(a);
  expect(text).toContain(b);
  return text.replace(a, '\0').replace(b, a).replace('\0', b).split('\n');
}

describe('verify reads the kept sources again, so that with a fitting hash it still finds', () => {
  const SOURCE = 'workspace/sources/first.csv';
  const spoil = (change: (text: string) => string, code: RegExp) => async (): Promise<void> => {
    const run = copy();
    changeText(run, SOURCE, change);
    rehash(run, SOURCE);
    await mustFail(run, code);
  };

  it(
    'a changed citation',
    spoil((t) => t.replace('720 ILCS 550/4(a)', '720 ILCS 550/4(b)'), ANY),
  );
  it(
    'a changed disposition',
    spoil((t) => t.replace(',GUILTY,', ',DISMISSED,'), ANY),
  );
  it(
    'a changed name',
    spoil((t) => t.replace('ASHBROOK, ', 'ASHBROOM, '), ANY),
  );
  it(
    'a removed row',
    spoil((t) => t.replace(/\nK\d+,[^\n]*/, ''), COUNTS),
  );
  it(
    'a row that was rejected and is not any more',
    spoil((t) => t.replace('\ndamaged,row', ''), COUNTS),
  );
  it(
    'a byte of a column that no rule reads',
    spoil((t) => t.replace('note 3', 'note 4'), ANY),
  );
  it(
    'a byte of a rejected row',
    spoil((t) => t.replace('damaged,row', 'damaged,cow'), ANY),
  );
});

describe('verify holds the manifest to the run', () => {
  /** Each entry of the manifest that says what was read, under which law and terms, with another value. */
  const CHANGES: readonly (readonly [string, (manifest: ManifestParts) => void])[] = [
    ['the as-of date', (m) => Object.assign(m, { asOf: '1999-01-01' })],
    ['the county', (m) => Object.assign(m, { county: 'Will' })],
    [
      'the assumptions that are off',
      (m) => Object.assign(m, { assumptions: { on: [], off: ['clearing-recorded'] } }),
    ],
    [
      'the policy',
      (m) => Object.assign(m, { policy: { name: 'x', title: 'x', settings: { maxGrams: 0.1 } } }),
    ],
    ['the hash of the rulebook', (m) => Object.assign(m.rulebook as Json, { hash: '0'.repeat(64) })],
    ['the rulebook', (m) => Object.assign(m.rulebook as Json, { id: 'other-law' })],
    ['the rows of a file', (m) => Object.assign(inputs(m)[0], { rows: 1 })],
    ['the used rows of a file', (m) => Object.assign(inputs(m)[0], { used: 1 })],
    ['the rejected rows of a file', (m) => Object.assign(inputs(m)[0], { rejected: 0 })],
    ['the blank lines of a file', (m) => Object.assign(inputs(m)[0], { blankLines: 7 })],
    ['the hash of an input', (m) => Object.assign(inputs(m)[0], { sha256: '0'.repeat(64) })],
    ['the size of an input', (m) => Object.assign(inputs(m)[0], { bytes: 1 })],
    ['the order of the inputs', (m) => inputs(m).reverse()],
    ['an input that was left out', (m) => inputs(m).pop()],
    ['the hash of a result', (m) => Object.assign(m.reproducible, { [DETERMINATIONS]: '0'.repeat(64) })],
    ['a result that was left out', (m) => delete m.reproducible[DETERMINATIONS]],
    ['a workspace file that was left out', (m) => delete m.integrity['workspace/index.duckdb']],
    ['the assumptions that are on', (m) => Object.assign(m.assumptions as Json, { on: [] })],
    ['the version of the rulebook', (m) => Object.assign(m.rulebook as Json, { version: '9.9.9' })],
  ];

  it.each(CHANGES)('%s', async (_, change) => {
    const run = copy();
    const manifest = manifestOf(run) as ManifestParts;
    const before = JSON.stringify(manifest);
    change(manifest);
    expect(JSON.stringify(manifest)).not.toBe(before);
    writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
    await mustFail(run, ANY);
  });
});

const inputs = (manifest: ManifestParts): Json[] => manifest.inputs as Json[];

describe('verify holds the index, from which rows are explained, to the sources', () => {
  const INDEX = 'workspace/index.duckdb';
  const PLACES = 'workspace/places.bin';

  it('an altered place is found by its hash', async () => {
    const run = copy();
    alterPlaces(run, (places) => places.map((place) => ({ ...place, charge: 0 })));
    await mustFail(run, ALTERED);
  });

  const second = (change: (place: RecordPlace) => Partial<RecordPlace>) => (places: RecordPlace[]) =>
    places.map((place) => (place.file === 0 && place.row === 2 ? { ...place, ...change(place) } : place));

  it.each([
    ['a row of another charge', second(({ charge }) => ({ charge: charge + 1 }))],
    ['a row of another person', second(({ person }) => ({ person: person + 1 }))],
    ['a row of another file', second(({ file }) => ({ file: file + 1 }))],
    ['a row with another number', second(() => ({ row: 999 }))],
    ['a row that stands elsewhere', second(({ offset }) => ({ offset: offset + 1 }))],
    ['a row that stands far elsewhere', second(({ offset }) => ({ offset: offset + 2 ** 32 }))],
    ['a longer row', second(({ length }) => ({ length: length + 1 }))],
    ['a row that is missing', (all: RecordPlace[]) => all.filter(({ file, row }) => file > 0 || row !== 2)],
    ['a last row that is missing', (all: RecordPlace[]) => all.slice(0, -1)],
    ['a row too many', (all: RecordPlace[]) => [...all, all[0]]],
    ['no places at all', () => []],
  ])('altered places with a fitting hash are found: %s', async (_, change) => {
    const run = copy();
    alterPlaces(run, change);
    rehash(run, PLACES);
    await mustFail(run, ANY);
  });

  it('places of which one is not whole are found', async () => {
    const run = copy();
    writeFileSync(join(run, PLACES), readFileSync(join(run, PLACES)).subarray(0, -1));
    rehash(run, PLACES);
    await mustFail(run, ANY);
  });

  it('a person with another history is found, with a fitting hash', async () => {
    const run = copy();
    const database = await openDatabase(join(run, INDEX));
    await database.run("UPDATE people SET history = 'one key stands for two people'");
    await database.run('CHECKPOINT');
    database.close();
    rehash(run, INDEX);
    await mustFail(run, ANY);
  });

  it('places that are not listed are not left out', async () => {
    const run = copy();
    const manifest = manifestOf(run) as ManifestParts;
    delete manifest.integrity[PLACES];
    writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
    await mustFail(run, ALTERED);
  });

  function alterPlaces(run: string, change: (places: RecordPlace[]) => RecordPlace[]): void {
    const path = join(run, PLACES);
    const words = new Int32Array(Uint8Array.from(readFileSync(path)).buffer);
    const places = Array.from({ length: words.length / PLACE_WORDS }, (_, at) =>
      placeIn(words, at * PLACE_WORDS),
    );
    writeFileSync(path, bytesOf(wordsOfPlaces(change(places))));
  }
});
