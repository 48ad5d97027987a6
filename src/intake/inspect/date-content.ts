import { isoDay } from '../../record/day.js';
import { readDate } from '../../record/read-date.js';
import { DATE_FORMATS, type DateFormat, dateUnder } from '../mapping/date-format.js';
import { type ColumnSample, shareOf } from './column-sample.js';

/** What the cells of a column say as dates. */
export interface DateContent {
  /** The format most cells have, and the part of them that do (0 to 1). */
  readonly format: DateFormat;
  readonly share: number;
  /** The part of the cells that is read without naming a format. */
  readonly readAnyway: number;
  /** Another order of day and month that fits all these cells as well. */
  readonly orElse: DateFormat | undefined;
}

/** Formats that plain numbers have too: believed only where the header speaks of a date. */
const NUMBERS: readonly DateFormat[] = ['MMDDYYYY', 'DDMMYYYY', 'MMDDYY', 'YYMMDD', 'YYYY', 'excel serial'];
/** The other order of day and month. */
const SWAPPED: ReadonlyMap<DateFormat, DateFormat> = new Map(
  (
    [
      ['MM/DD/YYYY', 'DD/MM/YYYY'],
      ['MM-DD-YYYY', 'DD-MM-YYYY'],
      ['MM.DD.YYYY', 'DD.MM.YYYY'],
      ['MM/DD/YY', 'DD/MM/YY'],
      ['MM-DD-YY', 'DD-MM-YY'],
      ['MMDDYYYY', 'DDMMYYYY'],
    ] as const
  ).flatMap(([a, b]): [DateFormat, DateFormat][] => [
    [a, b],
    [b, a],
  ]),
);
const LEAST_SHARE = 0.5;
/** Past any date of a list, so that a two-digit year finds its century; the few after today do no harm here. */
const LATE = isoDay('2069-12-31');

/** Whether a cell is a date the program reads without being told a format. */
const isReadAnyway = (text: string): boolean => readDate(text, LATE).kind === 'read';

/** What a column's cells say as dates; undefined when fewer than half are dates. `saysDate`: its header does. */
export function dateContent(column: ColumnSample, saysDate: boolean): DateContent | undefined {
  const shares = new Map<DateFormat, number>();
  let best: { format: DateFormat; share: number } | undefined;
  for (const format of DATE_FORMATS) {
    if (!saysDate && NUMBERS.includes(format)) continue;
    const share = shareOf(column.values, (text) => isDateOf(text, format));
    shares.set(format, share);
    if (share > (best?.share ?? 0)) best = { format, share };
  }
  const readAnyway = shareOf(column.values, isReadAnyway);
  if (best === undefined || Math.max(best.share, saysDate ? readAnyway : 0) < LEAST_SHARE) return undefined;
  const swapped = SWAPPED.get(best.format);
  const isEither = swapped !== undefined && shares.get(swapped) === best.share;
  return { ...best, readAnyway, orElse: isEither ? swapped : undefined };
}

function isDateOf(text: string, format: DateFormat): boolean {
  const made = dateUnder(text, format);
  return made !== undefined && isReadAnyway(made);
}
