import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  BEGINNING,
  type Day,
  dayOf,
  daysInMonth,
  END,
  isLeapYear,
  isoDay,
  partsOf,
  printDay,
} from './day.js';

describe('days', () => {
  it('count from 1 January 1970', () => {
    expect(isoDay('1970-01-01')).toBe(0);
    expect(isoDay('1969-12-31')).toBe(-1);
    expect(isoDay('2000-03-01')).toBe(11_017);
    expect(isoDay('2016-07-29')).toBe(17_011);
  });

  it('agree with the calendar of the machine on every day from 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (n) => {
        const { year, month, date } = partsOf(n as Day);
        expect(dayOf(year, month, date)).toBe(n);
        expect(isoDay(printDay(n as Day))).toBe(n);
        expect(printDay(n as Day)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('know leap years: every fourth, not the hundredth, but the four hundredth', () => {
    expect([1900, 1999, 2000, 2004, 2100, 2400].filter(isLeapYear)).toEqual([2000, 2004, 2400]);
  });

  it('know how long each month is', () => {
    const lengths = Array.from({ length: 12 }, (_, at) => daysInMonth(2009, at + 1));
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(daysInMonth(2008, 2)).toBe(29);
  });

  it.each([
    [2009, 2, 29],
    [2009, 2, 30],
    [2009, 4, 31],
    [2009, 0, 1],
    [2009, 13, 1],
    [2009, 1, 0],
    [2009, 1, 32],
  ])('there is no %i-%i-%i', (year, month, date) => {
    expect(dayOf(year, month, date)).toBeUndefined();
  });

  it.each(['2009-02-30', '2009-2-3', '09-02-03', '2009-02-03 ', ''])(
    'law cannot be written with the date %j',
    (text) => {
      expect(() => isoDay(text)).toThrow('not a calendar date');
    },
  );

  it('are printed with four digits for the year', () => {
    expect(printDay(dayOf(812, 3, 4) ?? END)).toBe('0812-03-04');
  });

  it('are added across months and years', () => {
    expect(printDay(addDays(isoDay('2007-12-31'), 60))).toBe('2008-02-29');
    expect(printDay(addDays(isoDay('2008-03-01'), -1))).toBe('2008-02-29');
  });
});

describe('years added to a day', () => {
  it('keep month and date', () => {
    expect(printDay(addYears(isoDay('2010-05-01'), 1, 'march-1'))).toBe('2011-05-01');
    expect(printDay(addYears(isoDay('2010-05-01'), -10, 'march-1'))).toBe('2000-05-01');
    expect(printDay(addYears(isoDay('2008-02-29'), 4, 'march-1'))).toBe('2012-02-29');
  });

  it('turn 29 February into 1 March or 28 February of a common year, as the law names it', () => {
    expect(printDay(addYears(isoDay('2008-02-29'), 1, 'march-1'))).toBe('2009-03-01');
    expect(printDay(addYears(isoDay('2008-02-29'), 1, 'february-28'))).toBe('2009-02-28');
    expect(printDay(addYears(isoDay('2008-02-29'), -8, 'february-28'))).toBe('2000-02-29');
  });

  it('leave open ends open', () => {
    expect(addYears(BEGINNING, 10, 'march-1')).toBe(BEGINNING);
    expect(addYears(END, -10, 'march-1')).toBe(END);
  });
});
