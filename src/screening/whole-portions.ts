import { idPersons } from '../intake/charges-digest.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import { type Portion, recordsOfPortion, type Span } from '../intake/portions.js';
import type { RecordStore } from '../intake/record-store.js';
import type { RecordTable } from '../intake/record-table.js';

/**
 * Whether portions are each record once, and each portion has, with its guests, all records of every person of its own
 * records, and all whose charges could have an id of theirs. It is found by counting, and knows nothing of how the
 * portions were cut.
 */
export function areWhole(store: RecordStore, person: Int32Array, portions: readonly Portion[]): boolean {
  if (!followEachOther(portions, store.count)) return false;
  if (portions.length === 1) return true;
  const names = new NamesInIds();
  const people = new Counts();
  const named = new Counts();
  for (const { from, to } of portions) {
    people.add(person.subarray(from, to));
    named.add(names.of(store.table(from, to)));
  }
  return portions.every((portion) => {
    const { from, to, guests } = portion;
    const { own } = recordsOfPortion(portion);
    const peopleHere = new Int32Array(guests.length + to - from);
    for (let at = 0; at < own.from; at++) peopleHere[at] = person[guests[at]];
    peopleHere.set(person.subarray(from, to), own.from);
    for (let at = own.from; at < guests.length; at++) peopleHere[at + to - from] = person[guests[at]];
    return people.areAllIn(peopleHere, own) && named.areAllIn(names.of(store.table(from, to, guests)), own);
  });
}

function followEachOther(portions: readonly Portion[], count: number): boolean {
  let next = 0;
  for (const { from, to } of portions) {
    if (from !== next || to < from) return false;
    next = to;
  }
  return next === count;
}

/** How often each number stands in a list. */
class Counts {
  #whole = new Int32Array(0);

  add(numbers: Int32Array): void {
    const most = largest(numbers);
    if (most >= this.#whole.length) {
      const longer = new Int32Array(Math.max(2 * this.#whole.length, most + 1));
      longer.set(this.#whole);
      this.#whole = longer;
    }
    for (let at = 0; at < numbers.length; at++) this.#whole[numbers[at]]++;
  }

  /** Whether those of some numbers that stand in a stretch of them stand nowhere else in the list. */
  areAllIn(numbers: Int32Array, { from, to }: Span): boolean {
    const left = this.#whole;
    for (let at = 0; at < numbers.length; at++) left[numbers[at]]--;
    let areAll = true;
    for (let at = from; at < to; at++) if (left[numbers[at]] !== 0) areAll = false;
    for (let at = 0; at < numbers.length; at++) left[numbers[at]]++;
    return areAll;
  }
}

function largest(numbers: Int32Array): number {
  let most = -1;
  for (let at = 0; at < numbers.length; at++) if (numbers[at] > most) most = numbers[at];
  return most;
}

/** What ids of charges are made of beside the name of the person. */
const OF_CHARGE = ['case_number', 'county', 'count', 'statute', 'offense_date'] as const;

/**
 * Numbers records by the name that ids call their person by; where that is no number and no key, which tells little, by
 * all that an id is made of. Two names may have one number, and then more than must be is asked to be together.
 */
class NamesInIds {
  readonly #numbers = new PairNumbering();

  of({ count, cells }: RecordTable): Int32Array {
    const nameOf = idPersons(cells);
    const others = OF_CHARGE.map((column) => cells[column].codes);
    const of = new Int32Array(count);
    let name = '';
    let [first, second] = [0, 0];
    for (let record = 0; record < count; record++) {
      const next = nameOf(record);
      if (next !== name) {
        name = next;
        [first, second] = [hashOf(next, 0x811c9dc5), hashOf(next, 0x1b873593)];
      }
      let [one, other] = [first, second];
      if (name.startsWith('N')) {
        for (const codes of others) {
          one = Math.imul(one ^ codes[record], 0x01000193);
          other = Math.imul(other ^ (codes[record] + 0x5bd1), 0x5bd1e995);
        }
      }
      of[record] = this.#numbers.numberOf(mixed(one), mixed(other));
    }
    return of;
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 15);
  return hash;
}

const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0;
