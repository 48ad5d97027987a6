import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildCharges } from '../../src/intake/charges.js';
import { resolvePeople } from '../../src/intake/identity.js';
import type { Layout } from '../../src/intake/layout.js';
import { readFiles } from '../../src/intake/read-files.js';
import { withCells } from '../../src/intake/records-later.js';
import { Failure } from '../../src/messages/failure.js';
import { isoDay } from '../../src/record/day.js';
import { compareEvents } from '../../src/screening/verify-events.js';
import { emptyFolder, fileIn } from './folders.testkit.js';

/** Rows of one number are one charge, of which the last row speaks. */
const numbered = (speaks: (rows: number) => number): Layout => ({
  name: 'numbered',
  personKeyCrossesFiles: false,
  matchHeader: () => ({
    kind: 'match',
    known: 3,
    columnOf: { sid: { fields: [0] }, count: { fields: [1] }, disposition: { fields: [2] } },
    events: { key: [1], fields: [], merge: (rows) => ({ disposition: [speaks(rows.length)] }) },
  }),
});

async function compared(written: Layout, read: Layout, withEvents = true): Promise<string> {
  const run = emptyFolder();
  fileIn(
    run,
    join('workspace', 'sources', 'a.csv'),
    'sid,number,outcome\nS1,1,GUILTY\nS1,2,NOLLE\nS1,1,VACATED\n',
  );
  const paths = [join(run, 'workspace', 'sources', 'a.csv')];
  const { records } = await readFiles(paths, { layouts: [written] });
  const options = { asOf: isoDay('2026-11-22'), personKeyCrossesFiles: false, fileNames: ['a.csv'] };
  const { cells } = records;
  const table = withEvents ? records : withCells(records, { ...cells, count: cells.class });
  const { table: charges } = buildCharges(table, resolvePeople(table, options), options);
  try {
    compareEvents(run, await readFiles(paths, { layouts: [read] }), charges);
    return 'equal';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { row, column } = error.detail.parameters as { row: number; column: string };
    return `${error.detail.code} row ${row} ${column}`;
  }
}

const last = numbered((rows) => rows - 1);

it('verify agrees where the cells of a charge of several rows are those of the rows that speak', async () => {
  expect(await compared(last, last)).toBe('equal');
});

it('verify finds a charge whose cell is that of another row', async () => {
  expect(
    await compared(
      numbered(() => 0),
      last,
    ),
  ).toBe('SCREENING_READERS_DISAGREE row 1 disposition');
});

it('verify finds rows of one charge that were kept apart', async () => {
  expect(await compared(last, last, false)).toBe('SCREENING_READERS_DISAGREE row 3 count');
});
