import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOURCES_DISAGREE } from './charge-cells.js';
import { printDateSpan } from './date-span.js';
import { addDays, isoDay, printDay } from './day.js';
import { readDate } from './read-date.js';

const asOf = isoDay('2026-11-22');
const read = (text: string): string => {
  const reading = readDate(text, asOf);
  return reading.kind === 'read'
    ? printDateSpan(reading.span)
    : reading.kind === 'blank'
      ? 'blank'
      : reading.why;
};

describe('a date cell', () => {
  it.each([
    ['2009-05-03', '2009-05-03'],
    ['2009-5-3', '2009-05-03'],
    [' 2009-05-03 ', '2009-05-03'],
    ['2009-05-03T10:30:00Z', '2009-05-03'],
    ['2009-05-03 10:30:00.000+02:00', '2009-05-03'],
    ['05/03/2009', '2009-05-03'],
    ['5/3/2009', '2009-05-03'],
    ['05/03/2009 12:00:00 AM', '2009-05-03'],
    ['05/03/2009 10:30 pm', '2009-05-03'],
    ['20090503', '2009-05-03'],
    ['13-Jan-06', '2006-01-13'],
    ['13-JAN-2006', '2006-01-13'],
    ['3-may-06', '2006-05-03'],
    ['05/03/09', '2009-05-03'],
    ['2009-05', '2009-05'],
    ['2009-5', '2009-05'],
    ['2009', '2009'],
    ['20090500', '2009-05'],
    ['20090000', '2009'],
    ['2008-02', '2008-02'],
    ['02/29/2008', '2008-02-29'],
  ])('%j is %s', (text, printed) => {
    expect(read(text)).toBe(printed);
  });

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['UNKNOWN', 'not a date'],
    ['2009-05-03x', 'not a date'],
    ['May 3, 2009', 'not a date'],
    ['13-Foo-06', 'not a date'],
    ['20090003', 'not a date'],
    ['2009-02-30', 'no such day'],
    ['2009-00-03', 'no such day'],
    ['2009-05-00', 'no such day'],
    ['2009-00', 'no such day'],
    ['2009-13', 'no such day'],
    ['13/01/2009', 'no such day'],
    ['00/03/09', 'no such day'],
    ['05/00/09', 'no such day'],
    ['02/29/09', 'no such day'],
    ['13/45/09', 'no such day'],
    ['31-Feb-06', 'no such day'],
    ['20091300', 'no such day'],
    ['1899-12-31', 'before 1900'],
    ['1899', 'before 1900'],
    ['0812-03-04', 'before 1900'],
    ['2026-11-23', 'after the as-of date'],
    ['2026-12', 'after the as-of date'],
    ['2924-07-22', 'after the as-of date'],
    [SOURCES_DISAGREE, 'sources disagree'],
  ])('%j is %s', (text, what) => {
    expect(read(text)).toBe(what);
  });

  it('may lie on the first day of 1900 and on the as-of date itself', () => {
    expect(read('1900-01-01')).toBe('1900-01-01');
    expect(read('2026-11-22')).toBe('2026-11-22');
  });

  it('that is partial ends on the as-of date when it would reach past it', () => {
    expect(read('2026-11')).toBe('2026-11-01/2026-11-22');
    expect(read('2026')).toBe('2026-01-01/2026-11-22');
  });

  it('with two digits for the year lies in the hundred years before the as-of date', () => {
    expect(read('11/22/26')).toBe('2026-11-22');
    expect(read('11/23/26')).toBe('1926-11-23');
    expect(read('22-Nov-27')).toBe('1927-11-22');
    expect(read('01/01/00')).toBe('2000-01-01');
    expect(readDate('02/29/00', isoDay('1999-12-31'))).toEqual({ kind: 'unreadable', why: 'no such day' });
    expect(readDate('02/29/28', isoDay('2028-02-28'))).toMatchObject({ kind: 'read' });
  });

  it('says the same day in every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (n) => {
        const day = addDays(asOf, -n);
        const iso = printDay(day);
        const [year, month, date] = iso.split('-');
        const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
          +month - 1
        ];
        const ways = [
          `${month}/${date}/${year}`,
          year + month + date,
          `${date}-${name}-${year}`,
          `${iso} 01:02`,
        ];
        expect(ways.map(read)).toEqual(ways.map(() => iso));
        expect(read(`${date}-${name}-${year.slice(2)}`)).toBe(iso);
      }),
    );
  });
});
