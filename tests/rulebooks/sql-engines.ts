import { type Database, openDatabase } from '../../src/files/duckdb.js';
import { factsOf } from '../../src/law/fact-reader.js';
import type { Context } from '../../src/law/prepared.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { DETERMINATION_COLUMNS } from '../../src/law/sql/script/determinations-view.js';
import { copyOf, type FactsRow, factColumns } from '../law/facts-rows.js';
import type { Postgres } from '../law/postgres.testkit.js';
import type { SaidOfCharge, TestPerson } from './both-readers.js';

/** What the view of a script says: the cells of a row in one text, by charge and relief. */
export type Answers = ReadonlyMap<string, string>;

/** A script makes its table, which is filled, and decides. */
interface Run {
  readonly script: string;
  readonly rows: readonly FactsRow[];
}

/** The same as an office would do it: the whole script runs, statements fill the table, and the script runs again. */
interface WholeRun {
  readonly script: string;
  readonly inserts: string;
}

/** The part of a script that ends with the table of facts. */
export const untilTable = (script: string): string => script.slice(0, script.indexOf('\n);\n') + 4);

/** The facts of people as a warehouse would fill them in, charges numbered in their order. */
export function factsRowsOf(rulebook: Rulebook, people: readonly TestPerson[], context: Context): FactsRow[] {
  let charge = 0;
  return people.flatMap((person, number) =>
    person.charges.map((cells): FactsRow => {
      const { kind, facts } = factsOf(rulebook.reader, cells, context);
      const own = {
        charge: charge++,
        person: number,
        in_scope: kind.inScope,
        history_known: person.identified,
        history_whole: true,
      };
      return { ...own, ...factColumns(rulebook.facts, facts) };
    }),
  );
}

/** What evaluation said, as the view of a script says it. */
export const answersOfEvaluation = (rulebook: Rulebook, said: readonly SaidOfCharge[]): Answers =>
  answersOf(
    said.flatMap((one, charge) =>
      one === 'none'
        ? []
        : rulebook.reliefs.map(({ id }) => {
            const { outcome, selected, rule, missing, assumptions, selectedRule, selectedMissing } = one[id];
            const lists = [missing, assumptions].map((list) => list.join('; '));
            return [
              String(charge),
              id,
              ...[outcome, selected, rule, ...lists],
              ...[selectedRule, selectedMissing.join('; ')],
            ];
          }),
    ),
  );

const SELECT = `SELECT ${DETERMINATION_COLUMNS.join(', ')} FROM determinations`;

/** What PostgreSQL makes of it. Throws with what the server said where it refuses. */
export async function answersOfPostgres(postgres: Postgres, run: Run | WholeRun): Promise<Answers> {
  const { script } = run;
  const filling = 'rows' in run ? [untilTable(script), copyOf(run.rows)] : [script, run.inserts];
  const emptied = 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;';
  const printed = await postgres.run([emptied, ...filling, script, `COPY (${SELECT}) TO STDOUT;`].join('\n'));
  return answersOf(printed.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')])));
}

/** What DuckDB makes of it. */
export async function answersOfDuckdb(run: Run | WholeRun): Promise<Answers> {
  const { script } = run;
  const database = await openDatabase();
  try {
    if ('rows' in run) {
      await database.run(untilTable(script));
      await append(database, run.rows);
    } else {
      await database.run(script);
      await database.run(run.inserts);
    }
    await database.run(script);
    const answers = await database.rows(SELECT);
    return answersOf(answers.map((row) => DETERMINATION_COLUMNS.map((name) => String(row[name]))));
  } finally {
    database.close();
  }
}

async function append(database: Database, rows: readonly FactsRow[]): Promise<void> {
  const types = await database.rows(
    "SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = 'facts'",
  );
  const columns = types.map(({ name, type }) => {
    const values = rows.map((row) => row[String(name)]);
    return [String(name), columnOf(String(type), values)];
  });
  await database.appendColumns('facts', Object.fromEntries(columns), rows.length);
}

function columnOf(type: string, values: readonly (string | number | boolean)[]) {
  switch (type) {
    case 'BIGINT':
      return BigInt64Array.from(values, (value) => BigInt(value));
    case 'INTEGER':
      return Int32Array.from(values, Number);
    case 'DOUBLE':
      return Float64Array.from(values, Number);
    case 'BOOLEAN':
      return Uint8Array.from(values, Number);
    default:
      return values.map(String);
  }
}

const answersOf = (rows: readonly (readonly string[])[]): Answers =>
  new Map(rows.map(([charge, relief, ...cells]) => [`${charge} ${relief}`, cells.join(' | ')]));

/** The first charge and relief of which two say different things. */
export const difference = (one: Answers, other: Answers) =>
  [...new Set([...one.keys(), ...other.keys()])]
    .map((key) => ({ key, one: one.get(key), other: other.get(key) }))
    .find((both) => both.one !== both.other);
