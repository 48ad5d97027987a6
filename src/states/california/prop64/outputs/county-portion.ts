import type { Policy } from '../../../../law/rulebook.js';
import type { Day } from '../../../../record/day.js';
import type { RunData, StatePortion } from '../../../../screening/state-results.js';

/** A decided portion of a run, as the files and numbers of a county are made from it. */
export interface CountyPortion {
  readonly data: RunData;
  /** The charges of a person, in the order of the run. */
  readonly chargesOf: (person: number) => Int32Array;
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
    chargesOf: chargesByPerson(data),
    county,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    sourceOf,
  };
}

function chargesByPerson({ charges }: RunData): (person: number) => Int32Array {
  const { person, persons, count } = charges;
  const from = new Int32Array(persons.count + 1);
  for (let charge = 0; charge < count; charge++) from[person[charge] + 1]++;
  for (let one = 0; one < persons.count; one++) from[one + 1] += from[one];
  const next = from.slice();
  const items = new Int32Array(count);
  for (let charge = 0; charge < count; charge++) items[next[person[charge]]++] = charge;
  return (one) => items.subarray(from[one], from[one + 1]);
}
