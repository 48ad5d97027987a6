import type { Policy } from '../../../../law/rulebook.js';
import type { Day } from '../../../../record/day.js';
import type { RunData, StatePortion } from '../../../../screening/state-results.js';

/** A decided portion of a run, as the files and numbers of a county are made from it. */
export interface CountyPortion {
  readonly data: RunData;
  /** The one spelling of the requesting county, or `all`. */
  readonly county: string;
  readonly asOf: Day;
  readonly policy?: Policy;
  /** Where the kept bytes of a file of the run are. */
  readonly sourceOf: (file: number) => string;
}

export function countyPortion({ data, frame, sourceOf }: StatePortion): CountyPortion {
  const { county, asOf, policy } = frame;
  return {
    data,
    county,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    sourceOf,
  };
}
