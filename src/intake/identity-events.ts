import { picked } from './coded-later.js';
import type { IdentityProblem } from './identity-problem.js';
import { PlaceLog } from './identity-problem.js';
import { type RecordRuns, spreadOver } from './identity-runs.js';
import type { EventPart, RecordTable } from './record-table.js';

/** A row of nobody, whom no other row could be of either. */
export const ALONE = -1;

/** Who the records are, once those that are events of one charge are known to speak of one person. */
export interface EventPeople {
  /** A person of each run once they are joined, from 0; negative for one of nobody we know. */
  readonly entityOf: Int32Array;
  /** Entities are below this number. */
  readonly entities: number;
  /** Entities from here on are people of whom nothing is known but one charge. */
  readonly firstAlone: number;
  /** Entities that one charge could be of. */
  readonly unclear: ReadonlySet<number>;
}

/**
 * Events of one charge are of one person: a row that names nobody is of the person the other rows name; rows of which
 * none names anybody are of one person of whom nothing else is known. Where the rows name two people, all stay apart
 * and all are unclear, with a problem. `entityOf` a run is below `entities`, and negative for a row of nobody; `ALONE` or,
 * where several could be meant, another number.
 */
export function joinEvents(
  records: RecordTable,
  runs: RecordRuns,
  entityOf: Int32Array,
  entities: number,
  rank: Int32Array,
  problems: IdentityProblem[],
): EventPeople {
  const unclear = new Set<number>();
  // Where the person is part of what makes events one charge, they join nobody.
  const parts = (records.events ?? []).filter(({ ofRun }) => !ofRun);
  if (parts.length === 0) return { entityOf, entities, firstAlone: entities, unclear };
  const joined = spreadOver(runs, entityOf);
  let next = entities;
  for (const part of parts) {
    const { named, several } = namedIn(part, joined);
    const places = new PlaceLog<number>(rank);
    for (let record = part.from; record < part.to; record++) {
      const own = part.group[record - part.from];
      if (own < 0) continue;
      if (several.has(own)) places.add(own, records.file[record], records.row[record]);
      else if (joined[record] < 0) {
        if (named[own] < 0) named[own] = next++;
        if (joined[record] !== ALONE && named[own] >= entities) unclear.add(named[own]);
        joined[record] = named[own];
      }
    }
    for (const [own, { file, row, rows }] of places.entries) {
      const people = several.get(own) ?? new Set();
      for (const entity of people) unclear.add(entity);
      const parameters = { people: people.size, rows };
      problems.push({ file, row, code: 'IDENTITY_ONE_CHARGE_TWO_PEOPLE', parameters });
    }
  }
  const joinedOf = picked(joined, runs.from.subarray(0, runs.count));
  return { entityOf: joinedOf, entities: next, firstAlone: entities, unclear };
}

/** The person the rows of each charge name, and all of them where they name several. */
function namedIn({ from, to, group, groups }: EventPart, entityOf: Int32Array) {
  const named = new Int32Array(groups).fill(ALONE);
  const several = new Map<number, Set<number>>();
  for (let record = from; record < to; record++) {
    const own = group[record - from];
    const entity = entityOf[record];
    if (own < 0 || entity < 0 || named[own] === entity) continue;
    if (named[own] < 0) named[own] = entity;
    else several.set(own, (several.get(own) ?? new Set([named[own]])).add(entity));
  }
  return { named, several };
}
