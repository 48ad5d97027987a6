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
  /** How many records are the portion's own. */
  readonly records: number;
}

/** What is kept of a portion beside its rows for the workbook and what the state counts when it is written. */
export const portionResult = (data: RunData): Pick<PortionResult, 'tally' | 'records'> => ({
  tally: tallyOf(data),
  records: data.home.own.to - data.home.own.from,
});

/** Rows of a portion for the workbook, if there is to be one; `room` is what those before it left. */
export const reviewOf = (data: RunData, wanted: Wanted, room: SheetRoom): PortionResult['review'] =>
  wanted.workbook ? reviewRowsOf(data, room) : undefined;
