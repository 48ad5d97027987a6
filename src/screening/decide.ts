import type { Database } from '../files/duckdb.js';
import { quoteIdentifier } from '../files/sql.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { readingOf } from '../law/determine.js';
import type { FactSpec, FactValue, WeightFact } from '../law/facts.js';
import type { Context, PreparedPolicy, PreparedRelief } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Compilation } from '../law/sql/compile-condition.js';
import { compilePolicy, compileRelief, type SqlStep } from '../law/sql/compile-relief.js';
import { fill } from '../law/sql/dialect.js';
import { duckdb } from '../law/sql/dialects/duckdb.js';
import { columnsOf, type FactColumn } from '../law/sql/fact-columns.js';
import { Answers, type Decisions, decisionsOf, type ReliefDecisions } from './decisions.js';
import type { Deciding } from './determination-row.js';
import type { FactsTable } from './facts-table.js';
import type { WeightColumn } from './kind-numbering.js';

/** Loads the facts of a run into the engine: a row for each kind and each charge, and the view `facts` over both. */
export async function loadFacts(
  database: Database,
  rulebook: Rulebook,
  charges: ChargeTable,
  facts: FactsTable,
): Promise<void> {
  const ofKind = rulebook.facts.filter((fact) => fact.kind === 'choice');
  const kindColumns = ofKind.flatMap((fact) => columnsOf(fact));
  const columnList = kindColumns.map(declared);
  await database.run(
    `CREATE TABLE kinds (kind INTEGER NOT NULL, in_scope BOOLEAN NOT NULL, ${columnList.join(', ')})`,
  );
  const kindCount = facts.kinds.length;
  const kindData: Record<string, Int32Array | Float64Array | Uint8Array> = {
    kind: Int32Array.from({ length: kindCount }, (_, at) => at),
    in_scope: Uint8Array.from(facts.kinds, (kind) => (kind.inScope ? 1 : 0)),
  };
  for (const fact of ofKind) {
    const values = facts.kinds.map((kind) => columnValues(fact, kind.facts[fact.name]));
    columnsOf(fact).forEach((column, at) => {
      const numbers = values.map((value) => value[at]);
      kindData[column.name] = column.type === 'real' ? Float64Array.from(numbers) : Int32Array.from(numbers);
    });
  }
  await database.appendColumns('kinds', kindData, kindCount);

  const weighed = rulebook.facts.filter((fact) => fact.kind === 'weight');
  for (const fact of weighed) await loadWeights(database, fact, facts);

  const dated = rulebook.facts.filter((fact) => fact.kind === 'date');
  const keyed = rulebook.facts.filter((fact) => fact.kind === 'identifier');
  const chargeData: Record<string, Int32Array | Uint8Array> = {
    charge: Int32Array.from({ length: charges.count }, (_, at) => at),
    person: charges.person,
    kind: facts.kind,
    history_known: Uint8Array.from(charges.person, (person) =>
      charges.persons.history[person] === 'known' ? 1 : 0,
    ),
  };
  for (const fact of dated) {
    const columns = facts.dates.get(fact.name);
    if (columns === undefined) throw new RangeError(`no dates for ${fact.name}`);
    const [first, last, strictFirst, strictLast, support] = columnsOf(fact).map((c) => c.name);
    chargeData[first] = columns.first;
    chargeData[last] = columns.last;
    chargeData[strictFirst] = columns.strictFirst;
    chargeData[strictLast] = columns.strictLast;
    chargeData[support] = columns.support;
  }
  for (const fact of keyed) {
    const column = facts.keys.get(fact.name);
    if (column === undefined) throw new RangeError(`no keys for ${fact.name}`);
    chargeData[fact.name] = column.codes;
  }
  for (const fact of weighed) chargeData[`${fact.name}_number`] = weightsOf(facts, fact).of;
  const types = Object.entries(chargeData).map(
    ([name, data]) =>
      `${quoteIdentifier(name)} ${data instanceof Uint8Array ? 'BOOLEAN' : 'INTEGER'} NOT NULL`,
  );
  await database.run(`CREATE TABLE charge_facts (${types.join(', ')})`);
  await database.appendColumns('charge_facts', chargeData, charges.count);
  const joins = weighed.map((fact) => `JOIN ${weightTable(fact)} USING (${weightNumber(fact)})`);
  await database.run(
    `CREATE VIEW facts AS SELECT * FROM charge_facts JOIN kinds USING (kind) ${joins.join(' ')}`,
  );
}

const declared = ({ name, type }: FactColumn): string =>
  `${quoteIdentifier(name)} ${duckdb.types[type === 'real' ? 'real' : 'whole']} NOT NULL`;

const weightTable = (fact: WeightFact): string => quoteIdentifier(`weights_of_${fact.name}`);
const weightNumber = (fact: WeightFact): string => quoteIdentifier(`${fact.name}_number`);

function weightsOf(facts: FactsTable, fact: WeightFact): WeightColumn {
  const weights = facts.weights.get(fact.name);
  if (weights === undefined) throw new RangeError(`no weights for ${fact.name}`);
  return weights;
}

/** A table of the distinct values of a weight, by number. */
async function loadWeights(database: Database, fact: WeightFact, facts: FactsTable): Promise<void> {
  const { values } = weightsOf(facts, fact);
  const columns = columnsOf(fact);
  await database.run(
    `CREATE TABLE ${weightTable(fact)} (${weightNumber(fact)} INTEGER NOT NULL, ${columns.map(declared).join(', ')})`,
  );
  const data: Record<string, Int32Array | Float64Array> = {
    [`${fact.name}_number`]: Int32Array.from(values, (_, at) => at),
  };
  columns.forEach((column, at) => {
    const numbers = values.map((value) => columnValues(fact, value)[at]);
    data[column.name] = column.type === 'real' ? Float64Array.from(numbers) : Int32Array.from(numbers);
  });
  await database.appendColumns(`weights_of_${fact.name}`, data, values.length);
}

/** The numbers of a choice or weight, in the order of its columns. */
function columnValues(fact: FactSpec, value: FactValue | undefined): number[] {
  if (value?.kind === 'choice') return [value.possible, value.strict, value.support];
  if (value?.kind === 'weight') {
    return [value.span.over, value.span.upTo, value.strict.over, value.strict.upTo, value.support];
  }
  throw new RangeError(`no value for ${fact.name}`);
}

/** What deciding needs of the run. */
export interface DecideTerms {
  readonly deciding: Deciding;
  readonly context: Context;
  readonly facts: FactsTable;
}

/** Decides every relief, and the policy, for all charges in scope; `onRelief` is told how many are done. */
export async function decide(
  database: Database,
  charges: number,
  terms: DecideTerms,
  onRelief?: (done: number) => void,
): Promise<Decisions> {
  const { reliefs, policy, rulebook } = terms.deciding;
  const decided: ReliefDecisions[] = [];
  for (const [at, prepared] of reliefs.entries()) {
    onRelief?.(at);
    const own = new Answers(charges);
    const steps = compileRelief(prepared, compilationOf(terms, prepared), `relief_${at + 1}`);
    await runSteps(database, steps, own);
    if (policy === undefined || !rulebook.policyReliefs.includes(prepared.relief.id)) {
      decided.push(decisionsOf(own));
      continue;
    }
    const selected = new Answers(charges);
    await runSteps(
      database,
      compilePolicy(policy, prepared.relief.id, compilationOf(terms, policy), `policy_${at + 1}`),
      selected,
    );
    decided.push(decisionsOf(own, selected));
  }
  return { reliefs: decided };
}

function compilationOf(terms: DecideTerms, prepared: PreparedRelief | PreparedPolicy): Compilation {
  return {
    ...readingOf(terms.deciding.rulebook, prepared, terms.context),
    dialect: duckdb,
    keys: {
      notFilled: '0',
      literalOf: (fact, text) => String(terms.facts.keys.get(fact)?.codeOf(text) ?? NO_CODE),
    },
  };
}

/** The code of a key no charge has. */
const NO_CODE = -1;

/** Runs the steps before the last as tables, gathers the rows of the last, and drops the tables. */
async function runSteps(database: Database, steps: readonly SqlStep[], answers: Answers): Promise<void> {
  const before = steps.slice(0, -1);
  for (const step of before) {
    await database.run(
      fill(duckdb.makeTemporaryTable, { name: quoteIdentifier(step.name), query: step.sql }),
    );
  }
  const { count, columns } = await database.readAllIntColumns(steps[steps.length - 1].sql);
  const [charge, code, rule, missing, support] = columns;
  for (let row = 0; row < count; row++) {
    answers.add(charge[row], code[row], rule[row], missing[row], support[row]);
  }
  for (const step of before) await database.run(fill(duckdb.dropTable, { name: quoteIdentifier(step.name) }));
}
