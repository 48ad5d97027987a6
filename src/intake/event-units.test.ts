import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGE_COLUMNS, chargeCells } from '../record/charge-cells.js';
import { ChargeBuilder, sourcesOf } from './charges.js';
import { cellsOfEvents } from './event-cells.js';
import { groupsByCount } from './event-part.js';
import { unitsAnywhere } from './event-units.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';
import { personOrder } from './identity-pairs.js';
import type { Events } from './layout.js';
import type { EventPart } from './record-table.js';
import { rowsSideBySide } from './rows-in-order.js';

/** The first row gives the statute, the last its disposition, both the comment; of the sentence one text is made. */
const events: Events = {
  key: 'person and count',
  fields: [],
  cells: ['disposition', 'sentence'],
  merge: (rows) => ({
    statute: [0],
    disposition: rows.length === 3 ? [0, 2] : [rows.length - 1],
    comment: [0, rows.length - 1],
    sentence: rows[0][0] === 'DISMISSED' ? [0] : rows.map(([, sentence]) => sentence).join('; '),
    cleared: rows.some(([disposition]) => disposition === 'DISMISSED') ? 'yes' : '',
  }),
};

interface Row {
  readonly person: number;
  readonly cells: TestRow;
}

const cell = (...texts: string[]) => fc.constantFrom('', ...texts);
const row: fc.Arbitrary<Row> = fc.record({
  person: fc.nat(3),
  cells: fc.record({
    count: cell('1', '2', '3'),
    name: cell('DOE, ANNA', 'DOE, A'),
    statute: cell('11357', '11358'),
    disposition: cell('CONVICTED', 'DISMISSED'),
    comment: cell('A', 'B'),
    sentence: cell('JAIL', 'FINE'),
  }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 14 });

/** Rows of a person side by side, the rows of a count mostly, too. */
const inOrder = fc.tuple(rows, fc.boolean()).map(([list, byCount]) => {
  const countOf = ({ cells }: Row): string => (byCount ? (cells.count ?? '') : '');
  return list.toSorted((a, b) => a.person - b.person || (countOf(a) < countOf(b) ? -1 : 1));
});

const numbered = (list: readonly Row[]): number[] => {
  const met = new Map<number, number>();
  return list.map(({ person }) => {
    const number = met.get(person) ?? met.size;
    met.set(person, number);
    return number;
  });
};

/** The charges of rows of one file, and of each the cells and the records. */
function chargesOf(list: readonly Row[]) {
  const cells = list.map((one) => ({ ...one.cells, person_id: `P${one.person}` }));
  const made = testRecords(cells);
  const group = groupsByCount(made.cells.count.codes);
  const part: EventPart = {
    ...{ events, from: 0, to: list.length, ofRun: true },
    ...{ group, groups: made.cells.count.texts.size, fields: [] },
  };
  const person = Int32Array.from(numbered(list));
  const ids = [...new Set(person)].map(String);
  const persons = {
    count: ids.length,
    id: ids,
    history: ids.map(() => 'known' as const),
    birthDate: ids.map(() => ''),
  };
  const options = { fileNames: ['a.csv'], recordBytes: () => Buffer.from('') };
  const { table, problems } = new ChargeBuilder().build(
    { ...made, events: [part] },
    { person, persons },
    options,
  );
  const charges = Array.from({ length: table.count }, (_, charge) => ({
    id: table.idOf(charge),
    records: sourcesOf(table, charge),
    person: table.person[charge],
    cells: Object.fromEntries(
      CHARGE_COLUMNS.map((column) => {
        const { codes, texts } = table.cells[column];
        return [column, texts.textOf(codes[charge])];
      }),
    ),
  }));
  return { charges, problems, group, person };
}

/** A row of the first person behind all others: with it, people do not stand side by side. */
const withGuest = (list: readonly Row[]): Row[] => [
  ...list,
  { person: -1, cells: {} },
  { ...list[0], cells: { count: '9' } },
];

describe('rows of one person and count that stand side by side', () => {
  it('are the same charges as anywhere', () => {
    fc.assert(
      fc.property(inOrder, (list) => {
        const here = chargesOf(list);
        const anywhere = chargesOf(withGuest(list));
        expect(here.charges).toEqual(anywhere.charges.slice(0, -2));
        expect(here.problems).toEqual(anywhere.problems);
        expect(new Set(here.charges.map(({ id }) => id)).size).toBe(here.charges.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are put together as anywhere, and not at all where a person or count comes back', () => {
    let [found, back] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(inOrder, rows), (list) => {
        const { group, person } = chargesOf(list);
        const keyOf = (at: number): string => (group[at] < 0 ? `row ${at}` : `${person[at]} ${group[at]}`);
        const runs = list.map((_, at) => keyOf(at)).filter((key, at, all) => at === 0 || key !== all[at - 1]);
        const people = personOrder(person);
        const comesBack = new Set(runs).size < runs.length || !people.inOrder;
        const side = rowsSideBySide(people, group);
        expect(side === undefined).toBe(comesBack);
        if (side === undefined) back += 1;
        else found += 1;
        const part = { events, from: 0, to: list.length, ofRun: true, group, groups: 4, fields: [] };
        const anywhere = unitsAnywhere(list.length, [part], people);
        if (side !== undefined) expect(side).toEqual(anywhere);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(found, back)).toBeGreaterThan(30);
  });

  it('have the cells that the plain reader finds, in order or not', () => {
    fc.assert(
      fc.property(fc.oneof(inOrder, rows), (list) => {
        for (const { records, cells } of chargesOf(list).charges) {
          const own = records.map((record) => ({
            texts: [],
            cells: chargeCells({ ...list[record].cells, person_id: `P${list[record].person}` }),
          }));
          expect(cells).toEqual(cellsOfEvents(events, own));
        }
      }),
      { numRuns: 300 },
    );
  });
});
