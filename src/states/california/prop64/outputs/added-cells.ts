import { csvCell } from '../../../../files/csv-writer.js';
import { guardFormula } from '../../../../files/formula-guard.js';
import type { CodedColumn } from '../../../../intake/record-table.js';
import { type Day, isoDay, partsOf } from '../../../../record/day.js';
import { fact } from '../fact-specs.js';
import { ADDED_COLUMNS, POSSIBLE_OTHER } from './added-columns.js';
import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import type { Eligibility } from './eligibility.js';
import { PeopleNumbers } from './people.js';

const PROP64_SINCE = isoDay('2016-11-09');
const HOURS = 24;
const HOURS_OF_YEAR = 8766;

/** Years between two days, as the counties' files count them: hours by 8766, with one decimal. */
const yearsBetween = (from: Day, to: Day): string => (((to - from) * HOURS) / HOURS_OF_YEAR).toFixed(1);

/** `MM/DD/YYYY`. */
function americanDate(day: Day): string {
  const { year, month, date } = partsOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(month)}/${two(date)}/${String(year).padStart(4, '0')}`;
}

/** Cells as they are written, with a comma before each. */
function written(cells: readonly string[]): string {
  let text = '';
  for (const cell of cells) text += `,${safe(cell)}`;
  return text;
}

/** Most cells, which nothing is done to: empty, a dash, or plain words, numbers and dates. */
const PLAIN = /^(?:-|[\dA-Za-z](?:[\w ./;()-]*[\w.)])?)?$/;

const safe = (text: string): string => (PLAIN.test(text) ? text : csvCell(guardFormula(text)));

/** The cells of a row that has none but, perhaps, what its comment names. */
export const cellsWithout = (possibleOther: string): string =>
  written(ADDED_COLUMNS.map((_, at) => (at === POSSIBLE_OTHER ? possibleOther : '')));

/** The cells of a related charge that the policy speaks of. */
export function cellsOfRelated({ determination, reason }: Eligibility, possibleOther: string): string {
  return written(
    ADDED_COLUMNS.map((name, at) => {
      if (name === 'Eligibility Determination') return determination;
      if (name === 'Eligibility Reason') return reason;
      return at === POSSIBLE_OTHER ? possibleOther : '';
    }),
  );
}

/** The sum of counts, and these. */
function countsWithSum(counts: readonly number[]): string[] {
  const cells = [''];
  let sum = 0;
  for (const count of counts) {
    sum += count;
    cells.push(String(count));
  }
  cells[0] = String(sum);
  return cells;
}

/** Cells that all rows of a person share, as they are written, in the pieces between which those of a row stand. */
interface OfPerson {
  readonly convictions: string;
  readonly offenses: string;
  readonly others: string;
}

/** The same of all rows of one day of conviction. */
interface OfDay {
  readonly isAfter: string;
  readonly day: string;
}

const NO_DAY: OfDay = { isAfter: written(['']), day: written(['', '']) };

/** The cells of the first rows of convictions; those that many rows share are put together once. */
export class ConvictionCells {
  private readonly people = new Map<number, OfPerson>();
  private readonly days = new Map<Day, OfDay>();
  private readonly ends = new Map<Eligibility, string>();
  private readonly numbers: PeopleNumbers;
  private readonly caseNumbers: CodedColumn;

  constructor(
    private readonly run: CountyPortion,
    private readonly convictions: Convictions,
  ) {
    this.numbers = new PeopleNumbers(run, convictions);
    this.caseNumbers = run.data.charges.cells[fact.caseNumber.columns[0]];
  }

  of(charge: number, eligibility: Eligibility, possibleOther: string): string {
    const { codes, texts } = this.caseNumbers;
    const { convictions, offenses, others } = this.ofPerson(this.run.data.charges.person[charge]);
    const { isAfter, day } = this.ofDay(this.convictions.dayOf(charge));
    const other = possibleOther === '' ? ',' : written([possibleOther]);
    const caseNumber = safe(texts.textOf(codes[charge]));
    return `,${caseNumber}${convictions}${other}${isAfter}${offenses}${day}${others}${this.endOf(eligibility)}`;
  }

  private ofPerson(person: number): OfPerson {
    const before = this.people.get(person);
    if (before !== undefined) return before;
    const made = this.makeOfPerson(person);
    this.people.set(person, made);
    return made;
  }

  private makeOfPerson(person: number): OfPerson {
    const { asOf, data } = this.run;
    const numbers = this.numbers.of(person);
    const isKnown = data.charges.persons.history[person] === 'known';
    const put = (cells: readonly string[]): string => (isKnown ? written(cells) : ','.repeat(cells.length));
    const { bySection, latest } = numbers;
    return {
      convictions: put([String(numbers.convictions)]),
      offenses: put([
        numbers.superStrikes.join(';') || '-',
        numbers.registrable.join(';') || '-',
        numbers.isRegistered ? 'Yes' : '-',
      ]),
      others:
        put([latest === undefined ? '' : yearsBetween(latest, asOf)]) +
        put(countsWithSum(bySection)) +
        put([numbers.isDeceased ? 'Deceased' : '-']),
    };
  }

  private ofDay(day: Day | undefined): OfDay {
    if (day === undefined) return NO_DAY;
    const before = this.days.get(day);
    if (before !== undefined) return before;
    const isAfter = written([day > PROP64_SINCE ? 'Y' : 'N']);
    const made = { isAfter, day: written([americanDate(day), yearsBetween(day, this.run.asOf)]) };
    this.days.set(day, made);
    return made;
  }

  private endOf(eligibility: Eligibility): string {
    const before = this.ends.get(eligibility);
    if (before !== undefined) return before;
    const made = written([eligibility.determination, eligibility.reason]);
    this.ends.set(eligibility, made);
    return made;
  }
}
