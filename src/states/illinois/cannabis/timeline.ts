import type { DatesRead, ReadingTerms, Timeline } from '../../../law/fact-reader.js';
import type { DateValue } from '../../../law/facts.js';
import { ANY_DAY, type DateSpan, intersection, isEmpty } from '../../../record/date-span.js';
import { addDays, addYears, BEGINNING, type Day, END } from '../../../record/day.js';
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

const stated = (span: DateSpan): DateValue => ({ kind: 'date', span, strict: span, support: 0, why: '' });

function timelineByOrder(dates: ChargeDates, terms: ReadingTerms): Timeline {
  const readings = [dates.offense, dates.arrest, dates.disposition];
  const conflicting = conflictsIn(readings).map((conflict, at) => conflict || disagree(readings[at]));
  const known = readings.map((reading, at) =>
    reading.kind === 'read' && !conflicting[at] ? reading.span : undefined,
  );
  const strict = inOrder(
    known.map((span) => span ?? ANY_DAY),
    conflicting,
  );

  const [offense, arrest, disposition] = known;
  const assumed = known.map((span) => span ?? ANY_DAY);
  const support = [0, 0, 0];
  const nearArrest = (terms.assumptions & ASSUMED.offenseNearArrest) !== 0;
  const withinTenYears = (terms.assumptions & ASSUMED.withinTenYears) !== 0;
  const missing = (at: number): boolean => known[at] === undefined && !conflicting[at];
  if (missing(0)) {
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
  if (missing(1)) {
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
  const narrowed = inOrder(assumed, conflicting);
  const value = (at: number): DateValue => ({
    kind: 'date',
    span: narrowed[at],
    strict: strict[at],
    support: support[at],
    why: conflicting[at] && !disagree(readings[at]) ? CONFLICT : unreadableWhy(readings[at]),
  });
  return { offense: value(0), arrest: value(1), disposition: value(2) };
}

const tenYearsTo = (span: DateSpan): DateSpan => ({
  first: addYears(span.first, -YEARS_TO_DISPOSITION, 'february-28'),
  last: span.last,
});

/** Two sources with two dates: no assumption stands in for either. */
const disagree = (reading: DateReading): boolean =>
  reading.kind === 'unreadable' && reading.why === 'sources disagree';

const unreadableWhy = (reading: DateReading): string => (reading.kind === 'unreadable' ? reading.why : '');

/** Which of the three read dates cannot stand before a later one, or after an earlier one. */
function conflictsIn(readings: readonly DateReading[]): boolean[] {
  const conflicting = readings.map(() => false);
  readings.forEach((earlier, i) => {
    readings.slice(i + 1).forEach((later, k) => {
      if (earlier.kind !== 'read' || later.kind !== 'read') return;
      if (earlier.span.first > later.span.last) {
        conflicting[i] = true;
        conflicting[i + 1 + k] = true;
      }
    });
  });
  return conflicting;
}

/** Each span cut to what the order leaves: not before any earlier date, not after any later one. */
function inOrder(spans: readonly DateSpan[], conflicting: readonly boolean[]): DateSpan[] {
  let notBefore = BEGINNING;
  const fromBelow = spans.map((span, at) => {
    if (conflicting[at]) return span;
    notBefore = Math.max(notBefore, span.first) as Day;
    return { first: notBefore, last: span.last };
  });
  let notAfter = END;
  const result = [...fromBelow];
  for (let at = result.length - 1; at >= 0; at--) {
    if (conflicting[at]) continue;
    notAfter = Math.min(notAfter, result[at].last) as Day;
    result[at] = intersection(result[at], { first: BEGINNING, last: notAfter });
  }
  return result.map((span) => (isEmpty(span) ? ANY_DAY : span));
}
