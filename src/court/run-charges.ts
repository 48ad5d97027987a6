import { join, resolve } from 'node:path';
import { type Database, openDatabase, type SqlValue } from '../files/duckdb.js';
import { guardFormula } from '../files/formula-guard.js';
import { quoteIdentifier, quoteText } from '../files/sql.js';
import { Failure } from '../messages/failure.js';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../screening/determination-row.js';
import { determinationsSql } from '../screening/determinations-sql.js';
import type { OpenRun } from '../screening/open-run.js';
import { indexPath } from '../screening/workspace.js';
import type { Approved, MovedCharge } from './approved.js';

const MEMORY_MIB = 384;
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

/** A charge in the index of a run. */
type IndexedCharge = Pick<IndexedRecord, 'person' | 'charge'>;

/** The determinations of a run that were chosen, and the records of their people. */
export interface RunCharges {
  readonly chosen: readonly ChosenDetermination[];
  readonly records: readonly IndexedRecord[];
  /** The number of each person in the list, by which papers call them. */
  readonly people: ReadonlyMap<number, string>;
  /** Whose a charge is: the person the run says, unless it was moved at the desk. */
  readonly personOf: (charge: IndexedCharge) => number;
  readonly files: readonly Readonly<Record<string, SqlValue>>[];
}

/**
 * Finds the eligible determinations of some reliefs: those that the office's policy selects, or, with `approved`, those
 * that it names by charge and relief. In the order of determinations.csv; records by person, charge, file and row.
 */
export async function runCharges(
  { folder, manifest }: OpenRun,
  reliefs: readonly string[],
  approved: Approved | undefined,
): Promise<RunCharges> {
  const database = await openDatabase(undefined, { externalAccess: true, memoryLimitMiB: MEMORY_MIB });
  try {
    await database.run(`ATTACH ${quoteText(resolve(indexPath(folder)))} AS run_index (READ_ONLY)`);
    const keys = [...(approved?.determinations.keys() ?? [])];
    await database.run('CREATE TABLE approved (key VARCHAR)');
    await database.appendColumns('approved', { key: keys }, keys.length);
    const isChosen =
      approved === undefined
        ? "outcome = 'eligible' AND selected = 'yes'"
        : "charge_id || ' ' || relief IN (SELECT key FROM approved)";
    await readChosen(database, join(folder, DETERMINATIONS), reliefs, isChosen);
    await database.run('SET enable_external_access = false');
    const names = manifest.inputs.map(({ name }) => name);
    await nameFiles(database, names);
    await database.run(`
      CREATE TABLE placed AS SELECT c.*, coalesce(r.person, -1) AS index_person, coalesce(r.charge, -1) AS index_charge
      FROM chosen c LEFT JOIN file_names f ON f.cell = c.source_file
      LEFT JOIN run_index.records r ON r.file = f.file AND r."row" = CAST(c.source_row AS INTEGER)`);
    const rows = await database.rows('SELECT * FROM placed ORDER BY place');
    const chosen = rows.map((row) => asApproved(chosenOf(row), approved));
    const moved = await movedCharges(database, names, approved?.moved ?? []);
    const personOf = (charge: IndexedCharge): number => moved.get(keyOf(charge))?.to ?? charge.person;
    const wanted = new Set(chosen.map(personOf));
    for (const { person } of chosen) wanted.add(person);
    for (const { from, to } of moved.values()) if (wanted.has(to)) wanted.add(from);
    await keepPeople(database, wanted);
    const records = await database.rows(
      'SELECT person, charge, file, "row", "offset", length FROM run_index.records WHERE person IN (SELECT person FROM wanted) AND charge >= 0 ORDER BY person, charge, file, "row"',
    );
    const people = await database.rows(
      'SELECT person, id FROM run_index.people WHERE person IN (SELECT person FROM wanted)',
    );
    return {
      chosen,
      records: records.map(recordOf),
      people: new Map([
        ...people.map(({ person, id }): [number, string] => [Number(person), String(id)]),
        ...[...moved.values()].map(({ to, personId }): [number, string] => [to, personId]),
      ]),
      personOf,
      files: await database.rows('SELECT name, delimiter, header FROM run_index.files ORDER BY file'),
    };
  } finally {
    database.close();
  }
}

/** A charge of the index, as a key. */
export const keyOf = ({ person, charge }: IndexedCharge): string => `${person} ${charge}`;

/** What was found at the desk may have changed what an approved determination rests on. */
function asApproved(one: ChosenDetermination, approved: Approved | undefined): ChosenDetermination {
  const { charge_id, relief } = one.cells;
  const assumptions = approved?.determinations.get(`${charge_id} ${relief}`);
  return assumptions === undefined ? one : { ...one, cells: { ...one.cells, assumptions } };
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly personId: string;
}

/** The charges that were moved at the desk. A person whom the run does not know gets a number behind all others. */
async function movedCharges(
  database: Database,
  names: readonly string[],
  all: readonly MovedCharge[],
): Promise<Map<string, Move>> {
  await database.run('CREATE TABLE moved (file INTEGER, "row" INTEGER, id VARCHAR)');
  const columns = {
    file: Int32Array.from(all, ({ file }) => names.indexOf(file)),
    row: Int32Array.from(all, ({ row }) => row),
    id: all.map(({ personId }) => personId),
  };
  await database.appendColumns('moved', columns, all.length);
  const rows = await database.rows(`
    SELECT r.person, r.charge, m.id, coalesce(p.person, (SELECT max(person) FROM run_index.people) + dense_rank() OVER (ORDER BY m.id)) AS target
    FROM moved m JOIN run_index.records r ON r.file = m.file AND r."row" = m."row"
    LEFT JOIN run_index.people p ON p.id = m.id`);
  if (rows.length !== all.length) {
    const [first] = all;
    throw new Failure(1, 'COURT_CHARGE_GONE', { file: first?.file ?? '', row: first?.row ?? 0 });
  }
  return new Map(
    rows.map(({ person, charge, id, target }) => [
      keyOf({ person: Number(person), charge: Number(charge) }),
      { from: Number(person), to: Number(target), personId: String(id) },
    ]),
  );
}

async function readChosen(
  database: Database,
  path: string,
  reliefs: readonly string[],
  isChosen: string,
): Promise<void> {
  const kept = DETERMINATION_COLUMNS.map(
    (name) => `coalesce(${quoteIdentifier(name)}, '') AS ${quoteIdentifier(name)}`,
  );
  await database.run('SET preserve_insertion_order = true');
  await database.run(`
    CREATE TABLE chosen AS SELECT row_number() OVER () AS place, * FROM (SELECT ${kept.join(', ')}
    FROM ${determinationsSql(path)}
    WHERE ${isChosen} AND relief IN (${reliefs.map(quoteText).join(', ')}))`);
}

/** Names of files as their cells have them. */
async function nameFiles(database: Database, names: readonly string[]): Promise<void> {
  await database.run('CREATE TABLE file_names (cell VARCHAR, file INTEGER)');
  const columns = { cell: names.map(guardFormula), file: Int32Array.from(names, (_, at) => at) };
  await database.appendColumns('file_names', columns, names.length);
}

async function keepPeople(database: Database, wanted: ReadonlySet<number>): Promise<void> {
  const people = Int32Array.from(wanted);
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
