import type { ColumnData, Database } from '../files/duckdb.js';
import { quoteIdentifier } from '../files/sql.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { picked } from '../intake/coded-later.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { DateFact, FactSpec, FactValue, WeightFact } from '../law/facts.js';
import { columnsOf } from '../law/sql/fact-columns.js';
import { historyClasses } from './alike-charges.js';
import type { DateValues } from './fact-columns.js';
import type { FactsTable } from './facts-table.js';
import type { WeightColumn } from './kind-numbering.js';

/** Columns of numbers, by their names. */
export type Columns = Record<string, Exclude<ColumnData, readonly (string | null)[] | BigInt64Array>>;

/** The charges that are put into the engine: their numbers, and by row the number of each's kind, and keys. */
export interface LoadedCharges {
  readonly rows: Int32Array;
  readonly kinds: readonly Pick<ChargeKind, 'inScope' | 'facts'>[];
  readonly kind: Int32Array;
  readonly keys: (fact: string) => Int32Array;
}

/**
 * Puts the facts of charges into the engine: a row for each kind, each weight and each charge, and the view `facts`
 * over all. Loaded again with the facts of another portion of the run, it adds the kinds and weights that are new, and
 * takes the place of the charges.
 */
export class FactsLoader {
  readonly #facts: readonly FactSpec[];
  readonly #choices: readonly FactSpec[];
  readonly #weights: readonly WeightFact[];
  /** How many rows of each growing list are in the engine. */
  readonly #loaded = new Map<string, number>();

  constructor(
    private readonly database: Database,
    facts: readonly FactSpec[],
  ) {
    this.#facts = facts;
    this.#choices = this.#facts.filter((fact) => fact.kind === 'choice');
    this.#weights = this.#facts.filter((fact) => fact.kind === 'weight');
  }

  /** `facts` are of the reader whose facts were loaded before, if any were; of `loaded` the kinds only grow. */
  async load(charges: ChargeTable, facts: FactsTable, loaded: LoadedCharges): Promise<void> {
    await this.#add('kinds', loaded.kinds.length, (from) => this.#kindColumns(loaded.kinds, from));
    for (const fact of this.#weights) {
      const { values } = weightsOf(facts, fact);
      await this.#add(`weights_of_${fact.name}`, values.length, (from) => ({
        [`${fact.name}_number`]: numbersFrom(from, values.length),
        ...valueColumns(fact, values.slice(from)),
      }));
    }
    const columns = this.#chargeColumns(charges, facts, loaded);
    await this.database.makeTable('charge_facts', columns);
    await this.database.appendColumns('charge_facts', columns, loaded.rows.length);
    const joins = this.#weights.map(
      ({ name }) =>
        `JOIN ${quoteIdentifier(`weights_of_${name}`)} USING (${quoteIdentifier(`${name}_number`)})`,
    );
    await this.database.run(
      `CREATE OR REPLACE VIEW facts AS SELECT * FROM charge_facts JOIN kinds USING (kind) ${joins.join(' ')}`,
    );
  }

  /** Adds the rows of a list that were not there the last time. */
  async #add(table: string, count: number, columnsFrom: (from: number) => Columns): Promise<void> {
    const from = this.#loaded.get(table);
    const columns = columnsFrom(from ?? 0);
    if (from === undefined) await this.database.makeTable(table, columns);
    if (count > (from ?? 0)) await this.database.appendColumns(table, columns, count - (from ?? 0));
    this.#loaded.set(table, count);
  }

  #kindColumns(kinds: LoadedCharges['kinds'], from: number): Columns {
    const added = kinds.slice(from);
    return Object.assign(
      {
        kind: numbersFrom(from, kinds.length),
        in_scope: Uint8Array.from(added, (kind) => (kind.inScope ? 1 : 0)),
      },
      ...this.#choices.map((fact) =>
        valueColumns(
          fact,
          added.map((kind) => kind.facts[fact.name]),
        ),
      ),
    );
  }

  #chargeColumns(charges: ChargeTable, facts: FactsTable, { rows, kind, keys }: LoadedCharges): Columns {
    const of = (column: Int32Array): Int32Array =>
      rows.length === charges.count ? column : picked(column, rows);
    const person = of(charges.person);
    const columns: Columns = { charge: rows, person, kind, ...historyColumns(charges.persons, person) };
    for (const fact of this.#facts) {
      if (fact.kind === 'date') {
        const dates = given(facts.dates.get(fact.name), fact);
        Object.assign(columns, dateColumns(fact, dates, of(dates.of)));
      }
      if (fact.kind === 'identifier') columns[fact.name] = keys(fact.name);
      if (fact.kind === 'weight') columns[`${fact.name}_number`] = of(weightsOf(facts, fact).of);
    }
    return columns;
  }
}

/** The values of a date of these numbers, in its columns. */
export function dateColumns(fact: DateFact, dates: DateValues, numbers: Int32Array): Columns {
  const [first, last, strictFirst, strictLast, support] = columnsOf(fact).map((c) => c.name);
  return {
    [first]: picked(dates.first, numbers),
    [last]: picked(dates.last, numbers),
    [strictFirst]: picked(dates.strictFirst, numbers),
    [strictLast]: picked(dates.strictLast, numbers),
    [support]: picked(dates.support, numbers),
  };
}

function historyColumns({ history }: ChargeTable['persons'], person: Int32Array): Columns {
  const classes = picked(historyClasses(history), person);
  return {
    history_known: Uint8Array.from(classes, (one) => one & 1),
    history_whole: Uint8Array.from(classes, (one) => one >> 1),
  };
}

const numbersFrom = (from: number, to: number): Int32Array =>
  Int32Array.from({ length: to - from }, (_, at) => from + at);

function given<T>(value: T | undefined, { name }: FactSpec): T {
  if (value === undefined) throw new RangeError(`no value for ${name}`);
  return value;
}

const weightsOf = (facts: FactsTable, fact: WeightFact): WeightColumn =>
  given(facts.weights.get(fact.name), fact);

/** The values of a choice or weight, in its columns. */
export function valueColumns(fact: FactSpec, values: readonly (FactValue | undefined)[]): Columns {
  const columns: Columns = {};
  const filled: Float64Array[] = columnsOf(fact).map(() => new Float64Array(values.length));
  putValues(filled, fact, values);
  for (const [at, { name, type }] of columnsOf(fact).entries()) {
    columns[name] = type === 'real' ? filled[at] : Int32Array.from(filled[at]);
  }
  return columns;
}

/** Writes the numbers of choices or weights, in the order of their columns. */
function putValues(
  columns: readonly Float64Array[],
  fact: FactSpec,
  values: readonly (FactValue | undefined)[],
): void {
  const [first, second, third, fourth, fifth] = columns;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value?.kind === 'choice') {
      first[row] = value.possible;
      second[row] = value.strict;
      third[row] = value.support;
    } else if (value?.kind === 'weight') {
      first[row] = value.span.over;
      second[row] = value.span.upTo;
      third[row] = value.strict.over;
      fourth[row] = value.strict.upTo;
      fifth[row] = value.support;
    } else throw new RangeError(`no value for ${fact.name}`);
  }
}
