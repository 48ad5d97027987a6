import { TextsMet } from '../intake/extended-texts.js';
import type { TextTable } from '../intake/record-table.js';
import type { ReadingTerms } from '../law/fact-reader.js';
import { type DateReading, readDate } from '../record/read-date.js';

/** The readings of the distinct texts of a date column, by code; kept for portions of one run. */
export class DateReadings {
  readonly #met = new TextsMet();
  #readings: DateReading[] = [];

  constructor(private readonly terms: ReadingTerms) {}

  /** The readings of a table, and of no fewer codes than it has now. */
  of(texts: TextTable): readonly DateReading[] {
    if (!this.#met.goesOn(texts)) this.#readings = [];
    for (let code = this.#readings.length; code < texts.size; code++) {
      this.#readings.push(readDate(texts.textOf(code), this.terms.asOf));
    }
    return this.#readings;
  }
}
