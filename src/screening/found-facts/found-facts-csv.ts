import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EndingFile } from '../../files/block-file.js';
import { CsvFile } from '../../files/csv-writer.js';
import { guardFormula, unguardFormula } from '../../files/formula-guard.js';
import { systemCode } from '../../files/fs-failure.js';
import { sha256 } from '../../files/sha256.js';
import { cellsOfRecord } from '../../intake/parse-record.js';
import { Failure } from '../../messages/failure.js';
import { CHARGE_COLUMNS } from '../../record/charge-cells.js';
import type { Manifest } from '../manifest.js';
import { FOUND_FACTS, type FoundFact, type FoundFacts, plainText } from './found-fact.js';

const HEADER = [
  'charge_id',
  'source_file',
  'source_row',
  'fact',
  'column',
  'value',
  'source',
  'note',
  'workbook',
  'workbook_row',
] as const;

/** Writes found-facts.csv: a row for each found fact, none of which can run as a formula. */
export function writeFoundFacts(path: string, found: FoundFacts): EndingFile {
  const file = new CsvFile(path);
  try {
    file.row(HEADER);
    for (const one of found) {
      const cells = [
        ...[one.chargeId, plainText(one.sourceFile), String(one.sourceRow), one.fact, one.column, one.value],
        ...[one.source, one.note, one.workbook, one.workbookRows],
      ];
      file.row(cells.map(guardFormula));
    }
    return file.end();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/**
 * The found facts that a run was made with; none where its manifest names none. Throws a Failure (a failed check) when
 * found-facts.csv is not beside the manifest, or is not the file that the manifest names.
 */
export function foundFactsOf(
  folder: string,
  { foundFacts, inputs }: Pick<Manifest, 'foundFacts' | 'inputs'>,
): FoundFacts {
  if (foundFacts === undefined) return [];
  const bytes = bytesOf(join(folder, FOUND_FACTS));
  const altered = () =>
    new Failure(1, 'SCREENING_FILE_ALTERED', { file: FOUND_FACTS, how: 'not as it was written' });
  if (sha256(bytes) !== foundFacts.sha256) throw altered();
  const lines = bytes.toString('utf8').split('\n');
  const found = lines.slice(1, -1).map((line) => {
    const one = foundFactOf(cellsOfRecord(Buffer.from(line), ',').map(({ text }) => unguardFormula(text)));
    const file = inputs.find(({ name }) => plainText(name) === one?.sourceFile);
    if (one === undefined || file === undefined) throw altered();
    return { ...one, sourceFile: file.name };
  });
  if (found.length !== foundFacts.count) throw altered();
  return found;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new Failure(1, 'FACTS_FILE_GONE', {}, { file: FOUND_FACTS });
  }
}

function foundFactOf(cells: readonly string[]): FoundFact | undefined {
  const [chargeId, sourceFile, row, fact, name, value, source, note, workbook, workbookRows] = cells;
  const column = CHARGE_COLUMNS.find((one) => one === name);
  const sourceRow = Number(row);
  if (cells.length !== HEADER.length || column === undefined || !Number.isSafeInteger(sourceRow))
    return undefined;
  return { chargeId, sourceFile, sourceRow, fact, column, value, source, note, workbook, workbookRows };
}
