import { describe, expect, it } from 'vitest';
import { isoDay } from '../record/day.js';
import { resolvePeople } from './identity.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';
import { numberInRun, type Portion, peopleOfPortion, portionsOf, recordsOfPortion } from './portions.js';

const portions = (rows: readonly TestRow[], size: number, mostGuests: number): Portion[] => {
  const records = testRecords(rows);
  const fileNames = ['a.csv', 'b.csv'];
  const people = resolvePeople(records, {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles: false,
    fileNames,
  });
  return portionsOf(records, people, size, mostGuests);
};

const lengths = (rows: readonly TestRow[], size = 1): number[] =>
  portions(rows, size, 0).map(({ from, to, guests }) => {
    expect([...guests]).toEqual([]);
    return to - from;
  });

const keyed = (...ids: string[]): TestRow[] => ids.map((person_id) => ({ person_id, statute: 'A' }));

describe('a portion', () => {
  it('ends as soon as it has the size and no later row is of one of its people', () => {
    expect(lengths(keyed('1', '1', '2', '3', '3', '3'))).toEqual([2, 1, 3]);
    expect(lengths(keyed('1', '1', '2', '3', '3', '3'), 2)).toEqual([2, 4]);
    expect(lengths(keyed('1', '2', '1', '3'))).toEqual([3, 1]);
  });

  it('holds people of one key in two files, whose charges could have one id', () => {
    expect(
      lengths([{ person_id: '1' }, { person_id: '2' }, { file: 1, person_id: '1' }, { person_id: '3' }]),
    ).toEqual([3, 1]);
  });

  it('is not held together by rows that name nobody, unless their charges could have one id', () => {
    const nobody = (statute: string): TestRow => ({ statute });
    expect(lengths([nobody('A'), nobody('B'), nobody('C')])).toEqual([1, 1, 1]);
    expect(lengths([nobody('A'), nobody('B'), nobody('A'), nobody('C')])).toEqual([3, 1]);
    const ann = (case_number: string): TestRow => ({ name: 'ROE, ANN', case_number });
    expect(lengths([ann('1'), ...keyed('1', '2'), ann('2')])).toEqual([1, 1, 1, 1]);
    expect(lengths([ann('1'), ...keyed('1', '2'), ann('1')])).toEqual([4]);
  });

  it('has those rows of its people as guests that stand elsewhere, if they are few', () => {
    const told = (rows: TestRow[], size: number, mostGuests: number) =>
      portions(rows, size, mostGuests).map(({ from, to, guests }) => [from, to, [...guests]]);
    const rows = keyed('1', '2', '3', '1', '4', '5', '2');
    expect(told(rows, 2, 4)).toEqual([
      [0, 2, [3, 6]],
      [2, 4, [0]],
      [4, 7, [1]],
    ]);
    // After the second row all four rows of people 1 and 2 would be torn apart, after the fourth those of person 2.
    expect(told(rows, 2, 3)).toEqual([
      [0, 4, [6]],
      [4, 7, [1]],
    ]);
    expect(told(rows, 2, 1)).toEqual([[0, 7, []]]);
  });

  it('is cut where nothing is torn apart, if that is soon', () => {
    const rows = keyed(...Array.from({ length: 110 }, (_, row) => (row < 49 ? `${row}` : 'x')), 'y');
    expect(portions(rows, 50, 1000).map(({ from, to }) => [from, to])).toEqual([
      [0, 50],
      [50, 100],
      [100, 111],
    ]);
    const soon = keyed(...Array.from({ length: 60 }, (_, row) => (row < 49 || row > 50 ? `${row}` : 'x')));
    expect(portions(soon, 50, 1000).map(({ from, to }) => [from, to])).toEqual([
      [0, 51],
      [51, 60],
    ]);
  });

  it('holds with its guests all rows of whatever they are tied to', () => {
    // Person 2 of one file and person 2 of the other could have charges of one id, and the first has rows far away.
    const rows = [...keyed('1', '2', '3', '4'), { file: 1, person_id: '2' }, { file: 1, person_id: '9' }];
    expect(portions(rows, 2, 9).map(({ guests }) => [...guests])).toEqual([[4], [1], []]);
  });

  it('numbers its people from 0, in the order of their first row', () => {
    const records = testRecords(keyed('1', '2', '3', '3', '4'));
    const people = resolvePeople(records, {
      asOf: isoDay('2026-11-22'),
      personKeyCrossesFiles: true,
      fileNames: ['a.csv'],
    });
    const own = peopleOfPortion(people, { from: 1, to: 4, guests: new Int32Array(0) });
    expect([...own.person]).toEqual([0, 1, 1]);
    expect(own.persons.id).toEqual(['2', '3']);
  });

  it('knows which of its people are at home in it, and their numbers in the run', () => {
    const rows = keyed('1', '2', '3', '1', '4', '5', '2');
    const records = testRecords(rows);
    const people = resolvePeople(records, {
      asOf: isoDay('2026-11-22'),
      personKeyCrossesFiles: true,
      fileNames: ['a.csv'],
    });
    const [, second] = portionsOf(records, people, 2, 4);
    const own = peopleOfPortion(people, second);
    expect(own.persons.id).toEqual(['1', '3']);
    expect([...own.person]).toEqual([0, 1, 0]);
    expect([...own.inRun]).toEqual([0, 2]);
    expect(own.own).toEqual({ from: 1, to: 2 });
    const home = recordsOfPortion(second);
    expect([0, 1, 2].map((record) => numberInRun(home, record))).toEqual([0, 2, 3]);
  });
});
