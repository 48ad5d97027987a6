import type { EndingFile } from '../files/block-file.js';
import type { Policy } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import type { Pause } from './progress.js';
import type { RunData } from './run-data.js';

/** A decided run, as a state is handed it for results of its own. */
export interface StateRun {
  /** The run's folder in the making: files are written here. */
  readonly folder: string;
  readonly data: RunData;
  /** The one spelling of the requesting county, or `all`. */
  readonly county: string;
  readonly asOf: Day;
  readonly policy?: Policy;
  /** The charge of each clean record, by the record's number. */
  readonly chargeOf: Int32Array;
  /** Whether copies of the input are wanted. */
  readonly annotated: boolean;
  /** Where the kept bytes of a file of the run are. */
  readonly sourceOf: (file: number) => string;
  readonly pause: Pause;
}

/** What a state wrote: its files by base name, and what it adds to summary.json under names of its own. */
export interface WrittenStateResults {
  readonly files: Readonly<Record<string, EndingFile>>;
  readonly summary: Readonly<Record<string, unknown>>;
}

/** Results that offices of one state know, beside those of every run. They are as reproducible as the others. */
export interface StateResults {
  /** The id of the rulebook whose runs have them. */
  readonly rulebook: string;
  /** Names of layouts of whose files it makes copies of its own: these get no other annotated copy. */
  readonly copiesOf: readonly string[];
  readonly write: (run: StateRun) => Promise<WrittenStateResults>;
}
