import type { CsvFile } from '../files/csv-writer.js';
import type { Gatherer } from '../intake/gather.js';
import type { SeparatorFinder } from '../intake/line-frames.js';
import type { RecordTable } from '../intake/record-table.js';
import type { RejectedRecord } from '../intake/row-problem.js';
import type { Pause } from './progress.js';
import type { RunData } from './run-data.js';
import type { RunFrame } from './run-frame.js';

export type { RunData } from './run-data.js';
export type { RunFrame } from './run-frame.js';

/** A run as a state is handed it, before anything of it is decided. */
export interface StateRun {
  readonly frame: RunFrame;
  /** Whether copies of the input are wanted. */
  readonly annotated: boolean;
  /** Where the kept bytes of a file of the run are. */
  readonly sourceOf: (file: number) => string;
}

/** With what a state adds to its files. */
export interface StateTools {
  /** One of the state's files, to which the portion's part is added. */
  readonly file: (name: string) => CsvFile;
  readonly pause: Pause;
  /** Finds the commas and line ends of many lines in one step. What it hands back is good until it is asked again. */
  readonly separators: SeparatorFinder;
  /** Puts stretches of bytes together; no other work of the thread makes use of it. */
  readonly gatherer: Gatherer;
}

/** A decided portion of a run, as a state is handed it for results of its own. */
export interface StatePortion extends StateRun, StateTools {
  readonly data: RunData;
}

/** What a state's results of a portion came to: plain data, which threads hand on. */
export interface StateWritten {
  /** What it counted. */
  readonly count: unknown;
  /** What it says of the rows that are copied, where copies are wanted: with it, they are made without the portion's data. */
  readonly said?: unknown;
}

/** The rows of a portion that a state copies: its own records, numbered from 0, and what was set aside between them. */
export interface StateCopies<Said = unknown> extends StateRun, StateTools {
  readonly records: RecordTable;
  readonly rejected: readonly RejectedRecord[];
  /** What the state said of the rows when it wrote the portion. */
  readonly said: Said;
}

/** Results that offices of one state know, beside those of every run. They are as reproducible as the others. */
export interface StateResults {
  /** The id of the rulebook whose runs have them. */
  readonly rulebook: string;
  /** Where another thread finds it: `import.meta.url` of the module that exports it, and its name there. */
  readonly home: { readonly module: string; readonly name: string };
  /** Names of layouts of whose files it makes copies of its own: these get no other annotated copy. */
  readonly copiesOf: readonly string[];
  /** The files it writes, by base name, each with the text that it begins with. */
  begin(run: StateRun): Readonly<Record<string, string>>;
  /** Adds the part of a portion to its files, but for the copies. */
  write(portion: StatePortion): Promise<StateWritten>;
  /** Adds the part of a portion to the copies, perhaps in another thread than that which wrote the rest. */
  copy(copies: StateCopies): Promise<void>;
  /** What it adds to summary.json under names of its own, from the counts of all portions in their order. */
  summary(run: StateRun, counts: readonly unknown[]): Readonly<Record<string, unknown>>;
}
