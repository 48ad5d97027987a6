import { numberInRun } from '../intake/portions.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { type ReviewRows, reviewRowsOf, type SheetRoom } from './outputs/review-rows.js';
import type { RunData } from './run-data.js';
import type { Wanted } from './run-files.js';
import { type Tally, tallyOf } from './tally.js';

/** What is kept of a portion that was decided and written: plain data, which threads hand on. */
export interface PortionResult {
  readonly tally: Tally;
  /** Rows for the workbook, if there is to be one. */
  readonly review: ReviewRows | undefined;
  /** What the state counted. */
  readonly stateCount: unknown;
  /** Where the portion's own records stand. */
  readonly indexed: IndexedRecords;
}

/** What an index holds of records, one after the other: a charge is named by its first record, numbered as in the run. */
export interface IndexedRecords {
  readonly file: Int32Array<ArrayBuffer>;
  readonly row: Int32Array<ArrayBuffer>;
  readonly offset: Float64Array<ArrayBuffer>;
  readonly length: Float64Array<ArrayBuffer>;
  readonly charge: Int32Array<ArrayBuffer>;
  readonly person: Int32Array<ArrayBuffer>;
}

/** What is kept of a portion beside its rows for the workbook and what the state counts when it is written. */
export const portionResult = (data: RunData): Pick<PortionResult, 'tally' | 'indexed'> => ({
  tally: tallyOf(data),
  indexed: indexedRecords(data),
});

/** Rows of a portion for the workbook, if there is to be one; `room` is what those before it left. */
export const reviewOf = (data: RunData, wanted: Wanted, room: SheetRoom): PortionResult['review'] =>
  wanted.workbook ? reviewRowsOf(data, room) : undefined;

/** What an index holds of the records that are a portion's own. */
export function indexedRecords({
  records,
  charges,
  home,
  peopleInRun,
}: Pick<RunData, 'records' | 'charges' | 'home' | 'peopleInRun'>): IndexedRecords {
  const { from, to } = home.own;
  const charge = new Int32Array(chargeOfRecord({ charges }).subarray(from, to));
  const person = charge.map((one) => peopleInRun[charges.person[one]]);
  return {
    file: new Int32Array(records.file.subarray(from, to)),
    row: new Int32Array(records.row.subarray(from, to)),
    offset: new Float64Array(records.offset.subarray(from, to)),
    length: new Float64Array(records.length.subarray(from, to)),
    charge: charge.map((one) => numberInRun(home, charges.record[one])),
    person,
  };
}

/** The memory of a result that a thread can hand over without a copy. */
export const memoryOf = ({ indexed }: Pick<PortionResult, 'indexed'>): ArrayBuffer[] =>
  Object.values(indexed).map((column: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>) => column.buffer);
