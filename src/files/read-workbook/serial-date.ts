const DAY = 86_400_000;
/** The days that spreadsheets count as 0, in milliseconds since 1970. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** In the first system, day 60 is a 29 February 1900 that never was; the days before it are counted one less. */
const NO_DAY = 60;
/** 9999-12-31 in each system. */
const LAST_1900 = 2_958_465;
const LAST_1904 = LAST_1900 - 1462;

/**
 * The date a spreadsheet's day number stands for: `YYYY-MM-DD`, with ` HH:MM:SS` unless it is midnight; a time alone
 * is `HH:MM:SS`. What is no day prints as text that no reader takes for one: day 60 of the 1900 system as 1900-02-29,
 * day 0 as 1900-01-00, and numbers outside the calendar after the word `day`.
 */
export function printSerialDate(serial: number, date1904: boolean): string {
  if (!(serial >= 0) || serial >= (date1904 ? LAST_1904 : LAST_1900) + 1) return `day ${serial}`;
  let day = Math.floor(serial);
  let milliseconds = Math.round((serial - day) * DAY);
  if (milliseconds === DAY) {
    day += 1;
    milliseconds = 0;
  }
  const time = milliseconds === 0 ? '' : timeOf(milliseconds);
  if (day === 0 && time !== '') return time;
  const date = dateOf(day, date1904);
  return time === '' ? date : `${date} ${time}`;
}

/** Lists hold few days many times. */
const known = { 1900: new Map<number, string>(), 1904: new Map<number, string>() };
const MOST_KNOWN = 100_000;

function dateOf(day: number, date1904: boolean): string {
  const dates = date1904 ? known[1904] : known[1900];
  let date = dates.get(day);
  if (date === undefined) {
    date = calendarDate(day, date1904);
    if (dates.size < MOST_KNOWN) dates.set(day, date);
  }
  return date;
}

function calendarDate(day: number, date1904: boolean): string {
  if (!date1904 && day === NO_DAY) return '1900-02-29';
  if (!date1904 && day === 0) return '1900-01-00';
  const counted = date1904 || day > NO_DAY ? day : day + 1;
  return new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + counted * DAY).toISOString().slice(0, 10);
}

const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19);
