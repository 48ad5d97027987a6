import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { csvTable } from '../screening/csv.testkit.js';
import { screenTexts } from './county-run.testkit.js';
import { conviction, person } from './doj-record.testkit.js';

/** How files may write the county of Sacramento, and whether a tool would find it that compares letter by letter. */
const WRITTEN: readonly (readonly [county: string, isLetterByLetter: boolean])[] = [
  ['SACRAMENTO', true],
  ['"SACRAMENTO"', true],
  ['SACRAMENTO ', false],
  [' SACRAMENTO', false],
  ['"SACRAMENTO "', false],
  ['Sacramento', false],
  ['sacramento', false],
  ['SACRAMENTO COUNTY', false],
];

/** One conviction of a person each, the cells as they stand in the file. */
const rows = WRITTEN.map(([county], at) =>
  conviction({ ...person(at + 1), PRI_NAME: 'INVENTED', STP_ORI_CNTY_NAME: county }).join(),
);

/** Rows of the file of which the tool of 2019 gave no answer though the run gives one. */
async function rowsNotFound(text: string): Promise<number[]> {
  const run = await screenTexts([text]);
  return csvTable(join(run, 'differences.csv'))
    .filter(({ determination_2019: then, determination: now }) => then === '' && now !== '')
    .map(({ source_row }) => Number(source_row));
}

it('the county as a file writes it is the one asked for only in capitals and without blanks around it', async () => {
  const others = WRITTEN.flatMap(([, isLetterByLetter], at) => (isLetterByLetter ? [] : [at + 1]));
  expect(await rowsNotFound([CA_DOJ_COLUMNS.join(), ...rows].join('\n'))).toEqual(others);
});
