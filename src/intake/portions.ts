import type { ChargeColumn } from '../record/charge-cells.js';
import type { PersonTable } from './charge-table.js';
import { picked } from './coded-later.js';
import type { PeopleOfRun, ResolvedPeople } from './identity.js';
import { PairNumbering } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';
import { numbersTo } from './rows-in-order.js';
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
  const companies = companiesOf(records.again?.() ?? records, people);
  yield;
  const spans = spansOf(companies, size, mostGuests);
  yield;
  const guests = guestsOf(companies, spans);
  return spans.map((span, at) => ({ ...span, guests: guests[at] }));
}

/** Of which company each run of records is: run r is the records `from[r]` to before `from[r + 1]`. */
interface Companies {
  readonly from: Int32Array;
  readonly of: Int32Array;
  /** Companies are below this number. */
  readonly count: number;
}

/** Records that must be known together, because they are of one person or ids of theirs could be equal, have one number. */
function companiesOf(records: RecordTable, people: ResolvedPeople): Companies {
  const { runs, personOfRun, persons } = people;
  const { of: group, count: groups } = groupsOfIds(records, people);
  const chief = numbersTo(persons.count);
  joinGroups(chief, personOfRun, group, new Int32Array(groups).fill(NOBODY));
  const of = new Int32Array(runs.count);
  putChiefs(of, personOfRun, chief);
  return { from: runs.from, of, count: persons.count };
}

const NOBODY = -1;

/** Joins the people whose runs have one group; `firstOf` a group is the person it was met with first. */
function joinGroups(chief: Int32Array, personOf: Int32Array, groupOf: Int32Array, firstOf: Int32Array): void {
  for (let run = 0; run < personOf.length; run++) {
    const person = personOf[run];
    const first = firstOf[groupOf[run]];
    if (first === NOBODY) firstOf[groupOf[run]] = person;
    else if (first !== person) chief[chiefOf(chief, first)] = chiefOf(chief, person);
  }
}

function putChiefs(of: Int32Array, personOf: Int32Array, chief: Int32Array): void {
  for (let run = 0; run < of.length; run++) of[run] = chiefOf(chief, personOf[run]);
}

function chiefOf(chief: Int32Array, one: number): number {
  let found = one;
  while (chief[found] !== found) {
    chief[found] = chief[chief[found]];
    found = chief[found];
  }
  return found;
}

/**
 * Where to cut: at the first record from `size` on after which no company is torn; if there is none soon, at the one
 * after which the fewest records are of torn companies, if they are few enough.
 */
function spansOf({ from: firstOf, of, count }: Companies, size: number, mostGuests: number): Span[] {
  const whole = new Int32Array(count);
  for (let run = 0; run < of.length; run++) whole[of[run]] += firstOf[run + 1] - firstOf[run];
  const seen = new Int32Array(count);
  const patience = Math.ceil(size / 50);
  const spans: Span[] = [];
  const end = firstOf[of.length];
  let from = 0;
  let torn = 0;
  let best: { record: number; run: number; torn: number } | undefined;
  let run = 0;
  for (let record = 0; record < end; ) {
    const one = of[run];
    // Nothing is cut before the size is reached: up to there whole runs are seen at once, then record by record.
    const step = Math.max(1, Math.min(firstOf[run + 1], from + size - 1) - record);
    if (seen[one] === 0 && whole[one] > step) torn += whole[one];
    seen[one] += step;
    if (seen[one] === whole[one] && whole[one] > step) torn -= whole[one];
    record += step;
    const isLast = record === firstOf[run + 1];
    if (record - from >= size) {
      if (torn <= mostGuests && (best === undefined || torn < best.torn)) best = { record, run, torn };
      if (best !== undefined && (best.torn === 0 || record - from >= size + patience)) {
        unsee(seen, of, firstOf, best, run, record);
        ({ record, run, torn } = best);
        spans.push({ from, to: record });
        from = record;
        best = undefined;
        if (record === firstOf[run + 1]) run++;
        continue;
      }
    }
    if (isLast) run++;
  }
  if (from < end) spans.push({ from, to: end });
  return spans;
}

/** Takes the records from `back` to before `record`, which is of `run` or ends it, out of what was seen. */
function unsee(
  seen: Int32Array,
  of: Int32Array,
  from: Int32Array,
  back: { readonly record: number; readonly run: number },
  run: number,
  record: number,
): void {
  for (let one = back.run; one <= run; one++) {
    seen[of[one]] -= Math.max(0, Math.min(record, from[one + 1]) - Math.max(back.record, from[one]));
  }
}

/** For each span the records elsewhere whose companies have records in it. */
function guestsOf({ from: firstOf, of, count }: Companies, spans: readonly Span[]): Int32Array[] {
  const NOWHERE = -1;
  const TORN = -2;
  const home = new Int32Array(count).fill(NOWHERE);
  let run = 0;
  for (const [at, { to }] of spans.entries()) {
    for (; run < of.length && firstOf[run] < to; run++) {
      const one = of[run];
      if (home[one] === NOWHERE) home[one] = at;
      if (home[one] !== at || firstOf[run + 1] > to) home[one] = TORN;
    }
  }
  const guests = spans.map((): number[] => []);
  for (const records of recordsOfTorn(firstOf, of, (company) => home[company] === TORN)) {
    for (const [at, { from, to }] of spans.entries()) {
      const elsewhere = records.filter((record) => record < from || record >= to);
      if (elsewhere.length < records.length) for (const record of elsewhere) guests[at].push(record);
    }
  }
  return guests.map((of) => Int32Array.from(of).sort());
}

/** The records of each company that is torn, in order. */
function recordsOfTorn(
  from: Int32Array,
  of: Int32Array,
  isTorn: (company: number) => boolean,
): Iterable<readonly number[]> {
  const records = new Map<number, number[]>();
  for (let run = 0; run < of.length; run++) {
    if (!isTorn(of[run])) continue;
    const known = records.get(of[run]) ?? [];
    records.set(of[run], known);
    for (let record = from[run]; record < from[run + 1]; record++) known.push(record);
  }
  return records.values();
}

/**
 * Runs whose ids could be equal have one number: ids name the person by SID, else by key, else by name and birth
 * date. The last tell so little that what the id says of the charge is asked as well (such a run is one record); all
 * rows that name nobody would be of one portion otherwise.
 */
function groupsOfIds(records: RecordTable, { keys, runs }: ResolvedPeople) {
  const { count, from, codes } = runs;
  const of = new Int32Array(count);
  const ids = keys.sid.length + keys.personId.length;
  const keyless = putGroups(of, codes.sid, codes.person_id, keys.sid, keys.personId);
  const numbers = numbersOfContent(
    records,
    Int32Array.from(keyless, (run) => from[run]),
  );
  for (let at = 0; at < keyless.length; at++) of[keyless[at]] = ids + numbers.of[at];
  return { of, count: ids + numbers.count };
}

/** Writes the group of each run that has a SID or a key, and hands back the others. */
function putGroups(
  of: Int32Array,
  sids: Int32Array,
  ids: Int32Array,
  sidNumbers: Int32Array,
  personId: Int32Array,
): number[] {
  const keyless: number[] = [];
  for (let run = 0; run < of.length; run++) {
    const bySid = sidNumbers[sids[run]];
    const byKey = personId[ids[run]];
    if (bySid !== 0) of[run] = bySid;
    else if (byKey !== 0) of[run] = sidNumbers.length + byKey;
    else keyless.push(run);
  }
  return keyless;
}

/** Records, in ascending order, that say the same of person and charge have one number. */
function numbersOfContent(records: RecordTable, some: Int32Array): { of: Int32Array; count: number } {
  const columns =
    records.pick?.(KEYLESS, some) ?? KEYLESS.map((column) => picked(records.cells[column].codes, some));
  let of = new Int32Array(some.length);
  let count = 0;
  for (const codes of columns) {
    const pairs = new PairNumbering(some.length);
    of = of.map((number, at) => pairs.numberOf(number, codes[at]));
    count = pairs.size;
  }
  return { of, count };
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
  const numbers = peopleAt(person, portion, records);
  const inRun = distinctInOrder(isRising(numbers) ? numbers : numbers.slice().sort());
  const first = inRun[0];
  const isGapless = inRun.length === inRun[inRun.length - 1] - first + 1;
  const of = isGapless ? lessBy(numbers, first) : placesIn(inRun, numbers);
  const those = <T>(all: readonly T[]): readonly T[] => Array.from(inRun, (one) => all[one]);
  return {
    person: of,
    persons: {
      count: inRun.length,
      id: those(persons.id),
      history: those(persons.history),
      birthDate: those(persons.birthDate),
    },
    own: { from: mostPeople(of, records.own.from), to: mostPeople(of, records.own.to) },
    inRun,
  };
}

/** The people of the records of a portion, guests and all, as the run numbers them. */
function peopleAt(person: Int32Array, { from, to, guests }: Portion, { own }: PortionRecords): Int32Array {
  const numbers = new Int32Array(guests.length + to - from);
  for (let at = 0; at < own.from; at++) numbers[at] = person[guests[at]];
  numbers.set(person.subarray(from, to), own.from);
  for (let at = own.from; at < guests.length; at++) numbers[at + to - from] = person[guests[at]];
  return numbers;
}

function isRising(numbers: Int32Array): boolean {
  for (let at = 1; at < numbers.length; at++) if (numbers[at] < numbers[at - 1]) return false;
  return true;
}

function distinctInOrder(sorted: Int32Array): Int32Array {
  const distinct: number[] = [];
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) distinct.push(sorted[at]);
  }
  return Int32Array.from(distinct);
}

function lessBy(numbers: Int32Array, first: number): Int32Array {
  const less = new Int32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) less[at] = numbers[at] - first;
  return less;
}

function placesIn(distinct: Int32Array, numbers: Int32Array): Int32Array {
  const place = new Map(Array.from(distinct, (one, at) => [one, at]));
  return numbers.map((one) => place.get(one) ?? 0);
}

/** How many people the first `to` records have, where people are numbered from 0 in the order of their first record. */
function mostPeople(person: Int32Array, to: number): number {
  let most = -1;
  for (let record = 0; record < to; record++) if (person[record] > most) most = person[record];
  return most + 1;
}
