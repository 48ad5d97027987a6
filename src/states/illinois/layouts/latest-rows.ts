import { isExact } from '../../../record/date-span.js';
import { type Day, isoDay } from '../../../record/day.js';
import { readDate } from '../../../record/read-date.js';
import { rememberByText } from '../../../record/remember.js';

/** What lies after this day is a slip of the pen in any list: a layout does not know the as-of date. */
const NO_LATER = isoDay('2100-01-01');

/**
 * A date with two digits of the year lies in the hundred years before this day; no list that is written so has rows of
 * later years.
 */
const NO_LATER_WITH_TWO_DIGITS = isoDay('2029-12-31');

/** The day a date names; undefined when it is blank, partial or cannot be read. */
export const dayIn = rememberByText((date): Day | undefined => {
  const twoDigits = /^\d{1,2}[-/]\w{1,3}[-/]\d{2}(?!\d)/.test(date);
  const reading = readDate(date, twoDigits ? NO_LATER_WITH_TWO_DIGITS : NO_LATER);
  return reading.kind === 'read' && isExact(reading.span) ? reading.span.first : undefined;
});

/** The days the dates of rows name; undefined for all of them when one names none. */
export function daysOf(dates: readonly string[]): readonly Day[] | undefined {
  const days: Day[] = [];
  for (const date of dates) {
    const day = dayIn(date);
    if (day === undefined) return undefined;
    days.push(day);
  }
  return days;
}

/** Numbers of the rows with the latest day. */
export const latestRows = (days: readonly Day[]): number[] => rowsOf(days, Math.max(...days));

/** Numbers of the rows with the earliest day. */
export const earliestRows = (days: readonly Day[]): number[] => rowsOf(days, Math.min(...days));

const rowsOf = (days: readonly Day[], day: number): number[] =>
  days.flatMap((one, at) => (one === day ? [at] : []));
