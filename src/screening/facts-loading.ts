import type { ColumnData, Database } from '../files/duckdb.js';
import { quoteIdentifier } from '../files/sql.js';
import { type ChargeTable, historyOf } from '../intake/charge-table.js';
import type { FactSpec, FactValue, WeightFact } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { columnsOf } from '../law/sql/fact-columns.js';
import type { FactsTable } from './facts-table.js';
import type { WeightColumn } from './kind-numbering.js';

type Columns = Record<string, Exclude<ColumnData, readonly (string | null)[]>>;

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

  /** Facts that `isAsked` is false of are left out of the engine. */
  constructor(
    private readonly database: Database,
    { facts }: Pick<Rulebook, 'facts'>,
    isAsked: (fact: string) => boolean = () => true,
  ) {
    this.#facts = facts.filter(({ name }) => isAsked(name));
    this.#choices = this.#facts.filter((fact) => fact.kind === 'choice');
    this.#weights = this.#facts.filter((fact) => fact.kind === 'weight');
  }

  /** `facts` are of the reader whose facts were loaded before, if any were. */
  async load(charges: ChargeTable, facts: FactsTable): Promise<void> {
    await this.#add('kinds', facts.kinds.length, (from) => this.#kindColumns(facts, from));
    for (const fact of this.#weights) {
      const { values } = weightsOf(facts, fact);
      await this.#add(`weights_of_${fact.name}`, values.length, (from) => ({
        [`${fact.name}_number`]: numbersFrom(from, values.length),
        ...valueColumns(fact, values.slice(from)),
      }));
    }
    const { columns, count } = this.#chargeColumns(charges, facts);
    await this.#create('charge_facts', columns);
    await this.database.appendColumns('charge_facts', columns, count);
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
    if (from === undefined) await this.#create(table, columns);
    if (count > (from ?? 0)) await this.database.appendColumns(table, columns, count - (from ?? 0));
    this.#loaded.set(table, count);
  }

  #create(table: string, columns: Columns): Promise<void> {
    const declared = Object.entries(columns).map(
      ([name, data]) => `${quoteIdentifier(name)} ${typeOf(data)} NOT NULL`,
    );
    return this.database.run(`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} (${declared.join(', ')})`);
  }

  #kindColumns({ kinds }: FactsTable, from: number): Columns {
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

  /** The charges of people who have a charge in scope, and that a rule can hear: of no others is anything asked. */
  #chargeColumns(charges: ChargeTable, facts: FactsTable): { columns: Columns; count: number } {
    const rows = chargesAskedAbout(charges, facts);
    const of = (column: Int32Array): Int32Array =>
      rows.length === charges.count ? column : valuesAt(column, rows);
    const person = of(charges.person);
    const columns: Columns = {
      charge: rows,
      person,
      kind: of(facts.kind),
      ...historyColumns(charges.persons, person),
    };
    for (const fact of this.#facts) {
      if (fact.kind === 'date') {
        const dates = given(facts.dates.get(fact.name), fact);
        const [first, last, strictFirst, strictLast, support] = columnsOf(fact).map((c) => c.name);
        const values = of(dates.of);
        columns[first] = valuesAt(dates.first, values);
        columns[last] = valuesAt(dates.last, values);
        columns[strictFirst] = valuesAt(dates.strictFirst, values);
        columns[strictLast] = valuesAt(dates.strictLast, values);
        columns[support] = valuesAt(dates.support, values);
      }
      if (fact.kind === 'identifier') columns[fact.name] = of(given(facts.keys.get(fact.name), fact).codes);
      if (fact.kind === 'weight') columns[`${fact.name}_number`] = of(weightsOf(facts, fact).of);
    }
    return { columns, count: rows.length };
  }
}

function historyColumns({ history }: ChargeTable['persons'], person: Int32Array): Columns {
  const known = new Uint8Array(person.length);
  const whole = new Uint8Array(person.length);
  for (let row = 0; row < person.length; row++) {
    const { historyKnown, historyWhole } = historyOf(history[person[row]]);
    known[row] = historyKnown ? 1 : 0;
    whole[row] = historyWhole ? 1 : 0;
  }
  return { history_known: known, history_whole: whole };
}

/** The values of a column at some places, one after the other. */
function valuesAt(column: Int32Array, places: Int32Array): Int32Array {
  const values = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) values[at] = column[places[at]];
  return values;
}

function chargesAskedAbout(
  { count, person, persons }: ChargeTable,
  { kind, kinds, unheard }: FactsTable,
): Int32Array {
  const isAsked = new Uint8Array(persons.count);
  const inScope = new Uint8Array(kinds.length);
  const isHeard = new Uint8Array(kinds.length).fill(1);
  for (let at = 0; at < kinds.length; at++) if (kinds[at].inScope) inScope[at] = 1;
  for (const one of unheard) isHeard[one] = 0;
  markPeople(isAsked, person, kind, inScope);
  const rows = new Int32Array(count);
  return rows.subarray(0, putHeard(rows, kind, isHeard, person, isAsked));
}

function markPeople(marks: Uint8Array, person: Int32Array, kind: Int32Array, isMarking: Uint8Array): void {
  for (let charge = 0; charge < kind.length; charge++) {
    if (isMarking[kind[charge]] === 1) marks[person[charge]] = 1;
  }
}

/** Writes the charges of kinds that are heard and of people who are asked about; says how many they are. */
function putHeard(
  rows: Int32Array,
  kind: Int32Array,
  isHeard: Uint8Array,
  person: Int32Array,
  isAsked: Uint8Array,
): number {
  let found = 0;
  for (let charge = 0; charge < rows.length; charge++) {
    if (isHeard[kind[charge]] === 1 && isAsked[person[charge]] === 1) rows[found++] = charge;
  }
  return found;
}

function typeOf(data: Columns[string]): string {
  if (data instanceof Uint8Array) return 'BOOLEAN';
  return data instanceof Float64Array ? 'DOUBLE' : 'INTEGER';
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
function valueColumns(fact: FactSpec, values: readonly (FactValue | undefined)[]): Columns {
  const rows = values.map((value) => columnValues(fact, value));
  const columns = columnsOf(fact).map(({ name, type }, at): [string, Columns[string]] => [
    name,
    type === 'real' ? Float64Array.from(rows, (row) => row[at]) : Int32Array.from(rows, (row) => row[at]),
  ]);
  return Object.fromEntries(columns);
}

/** The numbers of a choice or weight, in the order of its columns. */
function columnValues(fact: FactSpec, value: FactValue | undefined): number[] {
  if (value?.kind === 'choice') return [value.possible, value.strict, value.support];
  if (value?.kind === 'weight') {
    return [value.span.over, value.span.upTo, value.strict.over, value.strict.upTo, value.support];
  }
  throw new RangeError(`no value for ${fact.name}`);
}
