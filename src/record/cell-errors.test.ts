import { expect, test } from 'vitest';
import { NOT_CALCULATED } from '../files/read-workbook/cell-value.js';
import { isCellError } from './cell-errors.js';

test('errors of spreadsheets are told from texts that begin alike', () => {
  expect(['#N/A', '#ref!', '#DIV/0!'].every(isCellError)).toBe(true);
  expect(['', '#', '#1234', 'N/A', '#N/A 1', 'REF'].some(isCellError)).toBe(false);
});

test('a formula that was never worked out is one of them', () => {
  expect(isCellError(NOT_CALCULATED)).toBe(true);
});
