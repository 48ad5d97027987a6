import { join } from 'node:path';
import { expect } from 'vitest';
import { PROGRAM_VERSION } from '../../src/cli/program.js';
import type { ScreenOptions } from '../../src/screening/screen.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvTable } from './csv.testkit.js';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { freshstartHere } from './freshstart.testkit.js';
import { type Cells, type Column, charge } from './invented-list.testkit.js';
import { listOf, screenHere } from './runs.testkit.js';

export const MOTION = 'il.state-attorney-motion';
export const MINOR = 'il.minor-cannabis-conviction';
export const ARREST = 'il.arrest-expungement';

export type Row = Record<string, string>;

/** An arrest of the months before the last law, whose year had not passed in June 2019. */
export const lateArrest = (cells: Cells): Cells => ({
  statute: '720 ILCS 550/4(b)',
  description: 'POSS CANNABIS 10-30 GRAMS',
  class: 'B',
  grams: '20',
  offense_date: '2018-01-01',
  arrest_date: '2018-12-01',
  disposition_date: '2019-01-10',
  disposition: 'NOLLE PROSEQUI',
  ...cells,
});
export type Charges = readonly Readonly<Record<Column, string>>[];

/** A run of a list of charges. */
export async function runOf(
  charges: Charges,
  more: Partial<ScreenOptions> = {},
  name = 'list.csv',
): Promise<string> {
  const folder = emptyFolder();
  const out = join(folder, 'run');
  await screenHere([fileIn(folder, name, listOf(charges))], out, {
    programVersion: PROGRAM_VERSION,
    ...more,
  });
  return out;
}

export const ended = (first: string, second: string, ...more: string[]) =>
  freshstartHere(['diff', first, second, ...more]);

/** The changes of one relief, or all of them. */
export async function changes(first: string, second: string, relief?: string): Promise<Row[]> {
  const out = join(emptyFolder(), 'changes.csv');
  const { code, stderr } = await ended(first, second, '--out', out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return csvTable(out).filter((row) => relief === undefined || row.relief === relief);
}

/** The one change of a relief between two lists of one charge. */
export async function changeOf(
  relief: string,
  [before, first]: readonly [Cells | Charges, Partial<ScreenOptions>?],
  [after, second]: readonly [Cells | Charges, Partial<ScreenOptions>?],
): Promise<Row> {
  const list = (of: Cells | Charges): Charges => (Array.isArray(of) ? of : [charge(of as Cells)]);
  const found = await changes(await runOf(list(before), first), await runOf(list(after), second), relief);
  expect(found).toHaveLength(1);
  return found[0];
}

export const policy = (settings: Record<string, unknown>) => illinoisCannabis.readPolicy('office', settings);
