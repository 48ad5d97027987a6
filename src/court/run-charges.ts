import { join, resolve } from 'node:path';
import { type Database, openDatabase, type SqlValue } from '../files/duckdb.js';
import { guardFormula } from '../files/formula-guard.js';
import { quoteIdentifier, quoteText } from '../files/sql.js';
import { Failure } from '../messages/failure.js';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../screening/determination-row.js';
import type { OpenRun } from '../screening/open-run.js';
import { indexPath } from '../screening/workspace.js';

const MEMORY_MIB = 384;
const MAX_LINE_BYTES = 8 * 1024 * 1024;
const DETERMINATIONS = 'determinations.csv';

/** A determination that a packet may hold, and the charge it is of in the index of the run. */
export interface ChosenDetermination {
  readonly person: number;
  readonly charge: number;
  readonly cells: Readonly<Record<DeterminationColumn, string>>;
}

/** A record of a person, as the index names it. */
export interface IndexedRecord {
  readonly person: number;
  readonly charge: number;
  readonly file: number;
  readonly row: number;
  readonly offset: number;
  readonly length: number;
}

/** The determinations of a run that were chosen, and the records of their people. */
export interface RunCharges {
  readonly chosen: readonly ChosenDetermination[];
  readonly records: readonly IndexedRecord[];
  readonly people: ReadonlyMap<number, string>;
  readonly files: readonly Readonly<Record<string, SqlValue>>[];
}

/**
 * Finds the eligible determinations of some reliefs: those that the office's policy selects, or, with `approved`, those
 * that it names by charge and relief. In the order of determinations.csv; records by person, charge, file and row.
 */
export async function runCharges(
  { folder, manifest }: OpenRun,
  reliefs: readonly string[],
  approved: ReadonlySet<string> | undefined,
): Promise<RunCharges> {
  const database = await openDatabase(undefined, { externalAccess: true, memoryLimitMiB: MEMORY_MIB });
  try {
    await database.run(`ATTACH ${quoteText(resolve(indexPath(folder)))} AS run_index (READ_ONLY)`);
    await readChosen(database, join(folder, DETERMINATIONS), reliefs, approved === undefined);
    await database.run('SET enable_external_access = false');
    await nameFiles(
      database,
      manifest.inputs.map(({ name }) => name),
    );
    await database.run(`
      CREATE TABLE placed AS SELECT c.*, coalesce(r.person, -1) AS index_person, coalesce(r.charge, -1) AS index_charge
      FROM chosen c LEFT JOIN file_names f ON f.cell = c.source_file
      LEFT JOIN run_index.records r ON r.file = f.file AND r."row" = CAST(c.source_row AS INTEGER)`);
    const rows = await database.rows('SELECT * FROM placed ORDER BY place');
    const chosen = rows.map(chosenOf).filter((one) => approved?.has(approvalKey(one)) ?? true);
    await keepPeople(database, chosen);
    const records = await database.rows(
      'SELECT person, charge, file, "row", "offset", length FROM run_index.records WHERE person IN (SELECT person FROM wanted) AND charge >= 0 ORDER BY person, charge, file, "row"',
    );
    const people = await database.rows(
      'SELECT person, id FROM run_index.people WHERE person IN (SELECT person FROM wanted)',
    );
    return {
      chosen,
      records: records.map(recordOf),
      people: new Map(people.map(({ person, id }) => [Number(person), String(id)])),
      files: await database.rows('SELECT name, delimiter, header FROM run_index.files ORDER BY file'),
    };
  } finally {
    database.close();
  }
}

/** What an approval in the docket and a determination of the run have in common. */
const approvalKey = ({ cells }: ChosenDetermination): string => `${cells.charge_id} ${cells.relief}`;

async function readChosen(
  database: Database,
  path: string,
  reliefs: readonly string[],
  asSelected: boolean,
): Promise<void> {
  const columns = DETERMINATION_COLUMNS.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
  const kept = DETERMINATION_COLUMNS.map(
    (name) => `coalesce(${quoteIdentifier(name)}, '') AS ${quoteIdentifier(name)}`,
  );
  await database.run('SET preserve_insertion_order = true');
  await database.run(`
    CREATE TABLE chosen AS SELECT row_number() OVER () AS place, * FROM (SELECT ${kept.join(', ')}
    FROM read_csv(${quoteText(resolve(path))}, auto_detect = false, columns = {${columns}}, header = true,
      delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true, ignore_errors = false,
      max_line_size = ${MAX_LINE_BYTES})
    WHERE outcome = 'eligible'${asSelected ? " AND selected = 'yes'" : ''}
      AND relief IN (${reliefs.map(quoteText).join(', ')}))`);
}

/** Names of files as their cells have them. */
async function nameFiles(database: Database, names: readonly string[]): Promise<void> {
  await database.run('CREATE TABLE file_names (cell VARCHAR, file INTEGER)');
  const columns = { cell: names.map(guardFormula), file: Int32Array.from(names, (_, at) => at) };
  await database.appendColumns('file_names', columns, names.length);
}

async function keepPeople(database: Database, chosen: readonly ChosenDetermination[]): Promise<void> {
  const people = Int32Array.from(new Set(chosen.map(({ person }) => person)));
  await database.run('CREATE TABLE wanted (person INTEGER)');
  await database.appendColumns('wanted', { person: people }, people.length);
}

function chosenOf(row: Readonly<Record<string, SqlValue>>): ChosenDetermination {
  const cells = Object.fromEntries(
    DETERMINATION_COLUMNS.map((column) => [column, String(row[column])]),
  ) as Record<DeterminationColumn, string>;
  const charge = Number(row.index_charge);
  if (charge < 0) {
    const [file, at] = [cells.source_file, Number(cells.source_row)];
    throw new Failure(1, 'COURT_CHARGE_GONE', { file, row: at });
  }
  return { person: Number(row.index_person), charge, cells };
}

const recordOf = (row: Readonly<Record<string, SqlValue>>): IndexedRecord => ({
  person: Number(row.person),
  charge: Number(row.charge),
  file: Number(row.file),
  row: Number(row.row),
  offset: Number(row.offset),
  length: Number(row.length),
});
