import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { emptyFolder } from './folders.testkit.js';
import { built, freshstart, quickScreening, screening } from './freshstart.testkit.js';
import { hashOf, manifestOf } from './runs.testkit.js';

beforeAll(built);

const listOf = async (people: number, path: string): Promise<string> => {
  const asked = ['--layout', 'charge-list', '--people', String(people), '--as-of', '2026-11-22'];
  const { code, stderr } = await freshstart(['generate', ...asked, '--out', path]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return path;
};

it('a list so long that threads share the work gives the bytes that one thread gives, and so does little memory', async () => {
  const folder = emptyFolder();
  const list = await listOf(48_000, join(folder, 'list.csv'));
  const [many, one, little] = [join(folder, 'many'), join(folder, 'one'), join(folder, 'little')];
  expect(await freshstart(screening([list], many, '--threads', '4'))).toMatchObject({ code: 0, stderr: '' });
  expect(await freshstart(screening([list], one, '--threads', '1'))).toMatchObject({ code: 0, stderr: '' });
  const small = quickScreening([list], little, '--threads', '4', '--memory', '512');
  expect(await freshstart(small)).toMatchObject({ code: 0, stderr: '' });
  const rows = readFileSync(join(many, 'summary.json'), 'utf8');
  expect(JSON.parse(rows).charges.total).toBeGreaterThan(100_000);
  expect(manifestOf(many).reproducible).toEqual(manifestOf(one).reproducible);
  expect(manifestOf(one).reproducible).toMatchObject({
    'determinations.csv': hashOf(join(little, 'determinations.csv')),
    'missing-facts.csv': hashOf(join(little, 'missing-facts.csv')),
    'problems.csv': hashOf(join(little, 'problems.csv')),
  });
}, 300_000);

it('a state’s copies are the bytes of one thread where another makes them, and so is what is explained', async () => {
  const folder = emptyFolder();
  const list = join(folder, 'list.csv');
  const made = ['--layout', 'ca-doj', '--people', '1500', '--as-of', '2026-11-22', '--out', list];
  expect(await freshstart(['generate', ...made])).toMatchObject({ code: 0 });
  const terms = ['--law', 'california-prop64', '--county', 'San Joaquin', '--as-of', '2026-11-22'];
  const policy = ['--policy', 'san-joaquin-contra-costa', '--no-workbook'];
  const screened = async (threads: string): Promise<string> => {
    const run = join(folder, threads);
    const asked = ['screen', list, ...terms, ...policy, '--threads', threads, '--out', run];
    expect(await freshstart(asked)).toMatchObject({ code: 0, stderr: '' });
    return run;
  };
  const [one, aside, several] = [await screened('1'), await screened('2'), await screened('4')];
  expect(Object.keys(manifestOf(one).reproducible ?? {})).toContain('All_Results_Condensed.csv');
  for (const run of [aside, several]) {
    expect(manifestOf(run).reproducible).toEqual(manifestOf(one).reproducible);
    expect(hashOf(join(run, 'All_Results.csv'))).toBe(hashOf(join(one, 'All_Results.csv')));
  }
  const row = /,list\.csv,(\d+),/.exec(readFileSync(join(one, 'determinations.csv'), 'latin1'))?.[1] ?? '';
  const explained = async (run: string): Promise<string> => {
    const { code, stdout } = await freshstart(['explain', run, '--row', row]);
    expect({ code, run }).toEqual({ code: 0, run });
    return stdout.replaceAll(run, '');
  };
  const said = await explained(one);
  expect(await explained(aside)).toBe(said);
  expect(await explained(several)).toBe(said);
}, 120_000);

it.each(['0', '511', 'much'])('a memory of %s MiB is refused', async (memory) => {
  const refused = await freshstart(screening(['list.csv'], 'out', '--memory', memory));
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--memory must be a whole number'),
  });
});

it('other programs go before a run', async () => {
  const folder = emptyFolder();
  const list = await listOf(20_000, join(folder, 'list.csv'));
  let priority = 0;
  const ended = await freshstart(screening([list], join(folder, 'out')), {
    started: async (child) => {
      while (child.exitCode === null && !readdirSync(folder).some((name) => name.startsWith('.out')))
        await wait(2);
      priority = getPriority(child.pid);
    },
  });
  expect(ended).toMatchObject({ code: 0 });
  expect(priority).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
});

it('a number of threads that is none is refused', async () => {
  const refused = await freshstart(screening(['list.csv'], 'out', '--threads', '0'));
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('CLI_NOT_A_NUMBER') });
});
