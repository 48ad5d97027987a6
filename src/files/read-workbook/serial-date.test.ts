import { describe, expect, it } from 'vitest';
import { shownBy } from './number-formats.js';
import { printSerialDate } from './serial-date.js';

describe('the day number of a spreadsheet', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [36_526, '2000-01-01'],
    [40_210.5, '2010-02-01 12:00:00'],
    [40_210.75001, '2010-02-01 18:00:00'],
    [40_210.999_999_999_9, '2010-02-02'],
    [40_210.999_99, '2010-02-01 23:59:59'],
    [2_958_465, '9999-12-31'],
    [0.5, '12:00:00'],
  ])('%d is %s where days are counted from 1900', (serial, printed) =>
    expect(printSerialDate(serial, false)).toBe(printed),
  );

  it.each([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [60, '1904-03-01'],
    [24_107, '1970-01-01'],
    [2_957_003, '9999-12-31'],
    [0.25, '06:00:00'],
  ])('%d is %s where days are counted from 1904', (serial, printed) =>
    expect(printSerialDate(serial, true)).toBe(printed),
  );

  it.each([
    [60, false, '1900-02-29'],
    [0, false, '1900-01-00'],
    [-1, false, 'day -1'],
    [-1, true, 'day -1'],
    [2_958_466, false, 'day 2958466'],
    [2_957_004, true, 'day 2957004'],
    [20_090_203, false, 'day 20090203'],
    [Number.NaN, false, 'day NaN'],
  ])('%d (from 1904: %s) is no day and prints as none', (serial, date1904, printed) =>
    expect(printSerialDate(serial, date1904)).toBe(printed),
  );
});

describe('a number format shows a date', () => {
  it.each([
    'mm/dd/yyyy',
    'yyyy-mm-dd',
    '[$-409]d-mmm-yy;@',
    'm/d',
    'h:mm AM/PM',
    'dd.mm.yyyy',
    '[Red]yyyy',
    'mmm',
    'yyyy"年"m"月"d"日"',
  ])('when it is %s', (format) => expect(shownBy(format)).toEqual({ kind: 'date' }));
  it.each([
    'General',
    '0',
    '0.00',
    '#,##0.00',
    '0.00E+00',
    '@',
    '"day" 0',
    '[Red]0',
    '0\\d',
    '[h]:mm',
    '0_d',
    '',
    '0;"yes"',
  ])('but not when it is %s', (format) => expect(shownBy(format)).toEqual({ kind: 'as it is' }));
  it('and zeros when it is made of zeros', () => {
    expect(shownBy('00000')).toEqual({ kind: 'padded', width: 5 });
    expect(shownBy('000;-000')).toEqual({ kind: 'padded', width: 3 });
  });
});
