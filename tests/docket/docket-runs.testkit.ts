import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../../src/screening/determination-row.js';
import type { ScreenOptions } from '../../src/screening/screen.js';
import { csvRecords } from '../screening/csv.testkit.js';
import { fileIn } from '../screening/folders.testkit.js';
import { type Cells, charge } from '../screening/invented-list.testkit.js';
import { listOf, screenHere } from '../screening/runs.testkit.js';

/** A row of determinations.csv. */
export type Row = Readonly<Record<DeterminationColumn, string>>;

/** Screens a list of invented charges in a folder; that of the run. */
export async function runOf(
  folder: string,
  charges: readonly Cells[],
  more: Partial<ScreenOptions> = {},
  list = 'list.csv',
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = fileIn(folder, list, listOf(charges.map(charge)));
  const out = join(folder, 'run');
  await screenHere([path], out, more);
  return out;
}

/** The rows of determinations.csv of a run, by a reader that the docket does not use. */
export function rowsOf(run: string): readonly Row[] {
  const [, ...records] = csvRecords(readFileSync(join(run, 'determinations.csv')));
  return records.map(({ cells: row }) => {
    const cells = DETERMINATION_COLUMNS.map((name, at): [string, string] => [
      name,
      Buffer.from(row[at] ?? '', 'latin1').toString('utf8'),
    ]);
    return Object.fromEntries(cells) as Row;
  });
}

const NAMES = [
  'ASHBROOK, ELOWEN',
  'BIRCHALL, TAM',
  'COLDSTREAM, IVO',
  "O'DELL-FINCH, MAEVE",
  '=FOXGLOVE, RUE',
];

/** A few dozen charges of several people, with known and missing facts, of several years and counties. */
export const SOME_CHARGES: readonly Cells[] = Array.from({ length: 36 }, (_, at) => ({
  person_id: `K${at % 9}`,
  name: NAMES[(at % 9) % NAMES.length] ?? '',
  birth_date: `19${70 + (at % 9)}-03-02`,
  sid: at % 9 === 1 ? 'IL90010011' : '',
  case_number: `${10 + (at % 7)}CR${100 + at}`,
  county: at % 11 === 3 ? 'Will' : 'Cook',
  offense_date: at % 8 === 5 ? '' : `${2003 + (at % 12)}-02-0${1 + (at % 9)}`,
  arrest_date: at % 8 === 5 ? '' : `${2003 + (at % 12)}-02-0${1 + (at % 9)}`,
  disposition_date: '2016-05-01',
  class: ['C', 'A', '4', ''][at % 4] ?? '',
  grams: ['2', '20', '', '40'][(at >> 2) % 4] ?? '',
  statute: at % 10 === 7 ? '720 ILCS 550/5' : '720 ILCS 550/4',
  description: 'CANNABIS',
}));
