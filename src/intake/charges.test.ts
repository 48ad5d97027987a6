import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../record/charge-cells.js';
import { isoDay } from '../record/day.js';
import { buildCharges, sourcesOf } from './charges.js';
import { resolvePeople } from './identity.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';

const FILES = ['a.csv', 'b.csv', 'c.csv'];
const ANN = { sid: 'S1', name: 'DOE, ANN', birth_date: '1980-02-03' };
const THEFT = { case_number: '09-1', county: 'EAST', statute: '1/2', offense_date: '2009-01-02' };

function build(rows: readonly TestRow[], fileNames = FILES, recordBytes?: (record: number) => Uint8Array) {
  const records = testRecords(rows);
  const people = resolvePeople(records, {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles: false,
    fileNames,
    recordBytes,
  });
  const { table, problems } = buildCharges(records, people, { fileNames, recordBytes });
  const sources = Array.from({ length: table.count }, (_, charge) => sourcesOf(table, charge));
  const text = (charge: number, column: keyof typeof table.cells): string =>
    table.cells[column].texts.textOf(table.cells[column].codes[charge]);
  const ids = Array.from({ length: table.count }, (_, charge) => table.idOf(charge));
  return { records, table, ids, problems, sources, text };
}

describe('a charge id', () => {
  test('is a letter and fourteen signs that cannot be taken for one another', () => {
    const { table } = build([{ ...ANN, ...THEFT }]);
    expect(table.idOf(0)).toMatch(/^c[0-9a-hjkmnp-tv-z]{14}$/);
  });

  test('comes from the source cells and never changes: this one is fixed for good', () => {
    const { ids } = build([{ ...ANN, ...THEFT, count: '1' }]);
    expect(ids).toEqual(['crm2r1mydenrmxg']);
  });

  test('does not depend on facts found in other cells', () => {
    const [a] = build([{ ...ANN, ...THEFT }]).ids;
    const [b] = build([{ ...ANN, ...THEFT, disposition: 'GUILTY', grams: '3' }]).ids;
    expect(b).toBe(a);
  });

  test.each(['case_number', 'county', 'count', 'statute', 'offense_date', 'sid'] as const)(
    'changes with %s',
    (column) => {
      const [a, b] = build([
        { ...ANN, ...THEFT },
        { ...ANN, ...THEFT, [column]: 'S9' },
      ]).ids;
      expect(b).not.toBe(a);
    },
  );

  test('of equal ones is the same whichever of them is asked for first, and alone', () => {
    const rows = ['NO', 'YES', 'MAYBE'].flatMap((disposition) => [
      { ...ANN, ...THEFT, disposition },
      { ...ANN, ...THEFT, case_number: '09-2', disposition },
    ]);
    const { ids } = build(rows);
    for (let charge = ids.length - 1; charge >= 0; charge--) {
      const records = testRecords(rows);
      const people = resolvePeople(records, {
        asOf: isoDay('2026-11-22'),
        personKeyCrossesFiles: false,
        fileNames: FILES,
      });
      const { table } = buildCharges(records, people, { fileNames: FILES });
      expect(table.idOf(charge)).toBe(ids[charge]);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes the person key where the SID is a placeholder, and name with birth date without either', () => {
    const id = (row: TestRow): string => build([{ ...THEFT, ...row }]).table.idOf(0);
    expect(id({ sid: 'UNKNOWN', person_id: '7' })).toBe(id({ person_id: '7' }));
    expect(id({ ...ANN, person_id: '7' })).toBe(id({ sid: 's-1' }));
    expect(id({ name: 'DOE, ANN', birth_date: '1980-02-03' })).not.toBe(id({ name: 'DOE, ANN' }));
  });

  test('of equal cells carries an ordinal in the order of the records by what they say', () => {
    const { table } = build([
      { ...ANN, ...THEFT, disposition: 'Z' },
      { ...ANN, ...THEFT, disposition: 'A' },
    ]);
    expect(table.idOf(0)).toBe(`${table.idOf(1)}-2`);
  });

  test('of equal records follows their bytes where they are at hand', () => {
    const bytes = ['zz', 'aa'].map((text) => Buffer.from(text));
    const rows = [
      { ...ANN, ...THEFT },
      { ...ANN, ...THEFT },
    ];
    const { table } = build(rows, FILES, (record) => bytes[record]);
    expect(table.idOf(0)).toBe(`${table.idOf(1)}-2`);
  });

  test('stays unique when a cell holds the sign that stands between cells', () => {
    const { ids } = build([
      { ...ANN, ...THEFT, case_number: '1', county: '2\u001f3', count: '' },
      { ...ANN, ...THEFT, case_number: '1\u001f2', county: '3', count: '' },
    ]);
    expect(ids.map((id) => id.slice(15)).sort()).toEqual(['', '-2']);
  });

  test('stays unique when two files use one key for two people', () => {
    const { table } = build([
      { file: 0, person_id: '7', ...THEFT },
      { file: 1, person_id: '7', ...THEFT },
    ]);
    expect(table.count).toBe(2);
    expect(table.idOf(1)).toBe(`${table.idOf(0)}-2`);
  });
});

describe('charges of two files', () => {
  test('with equal identity cells are one charge with both sources', () => {
    const { table, sources } = build([
      { file: 0, ...ANN, ...THEFT },
      { file: 1, ...ANN, ...THEFT },
      { file: 1, ...ANN, ...THEFT, count: '2' },
    ]);
    expect(sources).toEqual([[0, 1], [2]]);
    expect([...table.record]).toEqual([0, 2]);
    expect([...table.person]).toEqual([0, 0]);
  });

  test('join the i-th equal of one file with the i-th of the other', () => {
    const { sources, ids } = build([
      { file: 0, ...ANN, ...THEFT, disposition: 'B' },
      { file: 0, ...ANN, ...THEFT, disposition: 'A' },
      { file: 1, ...ANN, ...THEFT, disposition: 'A' },
      { file: 1, ...ANN, ...THEFT, disposition: 'B' },
      { file: 1, ...ANN, ...THEFT, disposition: 'C' },
    ]);
    expect(sources).toEqual([[0, 3], [1, 2], [4]]);
    expect(ids.map((id) => id.slice(15))).toEqual(['-2', '', '-3']);
  });

  test('take a filled cell over an empty one', () => {
    const { text, problems } = build([
      { file: 0, ...ANN, ...THEFT, disposition: 'GUILTY' },
      { file: 1, ...ANN, ...THEFT, grams: '5' },
    ]);
    expect(text(0, 'disposition')).toBe('GUILTY');
    expect(text(0, 'grams')).toBe('5');
    expect(problems).toEqual([]);
  });

  test('that differ in a filled cell leave it unknown and report it, without the cells', () => {
    const { text, problems, records, table } = build([
      { file: 0, ...ANN, ...THEFT, class: 'A' },
      { file: 1, ...ANN, ...THEFT, class: 'B' },
    ]);
    expect(text(0, 'class')).toBe(SOURCES_DISAGREE);
    expect(Buffer.from(table.cells.class.texts.bytesOf(table.cells.class.codes[0])).toString()).toBe(
      SOURCES_DISAGREE,
    );
    expect(records.cells.class.texts.size).toBe(3);
    expect(problems).toEqual([
      { file: 0, row: 1, column: 'class', code: 'CHARGE_SOURCES_DISAGREE', parameters: { sources: 2 } },
    ]);
  });

  test('take name, birth date, sex and race from the file whose base name comes first', () => {
    const { text, problems } = build(
      [
        { file: 0, ...THEFT, sid: 'S1', name: 'DOE, ANNE', birth_date: '2/3/1980', sex: 'F' },
        { file: 1, ...THEFT, sid: 'S1', name: 'DOE, ANN', birth_date: '1980-02-03', sex: '2', race: 'W' },
      ],
      ['z.csv', 'a.csv'],
    );
    expect(text(0, 'name')).toBe('DOE, ANN');
    expect(text(0, 'birth_date')).toBe('1980-02-03');
    expect(text(0, 'sex')).toBe('2');
    expect(text(0, 'race')).toBe('W');
    expect(problems).toEqual([]);
  });

  test('of people whom nothing joins stay apart', () => {
    const { table } = build([
      { file: 0, name: 'DOE, ANN', ...THEFT },
      { file: 1, name: 'DOE, ANN', ...THEFT },
    ]);
    expect(table.count).toBe(2);
  });
});

describe('equal rows of one file', () => {
  test('stay distinct without a count number', () => {
    expect(
      build([
        { ...ANN, ...THEFT },
        { ...ANN, ...THEFT },
      ]).sources,
    ).toEqual([[0], [1]]);
  });

  test('are one charge when they carry the same count number', () => {
    const row = { ...ANN, ...THEFT, count: '1' };
    expect(build([row, { ...row, file: 1 }, row]).sources).toEqual([[0, 1, 2]]);
  });

  test('of nobody stay distinct even with a count number', () => {
    const row = { name: 'DOE, ANN', ...THEFT, count: '1' };
    expect(build([row, row]).table.count).toBe(2);
  });
});

test('when nothing merges, the cells are the records own arrays', () => {
  const { records, table } = build([
    { ...ANN, ...THEFT },
    { ...ANN, ...THEFT },
  ]);
  expect(table.cells).toBe(records.cells);
});

const cell = (...values: string[]) => fc.constantFrom('', ...values);
const anyRow = fc.record({
  file: fc.constantFrom(0, 1, 2),
  sid: cell('S1', 's-1', 'S2'),
  person_id: cell('1', '2'),
  name: cell('DOE, ANN'),
  birth_date: cell('1980-02-03', '1970-01-02'),
  case_number: cell('09-1'),
  count: cell('1'),
  statute: fc.constantFrom('1/2', '3/4'),
  disposition: cell('GUILTY', 'DISMISSED'),
});
const runs = fc.array(anyRow, { minLength: 1, maxLength: 14 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length, maxLength: rows.length }),
    turn: fc.nat(2),
  }),
);

test('every record is the source of exactly one charge, and charges keep the order of their first record', () => {
  fc.assert(
    fc.property(runs, ({ rows }) => {
      const { sources, table, ids } = build(rows);
      expect(sources.flat().sort((a, b) => a - b)).toEqual([...rows.keys()]);
      expect([...table.record]).toEqual([...table.record].sort((a, b) => a - b));
      expect(new Set(ids).size).toBe(table.count);
    }),
    { numRuns: 500 },
  );
});

test('the order of rows and files changes no charge id, no grouping and no cell', () => {
  fc.assert(
    fc.property(runs, ({ rows, order, turn }) => {
      const turned = FILES.map((_, file) => FILES[(file + turn) % FILES.length]);
      const moved = order.map((at) => ({ ...rows[at], file: turned.indexOf(FILES[rows[at].file]) }));
      const said = (run: readonly TestRow[], fileNames: string[]): string[] => {
        const { table, sources, text } = build(run, fileNames);
        const rowText = (record: number): string =>
          JSON.stringify({ ...run[record], file: fileNames[run[record].file ?? 0] });
        return sources
          .map((records, charge) =>
            [
              table.idOf(charge),
              text(charge, 'disposition'),
              text(charge, 'name'),
              ...records.map(rowText).sort(),
            ].join('|'),
          )
          .sort();
      };
      expect(said(moved, turned)).toEqual(said(rows, FILES));
    }),
    { numRuns: 500 },
  );
});

test('a charge id is the same whether those of others are asked for or not', () => {
  fc.assert(
    fc.property(runs, ({ rows }) => {
      const { ids } = build(rows);
      expect(ids.map((_, charge) => build(rows).table.idOf(charge))).toEqual(ids);
    }),
    { numRuns: 100 },
  );
});
