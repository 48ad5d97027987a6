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

type Read = Readonly<Record<Exclude<keyof DatesRead, 'birth'>, ReadColumn>>;

/** Works out the timelines of some charges. */
export function timelinesOf(
  read: Read,
  reader: Pick<FactReader, 'timeline' | 'period'>,
  terms: ReadingTerms,
): Timelines {
  const { offense, arrest, disposition } = read;
  const of = new Int32Array(offense.codes.length);
  const numbering = new TimelineNumbering(read, reader, terms);
  numbering.number(of, offense.codes, arrest.codes, disposition.codes);
  const { timelines } = numbering;
  return { of, timelines, periods: Int32Array.from(timelines, reader.period) };
}

/** Numbers combinations of dates in order of appearance. */
class TimelineNumbering {
  readonly timelines: Timeline[] = [];
  readonly #ends: PairNumbering;
  readonly #whole: PairNumbering;

  constructor(
    private readonly read: Read,
    private readonly reader: Pick<FactReader, 'timeline'>,
    private readonly terms: ReadingTerms,
  ) {
    const expected = read.offense.codes.length;
    this.#ends = new PairNumbering(expected);
    this.#whole = new PairNumbering(expected);
  }

  number(of: Int32Array, offense: Int32Array, arrest: Int32Array, disposition: Int32Array): void {
    for (let charge = 0; charge < of.length; charge++) {
      const end = this.#ends.numberOf(arrest[charge], disposition[charge]);
      const number = this.#whole.numberOf(end, offense[charge]);
      if (number === this.timelines.length) {
        this.#add(offense[charge], arrest[charge], disposition[charge]);
      }
      of[charge] = number;
    }
  }

  #add(offense: number, arrest: number, disposition: number): void {
    const { read } = this;
    const dates = {
      offense: read.offense.readings[offense],
      arrest: read.arrest.readings[arrest],
      disposition: read.disposition.readings[disposition],
    };
    this.timelines.push(this.reader.timeline(dates, this.terms));
  }
}
