import { sql } from 'kysely';
import { csvCell } from '../files/csv-writer.js';
import type { ChargeAgency } from '../screening/charge-agencies.js';
import { copyInto, type Docket } from './engine.js';

const PIECE_BYTES = 1024 * 1024;

/** Puts the agencies of charges into a table of the transaction, `agencies`, and their texts into `terms`. */
export async function stageAgencies(
  trx: Docket,
  found: AsyncIterable<readonly ChargeAgency[]>,
): Promise<void> {
  await sql`CREATE TEMPORARY TABLE agencies (source_file text NOT NULL, source_row integer NOT NULL,
    agency text NOT NULL) ON COMMIT DROP`.execute(trx);
  await copyInto(trx, 'agencies', ['source_file', 'source_row', 'agency'], piecesOf(found));
  await sql`ANALYZE agencies`.execute(trx);
  await sql`INSERT INTO terms (text) SELECT agency FROM (SELECT DISTINCT agency FROM agencies UNION SELECT '') AS named
    ON CONFLICT DO NOTHING`.execute(trx);
}

async function* piecesOf(found: AsyncIterable<readonly ChargeAgency[]>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  let length = 0;
  for await (const some of found) {
    for (const { sourceFile, sourceRow, agency } of some) {
      const line = `${csvCell(sourceFile)},${sourceRow},${csvCell(agency)}\n`;
      lines.push(line);
      length += line.length;
    }
    if (length < PIECE_BYTES) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(lines.join(''));
}
