import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { registry, severityOf } from '../../../src/messages/registry.js';
import { BAD_FILES } from '../bad-files.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../folders.testkit.js';
import { built, type Ended, freshstart, freshstartHere, quickScreening } from '../freshstart.testkit.js';
import { charge } from '../invented-list.testkit.js';
import { listOf } from '../runs.testkit.js';

/** What the program says is one message: a known code, a place perhaps, what happened, and what to do next. */
function expectOneMessage({ code, stdout, stderr }: Ended, exit: number, wanted: string): void {
  const match = /^([A-Z0-9_]+)(?: \([^\n]+\))?: ([^\n]+)\n {2}Next: ([^\n]+)\n$/.exec(stderr);
  expect(match, stderr).not.toBe(null);
  const said = String(match?.[1]);
  expect(said).toBe(wanted);
  const known = Object.keys(registry).find((name) => name === said) as keyof typeof registry | undefined;
  expect(known === undefined ? 'unknown' : severityOf(known)).toBe('error');
  expect(match?.[2]).toMatch(/\S/);
  expect(match?.[3]).toMatch(/\.$/);
  expect(stderr).not.toMatch(/\bat .*(\.[jt]s:\d+|node:)|undefined|\[object|NaN|Error:/);
  expect(stdout).toBe('');
  expect(code).toBe(exit);
}

const LIST = listOf([charge()]);

/** Arguments after `screen list.csv --out out` and the terms; the exit code and the code of the message. */
const WRONG_TERMS: readonly (readonly [readonly string[], number, string])[] = [
  [['--law', 'no-law'], 2, 'CLI_UNKNOWN_LAW'],
  [['--county', 'Nowhere'], 2, 'SCREENING_UNKNOWN_COUNTY'],
  [['--county', ''], 2, 'SCREENING_UNKNOWN_COUNTY'],
  [['--layout', 'no-layout'], 2, 'CLI_UNKNOWN_LAYOUT'],
  [['--as-of', '2026-02-30'], 2, 'SCREENING_UNKNOWN_AS_OF'],
  [['--as-of', '11/22/2026'], 2, 'SCREENING_UNKNOWN_AS_OF'],
  [['--as-of', ''], 2, 'SCREENING_UNKNOWN_AS_OF'],
  [['--without', 'no-assumption'], 2, 'LAW_UNKNOWN_ASSUMPTION'],
  [['--policy', 'no-policy'], 2, 'LAW_POLICY_NOT_FOUND'],
  [['--policy', '.'], 2, 'LAW_POLICY_NOT_FOUND'],
  [['--no-such-option'], 2, 'CLI_USAGE'],
  [['--out'], 2, 'CLI_USAGE'],
];

describe('every error is one message of the registry, with the right exit code and nothing left behind', () => {
  it.each(BAD_FILES.map((file) => [file.what, file] as const))(
    'a file that %s',
    async (_, { name, bytes, code }) => {
      const folder = emptyFolder();
      const list = fileIn(folder, name, bytes);
      const ended = await freshstartHere(quickScreening([list], join(folder, 'out')));
      expectOneMessage(ended, 3, code);
      expect(ended.stderr).toContain(`(${name})`);
      expect(everythingIn(folder)).toEqual([name]);
    },
  );

  it.each(WRONG_TERMS)('screen with %j', async (terms, exit, code) => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', LIST);
    const ended = await freshstartHere(quickScreening([list], join(folder, 'out'), ...terms));
    expectOneMessage(ended, exit, code);
    expect(everythingIn(folder)).toEqual(['list.csv']);
  });

  it.each([
    [['no-such-command'], 'CLI_USAGE'],
    [['screen'], 'CLI_USAGE'],
    [['screen', 'list.csv'], 'CLI_USAGE'],
    [['explain'], 'CLI_USAGE'],
    [['explain', 'nowhere'], 'CLI_USAGE'],
    [['explain', 'nowhere', '--row', 'first'], 'CLI_USAGE'],
    [['explain', 'nowhere', '--row', '1'], 'SCREENING_NOT_A_RUN'],
    [['verify'], 'CLI_USAGE'],
    [['verify', 'nowhere'], 'SCREENING_NOT_A_RUN'],
    [['verify', 'nowhere', 'nor-there'], 'CLI_USAGE'],
  ])('freshstart %j', async (args, code) => {
    expectOneMessage(await freshstartHere(args), 2, code);
  });

  it('freshstart alone says how it is used, not that nothing was understood', async () => {
    const { code, stderr } = await freshstartHere([]);
    expect(code).toBe(2);
    expect(stderr).not.toContain('outputHelp');
  });
});

describe('the built program, as a user starts it', () => {
  beforeAll(built);

  it('says one message for an unusable file', async () => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', '');
    expectOneMessage(await freshstart(quickScreening([list], join(folder, 'out'))), 3, 'INTAKE_EMPTY');
  });

  it('says one message for a policy with a tag, an anchor or a comment it does not know', async () => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', LIST);
    const policy = fileIn(folder, 'office.yaml', 'maxGrams: !!weird PROBEMARK\n');
    const ended = await freshstart(quickScreening([list], join(folder, 'out'), '--policy', policy));
    expectOneMessage(ended, 2, 'LAW_POLICY_UNREADABLE');
  });

  it('ends without a stack trace when nobody reads what it prints', async () => {
    const folder = emptyFolder();
    const many = Array.from({ length: 120 }, (_, n) => charge({ count: String(n), case_number: `10CR${n}` }));
    const out = join(folder, 'out');
    await freshstart(quickScreening([fileIn(folder, 'list.csv', listOf(many))], out));
    const ended = await freshstart(['explain', out, '--row', '1', '--json'], {
      started: (child) => child.stdout?.destroy(),
    });
    expect(ended.stderr).toBe('');
  });
});
