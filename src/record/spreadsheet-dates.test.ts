import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { printSerialDate } from '../files/read-workbook/serial-date.js';
import { isoDay } from './day.js';
import { readDate } from './read-date.js';

const AS_OF = isoDay('2026-11-22');
const FIRST = isoDay('1904-01-01');
/** The number that day has where days are counted from 1900. */
const NUMBER_OF_FIRST = 1462;

test('each day from 1904 on is read as the day it is, in both systems of spreadsheets, whatever the hour', () => {
  const day = fc.integer({ min: 1, max: AS_OF - FIRST });
  fc.assert(
    fc.property(day, fc.double({ min: 0, max: 0.999, noNaN: true }), (n, hour) => {
      const wanted = { kind: 'read', span: { first: FIRST + n, last: FIRST + n } };
      expect(readDate(printSerialDate(NUMBER_OF_FIRST + n + hour, false), AS_OF)).toEqual(wanted);
      expect(readDate(printSerialDate(n + hour, true), AS_OF)).toEqual(wanted);
    }),
  );
});

it.each([
  ['the leap day that never was', 60, false],
  ['day 0', 0, false],
  ['an hour without a day', 0.5, false],
  ['an hour without a day, counted from 1904', 0.5, true],
  ['a negative number', -1, false],
  ['a number past the calendar that looks like a date', 20_090_203, false],
])('%s is a date that nobody can read', (_, serial, date1904) => {
  expect(readDate(printSerialDate(serial, date1904), AS_OF).kind).toBe('unreadable');
});
