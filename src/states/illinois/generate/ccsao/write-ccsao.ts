import type { InventedList, ListPiece } from '../../../../intake/list-generator.js';
import { years } from '../../../invented-dates.js';
import { gatherPieces, type PersonLines } from '../../../pieces.js';
import { quotedCell } from '../../../quoted-cell.js';
import { randomOf, weighted } from '../../../random.js';
import { sendLine } from '../damaged-lines.js';
import { inventHistory, type Setting } from '../histories.js';
import { inventCases } from './cases.js';
import { dispositionRows, sentencingRows } from './cells.js';
import { type CcsaoCells, DISPOSITIONS_COLUMNS, SENTENCING_COLUMNS } from './columns.js';
import { soilRow } from './dirt.js';
import type { ProsecutedCase } from './prosecuted-case.js';

/** The cases of the data sets: of one county, received since 2011 but for those of an older system. */
const SETTING: Setting = {
  county: 'Cook',
  firstYears: weighted<number>([
    ...years(1992, 2004).map((year) => [year, 1] as const),
    ...years(2005, 2010).map((year) => [year, 4] as const),
    ...years(2011, 2019).map((year) => [year, 24] as const),
    ...years(2020, 2024).map((year) => [year, 5] as const),
  ]),
};

interface DataSet {
  readonly columns: readonly (keyof CcsaoCells)[];
  readonly rowsOf: (of: ProsecutedCase) => CcsaoCells[];
}

/** The State's Attorney's data set "Dispositions": a row for each disposition of each version of each charge. */
export const inventDispositions = (list: InventedList, pieceLength?: number): Iterable<ListPiece> =>
  inventDataSet({ columns: DISPOSITIONS_COLUMNS, rowsOf: dispositionRows }, list, pieceLength);

/**
 * The data set "Sentencing": a row for each sentencing. It has people with a sentence only, so that the first so many
 * of them reach further than those of "Dispositions"; who stands in both has the same cases and numbers in both.
 */
export const inventSentencing = (list: InventedList, pieceLength?: number): Iterable<ListPiece> =>
  inventDataSet({ columns: SENTENCING_COLUMNS, rowsOf: sentencingRows }, list, pieceLength);

const inventDataSet = (dataSet: DataSet, list: InventedList, pieceLength?: number): Iterable<ListPiece> =>
  gatherPieces(`${dataSet.columns.join(',')}\n`, inventPeople(dataSet, list), pieceLength);

function* inventPeople({ columns, rowsOf }: DataSet, list: InventedList): Generator<PersonLines> {
  const { seed, asOf } = list;
  const dirt = list.dirt === 'none' ? 0 : 1;
  for (let index = 0, people = 0; people < list.people; index++) {
    const random = randomOf(seed, index);
    const cases = inventCases(index, inventHistory(index, asOf, random, dirt, SETTING), asOf, random, dirt);
    const rows = cases.flatMap(rowsOf);
    if (rows.length === 0) continue;
    people++;
    yield rows.map((cells) => {
      soilRow(cells, random, dirt);
      return sendLine(columns.map((column) => quotedCell(cells[column])).join(','), random, dirt);
    });
  }
}
