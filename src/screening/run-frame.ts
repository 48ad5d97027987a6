import type { IntakeFile, UnhashedFile } from '../intake/intake-result.js';
import type { Context } from '../law/prepared.js';
import type { Policy } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import type { Deciding } from './determination-row.js';

/** What all portions of a run have in common: what was read, and how it is decided. */
export interface RunFrame<File extends UnhashedFile = UnhashedFile> {
  /** The run's folder in the making. */
  readonly folder: string;
  readonly files: readonly File[];
  /** The one spelling of the requesting county, or `all`. */
  readonly county: string;
  readonly asOf: Day;
  readonly policy?: Policy;
  readonly deciding: Deciding;
  readonly context: Context;
}

/** The same once the hashes of all files are known. */
export type HashedFrame = RunFrame<IntakeFile>;
