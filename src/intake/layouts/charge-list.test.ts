import { describe, expect, it } from 'vitest';
import { LIST_COLUMNS } from '../../record/charge-cells.js';
import { chargeList } from './charge-list.js';

describe('the header of a charge list', () => {
  it('is found in any order and letter case, with outer spaces', () => {
    expect(chargeList.matchHeader([' Statute ', 'NAME', 'Birth_Date'])).toEqual({
      kind: 'match',
      known: 3,
      columnOf: { statute: { fields: [0] }, name: { fields: [1] }, birth_date: { fields: [2] } },
    });
  });

  it('may hold every column the record knows', () => {
    const match = chargeList.matchHeader([...LIST_COLUMNS].reverse());
    expect(match).toMatchObject({
      kind: 'match',
      known: 23,
      columnOf: { cleared: { fields: [0] }, person_id: { fields: [22] } },
    });
  });

  it('may hold columns that are not known, even twice, and one without a name', () => {
    const match = chargeList.matchHeader(['note', 'note', '', 'sid', 'statute']);
    expect(match).toEqual({
      kind: 'match',
      known: 2,
      columnOf: { sid: { fields: [3] }, statute: { fields: [4] } },
    });
  });

  it.each(['person_id', 'sid', 'name'])('is content with %s to tell people apart', (column) => {
    expect(chargeList.matchHeader(['statute', column]).kind).toBe('match');
  });

  it('names every column that is missing', () => {
    expect(chargeList.matchHeader(['county', 'class'])).toEqual({
      kind: 'missing',
      known: 2,
      missing: ['statute', 'one of (person_id, sid, name)'],
    });
  });

  it('names a known column that is there twice', () => {
    expect(chargeList.matchHeader(['statute', 'name', 'STATUTE'])).toEqual({
      kind: 'twice',
      known: 3,
      columns: ['statute'],
    });
  });
});
