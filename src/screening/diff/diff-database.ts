import { closeSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, openDatabase, type SqlValue } from '../../files/duckdb.js';
import { guardFormula } from '../../files/formula-guard.js';
import { integerLiteral, quoteIdentifier, quoteText } from '../../files/sql.js';
import { cellsOfRecord } from '../../intake/parse-record.js';
import { Failure } from '../../messages/failure.js';
import { DETERMINATION_COLUMNS } from '../determination-row.js';
import { determinationsSql } from '../determinations-sql.js';
import type { PlacesOfRun } from '../places-of-run.js';
import { indexPath } from '../workspace.js';
import { SIDES, type SideName } from './changes.js';

const MEMORY_MIB = 1024;
const HEADER_BYTES = 64 * 1024;
const LAST = 2_147_483_647;

export interface DiffDatabase {
  readonly rows: (sql: string) => Promise<Record<string, SqlValue>[]>;
  /** What the index of each run is called in SQL. */
  readonly index: Readonly<Record<SideName, string>>;
  /** Where the records of each run stand. */
  readonly places: Readonly<Record<SideName, PlacesOfRun>>;
  readonly close: () => void;
}

/**
 * Reads the determinations of two runs into a database of its own in `work`, and leaves there:
 * `before_rows` and `after_rows`, a row for each determination; `changed`, a row for each that differs, numbered by
 * `nth` from 0 in the order of the second run (what is only in the first comes last, in its order), with the numbers
 * of its charges and people in the two indexes, -1 where there is none. Reliefs follow `reliefs`, others come after.
 */
export async function openDiffDatabase(
  work: string,
  runs: Readonly<Record<SideName, string>>,
  fileNames: Readonly<Record<SideName, readonly string[]>>,
  places: Readonly<Record<SideName, PlacesOfRun>>,
  reliefs: readonly string[],
): Promise<DiffDatabase> {
  const database = await openDatabase(join(work, 'diff.duckdb'), {
    externalAccess: true,
    memoryLimitMiB: MEMORY_MIB,
    tempFolder: join(work, 'spill'),
  });
  try {
    const index = await attachIndexes(database, runs);
    for (const side of SIDES) await readDeterminations(database, side, runs[side]);
    await database.run('SET enable_external_access = false');
    for (const side of SIDES) await nameFiles(database, side, fileNames[side]);
    await numberReliefs(database, reliefs);
    await database.run(NUMBER_ANSWERS);
    for (const side of SIDES) await database.run(codeRows(side));
    await database.run(COMPARE);
    for (const side of SIDES) await placeRows(database, side, places[side]);
    await database.run(placeChanges(index));
    return { rows: database.rows, index, places, close: database.close };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One file cannot be attached twice: a run that is compared with itself has one index. */
async function attachIndexes(
  database: Database,
  runs: Readonly<Record<SideName, string>>,
): Promise<Record<SideName, string>> {
  const attach = (side: SideName): Promise<void> =>
    database.run(`ATTACH ${quoteText(resolve(indexPath(runs[side])))} AS ${side}_index (READ_ONLY)`);
  await attach('before');
  if (runs.before === runs.after) return { before: 'before_index', after: 'before_index' };
  await attach('after');
  return { before: 'before_index', after: 'after_index' };
}

/** The cells that are compared or shown, as text; the first names of the header are those we know. */
async function readDeterminations(database: Database, side: SideName, run: string): Promise<void> {
  const path = join(run, 'determinations.csv');
  const header = headerOf(path);
  if (DETERMINATION_COLUMNS.some((column, at) => header[at] !== column)) {
    const cause = 'its determinations.csv has other columns';
    throw new Failure(2, 'SCREENING_NOT_A_RUN', { path: run, cause });
  }
  const text = (column: string): string => `coalesce(${quoteIdentifier(column)}, '')`;
  const kept = [
    ...['charge_id', 'person_id', 'case_number', 'county', 'relief', 'outcome', 'selected', 'rule'],
    ...['missing_facts', 'source_file'],
  ];
  await database.run(`
    CREATE TABLE ${side}_rows AS
    SELECT ${kept.map((column) => `${text(column)} AS ${column}`).join(', ')},
      coalesce(statute, statute_cited, '') AS statute, CAST(source_row AS INTEGER) AS source_row
    FROM ${determinationsSql(path, header)}`);
}

function headerOf(path: string): string[] {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    const end = read.indexOf(0x0a);
    return cellsOfRecord(read.subarray(0, end < 0 ? read.length : end), ',').map((cell) => cell.text);
  } finally {
    closeSync(file);
  }
}

/** Names of files as their cells have them. */
async function nameFiles(database: Database, side: SideName, names: readonly string[]): Promise<void> {
  await database.run(`CREATE TABLE ${side}_files (cell VARCHAR, file INTEGER)`);
  const columns = { cell: names.map(guardFormula), file: Int32Array.from(names, (_, at) => at) };
  await database.appendColumns(`${side}_files`, columns, names.length);
}

async function numberReliefs(database: Database, reliefs: readonly string[]): Promise<void> {
  const found = await database.rows(
    'SELECT relief FROM before_rows UNION SELECT relief FROM after_rows ORDER BY relief',
  );
  const others = found.map(({ relief }) => String(relief)).filter((relief) => !reliefs.includes(relief));
  const all = [...reliefs, ...others];
  await database.run('CREATE TABLE reliefs (relief VARCHAR, number INTEGER)');
  const columns = { relief: all, number: Int32Array.from(all, (_, at) => at) };
  await database.appendColumns('reliefs', columns, all.length);
}

const ANSWER = 'outcome, selected, rule, missing_facts';

const NUMBER_ANSWERS = `
  CREATE TABLE answers AS
  SELECT CAST(row_number() OVER () AS INTEGER) AS answer, ${ANSWER}
  FROM (SELECT ${ANSWER} FROM before_rows UNION SELECT ${ANSWER} FROM after_rows)`;

/** What is joined is kept narrow: millions of rows of it must fit. */
const codeRows = (side: SideName): string => `
  CREATE TABLE ${side}_codes AS
  SELECT CAST(r.rowid AS INTEGER) AS at, r.charge_id, reliefs.number AS relief, answers.answer
  FROM ${side}_rows r JOIN reliefs USING (relief) JOIN answers USING (${ANSWER})`;

const COMPARE = `
  CREATE TABLE differing AS
  SELECT b.at AS before_at, a.at AS after_at
  FROM before_codes b FULL OUTER JOIN after_codes a ON b.charge_id = a.charge_id AND b.relief = a.relief
  WHERE b.answer IS DISTINCT FROM a.answer`;

/** Names the charge and the person of each row that differs, as the index of its run numbers them. */
async function placeRows(database: Database, side: SideName, places: PlacesOfRun): Promise<void> {
  const { count, columns } = await database.readAllIntColumns(`
    SELECT DISTINCT f.file, r.source_row FROM differing
    JOIN ${side}_rows r ON r.rowid = differing.${side}_at JOIN ${side}_files f ON f.cell = r.source_file
    ORDER BY f.file, r.source_row`);
  const [file, row] = columns;
  const charge = new Int32Array(count);
  const person = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const place = places.at(file[at], row[at]);
    charge[at] = place?.charge ?? -1;
    person[at] = place?.person ?? -1;
  }
  await database.run(
    `CREATE TABLE ${side}_places (file INTEGER, "row" INTEGER, charge INTEGER, person INTEGER)`,
  );
  await database.appendColumns(`${side}_places`, { file, row, charge, person }, count);
}

const placeChanges = (index: Readonly<Record<SideName, string>>): string => `
  CREATE TABLE changed AS
  SELECT CAST(row_number() OVER (ORDER BY
      coalesce(af.file, ${LAST}), coalesce(a.source_row, ${LAST}), bf.file, b.source_row, reliefs.number) - 1
      AS INTEGER) AS nth,
    coalesce(a.charge_id, b.charge_id) AS charge_id, coalesce(a.person_id, b.person_id) AS person_id,
    coalesce(a.case_number, b.case_number) AS case_number, coalesce(a.county, b.county) AS county,
    coalesce(a.statute, b.statute) AS statute, reliefs.relief,
    ${SIDES.map((side) => {
      const own = side.charAt(0);
      const other = side === 'before' ? 'same_before' : 'same_after';
      return `
    ${own}.outcome AS ${side}_outcome, ${own}.selected AS ${side}_selected, ${own}.rule AS ${side}_rule,
    ${own}.missing_facts AS ${side}_missing_facts, ${own}.source_file AS ${side}_file,
    ${own}.source_row AS ${side}_row, coalesce(${own}r.charge, -1) AS ${side}_charge,
    coalesce(${own}r.person, ${other}.person, -1) AS ${side}_person`;
    }).join(',')}
  FROM differing
  LEFT JOIN before_rows b ON b.rowid = differing.before_at
  LEFT JOIN after_rows a ON a.rowid = differing.after_at
  JOIN reliefs ON reliefs.relief = coalesce(a.relief, b.relief)
  LEFT JOIN before_files bf ON bf.cell = b.source_file
  LEFT JOIN after_files af ON af.cell = a.source_file
  LEFT JOIN before_places br ON br.file = bf.file AND br."row" = b.source_row
  LEFT JOIN after_places ar ON ar.file = af.file AND ar."row" = a.source_row
  LEFT JOIN ${index.before}.people bp ON bp.person = br.person
  LEFT JOIN ${index.after}.people ap ON ap.person = ar.person
  LEFT JOIN ${index.before}.people same_before ON same_before.id = CASE WHEN br.person IS NULL THEN ap.id END
  LEFT JOIN ${index.after}.people same_after ON same_after.id = CASE WHEN ar.person IS NULL THEN bp.id END`;

/** The condition that a row of `changed` is one of `count` from the `from`th on. */
export const nthFrom = (from: number, count: number): string =>
  `nth >= ${integerLiteral(from)} AND nth < ${integerLiteral(from + count)}`;
