import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChargeBuilder } from '../../src/intake/charges.js';
import { resolvePeople } from '../../src/intake/identity.js';
import type { IntakeFile } from '../../src/intake/intake-result.js';
import type { Layout } from '../../src/intake/layout.js';
import { type Portion, peopleOfPortion, recordsOfPortion } from '../../src/intake/portions.js';
import { readFiles } from '../../src/intake/read-files.js';
import type { RecordStore } from '../../src/intake/record-store.js';
import { withCells } from '../../src/intake/records-later.js';
import { Failure } from '../../src/messages/failure.js';
import { isoDay } from '../../src/record/day.js';
import { FirstFault } from '../../src/screening/first-fault.js';
import { ownPart } from '../../src/screening/own-part.js';
import { RecordsInTurn } from '../../src/screening/records-in-turn.js';
import { compareRecords } from '../../src/screening/verify-records.js';
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

/** The three records as one portion; and the last one apart from the others, each the guest of the other portion. */
const CUTS: readonly (readonly Portion[])[] = [
  [{ from: 0, to: 3, guests: Int32Array.of() }],
  [
    { from: 0, to: 2, guests: Int32Array.of(2) },
    { from: 2, to: 3, guests: Int32Array.of(0, 1) },
  ],
];

/** What is said of records that were read by one layout and are read again by another, however they are cut. */
async function compared(written: Layout, read: Layout, withEvents = true): Promise<string> {
  const run = emptyFolder();
  fileIn(
    run,
    join('workspace', 'sources', 'a.csv'),
    'sid,number,outcome\nS1,1,GUILTY\nS1,2,NOLLE\nS1,1,VACATED\n',
  );
  const paths = [join(run, 'workspace', 'sources', 'a.csv')];
  const { store } = await readFiles(paths, { layouts: [written] });
  const { files } = await readFiles(paths, { layouts: [read] });
  const said: string[] = [];
  for (const portions of CUTS) said.push(await saidOf(run, store, files, portions, withEvents));
  expect(new Set(said).size).toBe(1);
  return said[0];
}

async function saidOf(
  run: string,
  store: RecordStore,
  files: readonly IntakeFile[],
  portions: readonly Portion[],
  withEvents: boolean,
): Promise<string> {
  const options = { asOf: isoDay('2026-11-22'), personKeyCrossesFiles: false, fileNames: ['a.csv'] };
  const all = resolvePeople(store.table(0, store.count), options);
  const sources = new RecordsInTurn(run, ['a.csv']);
  const faults = new FirstFault();
  try {
    for (const portion of portions) {
      const records = store.table(portion.from, portion.to, portion.guests);
      const { cells } = records;
      const table = withEvents ? records : withCells(records, { ...cells, count: cells.class });
      const home = recordsOfPortion(portion);
      const people = peopleOfPortion(all, portion);
      const { table: charges } = new ChargeBuilder().build(table, people, options);
      const own = ownPart(charges, home, people);
      const read = { records, home, own, people, charges };
      await compareRecords(read, files, sources, faults, async () => undefined);
    }
    faults.tell();
    return 'equal';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { row, column } = error.detail.parameters as { row: number; column: string };
    return `${error.detail.code} row ${row} ${column}`;
  } finally {
    sources.close();
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
