import type { Day } from '../../../../record/day.js';
import { shortDate } from '../../../invented-dates.js';
import { type Random, weighted } from '../../../random.js';
import type { ClerkCells } from './columns.js';
import type { ClerkRow } from './rows.js';

type Fault = (row: ClerkRow, random: Random) => void;

const put =
  (column: keyof ClerkCells, ...texts: readonly string[]): Fault =>
  ({ cells }, random) => {
    cells[column] = random.pick(texts);
  };

const misspell: Fault = ({ cells }, random) => {
  const wrong = random.pick(['CANABIS', 'CANNIBIS', 'CANN', 'CANNABISMS']);
  cells.chrgdesc = cells.chrgdesc.replace('CANNABIS', wrong).replace('INTENT', 'INTENTMS');
};

/** The act of a neighbouring law under a description of cannabis. */
const miskey: Fault = ({ cells }, random) => {
  cells.statute = random.pick(['720-570/4(D)', '720-570/402(C)', '720-500/4(C)']);
  cells.chrgdesc = 'POSS CANNABIS 30-500 GRAMS';
};

/** A citation of the old chapters long after they went out of use. */
const revise: Fault = ({ cells }) => {
  const [, section, part] = /^720[- ]550(?:\.0)?\/([45])[-(]?([A-G])\)?$/i.exec(cells.statute) ?? [];
  if (section !== undefined && part !== undefined) {
    cells.statute = `56.5-70${section}-${part.toUpperCase()}`;
  }
};

/** A day of arrest after that of the disposition. */
const misorder: Fault = ({ cells, arrest }, random) => {
  cells.arrest_date = shortDate((arrest + random.between(800, 4000)) as Day);
};

const FAULTS = weighted<Fault>([
  [put('statepoliceid', '', '', 'UNKNOWN', '0'), 14],
  [put('DOB', ''), 5],
  [put('arrest_date', ''), 10],
  [put('chrgdispdate', ''), 3],
  [put('chrgdispdate', '31-Feb-06', '00-Jan-00'), 1],
  [put('chrgclass', 'G', 'M', 'N', 'O', 'P', 'T', 'U', 'Z', 'D', 'F', ''), 10],
  [put('chrgtype', '', 'O', 'T'), 3],
  [put('statute', '', '56-1/2-440(D)', '720-550', '720-550/4', '720-550/6', '720-550/5.2(D)'), 8],
  [misspell, 12],
  [miskey, 4],
  [revise, 8],
  [misorder, 3],
  [put('minsent', '88888888', '99999999', '', '1095'), 4],
  [put('chrgdisp', '', 'DISP 0417'), 4],
  [put('ctlbkngno', ''), 6],
  [put('zipcode', '', '60000-0000', '0'), 3],
]);

const SHARE = 0.18;

/** Spoils a row as rows of the extract are, with a probability that `dirt` (1 is usual, 0 never) sets. */
export function soilClerkRow(row: ClerkRow, random: Random, dirt: number): void {
  if (!random.chance(Math.min(0.9, SHARE * dirt))) return;
  random.pick(FAULTS)(row, random);
  if (random.chance(0.2)) random.pick(FAULTS)(row, random);
}
