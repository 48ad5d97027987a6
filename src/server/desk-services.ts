import type { CourtPapers } from '../court/court-interface.js';
import type { Store } from '../docket/store.js';
import type { StateVocabulary } from '../intake/inspect/inspect-interface.js';
import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';

/** A finished run in the data folder. */
export interface RunAtHand {
  readonly id: string;
  readonly folder: string;
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
  /** The papers for a court, law by law. */
  readonly courtPapers: readonly CourtPapers[];
  /** Today in the local calendar. */
  readonly today: () => Day;
  /** Milliseconds since 1970, for names of runs. */
  readonly now: () => number;
  /** How many bytes a list may have. */
  readonly uploadLimit: number;
  /** Whether every answer is held against its schema; for tests. */
  readonly checkAnswers?: boolean;
  /** What keeps the decisions of attorneys; without it nothing is decided at this desk. The desk closes it. */
  readonly store?: Store;
}
