import { expect, it } from 'vitest';
import { filterSchema } from '../../src/server/api/docket.js';
import { isSearch } from '../../web/src/docket/address.js';

it.each([
  ['', false],
  ['f', false],
  [' f .', false],
  ['Ó', false],
  ['fe', true],
  ['f e', false],
  ['f fe', true],
  ['Óñ', true],
  ['7', false],
  ['10', true],
])('the page looks for %j just where the desk would: %s', (search, isSought) => {
  expect([isSearch(search), filterSchema.safeParse({ search }).success]).toEqual([isSought, isSought]);
});
