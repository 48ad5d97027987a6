import { expect, it } from 'vitest';
import { CHARGE_COLUMNS, chargeCells } from './charge-cells.js';
import { rememberByText } from './remember.js';

it('the cells of a charge are trimmed, and those not given are blank', () => {
  const cells = chargeCells({ statute: '  AB 12/4 ', class: 'A' });
  expect(Object.keys(cells)).toEqual([...CHARGE_COLUMNS]);
  expect(cells.statute).toBe('AB 12/4');
  expect(cells.class).toBe('A');
  expect(CHARGE_COLUMNS.filter((column) => cells[column] !== '')).toEqual(['statute', 'class']);
});

it('a remembered reading reads each distinct text once', () => {
  const read: string[] = [];
  const lengthOf = rememberByText((text) => {
    read.push(text);
    return text.length;
  });
  expect(['a', 'bb', 'a', 'bb', ''].map(lengthOf)).toEqual([1, 2, 1, 2, 0]);
  expect(read).toEqual(['a', 'bb', '']);
});
