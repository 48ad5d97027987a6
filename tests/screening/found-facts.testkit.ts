import { join } from 'node:path';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { type Ended, freshstartHere, screening } from './freshstart.testkit.js';
import { type Cells, type Column, charge } from './invented-list.testkit.js';
import { ReviewBook } from './review-book.testkit.js';
import { listOf } from './runs.testkit.js';

export const MOTION = "State's Attorney's motion to vacate and expunge";
export const MINOR = 'Minor Cannabis Offense: conviction';

/** A charge of section 4 alone, whose class leaves 10 to 500 grams. */
const BARE: Cells = { statute: '720 ILCS 550/4', description: 'POSS CANNABIS', class: '4', grams: '' };

const of = (person: number, cells: Cells = {}): Record<Column, string> =>
  charge({
    person_id: `K${person}`,
    name: `QUILLGATE, PERSON ${person}`,
    birth_date: `1984-0${person}-02`,
    case_number: `10CR00${person}`,
    arrest_id: `D${person}`,
    ...cells,
  });

/** Charges in which something is missing; each is named by what. */
const CHARGES = {
  disposition: of(1, { disposition: '' }),
  grams: of(2, BARE),
  both: of(3, { ...BARE, disposition: '' }),
  untouched: of(4, { disposition: '' }),
  supervision: of(5, { disposition: 'SUPERVISION' }),
  counsel: of(6, { offense_date: '', arrest_date: '', disposition_date: '2020-01-01' }),
  identity: of(7, { person_id: '', birth_date: '' }),
  otherCharge: of(8),
  robbery: of(8, {
    count: '2',
    statute: '720 ILCS 5/18-1',
    description: 'ROBBERY',
    class: '2',
    disposition: '',
  }),
  citation: of(9, { statute: '7 2 0 ???', class: 'B', grams: '20' }),
  dates: of(9, {
    person_id: 'K10',
    case_number: '10CR010',
    arrest_id: 'D10',
    statute: '720 ILCS 550/5(c)',
    class: '4',
    description: 'MFG/DEL CANNABIS',
    grams: '20',
    disposition_date: '2010-01-01',
  }),
  enhanced: of(9, { person_id: 'K11', case_number: '10CR011', arrest_id: 'D11', enhanced: 'perhaps' }),
};

type Missing = keyof typeof CHARGES;

/** The row of a charge in the list. */
export const rowOf = (missing: Missing): string => String(Object.keys(CHARGES).indexOf(missing) + 1);

/** Screens the list of CHARGES into the run of a folder. */
export async function openCharges(folder: string, ...terms: string[]): Promise<void> {
  const list = fileIn(folder, 'list.csv', listOf(Object.values(CHARGES)));
  const { code, stderr } = await freshstartHere(screening([list], join(folder, 'run'), ...terms));
  if (code !== 0) throw new Error(stderr);
}

/** Fills in the review workbook of a run, and applies it; where the new run is, and how it ended. */
export async function applied(
  run: string,
  fill: (book: ReviewBook) => void,
  ...more: string[]
): Promise<{ out: string; book: string; ended: Ended }> {
  const folder = emptyFolder();
  const workbook = ReviewBook.of(run);
  fill(workbook);
  const book = fileIn(folder, 'filled.xlsx', workbook.bytes());
  const out = join(folder, 'new');
  return { out, book, ended: await freshstartHere(['facts', 'apply', run, book, '--out', out, ...more]) };
}
