/** A calendar day as the number of days since 1970-01-01 (negative before it). No time zone is involved. */
export type Day = number & { readonly __day: unique symbol };

/** Open ends of a span: earlier and later than any day a record can hold. */
export const BEGINNING = -1_000_000 as Day;
export const END = 1_000_000 as Day;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a proleptic Gregorian date, or `undefined` when there is no such date (2009-02-30). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  const y = year - 1;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const inYear = DAYS_BEFORE_MONTH[month - 1] + (month > 2 && isLeapYear(year) ? 1 : 0) + date - 1;
  return (y * 365 + leaps + inYear - 719_162) as Day;
}

/** Year, month (from 1) and date (from 1) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const d = new Date(day * 86_400_000);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, date: d.getUTCDate() };
}

/** The day an ISO date names. Throws on anything but a real `YYYY-MM-DD`: it is for dates written in law and code. */
export function isoDay(iso: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined) throw new RangeError(`not a calendar date: ${JSON.stringify(iso)}`);
  return day;
}

/** `YYYY-MM-DD`. */
export function printDay(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** What 29 February plus a number of years is in a common year; every rulebook names its own. */
export type LeapDayRule = 'february-28' | 'march-1';

/** The same date some years later (or earlier, when `years` is negative). Open ends stay open. */
export function addYears(day: Day, years: number, rule: LeapDayRule): Day {
  if (day <= BEGINNING || day >= END) return day;
  const { year, month, date } = partsOf(day);
  const there = dayOf(year + years, month, date);
  if (there !== undefined) return there;
  return dayOf(year + years, rule === 'march-1' ? 3 : 2, rule === 'march-1' ? 1 : 28) as Day;
}
