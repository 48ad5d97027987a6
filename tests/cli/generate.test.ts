import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';

const CALIFORNIA = ['--law', 'california-prop64', '--county', 'San Joaquin'];
/** Each layout, how many people make a list of it that is worth screening, and what the usual terms are replaced by. */
const LAYOUTS: readonly [layout: string, people: string, terms: readonly string[]][] = [
  ['charge-list', '1500', []],
  ['ccsao-dispositions', '1500', []],
  ['ccsao-sentencing', '1500', []],
  ['cook-clerk-2005', '1500', []],
  ['ca-doj', '300', CALIFORNIA],
];

/** The arguments of `generate`; `more` come last and win. */
const generating = (out: string, ...more: string[]): string[] => [
  ...['generate', '--layout', 'charge-list', '--people', '300', '--seed', '7', '--as-of', '2026-11-22'],
  ...['--out', out, ...more],
];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const said = (stderr: string, what: string): string =>
  new RegExp(`^${what}: +(\\S+)`, 'm').exec(stderr)?.[1] ?? '';

beforeAll(built);

describe('freshstart generate', () => {
  it('writes a file and says on stderr what it came to, and nothing on stdout', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'list.csv');
    const { code, stdout, stderr } = await freshstartHere(generating(out));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(everythingIn(folder)).toEqual(['list.csv']);
    const bytes = readFileSync(out);
    expect(said(stderr, 'people')).toBe('300');
    expect(said(stderr, 'bytes')).toBe(String(bytes.length));
    expect(said(stderr, 'sha256')).toBe(sha256(bytes));
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('sends the same bytes to the standard output, and nothing else', async () => {
    const out = join(emptyFolder(), 'list.csv');
    await freshstartHere(generating(out));
    const { code, stdout, stderr } = await freshstart(generating('-'));
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(out, 'utf8'));
    expect(said(stderr, 'sha256')).toBe(sha256(readFileSync(out)));
  });

  it('packs a file whose name ends in .gz, always alike', async () => {
    const folder = emptyFolder();
    const [plain, packed, again] = ['list.csv', 'list.csv.gz', 'again.csv.gz'].map((name) =>
      join(folder, name),
    );
    await freshstartHere(generating(plain));
    const { stderr } = await freshstartHere(generating(packed));
    await freshstartHere(generating(again));
    expect(gunzipSync(readFileSync(packed))).toEqual(readFileSync(plain));
    expect(readFileSync(again)).toEqual(readFileSync(packed));
    expect(said(stderr, 'sha256')).toBe(sha256(readFileSync(packed)));
  });

  it('replaces a file only with --force', async () => {
    const folder = emptyFolder();
    const out = fileIn(folder, 'list.csv', 'somebody needs this\n');
    const refused = await freshstartHere(generating(out));
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^GENERATE_FILE_EXISTS: .*\n {2}Next: .*--force/);
    expect(readFileSync(out, 'utf8')).toBe('somebody needs this\n');
    expect((await freshstartHere(generating(out, '--force'))).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^person_id,/);
    expect(everythingIn(folder)).toEqual(['list.csv']);
  });

  it('replaces no folder, with --force neither', async () => {
    const out = join(emptyFolder(), 'list.csv');
    mkdirSync(out);
    const { code, stderr } = await freshstartHere(generating(out, '--force'));
    expect(stderr).toMatch(/^GENERATE_NOT_A_FILE: /);
    expect(code).toBe(2);
  });

  it.each([
    [
      'an unknown layout',
      ['--layout', 'nobody'],
      'GENERATE_UNKNOWN_LAYOUT',
      'charge-list, ccsao-dispositions',
    ],
    ['no people', ['--people', '0'], 'CLI_NOT_A_NUMBER', '--people'],
    ['a number of people in words', ['--people', '1e6'], 'CLI_NOT_A_NUMBER', '30,000,000'],
    ['more people than can be told apart', ['--people', '30000001'], 'CLI_NOT_A_NUMBER', '30,000,000'],
    ['a negative seed', ['--seed=-1'], 'CLI_NOT_A_NUMBER', '--seed'],
    ['a seed with a point', ['--seed', '1.5'], 'CLI_NOT_A_NUMBER', '--seed'],
    ['a day that is none', ['--as-of', '2026-02-30'], 'SCREENING_UNKNOWN_AS_OF', '2026-02-30'],
    ['a day long ago', ['--as-of', '1979-12-31'], 'GENERATE_AS_OF_TOO_EARLY', '1980-01-01'],
    ['a county in a layout of none', ['--county', 'Cook'], 'GENERATE_NO_COUNTY', '--county'],
    [
      'a county of another state',
      ['--layout', 'ca-doj', '--county', 'Cook'],
      'GENERATE_UNKNOWN_COUNTY',
      'San Joaquin',
    ],
    ['another kind of dirt', ['--dirt', 'some'], 'CLI_USAGE', 'dirt'],
  ])('refuses %s, and writes nothing', async (_, more, code, word) => {
    const folder = emptyFolder();
    const ended = await freshstartHere(generating(join(folder, 'list.csv'), ...more));
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^${code}: `));
    expect(ended.stderr).toContain(word);
    expect(everythingIn(folder)).toEqual([]);
  });

  it('writes the list of the county that is named, in any letter case', async () => {
    const folder = emptyFolder();
    const write = async (name: string, ...more: string[]): Promise<string> => {
      const out = join(folder, name);
      await freshstartHere(generating(out, '--layout', 'ca-doj', '--people', '5', ...more));
      return readFileSync(out, 'utf8');
    };
    const usual = await write('usual.csv');
    expect(await write('named.csv', '--county', 'SAN JOAQUIN')).toBe(usual);
    expect(await write('other.csv', '--county', 'los angeles')).toContain(
      ',SUPERIOR COURT,CA0199300,CASCLOS ANGELES,',
    );
  });

  it('says that a folder is not there, and leaves it so', async () => {
    const folder = emptyFolder();
    const { code, stderr } = await freshstartHere(generating(join(folder, 'nowhere', 'list.csv')));
    expect(stderr).toMatch(/^FILES_CANNOT_WRITE: /);
    expect(code).toBe(3);
    expect(everythingIn(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a list in the making', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('that is stopped by %s leaves nothing', async (signal) => {
    const folder = emptyFolder();
    const ended = await freshstart(generating(join(folder, 'list.csv'), '--people', '5000000'), {
      started: async (child) => {
        while (child.exitCode === null && readdirSync(folder).length === 0) await wait(5);
        await wait(100);
        child.kill(signal);
      },
    });
    expect(ended).toMatchObject({ code: 130, stdout: '', stderr: 'Stopped. Nothing was left behind.\n' });
    expect(everythingIn(folder)).toEqual([]);
  });

  it('whose reader has seen enough ends quietly', async () => {
    const ended = await freshstart(generating('-', '--people', '5000000'), {
      started: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  const MOUNT = 'mount';
  const UNMOUNT = 'umount';
  const canMount = process.platform === 'linux' && process.getuid?.() === 0;
  it.skipIf(!canMount)('that fills the disk leaves nothing, and says so', async () => {
    const place = mkdtempSync(join(tmpdir(), 'freshstart-disk-'));
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'ignore' });
    onTestFinished(() => {
      execFileSync(UNMOUNT, ['-l', place]);
      rmSync(place, { recursive: true, force: true });
    });
    const { code, stderr } = await freshstartHere(generating(join(place, 'list.csv'), '--people', '30000'));
    expect(stderr).toMatch(/^FILES_DISK_FULL: /);
    expect(code).toBe(3);
    expect(everythingIn(place)).toEqual([]);
  });
});

describe.each(LAYOUTS)('a list invented in the layout %s', (layout, people, terms) => {
  it.each(['real', 'none'])(
    'with dirt "%s" is recognised by its header and screened; only its damaged rows are rejected',
    async (dirt) => {
      const folder = emptyFolder();
      const list = join(folder, 'list.csv');
      const out = join(folder, 'out');
      const invented = await freshstartHere(
        generating(list, '--layout', layout, '--people', people, '--dirt', dirt),
      );
      expect(await freshstartHere(quickScreening([list], out, ...terms))).toMatchObject({
        code: 0,
        stderr: '',
      });
      const { rows } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
      expect(rows.read).toBe(Number(said(invented.stderr, 'rows')));
      expect(rows.rejected).toBe(Number(/\((\d+) of them damaged/.exec(invented.stderr)?.[1] ?? 0));
      const outcomes = new Set(csvTable(join(out, 'determinations.csv')).map(({ outcome }) => outcome));
      expect([...outcomes]).toEqual(expect.arrayContaining(['eligible', 'needs_review', 'not_eligible']));
      expect(await freshstartHere(['verify', out])).toMatchObject({ code: 0, stderr: '' });
    },
  );
});
