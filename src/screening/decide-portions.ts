import type { EndingFile } from '../files/block-file.js';
import type { Portion } from '../intake/portions.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { addReview, emptyReview, type ReviewRows, reviewRowsOf } from './outputs/review-rows.js';
import { decidedPortion } from './portion-data.js';
import { portionTasks, type Undecided } from './portion-tasks.js';
import type { Pause } from './progress.js';
import { putPortion, RunFiles, type Wanted } from './run-files.js';
import type { RunFrame } from './run-frame.js';
import { addTally, emptyTally, type Tally, tallyOf } from './tally.js';

/** What the portions of a run came to together. */
export interface DecidedPortions {
  readonly tally: Tally;
  readonly review: ReviewRows;
  /** What the state counted of each portion, in their order. */
  readonly stateCounts: readonly unknown[];
  /** The charge of each record of the run, as the run numbers both. */
  readonly chargeOf: Int32Array;
  /** The files that grew with the portions, by name. */
  readonly files: Readonly<Record<string, EndingFile>>;
}

/** Decides the portions of a run in their order, and writes each; `onRecords` is told of how many records it was done. */
export async function decidePortions(
  frame: RunFrame,
  undecided: Undecided,
  portions: readonly Portion[],
  wanted: Wanted,
  pause: Pause,
  onRecords: (done: number) => void,
): Promise<DecidedPortions> {
  const tally = emptyTally(frame.deciding.reliefs.length);
  const review = emptyReview();
  const stateCounts: unknown[] = [];
  const chargeOf = new Int32Array(undecided.intake.records.count);
  const files = new RunFiles(frame, wanted);
  try {
    let records = 0;
    for (const task of portionTasks(undecided, portions)) {
      onRecords(records);
      const data = await decidedPortion(frame, task, pause);
      stateCounts.push(await putPortion((name) => files.get(name), data, wanted, pause));
      const ofPortion = chargeOfRecord(data);
      for (let at = 0; at < ofPortion.length; at++) chargeOf[records + at] = tally.charges + ofPortion[at];
      addTally(tally, tallyOf(data));
      if (wanted.workbook) addReview(review, reviewRowsOf(data));
      records += task.records.count;
    }
    return { tally, review, stateCounts, chargeOf, files: files.end() };
  } catch (error) {
    files.abandon();
    throw error;
  }
}
