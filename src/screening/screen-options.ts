import type { SourceFacts } from '../intake/byte-source.js';
import type { Layout } from '../intake/layout.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import type { AppliedWorkbook } from './found-facts/applied-workbook.js';
import type { FoundFacts } from './found-facts/found-fact.js';
import type { Manifest } from './manifest.js';
import type { OnProgress } from './progress.js';
import type { EndedStage } from './restart/ended-stage.js';
import type { StateResults } from './state-results.js';
import type { Summary } from './summary.js';

/** What a run is asked for. */
export interface ScreenOptions {
  readonly inputs: readonly string[];
  readonly rulebook: Rulebook;
  /** A county in any spelling, or `all`. */
  readonly county: string;
  readonly out: string;
  readonly asOf: Day;
  readonly policy?: Policy;
  readonly assumptionsOff: readonly string[];
  readonly layouts?: readonly Layout[];
  /** What is recorded of inputs that are read from copies, by base name: unpacked, they have other bytes. */
  readonly recorded?: ReadonlyMap<string, SourceFacts>;
  readonly sameSource: boolean;
  readonly annotated: boolean;
  readonly workbook: boolean;
  /** Results of states; those of the rulebook are written. */
  readonly stateResults?: readonly StateResults[];
  readonly force: boolean;
  /** How many processors may be used; all of them when absent. It changes no result. */
  readonly threads?: number;
  /** How much memory the run aims at, in MiB; a share of the machine's when absent. It changes no result. */
  readonly memoryMiB?: number;
  /** How many records a portion has at least; by the memory when absent. It changes no result. For tests. */
  readonly portionRecords?: number;
  /** From how many bytes of lists on a run leaves what another can go on from when it is killed. For tests. */
  readonly sealBytes?: number;
  /** Facts that someone found, which stand in the place of what the list says. */
  readonly found?: FoundFacts;
  /** Where they were entered, and what came of it: for the run that entries of a workbook make. */
  readonly applied?: AppliedWorkbook;
  readonly programVersion: string;
  readonly onProgress?: OnProgress;
  /** Is told when the run goes on from where one of the same terms was stopped: after which stage. */
  readonly onContinued?: (after: EndedStage) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds from any beginning; for the times of the stages. */
  readonly clock: () => number;
}

export interface ScreenResult {
  readonly folder: string;
  readonly summary: Summary;
  readonly manifest: Manifest;
}
