/** A calendar day, in plain numbers. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : MONTHS[month - 1];

/** A day written `YYYYMMDD` or `YYYY-MM-DD`. Throws for anything else: the oracle reads clean files only. */
export function dayOf(text: string): Day {
  const [, year, month, day] = (/^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? []).map(Number);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)))
    throw new Error(`not a day: ${text}`);
  return { year, month, day };
}

/** A number that orders days. */
export const order = ({ year, month, day }: Day): number => year * 10_000 + month * 100 + day;

/** The same day so many years on (or back). 29 February is 1 March in a common year. */
export function plusYears({ year, month, day }: Day, years: number): Day {
  const there = year + years;
  return month === 2 && day === 29 && !isLeap(there)
    ? { year: there, month: 3, day: 1 }
    : { year: there, month, day };
}

/** Days since 1 January of the year 1, counted one year after the other. */
function dayNumber({ year, month, day }: Day): number {
  let days = day - 1;
  for (let before = 1; before < year; before++) days += isLeap(before) ? 366 : 365;
  for (let before = 1; before < month; before++) days += monthLength(year, before);
  return days;
}

/** A day so many days on. */
export function plusDays(from: Day, days: number): Day {
  let { year, month, day } = from;
  day += days;
  while (day > monthLength(year, month)) {
    day -= monthLength(year, month);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return { year, month, day };
}

/** The same day so many months on; a day the month does not have runs over into the next. */
export function plusMonths({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + (month - 1) + months;
  return plusDays({ year: Math.floor(count / 12), month: (count % 12) + 1, day: 1 }, day - 1);
}

/** Years between two days as the counties know them: hours divided by 8766, with one decimal. */
export const yearsBetween = (from: Day, to: Day): string =>
  (((dayNumber(to) - dayNumber(from)) * 24) / 8766).toFixed(1);

const two = (value: number): string => String(value).padStart(2, '0');

/** A day as `MM/DD/YYYY`. */
export const american = ({ year, month, day }: Day): string =>
  `${two(month)}/${two(day)}/${String(year).padStart(4, '0')}`;

/** A day as `YYYY-MM-DD`. */
export const iso = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
