import type { EndingFile } from '../../files/block-file.js';
import { CsvFile } from '../../files/csv-writer.js';
import { guardFormula } from '../../files/formula-guard.js';
import { whatHappened, whatNext } from '../../messages/registry.js';
import { messageOfRefusal, type RefusedEntry } from './refused-entry.js';

/** The name of a run's file of entries that were refused. */
export const REFUSED_FACTS = 'refused-facts.csv';

/** Writes refused-facts.csv: a row for each entry that was not applied, with its reason and what was typed. */
export function writeRefusedFacts(
  path: string,
  workbook: string,
  refused: readonly RefusedEntry[],
): EndingFile {
  const file = new CsvFile(path);
  try {
    file.row(['workbook', 'workbook_row', 'fact', 'code', 'what', 'next', 'charge', 'found_fact']);
    for (const { row, fact, why, charge, found } of refused) {
      const message = messageOfRefusal(why);
      const cells = [
        ...[workbook, String(row), fact, why.code, whatHappened(message), whatNext(message), charge, found],
      ];
      file.row(cells.map(guardFormula));
    }
    return file.end();
  } catch (error) {
    file.abandon();
    throw error;
  }
}
