import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { resolvePeople } from '../intake/identity.js';
import { type Portion, portionsOf } from '../intake/portions.js';
import { readFiles } from '../intake/read-files.js';
import { isoDay } from '../record/day.js';
import { areWhole } from './whole-portions.js';

const HEADER =
  'person_id,name,birth_date,case_number,count,statute,class,offense_date,disposition,disposition_date';

/** A list of rows of these people; `name:case` has no key. */
async function listOf(...people: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-whole-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rows = people.map((person, at) => {
    const [name, number] = person.split(':');
    return number === undefined ? `${person},,,C${at},1,A,,,,` : `,${name},,${number},1,A,,,,`;
  });
  writeFileSync(join(folder, 'a.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  const { store, records } = await readFiles([join(folder, 'a.csv')]);
  const options = { asOf: isoDay('2026-11-22'), personKeyCrossesFiles: false, fileNames: ['a.csv'] };
  const resolved = resolvePeople(records, options);
  return { store, records, resolved, person: resolved.person };
}

const portion = (from: number, to: number, ...guests: number[]): Portion => ({
  from,
  to,
  guests: Int32Array.from(guests),
});

it('portions are whole where each has, with its guests, all records of its people', async () => {
  const { store, records, resolved, person } = await listOf('1', '2', '1', '3');
  expect(areWhole(store, person, [portion(0, 4)])).toBe(true);
  expect(areWhole(store, person, [portion(0, 3), portion(3, 4)])).toBe(true);
  expect(areWhole(store, person, [portion(0, 2, 2), portion(2, 4, 0)])).toBe(true);
  expect(areWhole(store, person, [portion(0, 2), portion(2, 4, 0)])).toBe(false);
  expect(areWhole(store, person, [portion(0, 2, 2), portion(2, 4)])).toBe(false);
  expect(areWhole(store, person, [portion(0, 2, 3), portion(2, 4, 1)])).toBe(false);
  expect(areWhole(store, person, portionsOf(records, resolved, 1, 4))).toBe(true);
});

it('portions are not whole where a record is in none of them, or in two', async () => {
  const { store, person } = await listOf('1', '2', '3', '4');
  expect(areWhole(store, person, [portion(0, 2), portion(2, 4)])).toBe(true);
  for (const parts of [
    [portion(0, 2), portion(3, 4)],
    [portion(0, 3), portion(2, 4)],
    [portion(0, 2), portion(2, 3)],
    [],
  ]) {
    expect(areWhole(store, person, parts)).toBe(false);
  }
});

it('portions are not whole where charges that could have one id are in two, also of nobody', async () => {
  const { store, records, resolved, person } = await listOf('ROE ANN:1', '2', 'ROE ANN:1', 'ROE ANN:2');
  expect(areWhole(store, person, [portion(0, 2), portion(2, 4)])).toBe(false);
  expect(areWhole(store, person, [portion(0, 3), portion(3, 4)])).toBe(true);
  expect(areWhole(store, person, [portion(0, 2, 2), portion(2, 4, 0)])).toBe(true);
  expect(areWhole(store, person, portionsOf(records, resolved, 1, 4))).toBe(true);
});
