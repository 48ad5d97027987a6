import { TextsMet } from '../intake/extended-texts.js';
import type { TextTable } from '../intake/record-table.js';
import type { ReadingTerms } from '../law/fact-reader.js';
import { isExact } from '../record/date-span.js';
import { isoDay } from '../record/day.js';
import { type DateReading, readDate } from '../record/read-date.js';

const FIRST_DAY = isoDay('1900-01-01');

/** Readings of single days: equal ones are one object, of whatever column they are. */
export class DaysRead {
  /** By the number of the day from FIRST_DAY on. */
  readonly #ofDay: (DateReading | undefined)[] = [];

  /** The reading that stands for one. */
  once(reading: DateReading): DateReading {
    if (reading.kind !== 'read' || !isExact(reading.span)) return reading;
    const day = reading.span.first - FIRST_DAY;
    const before = this.#ofDay[day];
    if (before !== undefined) return before;
    while (this.#ofDay.length < day) this.#ofDay.push(undefined);
    this.#ofDay[day] = reading;
    return reading;
  }
}

/** The readings of the distinct texts of a date column, by code; kept for portions of one run. */
export class DateReadings {
  readonly #met = new TextsMet();
  #readings: DateReading[] = [];

  /** Columns that name the same days share `days`. */
  constructor(
    private readonly terms: ReadingTerms,
    private readonly days: DaysRead,
  ) {}

  /** The readings of a table, and of no fewer codes than it has now. */
  of(texts: TextTable): readonly DateReading[] {
    if (!this.#met.goesOn(texts)) this.#readings = [];
    for (let code = this.#readings.length; code < texts.size; code++) {
      this.#readings.push(this.days.once(readDate(texts.textOf(code), this.terms.asOf)));
    }
    return this.#readings;
  }
}
