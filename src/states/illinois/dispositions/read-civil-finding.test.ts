import { expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { CIVIL_FINDINGS, FOUND, NOT_FOUND } from './dispositions.js';
import { readCivilFinding } from './read-disposition.js';

test.each([
  ['Guilty', ''],
  ['Plea of guilty', 'Fine $100'],
  ['Liable', ''],
  ['FINDING OF LIABILITY', ''],
  ['Default', ''],
  ['Default judgment', ''],
  ['Paid', ''],
  ['FINE PAID IN FULL', ''],
  ['', 'Fine paid'],
  ['Guilty', 'Supervision'],
  ['Guilty', 'gibberish'],
])('%j with %j is found', (disposition, sentence) => {
  expect(readCivilFinding(disposition, sentence)).toMatchObject({ possible: FOUND, why: '' });
});

test.each([
  ['Dismissed', ''],
  ['Nolle Prosequi', ''],
  ['NOT GUILTY', ''],
  ['Not liable', ''],
  ['SOL', 'N/A'],
  ['Judgment vacated', ''],
])('%j with %j is not found', (disposition, sentence) => {
  expect(readCivilFinding(disposition, sentence)).toEqual({ possible: NOT_FOUND, recognised: true, why: '' });
});

test.each([
  ['', '', true],
  ['', 'Fine $100', true],
  ['Pending', '', true],
  ['Dismissed', 'Fine paid', true],
  ['Guilty', 'Dismissed', true],
  ['Guilty', 'Judgment vacated', true],
  ['Default vacated', '', true],
  ['UNPAID', '', false],
  ['NOT PAID', '', false],
  ['gibberish', 'Fine paid', false],
  ['Dismissed', 'gibberish', false],
  [SOURCES_DISAGREE, 'Paid', true],
] as const)('%j with %j may be either', (disposition, sentence, recognised) => {
  const reading = readCivilFinding(disposition, sentence);
  expect(reading).toMatchObject({ possible: CIVIL_FINDINGS, recognised });
  expect(reading.why).not.toBe('');
});
