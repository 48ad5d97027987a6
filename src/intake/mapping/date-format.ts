import { isoDay, printDay } from '../../record/day.js';
import { readDate } from '../../record/read-date.js';

/**
 * The ways to write a date that a mapping can name. Digits may be one or two where something parts them; a time may
 * follow each. `Mon` is an English month, in full or shortened; `excel serial` counts days as spreadsheets do.
 */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'YYYYMMDD',
  'MMDDYYYY',
  'DDMMYYYY',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'MM-DD-YYYY',
  'DD-MM-YYYY',
  'MM.DD.YYYY',
  'DD.MM.YYYY',
  'MM/DD/YY',
  'DD/MM/YY',
  'MM-DD-YY',
  'DD-MM-YY',
  'DD.MM.YY',
  'MMDDYY',
  'YYMMDD',
  'DD-Mon-YY',
  'DD-Mon-YYYY',
  'DD Mon YYYY',
  'DDMonYYYY',
  'Mon DD YYYY',
  'YYYY-MM',
  'MM/YYYY',
  'YYYY',
  'excel serial',
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** Begins a cell that must not be read: no parser reads it, and no assumption takes it for blank. */
const UNREADABLE_MARK = '\u{fffd}';

const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
];
const TIME = String.raw`(?:[T:\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?(?:\s*[AP]M)?(?:Z|\s?[+-]\d{2}:?\d{2})?)?`;
const PARTS = /YYYY|YY|MM|DD|Mon|[^A-Za-z]+/g;
/** Day 0 of the spreadsheets' calendar, once past the 29 February 1900 which it has and the world had not. */
const SERIAL_BEGINS = isoDay('1899-12-30');
const SERIAL_LEAP = 60;

interface Reader {
  readonly looks: RegExp;
  /** The parts in the order of the groups of `looks`. */
  readonly parts: readonly string[];
}

const readers = new Map<DateFormat, Reader>(
  DATE_FORMATS.filter((format) => format !== 'excel serial').map((format) => [format, readerOf(format)]),
);

function readerOf(format: string): Reader {
  const pieces = format.match(PARTS) ?? [];
  const isGlued = pieces.every((piece) => /^[A-Za-z]/.test(piece));
  const looks = pieces.map((piece, at) => {
    if (piece === 'YYYY') return String.raw`(\d{4})`;
    if (piece === 'YY') return String.raw`(\d{2})`;
    if (piece === 'Mon') return '([A-Za-z]{3,9})';
    // Spreadsheets drop a zero in front of a glued date.
    if (piece === 'MM' || piece === 'DD')
      return isGlued && at > 0 ? String.raw`(\d{2})` : String.raw`(\d{1,2})`;
    return piece === ' ' ? String.raw`[,\s]+` : piece.replace(/[.]/g, String.raw`\.`);
  });
  return {
    looks: new RegExp(`^${looks.join('')}${TIME}$`, 'i'),
    parts: pieces.filter((piece) => /^[A-Za-z]/.test(piece)),
  };
}

/**
 * The date a cell gives under `format`, spelled as `readDate` reads it: ISO, or with two digits for the year where the
 * format has no more, so that the century stays its decision. Undefined when the cell is not of this format; an
 * impossible day (the 31st of February) is of it, and is handed on as impossible.
 */
export function dateUnder(text: string, format: DateFormat): string | undefined {
  if (format === 'excel serial') return serialDay(text);
  const reader = readers.get(format);
  const match = reader?.looks.exec(text);
  if (reader === undefined || match === null || match === undefined) return undefined;
  const part = (name: string): string | undefined => {
    const at = reader.parts.indexOf(name);
    return at < 0 ? undefined : match[at + 1].padStart(2, '0');
  };
  const [year, short, date] = [part('YYYY'), part('YY'), part('DD')];
  const month = part('MM') ?? monthNamed(part('Mon'));
  if (reader.parts.includes('Mon') && month === undefined) return undefined;
  if (short !== undefined) return `${month}/${date}/${short}`;
  // Zeros for what is not known are part of this spelling alone.
  if (format === 'YYYYMMDD') return `${year}${month}${date}`;
  return [year, month, date].filter((one) => one !== undefined).join('-');
}

function monthNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const upper = name.toUpperCase();
  const at = MONTHS.findIndex(
    (month) => month.startsWith(upper) || (upper === 'SEPT' && month === 'SEPTEMBER'),
  );
  return at < 0 ? undefined : String(at + 1).padStart(2, '0');
}

function serialDay(text: string): string | undefined {
  const match = /^(\d{1,5})(?:\.\d+)?$/.exec(text);
  if (match === null) return undefined;
  const serial = Number(match[1]);
  if (serial === 0 || serial === SERIAL_LEAP) return undefined;
  return printDay((SERIAL_BEGINS + serial + (serial < SERIAL_LEAP ? 1 : 0)) as typeof SERIAL_BEGINS);
}

/** A day after any that a list of convictions holds: here only the spelling of a cell is asked for. */
const LATE = isoDay('2999-12-31');

/**
 * A date cell of a column whose dates have one format. What does not fit is not read in another way: a cell that
 * would be read as some other date is marked, so that it becomes unknown; a blank, or what is no date, stays.
 */
export function formattedDate(text: string, format: DateFormat): string {
  if (text === '') return '';
  const made = dateUnder(text, format);
  if (made !== undefined) return made;
  const reading = readDate(text, LATE);
  const isSafe = reading.kind === 'unreadable' && reading.why === 'not a date';
  return isSafe ? text : `${UNREADABLE_MARK}${text} (not ${format})`;
}
