import { sql } from 'kysely';
import { csvCell } from '../files/csv-writer.js';
import { Failure } from '../messages/failure.js';
import type { ListReader, ListsAgain, ReadAgain } from '../screening/lists-again.js';
import type { Manifest } from '../screening/manifest.js';
import { copyInto, type Docket } from './engine.js';

const PIECE_BYTES = 1024 * 1024;

/** The folder of a run, and its manifest. */
export interface RunFolder {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The lists of a run that is taken in; undefined when they cannot be read again by this program, which is no reason
 * not to take it in.
 */
export async function listsIfKnown(run: RunFolder, reader: ListReader): Promise<ListsAgain | undefined> {
  try {
    return await reader(run);
  } catch (error) {
    if (error instanceof Failure && error.detail.code === 'SCREENING_OTHER_LAYOUT') return undefined;
    throw error;
  }
}

/** To be joined to `charges c`: the term of the agency; the empty one where the list names none. */
export const AGENCY_OF_CHARGE = sql`LEFT JOIN read_again a
    ON a.source_file = c.source_file AND a.source_row = c.source_row
  JOIN terms agency ON agency.text = coalesce(a.agency, '')`;

/**
 * Puts what lists say again into a table of the transaction, `read_again`: the agencies of charges by where these
 * stand, and people without determinations in rows of number 0. Texts of agencies go into `terms`. `people` are those
 * with determinations.
 */
export async function stageLists(trx: Docket, lists: ListsAgain, people: ReadonlySet<string>): Promise<void> {
  await sql`CREATE TEMPORARY TABLE read_again (source_file text NOT NULL, source_row integer NOT NULL,
    agency text NOT NULL, person_id text NOT NULL, name text NOT NULL) ON COMMIT DROP`.execute(trx);
  const columns = ['source_file', 'source_row', 'agency', 'person_id', 'name'];
  await copyInto(trx, 'read_again', columns, piecesOf(lists((personId) => people.has(personId))));
  await sql`ANALYZE read_again`.execute(trx);
  await sql`INSERT INTO terms (text) SELECT agency FROM
      (SELECT DISTINCT agency FROM read_again WHERE source_row > 0 UNION SELECT '') AS named
    ON CONFLICT DO NOTHING`.execute(trx);
}

async function* piecesOf(found: AsyncIterable<ReadAgain>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  let length = 0;
  for await (const some of found) {
    for (const line of linesOf(some)) {
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

const linesOf = ({ agencies, unlisted }: ReadAgain): string[] => [
  ...agencies.map(
    ({ sourceFile, sourceRow, agency }) => `${csvCell(sourceFile)},${sourceRow},${csvCell(agency)},,\n`,
  ),
  ...unlisted.flatMap(({ personId, names }) =>
    names.map((name) => `,0,,${csvCell(personId)},${csvCell(name)}\n`),
  ),
];
