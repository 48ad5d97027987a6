import { type DateSpan, isExact, printDateSpan } from '../record/date-span.js';
import { daysInMonth, partsOf } from '../record/day.js';
import { UNKNOWN } from './years-between.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** A date as papers write it: `May 3, 2009`, or as far as it is known: `May 2009`, `2009`; else `unknown`. */
export function dateWords(span: DateSpan | undefined): string {
  if (span === undefined) return UNKNOWN;
  const [first, last] = [partsOf(span.first), partsOf(span.last)];
  const day = ({ year, month, date }: typeof first): string => `${MONTHS[month - 1]} ${date}, ${year}`;
  if (isExact(span)) return day(first);
  if (first.date === 1 && last.date === daysInMonth(last.year, last.month) && first.year === last.year) {
    if (first.month === last.month) return `${MONTHS[first.month - 1]} ${first.year}`;
    if (first.month === 1 && last.month === 12) return String(first.year);
  }
  return `between ${day(first)} and ${day(last)}`;
}

/** The same for lists: ISO, as far as it is known; else `unknown`. */
export const isoDate = (span: DateSpan | undefined): string =>
  (span === undefined ? '' : printDateSpan(span)) || UNKNOWN;
