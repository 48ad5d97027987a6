import type { PersonTable } from './charge-table.js';
import type { ResolvedPeople } from './identity.js';
import { PairNumbering } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';

/**
 * Records `from` to before `to` with which no other record has to do: none is of one of their people, and none could
 * be the source of a charge with one of their ids. So they can be decided alone.
 */
export interface Portion {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts the records of a run into portions of at least `size` records each, the last one perhaps smaller. Where the
 * records of people lie scattered, a portion is as long as it must be.
 */
export function portionsOf(records: RecordTable, people: ResolvedPeople, size: number): Portion[] {
  const { person, persons } = people;
  const { of: group, count: groups } = groupsOfIds(records, people);
  const lastOfPerson = new Int32Array(persons.count);
  const lastOfGroup = new Int32Array(groups);
  for (let record = 0; record < records.count; record++) {
    lastOfPerson[person[record]] = record;
    lastOfGroup[group[record]] = record;
  }
  const portions: Portion[] = [];
  let from = 0;
  let reach = -1;
  for (let record = 0; record < records.count; record++) {
    reach = Math.max(reach, lastOfPerson[person[record]], lastOfGroup[group[record]]);
    if (reach > record || record + 1 - from < size) continue;
    portions.push({ from, to: record + 1 });
    from = record + 1;
  }
  if (from < records.count) portions.push({ from, to: records.count });
  return portions;
}

/** Records whose ids could be equal have one number: ids name the person by SID, else by key, else by name and birth date. */
function groupsOfIds({ count, cells }: RecordTable, { keys }: ResolvedPeople) {
  const { person_id, sid, name, birth_date } = cells;
  const of = new Int32Array(count);
  const names = new PairNumbering();
  const sids = keys.sidTexts.length;
  const ids = sids + person_id.texts.size;
  for (let record = 0; record < count; record++) {
    const bySid = keys.sid[sid.codes[record]];
    const byKey = keys.personId[person_id.codes[record]];
    if (bySid !== 0) of[record] = bySid;
    else if (byKey !== 0) of[record] = sids + byKey;
    else of[record] = ids + names.numberOf(name.codes[record], birth_date.codes[record]);
  }
  return { of, count: ids + names.size };
}

/** Who is who in a portion: the people of its records, who are those of nobody else, numbered from 0. */
export interface PeopleOfPortion {
  readonly person: Int32Array;
  readonly persons: PersonTable;
}

/** The people of a portion. People are numbered in the order of their first record, so they follow one another. */
export function peopleOfPortion({ person, persons }: ResolvedPeople, { from, to }: Portion): PeopleOfPortion {
  let first = persons.count;
  let last = -1;
  for (let record = from; record < to; record++) {
    if (person[record] < first) first = person[record];
    if (person[record] > last) last = person[record];
  }
  const own = new Int32Array(to - from);
  for (let record = from; record < to; record++) own[record - from] = person[record] - first;
  const between = <T>(of: readonly T[]): readonly T[] => of.slice(first, last + 1);
  return {
    person: own,
    persons: {
      count: last + 1 - first,
      id: between(persons.id),
      history: between(persons.history),
      birthDate: between(persons.birthDate),
    },
  };
}
