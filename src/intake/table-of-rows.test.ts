import { expect, it } from 'vitest';
import { chargeCells } from '../record/charge-cells.js';
import { recordTableOf } from './table-of-rows.js';

it('builds a record table whose codes give the cells of the rows back', () => {
  const table = recordTableOf([
    { file: 0, row: 1, offset: 13, length: 8, cells: chargeCells({ name: 'DOE, ADA', county: 'Lake' }) },
    { file: 0, row: 3, offset: 40, length: 9, cells: chargeCells({ name: 'ROE, BEN' }) },
    { file: 1, row: 1, offset: 13, length: 7, cells: chargeCells({ name: 'DOE, ADA', county: 'Lake' }) },
  ]);
  expect(table.count).toBe(3);
  expect([...table.file]).toEqual([0, 0, 1]);
  expect([...table.row]).toEqual([1, 3, 1]);
  expect([...table.offset]).toEqual([13, 40, 13]);
  expect([...table.length]).toEqual([8, 9, 7]);
  const { name, county, sex } = table.cells;
  expect([...name.codes]).toEqual([1, 2, 1]);
  expect([...county.codes]).toEqual([1, 0, 1]);
  expect([...sex.codes]).toEqual([0, 0, 0]);
  expect(name.texts.size).toBe(3);
  expect(name.texts.textOf(2)).toBe('ROE, BEN');
  expect(Buffer.from(county.texts.bytesOf(1)).toString()).toBe('Lake');
  expect(sex.texts.textOf(0)).toBe('');
});
