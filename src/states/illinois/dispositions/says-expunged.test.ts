import { expect, test } from 'vitest';
import { saysExpunged } from './read-disposition.js';

test.each([
  ['EXPUNGED', ''],
  ['Vacated and expunged', ''],
  ['Dismissed', 'Expunged 05/10/2010'],
  ['', 'record expunged'],
  ['WOWI - EXPUNGED', ''],
  ['Expungement granted', ''],
])('%j and %j say that the record was expunged', (disposition, sentence) => {
  expect(saysExpunged(disposition, sentence)).toBe(true);
});

test.each([
  ['', ''],
  ['Dismissed', ''],
  ['Not expunged', ''],
  ['EXPUNGEMENT DENIED', ''],
  ['Petition to expunge filed', ''],
  ['Eligible for expungement', ''],
  ['Vacated', 'Sealed'],
])('%j and %j do not', (disposition, sentence) => {
  expect(saysExpunged(disposition, sentence)).toBe(false);
});
