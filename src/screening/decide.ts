import { type Database, openDatabase } from '../files/duckdb.js';
import { quoteIdentifier } from '../files/sql.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { readingOf } from '../law/determine.js';
import type { Context, PreparedPolicy, PreparedRelief } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Compilation } from '../law/sql/compile-condition.js';
import { compilePolicy, compileRelief, type SqlStep } from '../law/sql/compile-relief.js';
import { Answers, type Decisions, decisionsOf, type ReliefDecisions } from './decisions.js';
import type { Deciding } from './determination-row.js';
import { FactsLoader } from './facts-loading.js';
import type { FactsTable } from './facts-table.js';

/** Loads the facts of a run into the engine: a row for each kind and each charge, and the view `facts` over both. */
export const loadFacts = (
  database: Database,
  rulebook: Rulebook,
  charges: ChargeTable,
  facts: FactsTable,
): Promise<void> => new FactsLoader(database, rulebook).load(charges, facts);

/** Decides portions of the charges of one run, one after the other, in an engine that is opened once. */
export class Decider {
  readonly #loader: FactsLoader;

  private constructor(
    private readonly database: Database,
    private readonly terms: Omit<DecideTerms, 'facts'>,
  ) {
    this.#loader = new FactsLoader(database, terms.deciding.rulebook);
  }

  static async open(terms: Omit<DecideTerms, 'facts'>, threads: number): Promise<Decider> {
    return new Decider(await openDatabase(undefined, { threads }), terms);
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
    codeOf: (fact, text) => terms.facts.keys.get(fact)?.codeOf(text) ?? NO_CODE,
  };
}

/** The code of a key no charge has. */
const NO_CODE = -1;

/** Runs the steps before the last as tables, gathers the rows of the last, and drops the tables. */
async function runSteps(database: Database, steps: readonly SqlStep[], answers: Answers): Promise<void> {
  const before = steps.slice(0, -1);
  for (const step of before) {
    await database.run(`CREATE TEMPORARY TABLE ${quoteIdentifier(step.name)} AS ${step.sql}`);
  }
  const { count, columns } = await database.readAllIntColumns(steps[steps.length - 1].sql);
  const [charge, code, rule, missing, support] = columns;
  for (let row = 0; row < count; row++) {
    answers.add(charge[row], code[row], rule[row], missing[row], support[row]);
  }
  for (const step of before) await database.run(`DROP TABLE ${quoteIdentifier(step.name)}`);
}
