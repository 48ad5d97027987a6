import type { CsvFile } from '../files/csv-writer.js';
import type { Gatherer } from '../intake/gather.js';
import type { SeparatorFinder } from '../intake/line-frames.js';
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

/** A decided portion of a run, as a state is handed it for results of its own. */
export interface StatePortion extends StateRun {
  readonly data: RunData;
  /** One of the state's files, to which the portion's part is added. */
  readonly file: (name: string) => CsvFile;
  readonly pause: Pause;
  /** Finds the commas and line ends of many lines in one step. What it hands back is good until it is asked again. */
  readonly separators: SeparatorFinder;
  /** Puts stretches of bytes together; no other work of the thread makes use of it. */
  readonly gatherer: Gatherer;
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
  /** Adds the part of a portion to its files, and hands back what it counted there, as plain data. */
  write(portion: StatePortion): Promise<unknown>;
  /** What it adds to summary.json under names of its own, from the counts of all portions in their order. */
  summary(run: StateRun, counts: readonly unknown[]): Readonly<Record<string, unknown>>;
}
