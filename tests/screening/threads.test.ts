import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { emptyFolder } from './folders.testkit.js';
import { built, freshstart, screening } from './freshstart.testkit.js';
import { manifestOf } from './runs.testkit.js';

beforeAll(built);

const listOf = async (people: number, path: string): Promise<string> => {
  const asked = ['--layout', 'charge-list', '--people', String(people), '--as-of', '2026-11-22'];
  const { code, stderr } = await freshstart(['generate', ...asked, '--out', path]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return path;
};

it('a list so long that threads share the work gives the bytes that one thread gives', async () => {
  const folder = emptyFolder();
  const list = await listOf(48_000, join(folder, 'list.csv'));
  const [many, one] = [join(folder, 'many'), join(folder, 'one')];
  expect(await freshstart(screening([list], many, '--threads', '2'))).toMatchObject({ code: 0, stderr: '' });
  expect(await freshstart(screening([list], one, '--threads', '1'))).toMatchObject({ code: 0, stderr: '' });
  const rows = readFileSync(join(many, 'summary.json'), 'utf8');
  expect(JSON.parse(rows).charges.total).toBeGreaterThan(100_000);
  expect(manifestOf(many).reproducible).toEqual(manifestOf(one).reproducible);
});

it('a number of threads that is none is refused', async () => {
  const refused = await freshstart(screening(['list.csv'], 'out', '--threads', '0'));
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('CLI_NOT_A_NUMBER') });
});
