import { type Lists, type PersonOrder, spanOf } from './identity-pairs.js';

/** Keys may be so many times more than the rows. */
const MOST_SPARSE = 4;
const NOBODY = -1;

/**
 * The rows of each pair of person and key, where they stand side by side, as in most files: undefined when some do not.
 * A row whose key is negative stands alone. Pairs are in the order of their first row.
 */
export function rowsSideBySide({ person, inOrder }: PersonOrder, keys: Int32Array): Lists | undefined {
  const span = spanOf([keys]);
  if (!inOrder || span.to - span.from > MOST_SPARSE * keys.length) return undefined;
  const from = new Int32Array(keys.length + 1);
  const seen = new Int32Array(span.to - span.from).fill(NOBODY);
  const count = putBeginnings(from, person, keys, seen, span.from);
  if (count < 0) return undefined;
  from[count] = keys.length;
  return { from: from.subarray(0, count + 1), items: numbersTo(keys.length) };
}

/**
 * Writes where rows begin that are of another pair than the row before, and says how many there are; -1 when a pair
 * comes back. `seen` is for each key, less `least`, the person whom it was met with last.
 */
function putBeginnings(
  from: Int32Array,
  person: Int32Array,
  keys: Int32Array,
  seen: Int32Array,
  least: number,
): number {
  let count = 0;
  let lastPerson = NOBODY;
  let lastKey = -1;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row];
    const one = person[row];
    if (key === lastKey && one === lastPerson && key >= 0) continue;
    if (key >= 0) {
      if (seen[key - least] === one) return -1;
      seen[key - least] = one;
    }
    from[count++] = row;
    lastPerson = one;
    lastKey = key;
  }
  return count;
}

/** The numbers from 0 to before `count`. */
export function numbersTo(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}
