import { sql } from 'kysely';
import { personAgain } from '../screening/again/person-again.js';
import type { RunAgain } from '../screening/again/run-again.js';
import { printCell } from '../screening/print-cell.js';
import type { Docket } from './engine.js';
import { askedOf, personNumbered } from './person-charges.js';
import { addWords, searchKey, searchWords } from './search-words.js';

/**
 * Makes the words persons are found by again: of the names of all their charges, also of those that are history only,
 * and of the numbers of all who are one with them.
 */
export async function makeWords(
  trx: Docket,
  runNo: number,
  persons: readonly number[],
  again: RunAgain,
): Promise<void> {
  for (const person of persons) {
    const known = await personNumbered(trx, runNo, person);
    if (known === undefined) continue;
    const { charges } = await personAgain(again, await askedOf(trx, runNo, known));
    const { rows } = await sql<{ id: string }>`WITH RECURSIVE one AS (
        SELECT person_no, person_id FROM people WHERE run_no = ${runNo} AND person_no = ${person}
        UNION SELECT p.person_no, p.person_id FROM people p JOIN one ON p.run_no = ${runNo} AND p.merged_into = one.person_no)
      SELECT person_id AS id FROM one`.execute(trx);
    const words = new Set([
      ...charges.flatMap(({ cells }) => searchWords(printCell(cells.name))),
      ...rows.map(({ id }) => searchKey(id)).filter((word) => word !== ''),
    ]);
    await trx.deleteFrom('words').where('run_no', '=', runNo).where('person_no', '=', person).execute();
    await addWords(
      trx,
      'words',
      runNo,
      [...words].map((word) => ({ word, person })),
    );
  }
}
