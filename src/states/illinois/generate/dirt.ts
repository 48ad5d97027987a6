import { impossibleDate, iso, OTHER_STYLES, partialDate } from '../../invented-dates.js';
import { type Random, weighted } from '../../random.js';
import type { ChargeRow, InventedRow } from './charge-row.js';
import { otherCountySpelling } from './places.js';

/** One way in which the rows of real lists are wrong, vague or odd. */
type Fault = (row: InventedRow, random: Random) => void;

const blank =
  (...columns: readonly (keyof ChargeRow)[]): Fault =>
  ({ cells }) => {
    for (const column of columns) cells[column] = '';
  };

const put =
  (column: keyof ChargeRow, ...texts: readonly string[]): Fault =>
  ({ cells }, random) => {
    cells[column] = random.pick(texts);
  };

/** Writes one of the dates of the row anew. */
const redate =
  (write: (day: InventedRow['offense'], random: Random) => string): Fault =>
  (row, random) => {
    const { cells, offense, arrest, disposition } = row;
    const which = random.below(disposition === undefined ? 2 : 3);
    if (which === 0) cells.offense_date = write(offense, random);
    else if (which === 1) cells.arrest_date = write(arrest, random);
    else if (disposition !== undefined) cells.disposition_date = write(disposition, random);
  };

/** All dates of the row as another system writes them. */
const restyle: Fault = ({ cells, offense, arrest, disposition }, random) => {
  const style = random.pick(OTHER_STYLES);
  if (cells.offense_date !== '') cells.offense_date = style(offense);
  if (cells.arrest_date !== '') cells.arrest_date = style(arrest);
  if (disposition !== undefined) cells.disposition_date = style(disposition);
};

const misorder: Fault = ({ cells, arrest }, random) => {
  cells.offense_date = iso((arrest + random.between(40, 900)) as typeof arrest);
};

/** The act of a neighbouring law under a description of cannabis. */
const miskey: Fault = ({ cells }, random) => {
  cells.statute = random.pick(['720-570/4(D)', '720 ILCS 570/402', '720-5/4(c)', '720 ILCS 600/4-C']);
  if (cells.description === '') cells.description = 'POSS CANNABIS 30-500 GRAMS';
};

const misspell: Fault = ({ cells }, random) => {
  const wrong = random.pick(['CANNIBIS', 'CANABIS', 'CANNABUS', 'CANN', 'CANNABSI']);
  cells.description = cells.description.replace('CANNABIS', wrong).replace('POSSESSION', 'POSESSION');
};

/** A formula to a spreadsheet, text to everybody else. */
const formula: Fault = ({ cells }, random) => {
  const column = random.pick(['description', 'arresting_agency', 'sentence', 'case_number'] as const);
  if (cells[column] !== '') cells[column] = `${random.pick(['=', '+', '-', '@'])}${cells[column]}`;
};

const breakDescription: Fault = ({ cells }, random) => {
  cells.description += random.pick([
    ', SUBSEQUENT',
    '\nSUBSEQUENT OFFENSE',
    ' "FIRST OFFENDER"',
    ', CT 1 OF 2',
  ]);
};

/** A weight that the subsection or the description may contradict. */
const weigh: Fault = ({ cells }, random) => {
  cells.grams = random.pick(['1.2', '8', '24', '29.9', '45', '220', '30-500', '2.5-10']);
};

const describeWeight: Fault = ({ cells }, random) => {
  cells.description = `POSS CANNABIS ${random.pick(['2.5-10', '10-30', '30-500', '500-2000'])} GRAMS`;
};

const pad: Fault = ({ cells }) => {
  cells.county = ` ${cells.county} `;
  cells.statute = `${cells.statute}  `;
};

const FAULTS = weighted<Fault>([
  [blank('offense_date'), 30],
  [blank('arrest_date'), 18],
  [blank('offense_date', 'arrest_date'), 12],
  [blank('offense_date', 'arrest_date', 'disposition_date'), 3],
  [blank('disposition_date'), 10],
  [redate(partialDate), 24],
  [redate(impossibleDate), 5],
  [put('arrest_date', '1901-07-24'), 1],
  [restyle, 24],
  [misorder, 4],
  [miskey, 5],
  [put('statute', '56-1/2-440(D)', 'SAME AS DEFN #1', '', '720-550'), 4],
  [misspell, 10],
  [blank('description'), 5],
  [put('class', 'A', 'B', '4', '3', 'X'), 6],
  [put('class', 'Z', 'O', 'U', 'N', 'P'), 5],
  [blank('class'), 10],
  [put('class', 'M', 'F'), 6],
  [weigh, 8],
  [describeWeight, 5],
  [put('grams', 'UNK', '3 OZ', '10-2.5'), 2],
  [blank('county'), 12],
  [put('county', 'OUT OF STATE', 'UNKNOWN'), 2],
  [
    ({ cells }, random) => {
      cells.county = otherCountySpelling(cells.county, random);
    },
    20,
  ],
  [blank('case_number', 'count'), 10],
  [put('case_number', 'UNKNOWN', 'N/A', '000000'), 4],
  [blank('arrest_id'), 34],
  [put('arrest_id', 'UNKNOWN', '00000000'), 3],
  [blank('arresting_agency'), 8],
  [put('sid', 'UNKNOWN', '000000000'), 3],
  [put('enhanced', '?', 'SEC 7'), 5],
  [put('cleared', '?', '2924-07-22'), 8],
  [put('disposition', 'DISP 0417', 'SEE FILE', 'Finding Not Not Guilty'), 4],
  [blank('disposition', 'sentence'), 10],
  [put('sentence', 'Prison', 'Death'), 3],
  [formula, 3],
  [breakDescription, 5],
  [pad, 5],
]);

/** How many of the rows have a fault when `dirt` is 1. */
const SHARE = 0.18;

/** Spoils a row, once or at times twice, with the probability that `dirt` (1 is usual, 0 never) sets. */
export function soil(row: InventedRow, random: Random, dirt: number): void {
  if (!random.chance(Math.min(0.9, SHARE * dirt))) return;
  random.pick(FAULTS)(row, random);
  if (random.chance(0.25)) random.pick(FAULTS)(row, random);
}
