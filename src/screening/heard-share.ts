import type { RecordStore } from '../intake/record-store.js';
import type { Context } from '../law/prepared.js';
import { unheardBy } from '../law/unheard.js';
import type { Deciding } from './determination-row.js';
import { EarlyKinds } from './early-kinds.js';

/** So many stretches of so many records are looked at. */
const STRETCHES = 16;
const RECORDS = 2048;

/**
 * About which share of the records of a list rules can hear, from a look at stretches all over it: the others take much
 * less memory. It is 1 where the law knows no cells that tell. It decides nothing but how large portions are.
 */
export function heardShare(
  store: Pick<RecordStore, 'count' | 'table'>,
  deciding: Deciding,
  context: Context,
): number {
  const { early } = deciding.rulebook.reader;
  if (early === undefined || store.count === 0) return 1;
  const isUnheard = unheardBy(deciding, context);
  let kinds = 0;
  const found = new EarlyKinds(
    early,
    context,
    ({ facts }) => isUnheard(facts),
    () => kinds++,
  );
  let [looked, heard] = [0, 0];
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const from = Math.floor((store.count * stretch) / STRETCHES);
    const to = Math.min(from + RECORDS, Math.floor((store.count * (stretch + 1)) / STRETCHES));
    const { cells } = store.table(from, to);
    looked += to - from;
    heard += found.number({ cells, columns: { kind: new Int32Array(to - from), weights: {} } }).length;
  }
  return heard / looked;
}
