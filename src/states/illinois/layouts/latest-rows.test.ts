import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../record/day.js';
import { dayIn, daysOf, earliestRows, latestRows } from './latest-rows.js';

describe('the day a date of a row names', () => {
  it.each([
    ['06/21/2012 12:00:00 AM', '2012-06-21'],
    ['13-Jan-06', '2006-01-13'],
    ['1-Dec-99', '1999-12-01'],
    ['2012-06-21', '2012-06-21'],
  ])('%s is %s', (date, day) => {
    expect(dayIn(date)).toBe(isoDay(day));
  });

  it.each(['', '2012', '2012-06', '07/22/2924 12:00:00 AM', '31-Feb-07', 'soon'])('%j is none', (date) => {
    expect(dayIn(date)).toBeUndefined();
    expect(daysOf(['13-Jan-06', date])).toBeUndefined();
  });
});

it('the earliest and the latest rows are all of their day', () => {
  const days = daysOf(['2-Feb-07', '13-Jan-06', '1/13/2006', '2007-02-02']) ?? [];
  expect(earliestRows(days)).toEqual([1, 2]);
  expect(latestRows(days)).toEqual([0, 3]);
});
