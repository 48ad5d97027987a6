import { SOURCES_DISAGREE } from './charge-cells.js';
import type { DateSpan } from './date-span.js';
import { type Day, dayOf, daysInMonth, isoDay, partsOf } from './day.js';

/** What a date cell says: nothing, the days it may mean, or something that is no date a record can hold. */
export type DateReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'read'; readonly span: DateSpan }
  | { readonly kind: 'unreadable'; readonly why: UnreadableDate };

export type UnreadableDate =
  | 'not a date'
  | 'no such day'
  | 'before 1900'
  | 'after the as-of date'
  | 'sources disagree';

const BLANK_DATE: DateReading = Object.freeze({ kind: 'blank' });

const EARLIEST = isoDay('1900-01-01');
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})(?:-(\d{1,2})${TIME})?$`, 'i');
const AMERICAN = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})${TIME}$`, 'i');
const NAMED = new RegExp(String.raw`^(\d{1,2})-([A-Z]{3})-(\d{4}|\d{2})${TIME}$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR = /^(\d{4})$/;

/**
 * Reads one date cell: `YYYY-MM-DD`, `MM/DD/YYYY` (a time may follow), `YYYYMMDD`, `DD-Mon-YY`, or partial
 * (`2009-05`, `2009`, `20090500`, `20090000`). Two-digit years lie in the hundred years before the as-of date.
 * A date outside 1900 to the as-of date is unreadable; a partial date that reaches past it ends there.
 */
export function readDate(text: string, asOf: Day): DateReading {
  const cell = text.trim();
  if (cell === '') return BLANK_DATE;
  if (cell === SOURCES_DISAGREE) return { kind: 'unreadable', why: 'sources disagree' };
  const parts = partsIn(cell, asOf);
  if (parts === undefined) return { kind: 'unreadable', why: 'not a date' };
  const { year, month, date } = parts;
  const first = dayOf(year, month || 1, date || 1);
  const last = dayOf(year, month || 12, date || daysInMonth(year, month || 12));
  if (first === undefined || last === undefined) return { kind: 'unreadable', why: 'no such day' };
  if (first < EARLIEST) return { kind: 'unreadable', why: 'before 1900' };
  if (first > asOf) return { kind: 'unreadable', why: 'after the as-of date' };
  return { kind: 'read', span: { first, last: Math.min(last, asOf) as Day } };
}

/** Year, month and date as written; month or date 0 where the cell leaves them open. */
function partsIn(cell: string, asOf: Day): { year: number; month: number; date: number } | undefined {
  let match = COMPACT.exec(cell);
  if (match) {
    const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return month === 0 && date !== 0 ? undefined : { year, month, date };
  }
  match = ISO.exec(cell);
  if (match) {
    const [month, date] = [Number(match[2]), match[3] === undefined ? 0 : Number(match[3])];
    if (month === 0 || (match[3] !== undefined && date === 0))
      return { year: Number(match[1]), month: 13, date: 1 };
    return { year: Number(match[1]), month, date };
  }
  match = AMERICAN.exec(cell);
  if (match) return dated(match[3], Number(match[1]), Number(match[2]), asOf);
  match = NAMED.exec(cell);
  if (match) {
    const month = MONTHS.indexOf(match[2].toUpperCase()) + 1;
    return month === 0 ? undefined : dated(match[3], month, Number(match[1]), asOf);
  }
  match = YEAR.exec(cell);
  return match ? { year: Number(match[1]), month: 0, date: 0 } : undefined;
}

/** A date whose year may have two digits: then the latest such day that is not after the as-of date. */
function dated(yearText: string, month: number, date: number, asOf: Day) {
  const impossible = { year: 2000, month: 13, date: 1 };
  if (month === 0 || date === 0) return impossible;
  if (yearText.length === 4) return { year: Number(yearText), month, date };
  const latest = partsOf(asOf).year;
  let year = latest - ((latest - Number(yearText)) % 100);
  const day = dayOf(year, month, Math.min(date, daysInMonth(year, Math.min(month, 12))));
  if (day !== undefined && day > asOf) year -= 100;
  return { year, month, date };
}
