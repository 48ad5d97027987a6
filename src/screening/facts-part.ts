import { DATE_COLUMNS, type DatesRead, type ReadingTerms, type Timeline } from '../law/fact-reader.js';
import type { DateValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import type { DateReading } from '../record/read-date.js';
import { DateReadings } from './date-readings.js';
import type { ChargesToRead, DateColumns, FactsPart } from './fact-columns.js';
import { KindNumbering } from './kind-numbering.js';

/** Reads the facts of charges into their columns: of all of a run, or of portions of it, which then share numbers. */
export class PartReader {
  readonly #dateFacts: readonly string[];
  readonly #whys = new Whys();
  readonly #kinds: KindNumbering;
  readonly #readings: Readonly<Record<keyof DatesRead, DateReadings>>;

  constructor(
    private readonly rulebook: Pick<Rulebook, 'facts' | 'reader'>,
    private readonly terms: ReadingTerms,
  ) {
    this.#dateFacts = rulebook.facts.filter((fact) => fact.kind === 'date').map(({ name }) => name);
    this.#kinds = new KindNumbering(rulebook, terms, (why) => this.#whys.numberOf(why));
    const readings = (): DateReadings => new DateReadings(terms);
    this.#readings = { offense: readings(), arrest: readings(), disposition: readings(), birth: readings() };
  }

  /** The readings of a date column, by code. */
  readingsOf(date: keyof DatesRead, { cells }: Pick<ChargesToRead, 'cells'>): readonly DateReading[] {
    return this.#readings[date].of(cells[DATE_COLUMNS[date]].texts);
  }

  /** Reads some charges. What is handed back grows with further ones, and its numbers stay what they are. */
  read(charges: ChargesToRead, onCharge?: (done: number) => void): FactsPart {
    const { cells, columns } = charges;
    const { reader } = this.rulebook;
    const kinds = this.#kinds;
    const whys = this.#whys;
    const count = columns.kind.length;
    const readColumn = (date: keyof DatesRead) => ({
      codes: cells[DATE_COLUMNS[date]].codes,
      readings: this.readingsOf(date, charges),
    });
    const offense = readColumn('offense');
    const arrest = readColumn('arrest');
    const disposition = readColumn('disposition');
    const birth = readColumn('birth');
    const dates = this.#dateFacts.map((fact) => ({ fact, to: columns.dates[fact] }));
    kinds.begin(charges);
    let timeline: Timeline | undefined;
    for (let charge = 0; charge < count; charge++) {
      // Charges of one case stand together and share their dates.
      if (
        timeline === undefined ||
        offense.codes[charge] !== offense.codes[charge - 1] ||
        arrest.codes[charge] !== arrest.codes[charge - 1] ||
        disposition.codes[charge] !== disposition.codes[charge - 1] ||
        birth.codes[charge] !== birth.codes[charge - 1]
      ) {
        timeline = reader.timeline(
          {
            offense: offense.readings[offense.codes[charge]],
            arrest: arrest.readings[arrest.codes[charge]],
            disposition: disposition.readings[disposition.codes[charge]],
            birth: birth.readings[birth.codes[charge]],
          },
          this.terms,
        );
      }
      const number = kinds.numberOf(charge, timeline);
      columns.kind[charge] = number;
      const values = reader.dates(kinds.kinds[number], timeline);
      for (const { fact, to } of dates) {
        const value = values[fact];
        putDate(to, charge, value, value.why === '' ? 0 : whys.numberOf(value.why));
      }
      if (onCharge !== undefined && charge % 65_536 === 0) onCharge(charge);
    }
    return { kinds: kinds.kinds, weights: kinds.weights, whys: whys.texts };
  }
}

/** Numbers texts in order of appearance; the empty text is 0. */
class Whys {
  readonly texts = [''];
  readonly #numbers = new Map([['', 0]]);

  numberOf(why: string): number {
    const known = this.#numbers.get(why);
    if (known !== undefined) return known;
    const number = this.texts.push(why) - 1;
    this.#numbers.set(why, number);
    return number;
  }
}

function putDate(columns: DateColumns, charge: number, value: DateValue, why: number): void {
  columns.first[charge] = value.span.first;
  columns.last[charge] = value.span.last;
  columns.strictFirst[charge] = value.strict.first;
  columns.strictLast[charge] = value.strict.last;
  columns.support[charge] = value.support;
  columns.why[charge] = why;
}
