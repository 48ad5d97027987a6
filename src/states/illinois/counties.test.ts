import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../record/charge-cells.js';
import { COUNTIES, readCounty } from './counties.js';

test('Illinois has 102 counties', () => {
  expect(new Set(COUNTIES).size).toBe(102);
});

test.each([
  ['Cook', 'Cook'],
  ['COOK', 'Cook'],
  ['cook county', 'Cook'],
  ['Cook Co.', 'Cook'],
  ['COOK CNTY', 'Cook'],
  ['County of Cook', 'Cook'],
  ['Cook County, IL', 'Cook'],
  ['Cook, Illinois', 'Cook'],
  ['St. Clair', 'St. Clair'],
  ['SAINT CLAIR', 'St. Clair'],
  ['St Clair County', 'St. Clair'],
  ['STCLAIR', 'St. Clair'],
  ['De Kalb', 'DeKalb'],
  ['DEKALB', 'DeKalb'],
  ['Du Page', 'DuPage'],
  ['La Salle', 'LaSalle'],
  ['De Witt', 'DeWitt'],
  ['Mc Henry', 'McHenry'],
  ['MCHENRY', 'McHenry'],
  ['JO-DAVIESS', 'Jo Daviess'],
  ['JoDaviess', 'Jo Daviess'],
  ['Rock Island', 'Rock Island'],
  ['ROCKISLAND', 'Rock Island'],
  ['Vermillion', 'Vermilion'],
  ['Will', 'Will'],
  ['Williamson', 'Williamson'],
])('%j is %s', (cell, name) => {
  expect(readCounty(cell)).toEqual({ kind: 'county', name });
});

test.each([
  'Coook',
  'County',
  'Illinois',
  'Chicago',
  'Cook/Will',
  'Cook 2',
  '16',
  '-',
  'Lake Cook',
  SOURCES_DISAGREE,
])('%j is no county', (cell) => {
  expect(readCounty(cell)).toEqual({ kind: 'unreadable' });
});

test('an empty cell is blank', () => {
  expect(readCounty('  ')).toEqual({ kind: 'blank' });
});

test('every county is read back in any case, with or without the word', () => {
  fc.assert(
    fc.property(fc.constantFrom(...COUNTIES), fc.constantFrom('', ' County', ' CO.'), (name, word) => {
      expect(readCounty(` ${name.toLowerCase()}${word} `)).toEqual({ kind: 'county', name });
    }),
  );
});
