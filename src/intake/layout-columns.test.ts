import { describe, expect, it } from 'vitest';
import { matchColumns } from './layout-columns.js';

const NAMES = ['Who', 'STATUTE', 'Extra'] as const;
const match = (cells: readonly string[]) =>
  matchColumns(cells, NAMES, ['Who', 'STATUTE'], ({ of, source }) => ({
    columnOf: {
      person_id: source(['Who']),
      statute: source(['STATUTE', 'Who'], (texts) => texts.join()),
      name: source(['Extra']),
    },
    events: { key: [of('STATUTE')], fields: [], merge: () => ({}) },
  }));

describe('a layout of named columns', () => {
  it('finds them in any order and letter case, and passes over others', () => {
    expect(match(['statute', 'note', ' WHO '])).toMatchObject({
      kind: 'match',
      known: 2,
      columnOf: { person_id: { fields: [2] }, statute: { fields: [0, 2] }, name: undefined },
      events: { key: [0] },
    });
  });

  it('names the required columns that are missing, and those that were found', () => {
    expect(match(['extra', 'statute'])).toEqual({
      kind: 'missing',
      known: 2,
      missing: ['Who'],
      found: ['Extra', 'STATUTE'],
    });
  });

  it('refuses a column that is there twice', () => {
    expect(match(['who', 'Statute', 'WHO'])).toEqual({ kind: 'twice', known: 3, columns: ['Who'] });
  });

  it('gives no number for a column that may be missing and is', () => {
    const asking = () =>
      matchColumns([], NAMES, [], ({ of }) => ({ columnOf: { sid: { fields: [of('Extra')] } } }));
    expect(asking).toThrow(RangeError);
  });
});
