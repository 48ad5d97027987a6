import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textTableOf } from '../../intake/table-of-rows.js';
import { SOURCES_DISAGREE } from '../../record/charge-cells.js';
import { printCell } from '../print-cell.js';
import { CellBytes } from './cell-bytes.js';
import { safeCell } from './safe-cell.js';

const texts = fc.oneof(
  fc.string({
    unit: fc.constantFrom('A', '1', ',', '"', ' ', '=', '+', '-', '@', '\t', '\n', 'é', '.', "'"),
  }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'DOE, ANN',
    '-',
    '-12.5',
    '=1+1',
    ' x',
    'x ',
    ',',
    ',,',
    SOURCES_DISAGREE,
    'x'.repeat(20_000),
  ),
);

it('a cell put from bytes is the cell made from its text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (cells) => {
      const table = textTableOf(['', ...cells]);
      const row = new CellBytes();
      row.text('of a row before');
      row.clear();
      for (let code = 0; code < table.size; code++) {
        row.cell(table, code);
        row.comma();
      }
      const expected = ['', ...cells].map((text) => `${safeCell(printCell(text))},`).join('');
      expect(Buffer.from(row.view()).toString()).toBe(Buffer.from(expected).toString());
    }),
  );
});

it('texts and bytes stand as they are', () => {
  const row = new CellBytes();
  row.text('Peña, ');
  row.copy(Buffer.from('"x"'));
  row.comma();
  row.text('');
  expect(Buffer.from(row.view()).toString()).toBe('Peña, "x",');
});
