import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, partsOf, printDay } from '../../record/day.js';
import { readDate } from '../../record/read-date.js';
import { DATE_FORMATS, type DateFormat, dateUnder, formattedDate } from './date-format.js';

const AS_OF = isoDay('2026-11-22');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The ISO date of a cell, read as a run reads it; or why it is none. */
function dayIn(text: string, format: DateFormat): string {
  const reading = readDate(formattedDate(text, format), AS_OF);
  if (reading.kind === 'read') return printDay(reading.span.first);
  return reading.kind === 'blank' ? 'blank' : reading.why;
}

/** A day as it is written in a format, by replacing the parts of its name. */
function written(iso: string, format: DateFormat): string {
  const { year, month, date } = partsOf(isoDay(iso));
  const two = (n: number): string => String(n).padStart(2, '0');
  if (format === 'excel serial') return String(isoDay(iso) - isoDay('1899-12-30'));
  return format
    .replace('YYYY', String(year))
    .replace('YY', two(year % 100))
    .replace('Mon', MONTHS[month - 1])
    .replace('MM', two(month))
    .replace('DD', two(date));
}

describe('a date format', () => {
  it.each([
    ['03/04/2009', 'DD/MM/YYYY', '2009-04-03'],
    ['03/04/2009', 'MM/DD/YYYY', '2009-03-04'],
    ['3/4/2009 12:00:00 AM', 'MM/DD/YYYY', '2009-03-04'],
    ['20090304T10:15:00Z', 'YYYYMMDD', '2009-03-04'],
    ['3042009', 'MMDDYYYY', '2009-03-04'],
    ['13.6.2009', 'DD.MM.YYYY', '2009-06-13'],
    ['13-Jan-06', 'DD-Mon-YY', '2006-01-13'],
    ['13-Jan-61', 'DD-Mon-YY', '1961-01-13'],
    ['01JAN2009:00:00:00', 'DDMonYYYY', '2009-01-01'],
    ['Sept 5, 2009', 'Mon DD YYYY', '2009-09-05'],
    ['Jan  3 2009 12:00AM', 'Mon DD YYYY', '2009-01-03'],
    ['25/12/61', 'DD/MM/YY', '1961-12-25'],
    ['011361', 'MMDDYY', '1961-01-13'],
    ['39876', 'excel serial', '2009-03-04'],
    ['39876.5', 'excel serial', '2009-03-04'],
    ['1', 'excel serial', '1900-01-01'],
    ['59', 'excel serial', '1900-02-28'],
    ['61', 'excel serial', '1900-03-01'],
    ['20090500', 'YYYYMMDD', '2009-05-01'],
    ['05/2009', 'MM/YYYY', '2009-05-01'],
    ['', 'MM/DD/YYYY', 'blank'],
  ] as const)('reads %s under %s as %s', (text, format, iso) => {
    expect(dayIn(text, format)).toBe(iso);
  });

  it.each([
    ['2009-04-03', 'DD/MM/YYYY'],
    ['20090403', 'DD/MM/YYYY'],
    ['2009', 'MM/DD/YYYY'],
    ['03/04/2009', 'MM-DD-YYYY'],
    ['03/04/09', 'MM/DD/YYYY'],
    ['03/04/2009', 'MM/DD/YY'],
    ['13-Jan-06', 'MM/DD/YYYY'],
    ['13-Foo-06', 'DD-Mon-YY'],
    ['unknown', 'MM/DD/YYYY'],
    ['60', 'excel serial'],
    ['20090403', 'excel serial'],
  ] as const)('%s is not of %s and becomes no other date', (text, format) => {
    expect(dayIn(text, format)).toBe('not a date');
    expect(formattedDate(text, format)).toContain(text);
  });

  it.each([
    ['31/02/2009', 'DD/MM/YYYY'],
    ['03/14/2009', 'DD/MM/YYYY'],
    ['00/00/0000', 'MM/DD/YYYY'],
    ['13/01/61', 'MM/DD/YY'],
  ] as const)('%s under %s is no day that ever was', (text, format) => {
    expect(dayIn(text, format)).toBe('no such day');
  });

  it('leaves what is no date as it stands, so that `yes` is still `yes`', () => {
    expect(formattedDate('yes', 'MM/DD/YYYY')).toBe('yes');
  });

  it.each(DATE_FORMATS.filter((format) => !/^(?:YYYY|YYYY-MM|MM\/YYYY)$/.test(format)))(
    'reads back any day written in %s',
    (format) => {
      const days = fc.integer({ min: isoDay('1927-01-01'), max: AS_OF });
      fc.assert(
        fc.property(days, (day) => {
          const iso = printDay(day as typeof AS_OF);
          expect(dayIn(written(iso, format), format)).toBe(iso);
        }),
      );
    },
  );

  it('never makes a date of a cell that another format alone can read', () => {
    const [formats, days] = [fc.constantFrom(...DATE_FORMATS), fc.integer({ min: -15_000, max: 20_000 })];
    fc.assert(
      fc.property(formats, formats, days, (writtenIn, readIn, day) => {
        const text = written(printDay(day as typeof AS_OF), writtenIn);
        if (dateUnder(text, readIn) !== undefined) return;
        expect(dayIn(text, readIn)).toBe('not a date');
      }),
    );
  });
});
