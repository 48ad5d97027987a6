import { join, resolve } from 'node:path';
import { type Database, openDatabase, type SqlValue } from '../files/duckdb.js';
import { guardFormula } from '../files/formula-guard.js';
import { quoteIdentifier, quoteText } from '../files/sql.js';
import { Failure } from '../messages/failure.js';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../screening/determination-row.js';
import { determinationsSql } from '../screening/determinations-sql.js';
import type { OpenRun } from '../screening/open-run.js';
import { openPlaces, type PlacesOfRun } from '../screening/places-of-run.js';
import { beforeInList, type RecordPlace } from '../screening/record-places.js';
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

/** A charge in the index of a run. */
type IndexedCharge = Pick<RecordPlace, 'person' | 'charge'>;

/** The determinations of a run that were chosen, and the records of their people. */
export interface RunCharges {
  readonly chosen: readonly ChosenDetermination[];
  readonly records: readonly RecordPlace[];
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
  const places = await openPlaces(folder, manifest);
  const database = await openDatabase(undefined, {
    externalAccess: true,
    memoryLimitMiB: MEMORY_MIB,
  }).catch((error: unknown) => {
    places.close();
    throw error;
  });
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
    const cells = names.map(guardFormula);
    const rows = await database.rows('SELECT * FROM chosen ORDER BY place');
    const chosen = rows.map((row) => asApproved(chosenOf(row, places, cells), approved));
    const moved = await movedCharges(database, places, names, approved?.moved ?? []);
    const personOf = (charge: IndexedCharge): number => moved.get(keyOf(charge))?.to ?? charge.person;
    const wanted = new Set(chosen.map(personOf));
    for (const { person } of chosen) wanted.add(person);
    for (const { from, to } of moved.values()) if (wanted.has(to)) wanted.add(from);
    await keepPeople(database, wanted);
    const records = places
      .ofPeople((person) => wanted.has(person))
      .sort((a, b) => a.person - b.person || a.charge - b.charge || beforeInList(a, b));
    const people = await database.rows(
      'SELECT person, id FROM run_index.people WHERE person IN (SELECT person FROM wanted)',
    );
    return {
      chosen,
      records,
      people: new Map([
        ...people.map(({ person, id }): [number, string] => [Number(person), String(id)]),
        ...[...moved.values()].map(({ to, personId }): [number, string] => [to, personId]),
      ]),
      personOf,
      files: await database.rows('SELECT name, delimiter, header FROM run_index.files ORDER BY file'),
    };
  } finally {
    database.close();
    places.close();
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
  places: PlacesOfRun,
  names: readonly string[],
  all: readonly MovedCharge[],
): Promise<Map<string, Move>> {
  const found = all.map(({ file, row }) => chargeAt(places, names, file, row));
  await database.run('CREATE TABLE moved (person INTEGER, charge INTEGER, id VARCHAR)');
  const columns = {
    person: Int32Array.from(found, ({ person }) => person),
    charge: Int32Array.from(found, ({ charge }) => charge),
    id: all.map(({ personId }) => personId),
  };
  await database.appendColumns('moved', columns, all.length);
  const rows = await database.rows(`
    SELECT m.person, m.charge, m.id, coalesce(p.person, (SELECT max(person) FROM run_index.people) + dense_rank() OVER (ORDER BY m.id)) AS target
    FROM moved m LEFT JOIN run_index.people p ON p.id = m.id`);
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

async function keepPeople(database: Database, wanted: ReadonlySet<number>): Promise<void> {
  const people = Int32Array.from(wanted);
  await database.run('CREATE TABLE wanted (person INTEGER)');
  await database.appendColumns('wanted', { person: people }, people.length);
}

/** `names` are those of the files as cells have them. */
function chosenOf(
  row: Readonly<Record<string, SqlValue>>,
  places: PlacesOfRun,
  names: readonly string[],
): ChosenDetermination {
  const cells = Object.fromEntries(
    DETERMINATION_COLUMNS.map((column) => [column, String(row[column])]),
  ) as Record<DeterminationColumn, string>;
  const { person, charge } = chargeAt(places, names, cells.source_file, Number(cells.source_row));
  return { person, charge, cells };
}

/** The charge of a row; `names` are those of the files, as `file` is written. */
function chargeAt(places: PlacesOfRun, names: readonly string[], file: string, row: number): IndexedCharge {
  const at = names.indexOf(file);
  const place = at < 0 ? undefined : places.at(at, row);
  if (place === undefined || place.charge < 0) throw new Failure(1, 'COURT_CHARGE_GONE', { file, row });
  return place;
}
