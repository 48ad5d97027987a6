import { numberInRun } from '../intake/portions.js';
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
  const first = Int32Array.from(charges.record.subarray(0, charges.count), (record) =>
    numberInRun(home, record),
  );
  const charge = new Int32Array(to);
  const person = new Int32Array(to);
  for (let record = from; record < to; record++) {
    const one = chargeOf[record];
    charge[record] = first[one];
    person[record] = peopleInRun[charges.person[one]];
  }
  return wordsOf({ file, row, offset, length, charge, person }, from, to);
}
