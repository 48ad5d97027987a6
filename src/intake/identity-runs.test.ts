import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '../record/day.js';
import { type IdentityOptions, resolvePeople } from './identity.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';
import { portionsOf } from './portions.js';
import type { RecordTable } from './record-table.js';

const FILES = ['b.csv', 'a.csv'];

/** Rows, each of them so many times one below the other. */
const rows = fc
  .array(
    fc.record({
      times: fc.nat(4),
      file: fc.constantFrom(0, 0, 0, 1),
      cells: fc.record({
        person_id: fc.constantFrom('', '', '1', '2', '3', '4', 'UNKNOWN', '0'),
        sid: fc.constantFrom('', '', '', '', 'S1', 's-1', 'S2', 'N/A'),
        name: fc.constantFrom('', 'DOE, ANN', 'Doe Ann', 'ROE, BO', 'NONE'),
        birth_date: fc.constantFrom('', '1980-02-03', '02/03/1980', '1980', '1981-02-03'),
        statute: fc.constantFrom('A', 'B'),
      }),
    }),
    { maxLength: 24 },
  )
  .map((some) =>
    some
      .sort((a, b) => a.file - b.file)
      .flatMap(({ times, file, cells }): TestRow[] =>
        Array.from({ length: times }, () => ({ file, ...cells })),
      ),
  );

const options = fc.record({
  asOf: fc.constant(isoDay('2026-11-22')),
  fileNames: fc.constant(FILES),
  personKeyCrossesFiles: fc.boolean(),
  neverByName: fc.boolean(),
  rejected: fc.array(fc.record({ file: fc.constantFrom(0, 1), personKey: fc.constantFrom('1', '4') }), {
    maxLength: 2,
  }),
});

/** The same records in a table which says that every column changes with every record. */
function everyRecordApart(records: RecordTable): RecordTable {
  const at = Int32Array.from({ length: records.count }, (_, record) => record);
  return {
    ...records,
    changes: (column) => ({ at, number: column === 'file' ? records.file : records.cells[column].codes }),
  };
}

function resolved(records: RecordTable, asked: IdentityOptions) {
  const people = resolvePeople(records, asked);
  const { person, persons, problems, runs } = people;
  const portions = [1, 3, 8, 20].flatMap((size) =>
    [0, 2, 6].map((guests) => portionsOf(records, people, size, guests)),
  );
  return { runs: runs.count, found: { person, persons, problems, portions } };
}

describe('rows one below the other that say the same of whose they are', () => {
  it('are asked once, and come to the same people, problems and portions as one by one', () => {
    let fewer = 0;
    let problems = 0;
    fc.assert(
      fc.property(rows, options, (some, asked) => {
        const records = testRecords(some);
        const together = resolved(records, asked);
        const apart = resolved(everyRecordApart(records), asked);
        expect(together.found).toEqual(apart.found);
        expect(apart.runs).toBe(records.count);
        if (together.runs < apart.runs) fewer++;
        if (together.found.problems.length > 0) problems++;
      }),
      { numRuns: 400 },
    );
    expect(fewer).toBeGreaterThan(100);
    expect(problems).toBeGreaterThan(100);
  });

  it('are one run, but each row that names nobody is one of its own', () => {
    const list = (...ids: string[]): number => {
      const records = testRecords(ids.map((person_id) => ({ person_id })));
      return resolved(records, { asOf: isoDay('2026-11-22'), personKeyCrossesFiles: false, fileNames: FILES })
        .runs;
    };
    expect(list('1', '1', '1', '2', '1')).toBe(3);
    expect(list('1', '1', '', '', '')).toBe(4);
    expect(list('UNKNOWN', 'UNKNOWN')).toBe(2);
    expect(list()).toBe(0);
  });
});
