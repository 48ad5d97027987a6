import { type Database, type DatabaseOptions, openDatabase } from '../files/duckdb.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { allRules } from '../law/document/references.js';
import type { Context } from '../law/prepared.js';
import { compilePolicy, compileRelief } from '../law/sql/compile-relief.js';
import { QUANTIFIER_COLUMNS } from '../law/sql/sums-over-others.js';
import { given } from './alike-charges.js';
import { decidedCharges } from './decided-charges.js';
import { type Decisions, decisionsOf, type ReliefDecisions } from './decisions.js';
import type { Deciding } from './determination-row.js';
import { FactsLoader } from './facts-loading.js';
import type { FactsTable } from './facts-table.js';
import { HeardReader } from './heard-charges.js';
import { KindChoices } from './kind-classes.js';
import { NO_KEY, Question } from './question.js';
import { SumsNumbering } from './sums-numbering.js';

/** How much an engine holds in memory, and where it puts the rest. */
export type EngineLimits = Pick<DatabaseOptions, 'memoryLimitMiB' | 'tempFolder'>;

/** What deciding needs of the run. */
export interface DecideTerms {
  readonly deciding: Deciding;
  readonly context: Context;
}

/** The questions of a relief: its own, and that of the policy where it speaks of it. */
interface ReliefQuestions {
  readonly own: Question;
  readonly policy: Question | undefined;
}

/** Decides portions of the charges of one run, one after the other, in an engine that is opened once. */
export class Decider {
  readonly #heard: HeardReader;
  readonly #loader: FactsLoader;
  readonly #reliefs: readonly ReliefQuestions[];
  readonly #sums = new SumsNumbering();

  private constructor(
    private readonly database: Database,
    { deciding, context }: DecideTerms,
  ) {
    const choices = new KindChoices();
    this.#heard = new HeardReader(deciding, context, choices);
    this.#loader = new FactsLoader(database, this.#heard.facts);
    this.#reliefs = questionsOf(deciding, context, choices);
  }

  static async open(terms: DecideTerms, threads: number, limits: EngineLimits = {}): Promise<Decider> {
    return new Decider(await openDatabase(undefined, { threads, ...limits }), terms);
  }

  /**
   * Decides every relief, and the policy, for all charges in scope of a portion, whose facts are of the one reader of
   * facts that read those before; `onRelief` is told how many reliefs are done, before each thing the engine is asked.
   */
  async decide(
    charges: ChargeTable,
    facts: FactsTable,
    onRelief?: (done: number) => void,
  ): Promise<Decisions> {
    const inScope = decidedCharges(facts);
    const sumsOf = await this.#overOthers(charges, facts, onRelief);
    const reliefs: ReliefDecisions[] = [];
    for (const [at, { own, policy }] of this.#reliefs.entries()) {
      const answer = (question: Question) => {
        onRelief?.(at);
        const known = { charges, facts, sums: sumsOf.get(question) ?? [] };
        return question.answer(this.database, inScope, known, this.#sums);
      };
      const ofRelief = await answer(own);
      reliefs.push(decisionsOf(ofRelief, policy === undefined ? undefined : await answer(policy)));
    }
    return { reliefs };
  }

  /** The number of the sums of each charge over others, for each step of each question; equal steps are made once. */
  async #overOthers(
    charges: ChargeTable,
    facts: FactsTable,
    onRelief?: (done: number) => void,
  ): Promise<ReadonlyMap<Question, readonly Int32Array[]>> {
    const heard = this.#heard.read(charges, facts);
    const literalOf = (fact: string, key: string) =>
      String(heard.keyColumns.get(fact)?.codeOf(key) ?? NO_KEY);
    const questions = this.#reliefs.flatMap(({ own, policy }) =>
      policy === undefined ? [own] : [own, policy],
    );
    const steps = questions.map((question) => question.stepsOverOthers(literalOf));
    const made = new Map<string, Int32Array>();
    if (heard.rows.length > 0) await this.#loader.load(charges, facts, heard);
    for (const sql of new Set(steps.flat())) {
      onRelief?.(0);
      made.set(sql, await this.#sumsOf(sql, charges.count, heard.rows.length > 0));
    }
    return new Map(questions.map((question, at) => [question, steps[at].map((sql) => given(made, sql))]));
  }

  async #sumsOf(sql: string, charges: number, isAnyHeard: boolean): Promise<Int32Array> {
    if (!isAnyHeard) return new Int32Array(charges);
    const whole = QUANTIFIER_COLUMNS.map((column) => `CAST(${column} AS INTEGER) AS ${column}`);
    const { columns } = await this.database.readAllIntColumns(
      `SELECT charge, ${whole.join(', ')} FROM (\n${sql}\n) AS sums`,
    );
    const [rows, ...values] = columns;
    return this.#sums.number(charges, rows, values);
  }

  close(): void {
    this.database.close();
  }
}

function questionsOf(deciding: Deciding, context: Context, choices: KindChoices): ReliefQuestions[] {
  const { reliefs, policy, rulebook } = deciding;
  return reliefs.map((prepared, at) => {
    const { relief } = prepared;
    const own = new Question(
      {
        prepared,
        conditions: allRules(relief).map(({ holds }) => holds),
        compile: (compilation) => compileRelief(prepared, compilation, `relief_${at + 1}`),
      },
      deciding,
      context,
      choices,
    );
    if (policy === undefined || !rulebook.policyReliefs.includes(relief.id))
      return { own, policy: undefined };
    const ofPolicy = new Question(
      {
        prepared: policy,
        conditions: policy.policy.lines.map(({ holds }) => holds),
        compile: (compilation) => compilePolicy(policy, relief.id, compilation, `policy_${at + 1}`),
      },
      deciding,
      context,
      choices,
    );
    return { own, policy: ofPolicy };
  });
}
