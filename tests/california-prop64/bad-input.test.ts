import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/messages/failure.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { csvOf, csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { type Ended, freshstartHere } from '../screening/freshstart.testkit.js';
import { countySummaryOf, recordsOf, screenFiles } from './county-run.testkit.js';
import { arrest, conviction, dojFile, person } from './doj-record.testkit.js';

const TERMS = [
  '--law',
  'california-prop64',
  '--county',
  'Sacramento',
  '--as-of',
  '2020-07-01',
  '--no-workbook',
];

interface Screened extends Ended {
  readonly out: string;
  /** Whether there is anything beside the input. */
  readonly left: boolean;
}

async function screened(file: string | Uint8Array, ...more: string[]): Promise<Screened> {
  const folder = emptyFolder();
  const out = join(folder, 'out');
  const input = fileIn(folder, 'DOJ.csv', file);
  const ended = await freshstartHere(['screen', input, ...TERMS, '--out', out, ...more]);
  return { ...ended, out, left: everythingIn(folder).length > 1 };
}

const [MOUNT, UNMOUNT] = ['mount', 'umount'];

const rejectedIn = (out: string) =>
  csvTable(join(out, 'rejected-rows.csv')).map(({ source_row, code }) => [source_row, code]);

describe('a row that cannot be used is set aside, and the rest is screened', () => {
  it.each([
    ['of 94 fields', (row: string[]) => row.slice(0, 94), 'INTAKE_ROW_TOO_FEW_CELLS'],
    ['of 96 fields', (row: string[]) => [...row, ''], 'INTAKE_ROW_TOO_MANY_CELLS'],
  ])('%s', async (_, change, code) => {
    const odd = change(conviction(person(2)));
    const { out, code: exit } = await screened(
      csvOf([CA_DOJ_COLUMNS, conviction(), odd, conviction(person(3))]),
    );
    expect(exit).toBe(0);
    expect(rejectedIn(out)).toEqual([['2', code]]);
    const cells = recordsOf(out, 'All_Results.csv').map((record) => record.cells.at(-2));
    expect(cells).toEqual([
      'Eligibility Determination',
      'Eligible for Dismissal',
      '',
      'Eligible for Dismissal',
    ]);
    expect(countySummaryOf(out)).toMatchObject({ lines: 3, peopleWithConviction: 2 });
  });

  it.each(['', '1', '10100', 'ABC'])('with CNT_ORDER %j', async (count) => {
    const rows = [conviction(), conviction({ ...person(2), CNT_ORDER: count }), conviction(person(3))];
    const { out, code } = await screened(dojFile(...rows));
    expect(code).toBe(0);
    expect(rejectedIn(out)).toEqual([['2', 'INTAKE_ROW_NO_COUNT']]);
    expect(countySummaryOf(out)).toMatchObject({ lines: 3, peopleWithConviction: 2 });
  });

  it('blank lines are no rows', async () => {
    const text = dojFile(conviction(), conviction(person(2))).replaceAll('\n', '\r\n\r\n');
    const { out, code } = await screened(text);
    expect(code).toBe(0);
    expect(rejectedIn(out)).toEqual([]);
    expect(countySummaryOf(out)).toMatchObject({ lines: 2, peopleWithConviction: 2 });
  });

  it('a file of one short record, under 128 bytes but for its separators, is read without a header', async () => {
    const short = conviction().map((cell) => (cell === 'INVENTED,PERSON' ? 'X' : cell));
    const { out, code } = await screened(`${short.join()}`);
    expect(code).toBe(0);
    expect(countySummaryOf(out)).toMatchObject({ lines: 1, peopleWithConviction: 1 });
  });
});

describe('a file that is none of the department', () => {
  it.each([
    ['of three cells', '10,2,3', 'INTAKE_NO_HEADER'],
    ['of nothing', '', 'INTAKE_EMPTY'],
    ['of a header alone', dojFile(), 'INTAKE_NO_ROWS'],
  ])('%s is refused, with what to do next, and nothing is left', async (_, text, message) => {
    const { code, stderr, left } = await screened(text);
    expect(stderr).toMatch(new RegExp(`^${message} `));
    expect(stderr).toMatch(/\n {2}Next: /);
    expect({ code, left }).toEqual({ code: 3, left: false });
  });

  it.each([
    ['94 fields, without a header', (row: string[]) => row.slice(0, 94), [], 'they have 94\\.'],
    ['96 fields, without a header', (row: string[]) => [...row, '#'], [], 'they have more\\.'],
    [
      '94 fields, below a header of 95',
      (row: string[]) => row.slice(0, 94),
      [CA_DOJ_COLUMNS],
      'they have 94\\.',
    ],
  ])('because all its rows have %s is refused, and nothing is left', async (_, change, header, found) => {
    const rows = [conviction(), conviction(person(2))].map(change);
    const { code, stderr, left } = await screened(csvOf([...header, ...rows]));
    expect(stderr).toMatch(/^INTAKE_NO_ROW_FITS .*A row of this layout has 95 cells, and none of the 2 rows/);
    expect(stderr).toMatch(new RegExp(found));
    expect(stderr).toMatch(/\n {2}Next: Ask for the file with all 95 columns/);
    expect({ code, left }).toEqual({ code: 3, left: false });
  });

  it('because of its first row alone is none of these: the row is set aside', async () => {
    const { code, out } = await screened(csvOf([conviction().slice(0, 94), conviction(person(2))]));
    expect(code).toBe(0);
    expect(rejectedIn(out)).toEqual([['1', 'INTAKE_ROW_TOO_FEW_CELLS']]);
  });

  it('with a header of 94 names is told which name it lacks', async () => {
    const { code, stderr, left } = await screened(csvOf([CA_DOJ_COLUMNS.slice(0, 94), conviction()]));
    expect(stderr).toMatch(/^INTAKE_COLUMNS_MISSING .*The file lacks the column END_OF_REC;/);
    expect({ code, left }).toEqual({ code: 3, left: false });
  });

  it("with two names in each other's place is told which", async () => {
    const names = CA_DOJ_COLUMNS.map((name) =>
      name === 'PRI_NAME' ? 'PRI_DOB' : name === 'PRI_DOB' ? 'PRI_NAME' : name,
    );
    const { code, stderr } = await screened(csvOf([names, conviction()]));
    expect(stderr).toMatch(/The file lacks the column PRI_NAME, PRI_DOB;/);
    expect(code).toBe(3);
  });
});

describe('the county', () => {
  it.each(['SACRAMENTO', ' sacramento  ', 'Sacramento County'])('%j is Sacramento', async (county) => {
    const { out, code } = await screened(dojFile(conviction()), '--county', county);
    expect(code).toBe(0);
    expect(countySummaryOf(out)).toMatchObject({ county: 'Sacramento', peopleWithConviction: 1 });
  });

  it('that no row names is told, with those that rows name', async () => {
    const rows = [conviction(), conviction({ ...person(2), STP_ORI_CNTY_NAME: 'yolo ' })];
    const { out, code, stdout } = await screened(dojFile(...rows), '--county', 'Alpine');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'No charge of this list is of Alpine. Charges under this law are of: Sacramento (1), Yolo (1).',
    );
    const { countiesInstead } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(countiesInstead).toEqual({ Sacramento: 1, Yolo: 1 });
  });

  it('that a row names is not spoken of', async () => {
    const { stdout, out } = await screened(
      dojFile(conviction(), conviction({ ...person(2), STP_ORI_CNTY_NAME: 'YOLO' })),
    );
    expect(stdout).not.toContain('No charge of this list');
    expect(readFileSync(join(out, 'summary.json'), 'utf8')).not.toContain('countiesInstead');
  });

  it('that does not exist is refused, with those that do', async () => {
    const { code, stderr, left } = await screened(dojFile(conviction()), '--county', 'Gotham');
    expect(stderr).toMatch(/^SCREENING_UNKNOWN_COUNTY: .*\n {2}Next: .*Alameda, Alpine/);
    expect({ code, left }).toEqual({ code: 2, left: false });
  });
});

describe('a policy file', () => {
  it.each([
    ['dismisSections: []', 'dismisSections'],
    ['dismissSections: 11357', 'dismissSections'],
    ['dismissSections: ["11361"]', 'dismissSections'],
    ['dismissSections: ["11357"]\nreduceSections: ["11357"]', 'reduceSections'],
    ['dismissIf: { ageAtLeast: 39 }', 'dismissIf.ageAtLeast'],
    ['dismissIf: { ageAtLeast: 66 }', 'dismissIf.ageAtLeast'],
    ['dismissIf: { ageAtLeast: "50" }', 'dismissIf.ageAtLeast'],
    ['dismissIf: { yearsSinceConviction: 0 }', 'dismissIf.yearsSinceConviction'],
    ['dismissIf: { yearsSinceConviction: 16 }', 'dismissIf.yearsSinceConviction'],
    ['dismissIf: { yearsConvictionFree: 2.5 }', 'dismissIf.yearsConvictionFree'],
    ['dismissIf: { deceased: 5 }', 'dismissIf.deceased'],
    ['dismissIf: { under31: true }', 'dismissIf.under31'],
    ['bars: { superStrike: dismiss }', 'bars.superStrike'],
    ['bars: { arson: review }', 'bars.arson'],
    ['notFelony: reduce', 'notFelony'],
    ['stillServing: dismiss', 'stillServing'],
    ['otherwise: dismiss', 'otherwise'],
    ['relatedCharges: maybe', 'relatedCharges'],
    ['- a list', 'the document'],
  ])('%s is refused, and the key is named', async (document, key) => {
    const policy = fileIn(emptyFolder(), 'county.yaml', document);
    const { code, stderr, left } = await screened(dojFile(conviction()), '--policy', policy);
    expect(stderr).toMatch(/^LAW_POLICY_UNREADABLE: The policy county.yaml cannot be used: /);
    expect(stderr).toContain(` ${key}`);
    expect(stderr).toMatch(/\n {2}Next: .*dismissSections/);
    expect({ code, left }).toEqual({ code: 2, left: false });
  });
});

describe('what is said of a policy file', () => {
  it.each([
    [
      'dismissIf: { ageAtLeast: 39 }',
      'dismissIf.ageAtLeast must be a whole number of years from 40 to 65, and is 39.',
    ],
    ['dismissIf: { deceased: 5 }', 'dismissIf.deceased must be true or false, and is 5.'],
    ['bars: { superStrike: dismiss }', 'bars.superStrike must be exclude or review, and is "dismiss".'],
    ['bars: review', 'bars must be settings, one a line, and is "review".'],
    ['dismissSections: ["11361"]', 'subsections such as 11357(A), and one of them is "11361".'],
  ])('%s is what may stand there, and what does', async (document, words) => {
    const policy = fileIn(emptyFolder(), 'county.yaml', document);
    expect((await screened(dojFile(conviction()), '--policy', policy)).stderr).toContain(words);
  });

  it('that is no YAML is a setting of this law as an example', async () => {
    const policy = fileIn(emptyFolder(), 'county.yaml', 'a: [1');
    const { code, stderr } = await screened(dojFile(conviction()), '--policy', policy);
    expect(stderr).toMatch(
      /^LAW_POLICY_NOT_YAML: .*\n {2}Next: Write one setting a line, such as "notFelony: dismiss"/,
    );
    expect(code).toBe(2);
  });
});

/** A small disk in memory; only root on Linux can have one. */
function smallDisk(megabytes: number): string | undefined {
  const place = mkdtempSync(join(tmpdir(), 'freshstart-disk-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  try {
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync(UNMOUNT, ['-l', place]);
  });
  return place;
}

describe('a disk that fills while the county files are written', () => {
  it('ends the run with a clear word, and nothing is left', async ({ skip }) => {
    const place = smallDisk(90);
    if (place === undefined) return skip('only root on Linux can mount a small disk');
    const rows = Array.from({ length: 2000 }, (_, n) => [
      arrest(person(n + 1)),
      conviction(person(n + 1)),
    ]).flat();
    const list = fileIn(emptyFolder(), 'DOJ.csv', dojFile(...rows));
    const ballast = join(place, 'ballast');
    const { bavail, bsize } = statfsSync(place);
    const thrown = await screenFiles([list], {
      more: {
        out: join(place, 'out'),
        onProgress: ({ stage }) => {
          if (stage !== 'deciding' || everythingIn(place).includes('ballast')) return;
          const free = statfsSync(place);
          writeFileSync(
            ballast,
            Buffer.alloc(Math.min(bavail * bsize, free.bavail * free.bsize - 64 * 1024)),
          );
        },
      },
    }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ exitCode: 3, detail: { code: 'FILES_DISK_FULL' } });
    expect(everythingIn(place)).toEqual(['ballast']);
  });
});
