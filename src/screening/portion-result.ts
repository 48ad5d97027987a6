import type { ChargeTable } from '../intake/charge-table.js';
import type { RecordTable } from '../intake/record-table.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { type ReviewRows, reviewRowsOf } from './outputs/review-rows.js';
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
  /** Where the records of the portion stand, and their charges and people, as the portion numbers these two. */
  readonly indexed: IndexedRecords;
}

/** What an index holds of records, one after the other. */
export interface IndexedRecords {
  readonly file: Int32Array<ArrayBuffer>;
  readonly row: Int32Array<ArrayBuffer>;
  readonly offset: Float64Array<ArrayBuffer>;
  readonly length: Float64Array<ArrayBuffer>;
  readonly charge: Int32Array<ArrayBuffer>;
  readonly person: Int32Array<ArrayBuffer>;
}

/** What is kept of a portion beside what the state counts when it is written. */
export const portionResult = (data: RunData, wanted: Wanted): Omit<PortionResult, 'stateCount'> => ({
  tally: tallyOf(data),
  review: wanted.workbook ? reviewRowsOf(data) : undefined,
  indexed: indexedRecords(data.records, data.charges),
});

/** What an index holds of some records and their charges. */
export function indexedRecords(records: RecordTable, charges: ChargeTable): IndexedRecords {
  const charge = new Int32Array(chargeOfRecord({ charges }));
  const person = new Int32Array(charge.length);
  for (let record = 0; record < charge.length; record++) person[record] = charges.person[charge[record]];
  return {
    file: new Int32Array(records.file),
    row: new Int32Array(records.row),
    offset: new Float64Array(records.offset),
    length: new Float64Array(records.length),
    charge,
    person,
  };
}

/** The memory of a result that a thread can hand over without a copy. */
export const memoryOf = ({ indexed }: Pick<PortionResult, 'indexed'>): ArrayBuffer[] =>
  Object.values(indexed).map((column: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>) => column.buffer);
