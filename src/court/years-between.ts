import type { DateSpan } from '../record/date-span.js';
import { isExact } from '../record/date-span.js';
import { addYears, type Day, dayOf, daysInMonth, type LeapDayRule, partsOf } from '../record/day.js';

export const UNKNOWN = 'unknown';

/** Whole years from one day to another; negative when the second is before the first. */
export function fullYears(from: Day, to: Day, leapDay: LeapDayRule): number {
  const years = partsOf(to).year - partsOf(from).year;
  return addYears(from, years, leapDay) <= to ? years : years - 1;
}

/** Whole months from one day to another that is not before it. */
export function fullMonths(from: Day, to: Day, leapDay: LeapDayRule): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months, leapDay) <= to ? months : months - 1;
}

/** The same date some months later. Where the month is too short: as the law has it for 29 February and years. */
function addMonths(day: Day, months: number, leapDay: LeapDayRule): Day {
  const { year, month, date } = partsOf(day);
  const at = year * 12 + month - 1 + months;
  const [thereYear, thereMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const last = daysInMonth(thereYear, thereMonth);
  const there = dayOf(thereYear, thereMonth, Math.min(date, last)) as Day;
  return date > last && leapDay === 'march-1' ? ((there + 1) as Day) : there;
}

/**
 * An age in whole years: `34`; `33 or 34`, `30 to 34` where a date is known in part; `unknown` where one is not known,
 * or where the two contradict each other.
 */
export function ageWords(
  birth: DateSpan | undefined,
  then: DateSpan | undefined,
  leapDay: LeapDayRule,
): string {
  if (birth === undefined || then === undefined) return UNKNOWN;
  const most = fullYears(birth.first, then.last, leapDay);
  if (most < 0) return UNKNOWN;
  return between(Math.max(0, fullYears(birth.last, then.first, leapDay)), most);
}

/** `12 years, 3 months`; of a date known in part, whole years: `11 or 12 years`. */
export function timeSinceWords(since: DateSpan | undefined, asOf: Day, leapDay: LeapDayRule): string {
  if (since === undefined || since.first > asOf) return UNKNOWN;
  if (!isExact(since)) {
    const least = Math.max(0, fullYears(since.last, asOf, leapDay));
    const most = fullYears(since.first, asOf, leapDay);
    return most === 0 ? 'less than 1 year' : `${between(least, most)} ${most === 1 ? 'year' : 'years'}`;
  }
  const months = fullMonths(since.first, asOf, leapDay);
  if (months === 0) return 'less than 1 month';
  const parts = [counted(Math.floor(months / 12), 'year'), counted(months % 12, 'month')];
  return parts.filter((part) => part !== '').join(', ');
}

function between(least: number, most: number): string {
  if (least === most) return String(most);
  return most - least === 1 ? `${least} or ${most}` : `${least} to ${most}`;
}

const counted = (number: number, unit: string): string =>
  number === 0 ? '' : `${number} ${unit}${number === 1 ? '' : 's'}`;
