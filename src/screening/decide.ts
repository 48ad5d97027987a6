import { type Database, type DatabaseOptions, openDatabase } from '../files/duckdb.js';
import { quoteIdentifier } from '../files/sql.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { readingOf } from '../law/determine.js';
import type { Context, PreparedPolicy, PreparedRelief } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Compilation } from '../law/sql/compile-condition.js';
import { compilePolicy, compileRelief, type SqlStep } from '../law/sql/compile-relief.js';
import { duckdb } from '../law/sql/dialects/duckdb.js';
import { Answers, type Decisions, decisionsOf, type ReliefDecisions } from './decisions.js';
import type { Deciding } from './determination-row.js';
import { factsAsked } from './facts-asked.js';
import { FactsLoader } from './facts-loading.js';
import type { FactsTable } from './facts-table.js';

/** Loads the facts of a run into the engine: a row for each kind and each charge, and the view `facts` over both. */
export const loadFacts = (
  database: Database,
  rulebook: Rulebook,
  charges: ChargeTable,
  facts: FactsTable,
): Promise<void> => new FactsLoader(database, rulebook).load(charges, facts);

/** How much an engine holds in memory, and where it puts the rest. */
export type EngineLimits = Pick<DatabaseOptions, 'memoryLimitMiB' | 'tempFolder'>;

/** Decides portions of the charges of one run, one after the other, in an engine that is opened once. */
export class Decider {
  readonly #loader: FactsLoader;

  private constructor(
    private readonly database: Database,
    private readonly terms: Omit<DecideTerms, 'facts'>,
  ) {
    const asked = factsAsked(terms.deciding);
    this.#loader = new FactsLoader(database, terms.deciding.rulebook, (fact) => asked.has(fact));
  }

  static async open(
    terms: Omit<DecideTerms, 'facts'>,
    threads: number,
    limits: EngineLimits = {},
  ): Promise<Decider> {
    return new Decider(await openDatabase(undefined, { threads, ...limits }), terms);
  }

  /** Decides a portion, whose facts are of the one reader of facts that read those before. */
  async decide(
    charges: ChargeTable,
    facts: FactsTable,
    onRelief?: (done: number) => void,
  ): Promise<Decisions> {
    await this.#loader.load(charges, facts);
    return await decide(this.database, charges.count, { ...this.terms, facts }, onRelief);
  }

  close(): void {
    this.database.close();
  }
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
  const asked = reliefs.map((prepared, at) => {
    const own = compileRelief(prepared, compilationOf(terms, prepared), `relief_${at + 1}`);
    if (policy === undefined || !rulebook.policyReliefs.includes(prepared.relief.id)) return [own];
    const { id } = prepared.relief;
    return [own, compilePolicy(policy, id, compilationOf(terms, policy), `policy_${at + 1}`)];
  });
  const tables = new StepTables(database, asked.flat());
  const decided: ReliefDecisions[] = [];
  for (const [at, queries] of asked.entries()) {
    onRelief?.(at);
    const answers: Answers[] = [];
    for (const steps of queries) answers.push(await answersOf(tables, database, steps, charges));
    const [own, selected] = answers;
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

/** Gathers the rows of the last step, over the tables of those before it. */
async function answersOf(
  tables: StepTables,
  database: Database,
  steps: readonly SqlStep[],
  charges: number,
): Promise<Answers> {
  const answers = new Answers(charges);
  const before = steps.slice(0, -1);
  for (const step of before) await tables.make(step);
  const { count, columns } = await database.readAllIntColumns(steps[steps.length - 1].sql);
  const [charge, code, rule, missing, support] = columns;
  for (let row = 0; row < count; row++) {
    answers.add(charge[row], code[row], rule[row], missing[row], support[row]);
  }
  for (const step of before) await tables.drop(step);
  return answers;
}

/** Steps as tables: those of equal SQL are one table, under the name of each, kept until nothing more is asked of it. */
class StepTables {
  /** How often a table is still asked for, and its name once it is made, by SQL. */
  readonly #uses = new Map<string, number>();
  readonly #made = new Map<string, string>();

  constructor(
    private readonly database: Database,
    queries: readonly (readonly SqlStep[])[],
  ) {
    for (const { sql } of queries.flatMap((steps) => steps.slice(0, -1))) {
      this.#uses.set(sql, (this.#uses.get(sql) ?? 0) + 1);
    }
  }

  /** Makes what a step gives, under its name. */
  async make({ name, sql }: SqlStep): Promise<void> {
    const made = this.#made.get(sql);
    const [what, from] =
      made === undefined ? ['TABLE', sql] : ['VIEW', `SELECT * FROM ${quoteIdentifier(made)}`];
    await this.database.run(`CREATE TEMPORARY ${what} ${quoteIdentifier(name)} AS ${from}`);
    if (made === undefined) this.#made.set(sql, name);
  }

  /** Drops what was made for a step, but not a table that others stand on. */
  async drop({ name, sql }: SqlStep): Promise<void> {
    const table = this.#made.get(sql);
    const left = (this.#uses.get(sql) ?? 0) - 1;
    this.#uses.set(sql, left);
    if (table === undefined) throw new RangeError('a step is dropped that was not made');
    if (table !== name) await this.database.run(`DROP VIEW ${quoteIdentifier(name)}`);
    if (left > 0) return;
    this.#made.delete(sql);
    await this.database.run(`DROP TABLE ${quoteIdentifier(table)}`);
  }
}
