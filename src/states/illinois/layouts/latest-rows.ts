import { isExact } from '../../../record/date-span.js';
import { type Day, isoDay } from '../../../record/day.js';
import { readDate } from '../../../record/read-date.js';

/** A layout knows no as-of date; what lies after this day is a slip of the pen in any list. */
const NO_LATER = isoDay('2100-01-01');

/** The days the dates of rows name; undefined for all of them when one is blank, partial or cannot be read. */
export function daysOf(dates: readonly string[], noLater: Day = NO_LATER): readonly Day[] | undefined {
  const days: Day[] = [];
  for (const date of dates) {
    const reading = readDate(date, noLater);
    if (reading.kind !== 'read' || !isExact(reading.span)) return undefined;
    days.push(reading.span.first);
  }
  return days;
}

/** Numbers of the rows with the latest day. */
export const latestRows = (days: readonly Day[]): number[] => rowsOf(days, Math.max(...days));

/** Numbers of the rows with the earliest day. */
export const earliestRows = (days: readonly Day[]): number[] => rowsOf(days, Math.min(...days));

const rowsOf = (days: readonly Day[], day: number): number[] =>
  days.flatMap((one, at) => (one === day ? [at] : []));
