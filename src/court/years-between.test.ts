import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateSpan, exactly } from '../record/date-span.js';
import { type Day, isoDay, partsOf } from '../record/day.js';
import { ageWords, fullMonths, fullYears, timeSinceWords } from './years-between.js';

const day = (iso: string): DateSpan => exactly(isoDay(iso));
const between = (first: string, last: string): DateSpan => ({ first: isoDay(first), last: isoDay(last) });
const age = (birth: DateSpan | undefined, then: DateSpan | undefined): string =>
  ageWords(birth, then, 'march-1');
const since = (then: DateSpan | undefined, asOf: string): string =>
  timeSinceWords(then, isoDay(asOf), 'march-1');

describe('an age', () => {
  it('is a year more on the birthday, and not the day before', () => {
    expect(age(day('1984-03-02'), day('2026-03-01'))).toBe('41');
    expect(age(day('1984-03-02'), day('2026-03-02'))).toBe('42');
  });

  it('of somebody born on 29 February goes up on the day the law has for common years', () => {
    expect(age(day('2000-02-29'), day('2021-02-28'))).toBe('20');
    expect(age(day('2000-02-29'), day('2021-03-01'))).toBe('21');
    expect(ageWords(day('2000-02-29'), day('2021-02-28'), 'february-28')).toBe('21');
    expect(age(day('2000-02-29'), day('2020-02-29'))).toBe('20');
  });

  it('is zero on the day of birth, and unknown before it', () => {
    expect(age(day('2000-01-31'), day('2000-01-31'))).toBe('0');
    expect(age(day('2000-01-31'), day('2000-01-30'))).toBe('unknown');
  });

  it('of a date known in part is all it may be', () => {
    expect(age(between('1980-01-01', '1980-12-31'), day('2010-06-15'))).toBe('29 or 30');
    expect(age(between('1980-05-01', '1980-05-31'), day('2010-06-15'))).toBe('30');
    expect(age(day('1980-05-03'), between('2009-01-01', '2012-12-31'))).toBe('28 to 32');
    expect(age(between('1980-01-01', '1980-12-31'), between('1980-01-01', '1980-12-31'))).toBe('0');
  });

  it('is unknown where one of the dates is', () => {
    expect(age(undefined, day('2010-06-15'))).toBe('unknown');
    expect(age(day('1980-05-03'), undefined)).toBe('unknown');
  });
});

describe('the time since a conviction', () => {
  it('is told in whole years and months', () => {
    expect(since(day('2014-08-22'), '2026-11-22')).toBe('12 years, 3 months');
    expect(since(day('2014-08-23'), '2026-11-22')).toBe('12 years, 2 months');
    expect(since(day('2025-11-22'), '2026-11-22')).toBe('1 year');
    expect(since(day('2026-10-22'), '2026-11-22')).toBe('1 month');
    expect(since(day('2026-10-23'), '2026-11-22')).toBe('less than 1 month');
  });

  it('counts from the end of a long month to a short one as the law counts years from 29 February', () => {
    expect(since(day('2026-01-31'), '2026-02-28')).toBe('less than 1 month');
    expect(since(day('2026-01-31'), '2026-03-01')).toBe('1 month');
    expect(timeSinceWords(day('2026-01-31'), isoDay('2026-02-28'), 'february-28')).toBe('1 month');
    expect(since(day('2024-02-29'), '2025-02-28')).toBe('11 months');
    expect(since(day('2024-02-29'), '2025-03-01')).toBe('1 year');
  });

  it('of a date known in part is told in years, as all it may be', () => {
    expect(since(between('2014-01-01', '2014-12-31'), '2026-11-22')).toBe('11 or 12 years');
    expect(since(between('2014-05-01', '2014-05-31'), '2026-11-22')).toBe('12 years');
    expect(since(between('2026-01-01', '2026-11-22'), '2026-11-22')).toBe('less than 1 year');
    expect(since(between('2025-01-01', '2025-12-31'), '2026-11-22')).toBe('0 or 1 year');
  });

  it('is unknown without a date, or for one after the day it is told on', () => {
    expect(since(undefined, '2026-11-22')).toBe('unknown');
    expect(since(day('2026-11-23'), '2026-11-22')).toBe('unknown');
  });
});

describe('whole years and months', () => {
  const someDay = fc.integer({ min: -25_000, max: 20_000 }).map((number) => number as Day);

  it('are those that a calendar gives that is walked through day by day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 3000 }), (from, days) => {
        const to = (from + days) as Day;
        const { date, month } = partsOf(from);
        let years = 0;
        let months = 0;
        // Each first of a month after a month without the date counts as the date.
        for (let at = from + 1; at <= to; at++) {
          const now = partsOf(at as Day);
          const before = partsOf((at - 1) as Day);
          const reached = now.date === date || (now.date === 1 && before.date < date);
          if (!reached) continue;
          months += 1;
          const isMonth = now.date === date ? now.month === month : before.month === month;
          if (isMonth) years += 1;
        }
        expect(fullMonths(from, to, 'march-1')).toBe(months);
        expect(fullYears(from, to, 'march-1')).toBe(years);
      }),
    );
  });
});
