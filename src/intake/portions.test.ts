import { describe, expect, it } from 'vitest';
import { isoDay } from '../record/day.js';
import { resolvePeople } from './identity.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';
import { peopleOfPortion, portionsOf } from './portions.js';

const lengths = (rows: readonly TestRow[], size = 1): number[] => {
  const records = testRecords(rows);
  const fileNames = ['a.csv', 'b.csv'];
  const people = resolvePeople(records, {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles: false,
    fileNames,
  });
  return portionsOf(records, people, size).map(({ from, to }) => to - from);
};

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

  it('numbers its people from 0, in the order of their first row', () => {
    const records = testRecords(keyed('1', '2', '3', '3', '4'));
    const people = resolvePeople(records, {
      asOf: isoDay('2026-11-22'),
      personKeyCrossesFiles: true,
      fileNames: ['a.csv'],
    });
    const own = peopleOfPortion(people, { from: 1, to: 4 });
    expect([...own.person]).toEqual([0, 1, 1]);
    expect(own.persons.id).toEqual(['2', '3']);
  });
});
