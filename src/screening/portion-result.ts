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
}

/** What is kept of a portion beside its rows for the workbook and what the state counts when it is written. */
export const portionResult = (data: RunData): Pick<PortionResult, 'tally'> => ({ tally: tallyOf(data) });

/** Rows of a portion for the workbook, if there is to be one; `room` is what those before it left. */
export const reviewOf = (data: RunData, wanted: Wanted, room: SheetRoom): PortionResult['review'] =>
  wanted.workbook ? reviewRowsOf(data, room) : undefined;
