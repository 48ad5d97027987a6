import { BEGINNING, type Day, daysInMonth, END, partsOf, printDay } from './day.js';

/** The days on which something may have happened: first and last possible day, both included. */
export interface DateSpan {
  readonly first: Day;
  readonly last: Day;
}

export const ANY_DAY: DateSpan = Object.freeze({ first: BEGINNING, last: END });

export const exactly = (day: Day): DateSpan => ({ first: day, last: day });

export const isExact = (span: DateSpan): boolean => span.first === span.last;

export const isEmpty = (span: DateSpan): boolean => span.first > span.last;

export const intersection = (a: DateSpan, b: DateSpan): DateSpan => ({
  first: Math.max(a.first, b.first) as Day,
  last: Math.min(a.last, b.last) as Day,
});

/** ISO as far as it is known: `2009-05-03`, `2009-05`, `2009`, `2009-05-03/2009-06-02`, or empty when nothing is known. */
export function printDateSpan(span: DateSpan): string {
  if (span.first <= BEGINNING && span.last >= END) return '';
  if (span.first <= BEGINNING) return `../${printDay(span.last)}`;
  if (span.last >= END) return `${printDay(span.first)}/..`;
  if (isExact(span)) return printDay(span.first);
  const first = partsOf(span.first);
  const last = partsOf(span.last);
  const wholeMonths = first.date === 1 && last.date === daysInMonth(last.year, last.month);
  if (wholeMonths && first.year === last.year) {
    if (first.month === 1 && last.month === 12) return printDay(span.first).slice(0, 4);
    if (first.month === last.month) return printDay(span.first).slice(0, 7);
  }
  return `${printDay(span.first)}/${printDay(span.last)}`;
}
