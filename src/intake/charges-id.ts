import { hash } from 'node:crypto';
import type { PersonKeys } from './identity-keys.js';
import { listsBy, PairNumbering } from './identity-pairs.js';
import type { RecordTable } from './record-table.js';

/** Digits and lower-case letters without i, l, o, u: none is taken for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const DIGITS = Buffer.from(ALPHABET, 'latin1');
/** Ids begin with a letter, so that no spreadsheet takes one for a number. */
const PREFIX = 'c'.charCodeAt(0);
const LENGTH = 15;
const MARK = '\u001f';

/**
 * The id of each charge: `c` and 70 bits of the SHA-256 of its source cells of person (SID, else person key, else name
 * and birth date), case number, county, count, statute and offense date. Charges with equal cells get an ordinal (`-2`,
 * `-3`) in the order `compare`; the first has none.
 *
 * `chief` is the record that speaks for each charge.
 */
export function chargeIds(
  records: RecordTable,
  keys: PersonKeys,
  chief: Int32Array,
  compare: (chargeA: number, chargeB: number) => number,
): string[] {
  const count = chief.length;
  const { person_id, sid, name, birth_date } = records.cells;
  const { case_number, county, count: countNumber, statute, offense_date } = records.cells;
  const printed = Buffer.alloc(count * LENGTH);
  const halves = new PairNumbering(count);
  const wholes = new PairNumbering(count);
  const groupOf = new Int32Array(count);
  for (let charge = 0; charge < count; charge++) {
    const record = chief[charge];
    const sidNumber = keys.sid[sid.codes[record]];
    const id = keys.personId[person_id.codes[record]];
    const who =
      sidNumber !== 0
        ? `S${keys.sidTexts[sidNumber]}`
        : id !== 0
          ? `P${person_id.texts.textOf(id)}`
          : `N${name.texts.textOf(name.codes[record])}${MARK}${birth_date.texts.textOf(birth_date.codes[record])}`;
    const what =
      who +
      MARK +
      case_number.texts.textOf(case_number.codes[record]) +
      MARK +
      county.texts.textOf(county.codes[record]) +
      MARK +
      countNumber.texts.textOf(countNumber.codes[record]) +
      MARK +
      statute.texts.textOf(statute.codes[record]) +
      MARK +
      offense_date.texts.textOf(offense_date.codes[record]);
    const digest = hash('sha256', what, 'binary');
    const a = bits30(digest, 0);
    const b = bits30(digest, 4);
    const c = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    const at = charge * LENGTH;
    printed[at] = PREFIX;
    for (let digit = 0; digit < 6; digit++) {
      printed[at + 1 + digit] = DIGITS[(a >>> (25 - 5 * digit)) & 31];
      printed[at + 7 + digit] = DIGITS[(b >>> (25 - 5 * digit)) & 31];
    }
    printed[at + 13] = DIGITS[c >>> 5];
    printed[at + 14] = DIGITS[c & 31];
    groupOf[charge] = wholes.numberOf(halves.numberOf(a, b), c);
  }
  const ids: string[] = new Array(count);
  for (let charge = 0; charge < count; charge++) {
    ids[charge] = printed.toString('latin1', charge * LENGTH, (charge + 1) * LENGTH);
  }
  if (wholes.size < count) countEquals(ids, groupOf, wholes.size, compare);
  return ids;
}

/** The upper 30 bits of four bytes of a digest. */
function bits30(digest: string, at: number): number {
  const upper = (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2);
  return (upper << 6) | (digest.charCodeAt(at + 3) >>> 2);
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
