import { expect, it } from 'vitest';
import { printNumber } from './print-number.js';

it.each([
  0,
  7,
  10,
  99,
  100,
  999,
  1000,
  1001,
  9999,
  10_000,
  99_999,
  100_000,
  984_000,
  1_000_000,
  12_345_678,
  1_000_000_000,
  Number.MAX_SAFE_INTEGER,
])('%i is printed as the language prints it', (whole) => {
  expect(printNumber(whole)).toBe(whole.toLocaleString('en-US'));
});
