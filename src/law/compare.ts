import { type DateSpan, intersection, isEmpty, isExact } from '../record/date-span.js';
import { addYears, type LeapDayRule } from '../record/day.js';
import type { GramSpan } from '../record/gram-span.js';
import type { DateRelation } from './condition.js';
import type { Truth } from './truth.js';

/** Whether a possible set lies in, outside, or across a wanted one. */
export function setWithin(possible: number, wanted: number): Truth {
  if ((possible & ~wanted) === 0) return 'true';
  return (possible & wanted) === 0 ? 'false' : 'unknown';
}

/** Whether every, no, or only some pair of days out of two spans stands in a relation. */
export function compareDates(a: DateSpan, relation: DateRelation, b: DateSpan): Truth {
  switch (relation) {
    case 'before':
      return a.last < b.first ? 'true' : a.first >= b.last ? 'false' : 'unknown';
    case 'on-or-before':
      return a.last <= b.first ? 'true' : a.first > b.last ? 'false' : 'unknown';
    case 'after':
      return a.first > b.last ? 'true' : a.last <= b.first ? 'false' : 'unknown';
    case 'on-or-after':
      return a.first >= b.last ? 'true' : a.last < b.first ? 'false' : 'unknown';
  }
}

export const laterBy = (span: DateSpan, years: number, rule: LeapDayRule): DateSpan =>
  years === 0 ? span : { first: addYears(span.first, years, rule), last: addYears(span.last, years, rule) };

/** Whether a weight is at most a limit in micrograms. */
export function weightAtMost(weight: GramSpan, limit: number): Truth {
  return weight.upTo <= limit ? 'true' : weight.over >= limit ? 'false' : 'unknown';
}

export function onSameDay(a: DateSpan, b: DateSpan): Truth {
  if (isEmpty(intersection(a, b))) return 'false';
  return isExact(a) && isExact(b) ? 'true' : 'unknown';
}

/** True when the spans share no day, false when both are one and the same exact day. */
export function onDaysApart(a: DateSpan, b: DateSpan): Truth {
  const same = onSameDay(a, b);
  return same === 'false' ? 'true' : same === 'true' ? 'false' : 'unknown';
}
