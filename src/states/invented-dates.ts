import { type Day, dayOf, isoDay, partsOf, printDay } from '../record/day.js';
import type { Random } from './random.js';

const FIRST = isoDay('1900-01-01');
const DAYS = 73_000;
const printed: (string | undefined)[] = Array.from({ length: DAYS }, () => undefined);
const yearsOfDays = new Uint16Array(DAYS);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `YYYY-MM-DD` of a day, made once for each day of two centuries. */
export function iso(day: Day): string {
  const at = day - FIRST;
  const known = printed[at];
  if (known !== undefined) return known;
  const text = printDay(day);
  if (at >= 0 && at < DAYS) printed[at] = text;
  return text;
}

/** `MM/DD/YYYY`. */
export function slashDate(day: Day): string {
  const text = iso(day);
  return `${text.slice(5, 7)}/${text.slice(8)}/${text.slice(0, 4)}`;
}

/** `13-Jan-06`. */
export function shortDate(day: Day): string {
  const text = iso(day);
  return `${text.slice(8)}-${MONTHS[Number(text.slice(5, 7)) - 1]}-${text.slice(2, 4)}`;
}

/** The ways other than ISO in which systems write a full date. */
export const OTHER_STYLES: readonly ((day: Day) => string)[] = [
  slashDate,
  (day) => `${slashDate(day)} 12:00:00 AM`,
  shortDate,
  (day) => iso(day).replaceAll('-', ''),
];

/** A date of which only the year, or year and month, is known. */
export function partialDate(day: Day, random: Random): string {
  const [year = '', month = ''] = iso(day).split('-');
  return random.pick([`${year}-${month}`, year, `${year}${month}00`, `${year}0000`]);
}

/** A date that no record can hold: of another century to come, or of no calendar. */
export function impossibleDate(day: Day, random: Random): string {
  const [year = '', month = '', date = ''] = iso(day).split('-');
  return random.pick([
    `2924-${month}-${date}`,
    `2117-${month}-${date}`,
    `${year}-02-30`,
    `${year}-13-${date}`,
    `${year}-00-00`,
  ]);
}

/** A day of a year. */
export function dayIn(year: number, random: Random): Day {
  return ((dayOf(year, 1, 1) ?? FIRST) + random.below(365)) as Day;
}

/** The same calendar day, `years` earlier (28 February for a leap day). */
export function yearsBefore(day: Day, years: number): Day {
  const { year, month, date } = partsOf(day);
  return dayOf(year - years, month, month === 2 ? Math.min(date, 28) : date) ?? day;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  const at = day - FIRST;
  const known = yearsOfDays[at];
  if (known !== undefined && known > 0) return known;
  const { year } = partsOf(day);
  if (at >= 0 && at < DAYS) yearsOfDays[at] = year;
  return year;
}

/** The years from one to another, both included. */
export function years(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

const compact: (string | undefined)[] = Array.from({ length: DAYS }, () => undefined);

/** `YYYYMMDD`, made once for each day of two centuries. */
export function compactDate(day: Day): string {
  const at = day - FIRST;
  const known = compact[at];
  if (known !== undefined) return known;
  const text = iso(day).replaceAll('-', '');
  if (at >= 0 && at < DAYS) compact[at] = text;
  return text;
}
