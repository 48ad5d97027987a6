import { csvCell } from '../../../../files/csv-writer.js';
import { guardFormula } from '../../../../files/formula-guard.js';
import { type Day, isoDay, partsOf } from '../../../../record/day.js';
import { fact } from '../fact-specs.js';
import { ADDED_COLUMNS, POSSIBLE_OTHER } from './added-columns.js';
import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import type { Eligibility } from './eligibility.js';
import type { PersonNumbers } from './people.js';

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

/** A row's 18 cells as they are written, with a comma before each; `possibleOther` is a cell already. */
const written = (cells: readonly string[]): string => cells.map((cell) => `,${cell}`).join('');

/** The cells of a row that has none but, perhaps, what its comment names. */
export function cellsWithout(possibleOther: string): string {
  const cells = ADDED_COLUMNS.map((_, at) => (at === POSSIBLE_OTHER ? safe(possibleOther) : ''));
  return written(cells);
}

const safe = (text: string): string => csvCell(guardFormula(text));

/** The cells of the first row of a conviction. */
export function cellsOfConviction(
  { asOf, data }: CountyPortion,
  convictions: Convictions,
  person: PersonNumbers,
  { determination, reason }: Eligibility,
  charge: number,
  possibleOther: string,
): string {
  const { cells, persons, person: personOf } = data.charges;
  const day = convictions.dayOf(charge);
  const isHistoryKnown = persons.history[personOf[charge]] === 'known';
  const ofPerson = (text: string): string => (isHistoryKnown ? text : '');
  const list = (entries: readonly string[]): string => ofPerson(entries.join(';') || '-');
  const { bySection } = person;
  const counts = Object.values(bySection);
  const caseNumber = cells[fact.caseNumber.columns[0]];
  return written(
    [
      caseNumber.texts.textOf(caseNumber.codes[charge]),
      ofPerson(String(person.convictions)),
      possibleOther,
      day === undefined ? '' : day > PROP64_SINCE ? 'Y' : 'N',
      list(person.superStrikes),
      list(person.registrable),
      ofPerson(person.isRegistered ? 'Yes' : '-'),
      day === undefined ? '' : americanDate(day),
      day === undefined ? '' : yearsBetween(day, asOf),
      person.latest === undefined ? '' : ofPerson(yearsBetween(person.latest, asOf)),
      ofPerson(String(counts.reduce((sum, count) => sum + count, 0))),
      ...counts.map((count) => ofPerson(String(count))),
      ofPerson(person.isDeceased ? 'Deceased' : '-'),
      determination,
      reason,
    ].map(safe),
  );
}

/** The cells of a related charge that the policy speaks of. */
export function cellsOfRelated({ determination, reason }: Eligibility, possibleOther: string): string {
  return written(
    ADDED_COLUMNS.map((name, at) => {
      if (name === 'Eligibility Determination') return safe(determination);
      if (name === 'Eligibility Reason') return safe(reason);
      return at === POSSIBLE_OTHER ? safe(possibleOther) : '';
    }),
  );
}
