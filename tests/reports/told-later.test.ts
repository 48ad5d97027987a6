import { expect, it } from 'vitest';
import { toldLater } from '../../src/reports/told-later.js';
import { rulebooks } from '../../src/states/index.js';

const MANIFEST = { asOf: '2026-11-22', assumptions: { on: [], off: [] }, county: 'Cook' };
const AT = { file: 'list.csv', row: 3, source: 'court file', note: '' };

it('what was found of a citation and of a day is told of its charge together, and nothing of other facts', () => {
  const found = [
    { ...AT, fact: 'section', value: '720-550/4(b)' },
    { ...AT, fact: 'conviction_date', value: '03/01/2013' },
    { ...AT, row: 4, fact: 'class', value: 'A' },
    { ...AT, row: 5, fact: 'conviction_date', value: '2014' },
  ];
  expect(toldLater(found, rulebooks[0], MANIFEST)).toEqual([
    { file: 'list.csv', row: 3, year: 2013, statute: '720 ILCS 550/4(b)' },
    { file: 'list.csv', row: 5, year: 2014, statute: undefined },
  ]);
});
