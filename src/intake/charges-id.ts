import { ID_LENGTH, type IdDigests } from './charges-digest.js';
import { listsBy } from './identity-pairs.js';

/**
 * The id of each charge: its digest; charges with equal digests get an ordinal (`-2`, `-3`) in the order `compare`, the
 * first has none.
 */
export function chargeIds(
  digests: IdDigests,
  compare: (chargeA: number, chargeB: number) => number,
): string[] {
  const { printed, groupOf, groupCount } = digests;
  const count = groupOf.length;
  const text = Buffer.from(printed.buffer);
  const ids: string[] = new Array(count);
  for (let charge = 0; charge < count; charge++) {
    ids[charge] = text.toString('latin1', charge * ID_LENGTH, (charge + 1) * ID_LENGTH);
  }
  if (groupCount < count) countEquals(ids, groupOf, groupCount, compare);
  return ids;
}

function countEquals(
  ids: string[],
  groupOf: Int32Array,
  groupCount: number,
  compare: (a: number, b: number) => number,
): void {
  const { from, items } = listsBy(groupOf, ids.length, groupCount);
  for (let group = 0; group < groupCount; group++) {
    if (from[group + 1] - from[group] < 2) continue;
    const equals = [...items.subarray(from[group], from[group + 1])].sort(compare);
    for (let at = 1; at < equals.length; at++) ids[equals[at]] += `-${at + 1}`;
  }
}
