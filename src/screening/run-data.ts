import type { ChargeTable } from '../intake/charge-table.js';
import type { PortionRecords } from '../intake/portions.js';
import type { RecordTable } from '../intake/record-table.js';
import type { RejectedRecord, RowProblem } from '../intake/row-problem.js';
import type { RunWords } from './charge-words.js';
import type { Decisions } from './decisions.js';
import type { FactsTable } from './facts-table.js';
import type { OwnPart } from './own-part.js';
import type { RunFrame } from './run-frame.js';

/**
 * Everything that is known of a portion of a run once it is decided; the outputs are made from such data, portion
 * after portion, and from nothing else. Records, charges and people are numbered within the portion, those of its guests
 * with them: what is `own` is written and counted, the rest is there to be looked at.
 */
export interface RunData {
  readonly frame: RunFrame;
  readonly records: RecordTable;
  readonly own: OwnPart;
  readonly home: PortionRecords;
  /** The number in the run of each person. */
  readonly peopleInRun: Int32Array;
  /** What was set aside between the first record of the portion and that of the next. */
  readonly rejected: readonly RejectedRecord[];
  readonly charges: ChargeTable;
  /** The charges that get determinations, in their order. */
  readonly decided: Int32Array;
  /** The charges of a person, in their order. */
  readonly chargesOf: (person: number) => Int32Array;
  readonly facts: FactsTable;
  readonly decisions: Decisions;
  /** In the order of files and rows. */
  readonly problems: readonly RowProblem[];
  readonly words: RunWords;
}
