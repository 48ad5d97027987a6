import type { ChargeColumn } from '../record/charge-cells.js';
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

/**
 * Records whose ids could be equal have one number: ids name the person by SID, else by key, else by name and birth
 * date. The last tell so little that what the id says of the charge is asked as well; all rows that name nobody would be
 * of one portion otherwise.
 */
function groupsOfIds({ count, cells, codeAt }: RecordTable, { keys }: ResolvedPeople) {
  const { person_id, sid } = cells;
  const of = new Int32Array(count);
  const charges = KEYLESS.map(() => new PairNumbering());
  let keyless = 0;
  for (let record = 0; record < count; record++) {
    if (keys.sid[sid.codes[record]] === 0 && keys.personId[person_id.codes[record]] === 0) keyless++;
  }
  const isPaged = codeAt !== undefined && keyless < FEW;
  const codeOf = (column: ChargeColumn, record: number): number =>
    isPaged ? codeAt(column, record) : cells[column].codes[record];
  const chargeOf = (record: number): number => {
    let number = 0;
    for (const [at, column] of KEYLESS.entries()) {
      number = charges[at].numberOf(number, codeOf(column, record));
    }
    return number;
  };
  const sids = keys.sidTexts.length;
  const ids = sids + person_id.texts.size;
  for (let record = 0; record < count; record++) {
    const bySid = keys.sid[sid.codes[record]];
    const byKey = keys.personId[person_id.codes[record]];
    if (bySid !== 0) of[record] = bySid;
    else if (byKey !== 0) of[record] = sids + byKey;
    else of[record] = ids + chargeOf(record);
  }
  return { of, count: ids + (charges.at(-1)?.size ?? 0) };
}

/** Of so few records single cells are looked up; of more, whole columns are read. */
const FEW = 20_000;

/** What the id of a charge is made of whose person has no number and no key. */
const KEYLESS = [
  'name',
  'birth_date',
  'case_number',
  'county',
  'count',
  'statute',
  'offense_date',
] as const satisfies readonly ChargeColumn[];

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
