import type { Database } from '../../src/files/duckdb.js';
import type { FactValue } from '../../src/law/facts.js';
import type { SqlStep } from '../../src/law/sql/compile-relief.js';
import { fill } from '../../src/law/sql/dialect.js';
import { duckdb } from '../../src/law/sql/dialects/duckdb.js';
import { columnsOf } from '../../src/law/sql/fact-columns.js';
import { BEDS, FACTS } from './gardens.js';
import type { Entry } from './random-facts.js';

/** Keys stand in the table as their numbers in the list of beds. */
export const BED_CODES = {
  notFilled: '0',
  literalOf: (_: string, text: string) => String(BEDS.indexOf(text)),
};

function valuesOf(value: FactValue): number[] {
  switch (value.kind) {
    case 'choice':
      return [value.possible, value.strict, value.support];
    case 'date':
      return [value.span.first, value.span.last, value.strict.first, value.strict.last, value.support];
    case 'weight':
      return [value.span.over, value.span.upTo, value.strict.over, value.strict.upTo, value.support];
    case 'identifier':
      return [BEDS.indexOf(value.text)];
  }
}

/** Makes the table of facts and fills it. */
export async function loadEntries(database: Database, entries: readonly Entry[]): Promise<void> {
  const columns = FACTS.flatMap(columnsOf);
  const types = columns
    .map((c) => `${c.name} ${duckdb.types[c.type === 'real' ? 'real' : 'whole']} NOT NULL`)
    .join(', ');
  await database.run(
    `CREATE TABLE facts (charge INTEGER NOT NULL, person INTEGER NOT NULL, history_known BOOLEAN NOT NULL,
     history_whole BOOLEAN NOT NULL,
     in_scope BOOLEAN NOT NULL, ${types})`,
  );
  const rows = entries.map((e) => FACTS.flatMap((spec) => valuesOf(e.facts[spec.name])));
  const data = columns.map((c, at) => {
    const numbers = rows.map((row) => row[at]);
    return [c.name, c.type === 'real' ? Float64Array.from(numbers) : Int32Array.from(numbers)];
  });
  await database.appendColumns(
    'facts',
    {
      charge: Int32Array.from(entries, (e) => e.charge),
      person: Int32Array.from(entries, (e) => e.person),
      history_known: Uint8Array.from(entries, (e) => (e.historyKnown ? 1 : 0)),
      history_whole: Uint8Array.from(entries, (e) => (e.historyWhole ? 1 : 0)),
      in_scope: Uint8Array.from(entries, (e) => (e.inScope ? 1 : 0)),
      ...Object.fromEntries(data),
    },
    entries.length,
  );
}

/** The rows of the last step by charge, after the steps before it. */
export async function rowsOf(database: Database, steps: readonly SqlStep[]): Promise<Map<number, number[]>> {
  for (const step of steps.slice(0, -1))
    await database.run(fill(duckdb.makeTemporaryTable, { name: step.name, query: step.sql }));
  const { count, columns } = await database.readAllIntColumns(steps[steps.length - 1].sql);
  for (const step of steps.slice(0, -1)) await database.run(`DROP TABLE ${step.name}`);
  return new Map(
    Array.from({ length: count }, (_, row) => [
      columns[0][row],
      columns.slice(1).map((column) => column[row]),
    ]),
  );
}
