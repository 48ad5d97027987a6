import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf } from '../screening/runs.testkit.js';

it('one of a thing is not spoken of as several', async () => {
  const folder = emptyFolder();
  const input = fileIn(folder, 'list.csv', `${listOf([charge()])}"broken"x\n`);
  const { stdout } = await freshstartHere(quickScreening([input], join(folder, 'out')));
  expect(stdout).toMatch(/^2 rows read, 1 used, 1 rejected; 1 charge of 1 person, 1 under this law\.$/m);
  expect(stdout).toMatch(/^1 person has an eligible charge; /m);
  expect(stdout).toMatch(/^The rejected row stands in rejected-rows\.csv, with its reason\.$/m);
});

it('several of a thing are spoken of as several', async () => {
  const folder = emptyFolder();
  const charges = [charge(), charge({ person_id: 'K2' })];
  const input = fileIn(folder, 'list.csv', `${listOf(charges)}"broken"x\n"broken"x\n`);
  const { stdout } = await freshstartHere(quickScreening([input], join(folder, 'out')));
  expect(stdout).toMatch(/^4 rows read, 2 used, 2 rejected; 2 charges of 2 people, 2 under this law\.$/m);
  expect(stdout).toMatch(/^2 people have an eligible charge; /m);
  expect(stdout).toMatch(/^The rejected rows stand in rejected-rows\.csv, each with its reason\.$/m);
});
