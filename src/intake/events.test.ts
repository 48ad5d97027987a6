import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHARGE_COLUMNS, type ChargeColumn, chargeCells, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { isoDay } from '../record/day.js';
import { buildCharges, sourcesOf } from './charges.js';
import { cellsOfEvents, cellsOfSources, eventKey } from './event-cells.js';
import { resolvePeople } from './identity.js';
import { type ColumnSources, type Events, type Layout, madeCell } from './layout.js';
import { readFiles } from './read-files.js';

const HEADER = ['sid', 'case', 'number', 'statute', 'day', 'outcome', 'sentence'];

/** The last day's rows say the outcome; sentences are joined; all rows must agree on the statute. */
const events: Events = {
  key: [1, 2],
  fields: [4, 6],
  merge: (rows) => {
    const last = rows.map(([day]) => day).sort()[rows.length - 1];
    const latest = rows.flatMap(([day], at) => (day === last ? [at] : []));
    const sentences = rows.map(([, sentence]) => sentence).filter((text) => text !== '');
    return { disposition: latest, disposition_date: latest, sentence: sentences.join('; ') };
  },
};

const columnOf: ColumnSources = {
  sid: { fields: [0] },
  case_number: { fields: [1] },
  count: { fields: [2] },
  statute: { fields: [3], make: ([text]) => text.toUpperCase() },
  disposition: { fields: [5] },
  disposition_date: { fields: [4] },
  sentence: { fields: [6] },
};

const layout: Layout = {
  name: 'events',
  personKeyCrossesFiles: false,
  matchHeader: (cells) =>
    cells.join() === HEADER.join()
      ? { kind: 'match', known: 7, columnOf, events }
      : { kind: 'missing', known: 0, missing: ['case'] },
};

type Row = readonly [string, string, string, string, string, string, string];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'events-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function build(...files: (readonly Row[])[]) {
  const paths = files.map((rows, at) => {
    const path = join(folder, `${'abc'[at]}.csv`);
    writeFileSync(path, `${[HEADER, ...rows].map((row) => row.join(',')).join('\n')}\n`);
    return path;
  });
  const { records } = await readFiles(paths, { layouts: [layout], limits: { chunkBytes: 200 } });
  const fileNames = ['a.csv', 'b.csv', 'c.csv'].slice(0, files.length);
  const recordBytes = (record: number) =>
    Buffer.from(files[records.file[record]][records.row[record] - 1].join(','));
  const people = resolvePeople(records, {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles: false,
    fileNames,
    recordBytes,
  });
  const { table, problems } = buildCharges(records, people, { fileNames, recordBytes });
  const cell = (charge: number, column: ChargeColumn): string =>
    table.cells[column].texts.textOf(table.cells[column].codes[charge]);
  const all = { problems: [...people.problems, ...problems], history: people.persons.history };
  return { records, table, cell, ...all };
}

const FIRST: Row = ['S1', '09-1', '1', '4(c)', '2009-01-02', 'GUILTY', 'PROBATION'];
const LATER: Row = ['S1', '09-1', '1', '4(c)', '2010-03-04', 'VACATED', ''];
const OTHER: Row = ['S1', '09-1', '2', '4(c)', '2009-01-02', 'NOLLE', ''];

const rowOf = (texts: readonly string[]) => ({ texts, cells: chargeCells({}) });

const withSid = (sid: string, [, ...rest]: Row): Row => [sid, ...rest];

describe('rows that are events of one charge', () => {
  it('are one charge with all of them as sources, whose cells are those of the rows that speak', async () => {
    const { table, cell, problems } = await build([FIRST, OTHER, LATER]);
    expect(table.count).toBe(2);
    expect(sourcesOf(table, 0)).toEqual([0, 2]);
    expect(sourcesOf(table, 1)).toEqual([1]);
    expect(cell(0, 'disposition')).toBe('VACATED');
    expect(cell(0, 'disposition_date')).toBe('2010-03-04');
    expect(cell(0, 'sentence')).toBe('PROBATION');
    expect(cell(1, 'disposition')).toBe('NOLLE');
    expect(problems).toEqual([]);
  });

  it('that speak and differ leave the cell unknown, with a problem at the first of them', async () => {
    const { cell, problems } = await build([
      OTHER,
      FIRST,
      ['S1', '09-1', '1', '5(c)', '2009-01-02', 'NOLLE', 'JAIL'],
    ]);
    expect(cell(1, 'disposition')).toBe(SOURCES_DISAGREE);
    expect(cell(1, 'statute')).toBe(SOURCES_DISAGREE);
    expect(cell(1, 'sentence')).toBe('PROBATION; JAIL');
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['CHARGE_SOURCES_DISAGREE', 2, 'disposition'],
      ['CHARGE_SOURCES_DISAGREE', 2, 'statute'],
    ]);
  });

  it('are told by a key that is filled: a blank part, or a number that stands for nothing, joins no rows', async () => {
    const blank: Row = ['S1', '09-1', '', '4(c)', '2009-01-02', 'GUILTY', ''];
    const nothing: Row = ['S1', '000', '7', '4(c)', '2009-01-02', 'GUILTY', ''];
    const later: Row = ['S1', '000', '7', '4(c)', '2010-01-02', 'VACATED', ''];
    const { table } = await build([blank, blank, nothing, later]);
    expect(table.count).toBe(3);
    expect(eventKey(events, rowOf(blank))).toBeUndefined();
    expect(eventKey(events, rowOf(nothing))).toBeUndefined();
    // The last two carry the same count number of one case, so they are one charge of which the sources disagree.
    expect(sourcesOf(table, 2)).toEqual([2, 3]);
  });

  it('are of one person: who is named by one row is meant by all', async () => {
    const { table, history } = await build([withSid('', FIRST), LATER, OTHER]);
    expect([...table.person]).toEqual([0, 0]);
    expect(history).toEqual(['known']);
  });

  it('are one charge of one unknown person where no row names anybody', async () => {
    const nobody = (row: Row): Row => withSid('', row);
    const { table, history } = await build([nobody(FIRST), nobody(LATER), nobody(OTHER)]);
    expect(table.count).toBe(2);
    expect([...table.person]).toEqual([0, 1]);
    expect(history).toEqual(['a name alone identifies nobody', 'a name alone identifies nobody']);
  });

  it('that name two people stay apart, and the histories of both are unknown', async () => {
    const { table, history, problems } = await build([FIRST, withSid('S2', LATER)]);
    expect(table.count).toBe(2);
    expect(history).toEqual(['one key stands for two people', 'one key stands for two people']);
    expect(problems).toEqual([
      { file: 0, row: 1, code: 'IDENTITY_ONE_CHARGE_TWO_PEOPLE', parameters: { people: 2, rows: 2 } },
    ]);
  });

  it('of two files are two sources of one charge when they say the same, and their keys are of one file each', async () => {
    const { table, cell } = await build([FIRST, LATER], [LATER, FIRST, OTHER]);
    expect(table.count).toBe(2);
    expect(sourcesOf(table, 0)).toEqual([0, 1, 2, 3]);
    expect(cell(0, 'disposition')).toBe('VACATED');
  });
});

describe('the cells of events', () => {
  const text = fc.constantFrom('', 'A', 'B');
  const row: fc.Arbitrary<Row> = fc.tuple(
    fc.constantFrom('', 'S1', 'S2'),
    fc.constantFrom('', '0', '09-1', '09-2'),
    fc.constantFrom('', '1', '2'),
    fc.constantFrom('4(c)', '4(C)', '5'),
    fc.constantFrom('', '2009-01-02', '2010-03-04'),
    text,
    text,
  );

  it('are the same by codes and by the plain reader, and every row is the source of one charge', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const { table, cell } = await build(rows);
        const met: number[] = [];
        for (let charge = 0; charge < table.count; charge++) {
          const own = sourcesOf(table, charge);
          met.push(...own);
          const units = new Map<string, (readonly string[])[]>();
          for (const record of own) {
            const key = eventKey(events, rowOf(rows[record])) ?? `row ${record}`;
            units.set(key, [...(units.get(key) ?? []), rows[record]]);
          }
          const plain = [...units.values()].map((list) =>
            cellsOfEvents(
              events,
              list.map((texts) => ({ texts, cells: plainCells(texts) })),
            ),
          );
          const wanted = plain.length === 1 ? plain[0] : cellsOfSources(plain);
          for (const column of CHARGE_COLUMNS) expect(cell(charge, column)).toBe(wanted[column]);
        }
        expect(met.sort((a, b) => a - b)).toEqual(rows.map((_, at) => at));
      }),
      { numRuns: 60 },
    );
  });

  it('do not change with the order of charges, only with that of rows within one', async () => {
    const known = row.map(([sid, ...rest]): Row => [sid || 'S1', ...rest]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(known, { minLength: 1, maxLength: 15 }),
        fc.infiniteStream(fc.nat()),
        async (rows, numbers) => {
          const keyOf = (one: Row): string => one.slice(0, 3).join('|');
          const rank = new Map<string, number>();
          for (const one of rows) if (!rank.has(keyOf(one))) rank.set(keyOf(one), numbers.next().value ?? 0);
          const moved = [...rows].sort((a, b) => (rank.get(keyOf(a)) ?? 0) - (rank.get(keyOf(b)) ?? 0));
          const lines = async (list: readonly Row[]) => {
            const { table, cell } = await build(list);
            return Array.from({ length: table.count }, (_, charge) =>
              [table.idOf(charge), ...CHARGE_COLUMNS.map((column) => cell(charge, column))].join('|'),
            ).sort();
          };
          expect(await lines(moved)).toEqual(await lines(rows));
        },
      ),
      { numRuns: 40 },
    );
  });
});

function plainCells(texts: readonly string[]) {
  const cells = {} as Record<ChargeColumn, string>;
  for (const column of CHARGE_COLUMNS) {
    const source = columnOf[column];
    cells[column] = source === undefined ? '' : madeCell(source, texts);
  }
  return cells;
}
