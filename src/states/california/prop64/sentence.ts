import type { DateSpan } from '../../../record/date-span.js';
import { ANY_DAY, isExact } from '../../../record/date-span.js';
import { addDays, type Day, dayOf, daysInMonth, partsOf } from '../../../record/day.js';

/** How long a part of a sentence lasts, by calendar. */
interface Length {
  readonly months: number;
  readonly days: number;
}

/** The lengths of the parts of a sentence; undefined when the length of a part is not known. */
export type SentenceLengths = readonly Length[] | undefined;

const PART = /^(?:(.*?)\s+)?(\d{1,5})\s+(DAYS?|D|WEEKS?|W|MONTHS?|M|YEARS?|Y)$/i;
/** Parts that end on the day of the sentence. Any other part without a length lasts nobody knows how long. */
const OF_NO_LENGTH = /^(?:FINE|RESTITUTION|RESTN|RSTN|COSTS?|FEES?|ASSESSMENT)\b[^\d]*$/i;

/** Reads the parts of a sentence as the layout joins them: `JAIL 30 DAYS; PROBATION 3 YEARS; FINE`. */
export function sentenceLengths(sentence: string): SentenceLengths {
  const lengths: Length[] = [];
  for (const part of sentence.split(';').map((text) => text.trim())) {
    const match = PART.exec(part);
    if (match !== null) lengths.push(lengthOf(Number(match[2]), match[3][0].toUpperCase()));
    else if (part !== '' && !OF_NO_LENGTH.test(part)) return undefined;
  }
  return lengths;
}

function lengthOf(number: number, unit: string): Length {
  switch (unit) {
    case 'D':
      return { months: 0, days: number };
    case 'W':
      return { months: 0, days: 7 * number };
    case 'M':
      return { months: number, days: 0 };
    default:
      return { months: 12 * number, days: 0 };
  }
}

/**
 * The day a sentence ends: not before its longest part does, and not after all parts served one after the other;
 * whether parts run together the file does not say. Months and years are of the calendar; a day the month has not
 * becomes the first of the next one. Any day when conviction date or lengths are unknown.
 */
export function sentenceEnd(convicted: DateSpan, lengths: SentenceLengths): DateSpan {
  if (lengths === undefined || !isExact(convicted)) return ANY_DAY;
  const ends = lengths.map((length) => later(convicted.first, length));
  const longest = Math.max(convicted.first, ...ends) as Day;
  const whole = lengths.reduce((day, length) => later(day, length), convicted.first);
  return { first: longest, last: whole };
}

function later(day: Day, { months, days }: Length): Day {
  if (months === 0) return addDays(day, days);
  const { year, month, date } = partsOf(day);
  const at = year * 12 + (month - 1) + months;
  const [there, thereMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const same = dayOf(there, thereMonth, date);
  if (same !== undefined) return addDays(same, days);
  const last = dayOf(there, thereMonth, daysInMonth(there, thereMonth));
  return addDays(last ?? day, days + 1);
}
