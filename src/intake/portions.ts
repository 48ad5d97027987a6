import type { ChargeColumn } from '../record/charge-cells.js';
import { cellCodes } from './cell-codes.js';
import type { PersonTable } from './charge-table.js';
import type { PeopleOfRun, ResolvedPeople } from './identity.js';
import { PairNumbering } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';
import { allAtOnce, type Steps } from './steps.js';

/** Numbers `from` to before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Records `from` to before `to`, and those elsewhere that must be known to decide them: with the guests, every person
 * is whole, and so is all that could be the source of charges with one id. So the portion can be decided alone; what is
 * said of guests is said where they are at home.
 */
export interface Portion extends Span {
  /** Numbers of the other records, in order. */
  readonly guests: Int32Array;
}

/** Where the records that a portion is decided with come from. */
export interface PortionRecords {
  readonly guests: Int32Array;
  /** The first record of its own, as the run numbers it. */
  readonly first: number;
  /** Its own records, as the portion numbers all of them: guests stand before and after. */
  readonly own: Span;
}

/** The records of a portion, guests and all, in the order of the run. */
export function recordsOfPortion({ from, to, guests }: Portion): PortionRecords {
  let before = 0;
  while (before < guests.length && guests[before] < from) before++;
  return { guests, first: from, own: { from: before, to: before + to - from } };
}

/** The number in the run of a record of a portion. */
export function numberInRun({ guests, first, own }: PortionRecords, record: number): number {
  if (record < own.from) return guests[record];
  return record < own.to ? first + record - own.from : guests[record - (own.to - own.from)];
}

/** Portions of so many records may have so many guests at each end: each is decided once more. */
const mostGuestsOf = (size: number): number => Math.max(64, Math.floor(size / 50));

/** The same at once. */
export const portionsOf = (...asked: Parameters<typeof cuttingPortions>): Portion[] =>
  allAtOnce(cuttingPortions(...asked));

/**
 * Cuts the records of a run into portions of at least `size` records each, the last one perhaps smaller, preferably
 * where nothing is torn apart. Where the records of many people lie scattered, a portion is as long as it must be.
 */
export function* cuttingPortions(
  records: RecordTable,
  people: ResolvedPeople,
  size: number,
  mostGuests = mostGuestsOf(size),
): Steps<Portion[]> {
  const { of, count } = companiesOf(records.again?.() ?? records, people);
  yield;
  const spans = spansOf(of, count, size, mostGuests);
  yield;
  const guests = guestsOf(of, count, spans);
  return spans.map((span, at) => ({ ...span, guests: guests[at] }));
}

/** Records that must be known together, because they are of one person or ids of theirs could be equal, have one number. */
function companiesOf(records: RecordTable, people: ResolvedPeople): { of: Int32Array; count: number } {
  const { person, persons } = people;
  const { of: group, count: groups } = groupsOfIds(records, people);
  const count = persons.count + groups;
  const chief = new Int32Array(count).map((_, at) => at);
  const chiefOf = (one: number): number => {
    let found = one;
    while (chief[found] !== found) {
      chief[found] = chief[chief[found]];
      found = chief[found];
    }
    return found;
  };
  for (let record = 0; record < records.count; record++) {
    chief[chiefOf(persons.count + group[record])] = chiefOf(person[record]);
  }
  return { of: person.map(chiefOf), count };
}

/**
 * Where to cut: at the first record from `size` on after which no company is torn; if there is none soon, at the one
 * after which the fewest records are of torn companies, if they are few enough.
 */
function spansOf(company: Int32Array, companies: number, size: number, mostGuests: number): Span[] {
  const whole = new Int32Array(companies);
  for (let record = 0; record < company.length; record++) whole[company[record]]++;
  const seen = new Int32Array(companies);
  const patience = Math.ceil(size / 50);
  const spans: Span[] = [];
  let from = 0;
  let torn = 0;
  let best: { record: number; torn: number } | undefined;
  for (let record = 0; record < company.length; record++) {
    const one = company[record];
    seen[one]++;
    if (whole[one] > 1 && seen[one] === 1) torn += whole[one];
    if (whole[one] > 1 && seen[one] === whole[one]) torn -= whole[one];
    if (record + 1 - from < size) continue;
    if (torn <= mostGuests && (best === undefined || torn < best.torn)) best = { record, torn };
    if (best === undefined || (best.torn > 0 && record + 1 - from < size + patience)) continue;
    for (; record > best.record; record--) seen[company[record]]--;
    torn = best.torn;
    spans.push({ from, to: record + 1 });
    from = record + 1;
    best = undefined;
  }
  if (from < company.length) spans.push({ from, to: company.length });
  return spans;
}

/** For each span the records elsewhere whose companies have records in it. */
function guestsOf(company: Int32Array, companies: number, spans: readonly Span[]): Int32Array[] {
  const NOWHERE = -1;
  const TORN = -2;
  const home = new Int32Array(companies).fill(NOWHERE);
  for (const [at, { from, to }] of spans.entries()) {
    for (let record = from; record < to; record++) {
      const one = company[record];
      if (home[one] === NOWHERE) home[one] = at;
      else if (home[one] !== at) home[one] = TORN;
    }
  }
  const tornRecords = new Map<number, number[]>();
  for (let record = 0; record < company.length; record++) {
    if (home[company[record]] !== TORN) continue;
    const known = tornRecords.get(company[record]);
    if (known === undefined) tornRecords.set(company[record], [record]);
    else known.push(record);
  }
  const guests = spans.map((): number[] => []);
  for (const records of tornRecords.values()) {
    for (const [at, { from, to }] of spans.entries()) {
      const elsewhere = records.filter((record) => record < from || record >= to);
      if (elsewhere.length < records.length) for (const record of elsewhere) guests[at].push(record);
    }
  }
  return guests.map((of) => Int32Array.from(of).sort());
}

/**
 * Records whose ids could be equal have one number: ids name the person by SID, else by key, else by name and birth
 * date. The last tell so little that what the id says of the charge is asked as well; all rows that name nobody would be
 * of one portion otherwise.
 */
function groupsOfIds(records: RecordTable, { keys }: ResolvedPeople) {
  const { count } = records;
  const { person_id, sid } = records.cells;
  const [personIds, sidCodes] = [person_id.codes, sid.codes];
  const of = new Int32Array(count);
  const charges = KEYLESS.map(() => new PairNumbering());
  const keyless: number[] = [];
  for (let record = 0; record < count; record++) {
    if (keys.sid[sidCodes[record]] === 0 && keys.personId[personIds[record]] === 0) keyless.push(record);
  }
  const codeOf = cellCodes(records, KEYLESS, Int32Array.from(keyless));
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
    const bySid = keys.sid[sidCodes[record]];
    const byKey = keys.personId[personIds[record]];
    if (bySid !== 0) of[record] = bySid;
    else if (byKey !== 0) of[record] = sids + byKey;
    else of[record] = ids + chargeOf(record);
  }
  return { of, count: ids + (charges.at(-1)?.size ?? 0) };
}

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

/** Who is who in a portion: the people of its records, guests and all, numbered from 0. */
export interface PeopleOfPortion {
  readonly person: Int32Array;
  readonly persons: PersonTable;
  /** Those whose first record is one of the portion's own: they are counted here, and nowhere else. */
  readonly own: Span;
  /** The number in the run of each. */
  readonly inRun: Int32Array;
}

/** The people of a portion, in the order of their first record, as in the run. */
export function peopleOfPortion({ person, persons }: PeopleOfRun, portion: Portion): PeopleOfPortion {
  const records = recordsOfPortion(portion);
  const numbers = new Int32Array(records.guests.length + portion.to - portion.from);
  let isSorted = true;
  for (let record = 0; record < numbers.length; record++) {
    numbers[record] = person[numberInRun(records, record)];
    if (record > 0 && numbers[record] < numbers[record - 1]) isSorted = false;
  }
  const inRun = distinctInOrder(isSorted ? numbers : numbers.slice().sort());
  const first = inRun[0];
  const isGapless = inRun.length === inRun[inRun.length - 1] - first + 1;
  const place = isGapless ? undefined : new Map(Array.from(inRun, (one, at) => [one, at]));
  const of = numbers.map((one) => place?.get(one) ?? one - first);
  const picked = <T>(all: readonly T[]): readonly T[] => Array.from(inRun, (one) => all[one]);
  return {
    person: of,
    persons: {
      count: inRun.length,
      id: picked(persons.id),
      history: picked(persons.history),
      birthDate: picked(persons.birthDate),
    },
    own: { from: mostPeople(of, 0, records.own.from), to: mostPeople(of, 0, records.own.to) },
    inRun,
  };
}

function distinctInOrder(sorted: Int32Array): Int32Array {
  return sorted.filter((one, at) => at === 0 || one !== sorted[at - 1]);
}

/** How many people records have, where people are numbered from 0 in the order of their first record. */
function mostPeople(person: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let record = from; record < to; record++) count = Math.max(count, person[record] + 1);
  return count;
}
