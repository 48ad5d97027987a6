import { type Random, weighted } from '../../random.js';
import { LEFT_TO_COMMENT } from './charges.js';
import type { DojCycle, DojRow } from './steps.js';

/** How a comment says the charge that the description leaves to it. */
const CHARGE_WORDS = weighted([
  ['CHRG ', 4],
  [':CHRG ', 2],
  ['CHRG-', 1],
  ['COM: SCN-00 CHRG ', 1],
  ['', 2],
]);

/** What comments say besides. */
const REMARKS = weighted([
  ['SEN-X36 MO PROB', 3],
  ['XSEN:SUM PROB', 2],
  ['COM: CONCURRENT WITH OTHER CASE', 2],
  ['COM: CREDIT TIME SERVED', 2],
]);

const isWithCode = (description: string): boolean => /^\s*\d.*(?:HS|PC|VC|BP)\s*-/i.test(description);

/** Writes comments: of some charges they say what the charge is, of others nothing that matters. */
export function leaveToComment(cycles: readonly DojCycle[], random: Random): void {
  for (const { steps } of cycles) {
    for (const { rows } of steps) {
      for (const [at, row] of rows.entries())
        if (rows[at - 1]?.order !== row.order) commentOn(rows, at, random);
    }
  }
}

/** Comments on the count whose first row is at `at`, in all rows of it. */
function commentOn(rows: readonly DojRow[], at: number, random: Random): void {
  const first = rows[at];
  if (first.charge === undefined) return;
  const said = inventComment(first, random);
  if (said === undefined) return;
  for (const row of rows.filter(({ order }) => order === first.order)) Object.assign(row, said);
}

function inventComment(row: DojRow, random: Random): Partial<DojRow> | undefined {
  if (random.chance(0.012) && isWithCode(row.description)) {
    const comment = random.pick(CHARGE_WORDS) + row.description.trim();
    return { comment, description: random.chance(0.7) ? LEFT_TO_COMMENT : '' };
  }
  return row.status !== '' && random.chance(0.1) ? { comment: random.pick(REMARKS) } : undefined;
}
