import type { EndingFile } from '../files/block-file.js';
import type { Portion } from '../intake/portions.js';
import { addReview, emptyReview, type ReviewRows } from './outputs/review-rows.js';
import type { PortionResult } from './portion-result.js';
import type { Undecided } from './portion-tasks.js';
import type { Pause } from './progress.js';
import type { Wanted } from './run-files.js';
import type { RunFrame } from './run-frame.js';
import { addTally, emptyTally, type Tally } from './tally.js';

/** What the portions of a run came to together. */
export interface DecidedPortions {
  readonly tally: Tally;
  readonly review: ReviewRows;
  /** What the state counted of each portion, in their order. */
  readonly stateCounts: readonly unknown[];
  /** The files that grew with the portions, by name. */
  readonly files: Readonly<Record<string, EndingFile>>;
}

/** How the portions of a run are decided: what they have in common, and what is told on the way. */
export interface DecidingPortions {
  readonly frame: RunFrame;
  readonly undecided: Undecided;
  readonly portions: readonly Portion[];
  readonly wanted: Wanted;
  readonly pause: Pause;
  /** The share of each engine in the memory of the run, in MiB. */
  readonly engineMiB: number;
  /** Is told of how many records all is done. */
  readonly onRecords: (done: number) => void;
}

/** The sums of the portions that are written, as they come one after the other. */
export class PortionSums {
  readonly tally: Tally;
  readonly review = emptyReview();
  readonly stateCounts: unknown[] = [];
  #records = 0;

  constructor(private readonly deciding: DecidingPortions) {
    this.tally = emptyTally(deciding.frame.deciding.reliefs.length);
  }

  /** Adds the next portion. */
  add({ tally, review, stateCount }: PortionResult): void {
    addTally(this.tally, tally);
    if (review !== undefined) addReview(this.review, review);
    this.stateCounts.push(stateCount);
  }

  /** Tells that the next portion, of so many records, is written as a whole. */
  tell(records: number): void {
    this.#records += records;
    this.deciding.onRecords(this.#records);
  }

  /** All of them, once there is no other; `files` are those that grew. */
  end(files: DecidedPortions['files']): DecidedPortions {
    const { tally, review, stateCounts } = this;
    return { tally, review, stateCounts, files };
  }
}
