import { NO_DAY, type PersonKeys } from './identity-keys.js';
import type { RecordRuns } from './identity-runs.js';
import { numbersTo } from './rows-in-order.js';

/** Names with a full birth date that runs carry, each pair a key, and the sources of these runs. */
export interface NameKeys {
  /** The key of each run, from 0, or -1. */
  readonly keyOf: Int32Array;
  readonly count: number;
  /** The sources that carry key k are `sources[from[k]]` to before `sources[from[k + 1]]`, in the order of their runs. */
  readonly from: Int32Array;
  readonly sources: Int32Array;
}

/** The keys of runs; `sourceOf` a run is 0 where it has none, and below `sourceCount`. */
export function nameKeys(
  { count, codes }: RecordRuns,
  keys: PersonKeys,
  sourceOf: Int32Array,
  sourceCount: number,
): NameKeys {
  const span = daysOf(keys.birthDay);
  const nameOf = new Int32Array(count);
  const dayOf = new Int32Array(count);
  const named = putNamed(nameOf, dayOf, codes.name, codes.birth_date, keys.name, keys.birthDay, span.from);
  const byDay = sortedBy(numbersTo(count), dayOf, span.to - span.from + 1);
  const order = sortedBy(byDay, nameOf, keys.name.length);
  const keyOf = new Int32Array(count).fill(-1);
  const from = new Int32Array(named + 1);
  const sources = new Int32Array(named);
  const metWith = new Int32Array(sourceCount).fill(-1);
  const found = putKeys(
    order.subarray(count - named),
    nameOf,
    dayOf,
    sourceOf,
    keyOf,
    from,
    sources,
    metWith,
  );
  return { keyOf, count: found, from: from.subarray(0, found + 1), sources: sources.slice(0, from[found]) };
}

/** From the first day to before the last; empty when there are none. */
function daysOf(days: Int32Array): { from: number; to: number } {
  let [from, to] = [NO_DAY, -NO_DAY];
  for (let code = 0; code < days.length; code++) {
    const day = days[code];
    if (day === NO_DAY) continue;
    if (day < from) from = day;
    if (day >= to) to = day + 1;
  }
  return from < to ? { from, to } : { from: 0, to: 0 };
}

/** Writes name and day, from 1, of each run that has both, and says how many these are; of the others they stay 0. */
function putNamed(
  nameOf: Int32Array,
  dayOf: Int32Array,
  names: Int32Array,
  dates: Int32Array,
  numbers: Int32Array,
  days: Int32Array,
  least: number,
): number {
  let named = 0;
  for (let run = 0; run < nameOf.length; run++) {
    const number = numbers[names[run]];
    const day = days[dates[run]];
    if (number === 0 || day === NO_DAY) continue;
    nameOf[run] = number;
    dayOf[run] = day - least + 1;
    named++;
  }
  return named;
}

/** The same items by their keys, which are below `keyCount`; those of one key stay in their order. */
function sortedBy(items: Int32Array, keyOf: Int32Array, keyCount: number): Int32Array {
  const next = new Int32Array(keyCount + 1);
  countKeys(next, keyOf);
  for (let key = 0; key < keyCount; key++) next[key + 1] += next[key];
  const sorted = new Int32Array(items.length);
  putSorted(sorted, items, keyOf, next);
  return sorted;
}

function countKeys(counts: Int32Array, keyOf: Int32Array): void {
  for (let item = 0; item < keyOf.length; item++) counts[keyOf[item] + 1]++;
}

function putSorted(sorted: Int32Array, items: Int32Array, keyOf: Int32Array, next: Int32Array): void {
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    sorted[next[keyOf[item]]++] = item;
  }
}

/** Writes the keys of runs that stand in the order of name and day, and their sources, each once; says how many keys. */
function putKeys(
  order: Int32Array,
  nameOf: Int32Array,
  dayOf: Int32Array,
  sourceOf: Int32Array,
  keyOf: Int32Array,
  from: Int32Array,
  sources: Int32Array,
  metWith: Int32Array,
): number {
  let key = -1;
  let lastName = 0;
  let lastDay = 0;
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const run = order[at];
    if (nameOf[run] !== lastName || dayOf[run] !== lastDay) {
      from[++key] = count;
      lastName = nameOf[run];
      lastDay = dayOf[run];
    }
    keyOf[run] = key;
    const source = sourceOf[run];
    if (source === 0 || metWith[source] === key) continue;
    metWith[source] = key;
    sources[count++] = source;
  }
  from[key + 1] = count;
  return key + 1;
}
