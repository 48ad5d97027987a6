import { sql } from 'kysely';
import { csvCell } from '../files/csv-writer.js';
import { Failure } from '../messages/failure.js';
import type { AgencyReader, ChargeAgency } from '../screening/charge-agencies.js';
import { checkWorkspace } from '../screening/check-files.js';
import type { Manifest } from '../screening/manifest.js';
import { copyInto, type Docket } from './engine.js';
import { holdTrail } from './trail.js';

const PIECE_BYTES = 1024 * 1024;

/** What an `AgencyReader` finds. */
type FoundAgencies = AsyncIterable<readonly ChargeAgency[]>;

/** The folder of a run, and its manifest. */
interface RunFolder {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The agencies of a run that is taken in; undefined when its lists cannot be read again by this program, which is no
 * reason not to take it in.
 */
export async function agenciesIfKnown(
  run: RunFolder,
  reader: AgencyReader,
): Promise<FoundAgencies | undefined> {
  try {
    return await reader(run);
  } catch (error) {
    if (error instanceof Failure && error.detail.code === 'SCREENING_OTHER_LAYOUT') return undefined;
    throw error;
  }
}

/** Whether a run was taken in without its agencies. */
export async function lacksAgencies(db: Docket, runNo: number): Promise<boolean> {
  const { rows } = await sql<{ lacks: boolean }>`SELECT EXISTS (SELECT 1 FROM determinations
    WHERE run_no = ${sql.lit(runNo)} AND agency IS NULL) AS lacks`.execute(db);
  return rows[0]?.lacks === true;
}

/**
 * Reads the agencies of a run that was taken in without them. It is no act: nothing is decided by it, and nothing that
 * was decided changes. Throws a Failure when the files of the run are not as they were, or cannot be read again.
 */
export async function readAgenciesLate(
  db: Docket,
  runNo: number,
  run: RunFolder,
  reader: AgencyReader,
): Promise<void> {
  await checkWorkspace(run.folder, run.manifest);
  const found = await reader(run);
  await db.transaction().execute(async (trx) => {
    await stageAgencies(trx, found);
    // Whoever decides meanwhile waits, and is not waited for.
    await holdTrail(trx);
    await sql`UPDATE determinations d SET agency = agency.term FROM charges c ${AGENCY_OF_CHARGE}
      WHERE d.run_no = ${sql.lit(runNo)} AND d.agency IS NULL
        AND c.run_no = d.run_no AND c.charge_no = d.charge_no`.execute(trx);
  });
  // Each row was written anew, and the old ones are in the way of every list.
  await sql`VACUUM (ANALYZE) determinations`.execute(db);
}

/** To be joined to `charges c`: the term of the agency; the empty one where the list names none. */
export const AGENCY_OF_CHARGE = sql`LEFT JOIN agencies a
    ON a.source_file = c.source_file AND a.source_row = c.source_row
  JOIN terms agency ON agency.text = coalesce(a.agency, '')`;

/** Puts the agencies of charges into a table of the transaction, `agencies`, and their texts into `terms`. */
export async function stageAgencies(trx: Docket, found: FoundAgencies): Promise<void> {
  await sql`CREATE TEMPORARY TABLE agencies (source_file text NOT NULL, source_row integer NOT NULL,
    agency text NOT NULL) ON COMMIT DROP`.execute(trx);
  await copyInto(trx, 'agencies', ['source_file', 'source_row', 'agency'], piecesOf(found));
  await sql`ANALYZE agencies`.execute(trx);
  await sql`INSERT INTO terms (text) SELECT agency FROM (SELECT DISTINCT agency FROM agencies UNION SELECT '') AS named
    ON CONFLICT DO NOTHING`.execute(trx);
}

async function* piecesOf(found: FoundAgencies): AsyncGenerator<Buffer> {
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
