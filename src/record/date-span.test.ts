import { describe, expect, it } from 'vitest';
import {
  ANY_DAY,
  type DateSpan,
  exactly,
  intersection,
  isEmpty,
  isExact,
  printDateSpan,
} from './date-span.js';
import { BEGINNING, END, isoDay } from './day.js';

const span = (first: string, last: string): DateSpan => ({ first: isoDay(first), last: isoDay(last) });

describe('spans of days', () => {
  it('hold both their ends', () => {
    expect(isExact(exactly(isoDay('2009-05-03')))).toBe(true);
    expect(isExact(span('2009-05-03', '2009-05-04'))).toBe(false);
    expect(isEmpty(exactly(isoDay('2009-05-03')))).toBe(false);
    expect(isEmpty(span('2009-05-04', '2009-05-03'))).toBe(true);
  });

  it('meet in the days they share', () => {
    const common = intersection(span('2009-01-01', '2009-06-30'), span('2009-06-30', '2010-01-01'));
    expect(common).toEqual(exactly(isoDay('2009-06-30')));
    expect(isEmpty(intersection(span('2009-01-01', '2009-06-29'), span('2009-06-30', '2010-01-01')))).toBe(
      true,
    );
    expect(intersection(ANY_DAY, common)).toEqual(common);
  });
});

describe('a span is printed as far as it is known', () => {
  const cases: [DateSpan, string][] = [
    [ANY_DAY, ''],
    [exactly(isoDay('2009-05-03')), '2009-05-03'],
    [span('2009-05-01', '2009-05-31'), '2009-05'],
    [span('2008-02-01', '2008-02-29'), '2008-02'],
    [span('2009-01-01', '2009-12-31'), '2009'],
    [span('2009-05-03', '2009-06-02'), '2009-05-03/2009-06-02'],
    [span('2009-01-01', '2009-11-30'), '2009-01-01/2009-11-30'],
    [span('2009-02-01', '2009-12-31'), '2009-02-01/2009-12-31'],
    [span('2009-05-01', '2010-05-31'), '2009-05-01/2010-05-31'],
    [span('2009-05-01', '2009-05-30'), '2009-05-01/2009-05-30'],
    [span('2009-05-02', '2009-05-31'), '2009-05-02/2009-05-31'],
    [{ first: BEGINNING, last: isoDay('2009-05-03') }, '../2009-05-03'],
    [{ first: isoDay('2009-05-03'), last: END }, '2009-05-03/..'],
  ];
  it.each(cases)('%j is %j', (value, text) => {
    expect(printDateSpan(value)).toBe(text);
  });
});
