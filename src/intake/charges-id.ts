import { ID_LENGTH, type IdDigests } from './charges-digest.js';
import { listsBy } from './identity-pairs.js';

/**
 * The id of each charge: the digest of the record that speaks for it (`chief`); charges with equal digests get an ordinal
 * (`-2`, `-3`) in the order `compare`, the first has none.
 */
export function chargeIds(
  digests: IdDigests,
  chief: Int32Array,
  compare: (chargeA: number, chargeB: number) => number,
): string[] {
  const { printed, groupCount } = digests;
  const count = chief.length;
  const ids: string[] = new Array(count);
  const idAt = printedIds(printed);
  for (let charge = 0; charge < count; charge++) ids[charge] = idAt(chief[charge]);
  const groupOf = Int32Array.from(chief, (record) => digests.groupOf[record]);
  if (groupCount < digests.groupOf.length) countEquals(ids, groupOf, groupCount, compare);
  return ids;
}

/** The printed id of a record; decoded many at a time, as charges ask for them in the order of records. */
function printedIds(printed: Uint8Array): (record: number) => string {
  const bytes = Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength);
  let from = 0;
  let text = '';
  return (record) => {
    const at = (record % IDS_AT_ONCE) * ID_LENGTH;
    const start = record * ID_LENGTH - at;
    if (text === '' || start !== from) {
      text = bytes.toString('latin1', start, start + IDS_AT_ONCE * ID_LENGTH);
      from = start;
    }
    return text.slice(at, at + ID_LENGTH);
  };
}

const IDS_AT_ONCE = 4096;

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
