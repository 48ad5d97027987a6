import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildCharges } from '../../src/intake/charges.js';
import { resolvePeople } from '../../src/intake/identity.js';
import { readFiles } from '../../src/intake/read-files.js';
import { isoDay } from '../../src/record/day.js';
import { type FactsTable, readFactsTable } from '../../src/screening/facts-table.js';
import { contextOf } from '../../src/screening/terms.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
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

/** What a table says of one charge, without the numbers it uses for it. */
function factsOf(table: FactsTable, charge: number): unknown {
  return {
    kind: table.kinds[table.kind[charge]],
    weights: [...table.weights].map(([fact, { of, values, why }]) => [
      fact,
      values[of[charge]],
      table.whys[why[of[charge]]],
    ]),
    dates: [...table.dates].map(([fact, columns]) => [
      fact,
      ...(['first', 'last', 'strictFirst', 'strictLast', 'support'] as const).map(
        (name) => columns[name][charge],
      ),
      table.whys[columns.why[charge]],
    ]),
    keys: [...table.keys].map(([fact, { codes, textOf }]) => [fact, textOf(codes[charge])]),
  };
}

it('facts that are read in parts are those that are read at once, wherever the parts end', async () => {
  const list = await listOf(600, join(emptyFolder(), 'list.csv'));
  const { records } = await readFiles([list]);
  const asOf = isoDay('2026-11-22');
  const fileNames = ['list.csv'];
  const people = resolvePeople(records, { asOf, personKeyCrossesFiles: false, fileNames });
  const { table } = buildCharges(records, people, { fileNames });
  const context = contextOf(illinoisCannabis, { asOf, assumptionsOff: [] }, 'Cook');
  const whole = readFactsTable(table, illinoisCannabis, context);
  for (const cuts of [[1], [700], [5, 6, 900], [table.count - 1]]) {
    const parts = readFactsTable(table, illinoisCannabis, context, undefined, cuts);
    for (let charge = 0; charge < table.count; charge++) {
      expect(factsOf(parts, charge)).toEqual(factsOf(whole, charge));
    }
  }
});
