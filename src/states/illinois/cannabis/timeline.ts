import type { DatesRead, ReadingTerms, Timeline } from '../../../law/fact-reader.js';
import type { DateValue } from '../../../law/facts.js';
import { ANY_DAY, type DateSpan, isEmpty } from '../../../record/date-span.js';
import { addDays, addYears, BEGINNING, END, isoDay } from '../../../record/day.js';
import type { DateReading } from '../../../record/read-date.js';
import { ASSUMED } from './assumptions.js';

/** At most this many days lie between an offense and the arrest for it, where one of the dates is missing. */
const DAYS_TO_ARREST = 30;
/** Offense and arrest lie at most this many years before the disposition, where both dates are missing. */
const YEARS_TO_DISPOSITION = 10;

const CONFLICT = 'dates conflict';

type ChargeDates = Omit<DatesRead, 'birth'>;

/**
 * Offense, arrest and disposition follow one another. A missing offense or arrest date is assumed near the other, or
 * within ten years of the disposition; order narrows whatever is known or assumed; dates that contradict the order
 * are unknown.
 */
export function timelineOf(dates: ChargeDates, terms: ReadingTerms): Timeline {
  return timelineInOrder(dates) ?? timelineByOrder(dates, terms);
}

/** The usual case, in which nothing is to be found out: three exact dates that follow one another. */
function timelineInOrder({ offense, arrest, disposition }: ChargeDates): Timeline | undefined {
  if (offense.kind !== 'read' || arrest.kind !== 'read' || disposition.kind !== 'read') return undefined;
  const [o, a, d] = [offense.span, arrest.span, disposition.span];
  if (o.first !== o.last || a.first !== a.last || d.first !== d.last) return undefined;
  if (o.first > a.first || a.first > d.first) return undefined;
  return { offense: stated(o), arrest: stated(a), disposition: stated(d) };
}

/** No date that can be read lies before it, and not many on so many days after it. */
const FIRST_DAY = isoDay('1900-01-01');
const MOST_DAYS = 1 << 16;

const statedByDay = new Array<DateValue | undefined>(MOST_DAYS);

/** What an exact date says that is there: one object for each day, which very many combinations of dates share. */
function stated(span: DateSpan): DateValue {
  const at = span.first - FIRST_DAY;
  const before = statedByDay[at];
  if (before !== undefined) return before;
  const value: DateValue = { kind: 'date', span, strict: span, support: 0, why: '' };
  if (at >= 0 && at < MOST_DAYS) statedByDay[at] = value;
  return value;
}

// It is worked out for each of very many combinations of dates: loops over three, and no span that is there already.
function timelineByOrder(dates: ChargeDates, terms: ReadingTerms): Timeline {
  const readings = [dates.offense, dates.arrest, dates.disposition];
  const conflicting = conflictsIn(readings);
  const known = [
    spanOf(readings, conflicting, 0),
    spanOf(readings, conflicting, 1),
    spanOf(readings, conflicting, 2),
  ];
  const strict = inOrder([known[0] ?? ANY_DAY, known[1] ?? ANY_DAY, known[2] ?? ANY_DAY], conflicting);

  const [offense, arrest, disposition] = known;
  const assumed = [offense ?? ANY_DAY, arrest ?? ANY_DAY, disposition ?? ANY_DAY];
  const support = [0, 0, 0];
  const nearArrest = (terms.assumptions & ASSUMED.offenseNearArrest) !== 0;
  const withinTenYears = (terms.assumptions & ASSUMED.withinTenYears) !== 0;
  if (offense === undefined && !conflicting[0]) {
    if (arrest !== undefined) {
      if (nearArrest) {
        assumed[0] = { first: addDays(arrest.first, -DAYS_TO_ARREST), last: arrest.last };
        support[0] = ASSUMED.offenseNearArrest;
      }
    } else if (disposition !== undefined && withinTenYears) {
      assumed[0] = tenYearsTo(disposition);
      support[0] = ASSUMED.withinTenYears;
    }
  }
  if (arrest === undefined && !conflicting[1]) {
    if (offense !== undefined) {
      if (nearArrest) {
        assumed[1] = { first: offense.first, last: addDays(offense.last, DAYS_TO_ARREST) };
        support[1] = ASSUMED.offenseNearArrest;
      }
    } else if (disposition !== undefined && withinTenYears) {
      assumed[1] = tenYearsTo(disposition);
      support[1] = ASSUMED.withinTenYears;
    }
  }
  const narrowed = support[0] === 0 && support[1] === 0 ? strict : inOrder(assumed, conflicting);
  const value = (at: number): DateValue => ({
    kind: 'date',
    span: narrowed[at],
    strict: strict[at],
    support: support[at],
    why: conflicting[at] && !disagree(readings[at]) ? CONFLICT : unreadableWhy(readings[at]),
  });
  return { offense: value(0), arrest: value(1), disposition: value(2) };
}

/** The days that a date is known to be among; undefined where it was not read, or conflicts. */
function spanOf(
  readings: readonly DateReading[],
  conflicting: readonly boolean[],
  at: number,
): DateSpan | undefined {
  const reading = readings[at];
  return reading.kind === 'read' && !conflicting[at] ? reading.span : undefined;
}

const tenYearsTo = (span: DateSpan): DateSpan => ({
  first: addYears(span.first, -YEARS_TO_DISPOSITION, 'february-28'),
  last: span.last,
});

/** Two sources with two dates: no assumption stands in for either. */
const disagree = (reading: DateReading): boolean =>
  reading.kind === 'unreadable' && reading.why === 'sources disagree';

const unreadableWhy = (reading: DateReading): string => (reading.kind === 'unreadable' ? reading.why : '');

/** Which dates cannot stand before a later one, or after an earlier one, or disagree in themselves. */
function conflictsIn(readings: readonly DateReading[]): boolean[] {
  const conflicting = [disagree(readings[0]), disagree(readings[1]), disagree(readings[2])];
  for (let i = 0; i < readings.length; i++) {
    const earlier = readings[i];
    if (earlier.kind !== 'read') continue;
    for (let k = i + 1; k < readings.length; k++) {
      const later = readings[k];
      if (later.kind !== 'read' || earlier.span.first <= later.span.last) continue;
      conflicting[i] = true;
      conflicting[k] = true;
    }
  }
  return conflicting;
}

/** Cuts each span to what the order leaves: not before any earlier date, not after any later one. */
function inOrder(spans: DateSpan[], conflicting: readonly boolean[]): DateSpan[] {
  let notBefore = BEGINNING;
  for (let at = 0; at < spans.length; at++) {
    if (conflicting[at]) continue;
    const { first, last } = spans[at];
    if (first < notBefore) spans[at] = { first: notBefore, last };
    else notBefore = first;
  }
  let notAfter = END;
  for (let at = spans.length - 1; at >= 0; at--) {
    if (conflicting[at]) continue;
    const { first, last } = spans[at];
    if (last > notAfter) spans[at] = { first, last: notAfter };
    else notAfter = last;
  }
  for (let at = 0; at < spans.length; at++) if (isEmpty(spans[at])) spans[at] = ANY_DAY;
  return spans;
}
