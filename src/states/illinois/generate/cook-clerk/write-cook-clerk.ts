import type { InventedList, ListPiece } from '../../../../intake/list-generator.js';
import { years } from '../../../invented-dates.js';
import { gatherPieces, type PersonLines } from '../../../pieces.js';
import { quotedCell } from '../../../quoted-cell.js';
import { type Random, randomOf, weighted } from '../../../random.js';
import { type SentLine, sendLine } from '../damaged-lines.js';
import { inventHistory, type Setting } from '../histories.js';
import { CLERK_COLUMNS, type ClerkCells } from './columns.js';
import { soilClerkRow } from './dirt.js';
import { inventClerkRows } from './rows.js';

/** Cases of one county that ended, most of them, from 2005 to 2009; some began long before. */
const SETTING: Setting = {
  county: 'Cook',
  firstYears: weighted<number>([
    ...years(1983, 1998).map((year) => [year, 1] as const),
    ...years(1999, 2003).map((year) => [year, 5] as const),
    ...years(2004, 2008).map((year) => [year, 50] as const),
    [2009, 10],
  ]),
};

/** The circuit clerk's extract of convictions: a row for each disposition of each charge that ended in a sentence. */
export const inventClerkExtract = (list: InventedList, pieceLength?: number): Iterable<ListPiece> =>
  gatherPieces(`${CLERK_COLUMNS.join(',')}\n`, inventPeople(list), pieceLength);

function* inventPeople({ people, seed, asOf, dirt: which }: InventedList): Generator<PersonLines> {
  const dirt = which === 'none' ? 0 : 1;
  for (let index = 0, met = 0; met < people; index++) {
    const random = randomOf(seed, index);
    const rows = inventClerkRows(inventHistory(index, asOf, random, dirt, SETTING), asOf, random, dirt);
    if (rows.length === 0) continue;
    met++;
    yield rows.map((row) => {
      soilClerkRow(row, random, dirt);
      return random.chance(SHIFTED * dirt)
        ? shiftedLine(row.cells, random)
        : sendLine(lineOf(row.cells), random, dirt);
    });
  }
}

const lineOf = (cells: ClerkCells): string =>
  CLERK_COLUMNS.map((column) => quotedCell(cells[column])).join(',');

/** The share of the rows whose cells are shifted. */
const SHIFTED = 0.0008;
/** Descriptions with marks of inches, over which the extract's quoting stumbled. */
const WITH_INCHES = [`RIFLE <16''/SHOTGUN <18"`, `KNIFE <3"/AIRPORT`, `POSS GUN BARREL <16"`];

/**
 * A row in which the description swallowed the cell after it, so that all others stand one to the left; at times an
 * empty cell at the end hides that one is missing.
 */
function shiftedLine(cells: ClerkCells, random: Random): SentLine {
  const swallowed = `${random.pick(WITH_INCHES)},${cells.chrgtype}`;
  const shifted = CLERK_COLUMNS.filter((column) => column !== 'chrgtype')
    .map((column) => quotedCell(column === 'chrgdesc' ? swallowed : cells[column]))
    .join(',');
  const isHidden = cells.chrgdisp !== '' && cells.chrgdispdate !== '' && random.chance(0.5);
  return { text: `${shifted}${isHidden ? ',' : ''}\n`, isDamaged: true, hasBlankLine: false };
}
