import { numberInRun, type PortionRecords } from '../intake/portions.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { wordsOf } from './record-places.js';
import type { RunData } from './run-data.js';

/** The places of the records that are a portion's own, in words. */
export function placesOfPortion({
  records,
  charges,
  home,
  peopleInRun,
}: Pick<RunData, 'records' | 'charges' | 'home' | 'peopleInRun'>): Int32Array<ArrayBuffer> {
  const { from, to } = home.own;
  const { file, row, offset, length } = records;
  const chargeOf = chargeOfRecord({ charges });
  const charge = new Int32Array(to);
  const person = new Int32Array(to);
  putFirsts(charge, from, chargeOf, charges.record, home);
  putPeople(person, from, chargeOf, charges.person, peopleInRun);
  return wordsOf({ file, row, offset, length, charge, person }, from, to);
}

/** Puts for each record from `from` on the number in the run of the first record of its charge. */
function putFirsts(
  firsts: Int32Array,
  from: number,
  chargeOf: Int32Array,
  first: Int32Array,
  home: PortionRecords,
): void {
  for (let record = from; record < firsts.length; record++) {
    firsts[record] = numberInRun(home, first[chargeOf[record]]);
  }
}

/** Puts for each record from `from` on the number in the run of its person. */
function putPeople(
  people: Int32Array,
  from: number,
  chargeOf: Int32Array,
  personOf: Int32Array,
  inRun: Int32Array,
): void {
  for (let record = from; record < people.length; record++) {
    people[record] = inRun[personOf[chargeOf[record]]];
  }
}
