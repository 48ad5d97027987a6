import { PairNumbering } from '../intake/identity-pairs.js';
import type { CodedColumn } from '../intake/record-table.js';
import type { DatesRead, FactReader, ReadingTerms, Timeline } from '../law/fact-reader.js';
import type { DateReading } from '../record/read-date.js';

/** The dates of some charges: of each distinct combination one timeline, and its period. */
export interface Timelines {
  /** The number of each charge's timeline. */
  readonly of: Int32Array;
  readonly timelines: readonly Timeline[];
  /** By the number of the timeline. */
  readonly periods: Int32Array;
}

/** A date column of charges, and the readings of its codes. */
export type ReadColumn = Pick<CodedColumn, 'codes'> & { readonly readings: readonly DateReading[] };

/** Works out the timelines of some charges. */
export function timelinesOf(
  { offense, arrest, disposition }: Readonly<Record<Exclude<keyof DatesRead, 'birth'>, ReadColumn>>,
  reader: Pick<FactReader, 'timeline' | 'period'>,
  terms: ReadingTerms,
): Timelines {
  const count = offense.codes.length;
  const ends = new PairNumbering(count / 2);
  const whole = new PairNumbering(count / 2);
  const of = new Int32Array(count);
  const timelines: Timeline[] = [];
  for (let charge = 0; charge < count; charge++) {
    const end = ends.numberOf(arrest.codes[charge], disposition.codes[charge]);
    const number = whole.numberOf(end, offense.codes[charge]);
    of[charge] = number;
    if (number < timelines.length) continue;
    timelines.push(
      reader.timeline(
        {
          offense: offense.readings[offense.codes[charge]],
          arrest: arrest.readings[arrest.codes[charge]],
          disposition: disposition.readings[disposition.codes[charge]],
        },
        terms,
      ),
    );
  }
  return { of, timelines, periods: Int32Array.from(timelines, reader.period) };
}
