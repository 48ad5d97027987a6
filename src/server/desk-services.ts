import type { StateVocabulary } from '../intake/inspect/inspect-interface.js';
import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';

/** A finished run in the data folder. */
export interface RunAtHand {
  readonly id: string;
  readonly folder: string;
}

/**
 * What keeps the decisions of attorneys. The desk works without one: then runs can be made and read, and nothing is
 * decided in it.
 */
export interface DocketStore {
  /** Takes up a run that was just made; done twice it changes nothing. */
  takeUp(run: RunAtHand): Promise<void>;
  /** Ends what is open; called once, after the last request was answered. */
  close(): Promise<void>;
}

/** Everything the server is handed from outside: the data, the laws, the clock. */
export interface DeskServices {
  /** Lists and runs live below it. */
  readonly dataFolder: string;
  /** The built pages. */
  readonly pageFolder: string;
  readonly programVersion: string;
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  readonly vocabularies: readonly StateVocabulary[];
  /** Today in the local calendar. */
  readonly today: () => Day;
  /** Milliseconds since 1970, for names of runs. */
  readonly now: () => number;
  /** How many bytes a list may have. */
  readonly uploadLimit: number;
  /** Whether every answer is held against its schema; for tests. */
  readonly checkAnswers?: boolean;
  readonly docket?: DocketStore;
}
