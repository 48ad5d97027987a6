import type { Database } from '../files/duckdb.js';
import { picked } from '../intake/coded-later.js';
import type { Condition } from '../law/condition.js';
import { readingOf } from '../law/determine.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { ChoiceValue, FactSpec, WeightValue } from '../law/facts.js';
import type { Context, PreparedPolicy, PreparedRelief } from '../law/prepared.js';
import type { Compilation, KeyEncoding } from '../law/sql/compile-condition.js';
import type { SqlStep } from '../law/sql/compile-relief.js';
import { duckdb } from '../law/sql/dialects/duckdb.js';
import { QUANTIFIER_COLUMNS } from '../law/sql/sums-over-others.js';
import { type ToldApart, toldApart } from '../law/sql/told-apart.js';
import { AlikeCharges, given, historyClasses, type KnownOfPortion, keyClasses } from './alike-charges.js';
import { type AnsweredCharges, Answers } from './decisions.js';
import type { Deciding } from './determination-row.js';
import { type Columns, dateColumns, valueColumns } from './facts-loading.js';
import type { FactsTable } from './facts-table.js';
import type { KindChoices } from './kind-classes.js';
import type { SumsNumbering } from './sums-numbering.js';

/** Stands for a key in SQL that is not run: of a relief's steps, each way to run them leaves some out. */
export const NO_KEY = '-1';

/** What a question is made of: a relief, or the policy, and its SQL. */
export interface Asked {
  readonly prepared: PreparedRelief | PreparedPolicy;
  readonly conditions: readonly Condition[];
  readonly compile: (compilation: Compilation) => SqlStep[];
}

/**
 * A relief, or what the policy says of one, asked of charges of portions of one run. Of charges that are alike in all
 * that the law tells apart the engine is asked once, for all portions: a list of a million has some thousands of such.
 */
export class Question {
  readonly #told: ToldApart;
  readonly #alike: AlikeCharges;
  readonly #facts: readonly FactSpec[];
  readonly #answers = new Answers();
  /** By the number of charges that are alike the number of the answer. */
  readonly #answerOf: number[] = [];
  /** The steps over other charges, by name; and the last step, over a table that has what these gave. */
  readonly #names: readonly string[];
  readonly #sql: string;

  constructor(
    private readonly asked: Asked,
    private readonly deciding: Deciding,
    private readonly context: Context,
    choices: KindChoices,
  ) {
    const compilation = this.#compilation({
      notFilled: '0',
      literalOf: (fact, text) => {
        const compared = this.#told.keys.get(fact);
        return compared === undefined ? NO_KEY : String(compared.indexOf(text) + 1);
      },
    });
    this.#told = toldApart(asked.conditions, compilation);
    this.#alike = new AlikeCharges(this.#told, choices);
    const { choices: chosen, dates, weights, keys } = this.#told;
    this.#facts = deciding.rulebook.facts.filter(({ name }) =>
      [chosen, dates, weights, keys].some((facts) => facts.has(name)),
    );
    const steps = asked.compile({ ...compilation, othersInFacts: true });
    this.#names = steps.slice(0, -1).map(({ name }) => name);
    this.#sql = steps[steps.length - 1].sql;
  }

  /** The SQL of the steps over other charges, by the codes of their keys. */
  stepsOverOthers(literalOf: KeyEncoding['literalOf']): string[] {
    if (this.#names.length === 0) return [];
    const steps = this.asked.compile(this.#compilation({ notFilled: '0', literalOf }));
    return steps.slice(0, -1).map(({ sql }) => sql);
  }

  /** Answers it for some charges of a portion; `sums` are those of its steps over others, in their order. */
  async answer(
    database: Database,
    some: Int32Array,
    known: KnownOfPortion,
    sums: SumsNumbering,
  ): Promise<AnsweredCharges> {
    const { numbers, fresh } = this.#alike.number(some, known);
    if (fresh.length > 0) await this.#ask(database, fresh, known, sums);
    const of = new Int32Array(known.charges.count).fill(-1);
    putAnswers(of, some, numbers, this.#answerOf);
    return { distinct: this.#answers.distinct, of };
  }

  /** Asks the engine about charges, each of which stands for all that are like it. */
  async #ask(
    database: Database,
    fresh: Int32Array,
    known: KnownOfPortion,
    sums: SumsNumbering,
  ): Promise<void> {
    const columns = this.#columnsOf(fresh, known, sums);
    await database.makeTable('alike', columns);
    await database.appendColumns('alike', columns, fresh.length);
    await database.run('CREATE OR REPLACE VIEW facts AS SELECT * FROM alike');
    const { count, columns: answered } = await database.readAllIntColumns(this.#sql);
    if (count !== fresh.length) throw new RangeError('the engine does not answer each charge once');
    const [row, code, rule, missing, support] = answered;
    const before = this.#answerOf.length;
    for (let at = 0; at < count; at++) this.#answerOf.push(-1);
    for (let at = 0; at < count; at++) {
      this.#answerOf[before + row[at]] = this.#answers.numberOf(code[at], rule[at], missing[at], support[at]);
    }
  }

  #columnsOf(fresh: Int32Array, { charges, facts, sums: ofSteps }: KnownOfPortion, sums: SumsNumbering) {
    const history = picked(historyClasses(charges.persons.history), picked(charges.person, fresh));
    const columns: Columns = {
      charge: Int32Array.from(fresh, (_, row) => row),
      in_scope: new Uint8Array(fresh.length).fill(1),
      history_known: Uint8Array.from(history, (one) => one & 1),
      history_whole: Uint8Array.from(history, (one) => one >> 1),
    };
    for (const fact of this.#facts) Object.assign(columns, factColumns(fact, fresh, facts, this.#told));
    for (const [at, name] of this.#names.entries()) {
      const numbers = picked(ofSteps[at], fresh);
      for (const [nth, column] of QUANTIFIER_COLUMNS.entries()) {
        columns[`${name}_${column}`] = sums.column(nth, numbers);
      }
    }
    return columns;
  }

  #compilation(keys: KeyEncoding): Compilation {
    const reading = readingOf(this.deciding.rulebook, this.asked.prepared, this.context);
    return { ...reading, dialect: duckdb, keys };
  }
}

/** A fact of some charges in its columns; a key stands by its place among those that are compared with. */
function factColumns(fact: FactSpec, some: Int32Array, facts: FactsTable, { keys }: ToldApart): Columns {
  const { name } = fact;
  switch (fact.kind) {
    case 'choice':
      return valueColumns(fact, choicesOf(some, facts.kind, facts.kinds, name));
    case 'date': {
      const dates = given(facts.dates, name);
      return dateColumns(fact, dates, picked(dates.of, some));
    }
    case 'weight': {
      const { of, values } = given(facts.weights, name);
      return valueColumns(fact, weightsOf(some, of, values));
    }
    case 'identifier': {
      const column = given(facts.keys, name);
      return { [name]: picked(keyClasses(column, given(keys, name)), picked(column.codes, some)) };
    }
  }
}

function choicesOf(
  some: Int32Array,
  kind: Int32Array,
  kinds: readonly ChargeKind[],
  fact: string,
): (ChoiceValue | undefined)[] {
  const choices: (ChoiceValue | undefined)[] = [];
  for (let at = 0; at < some.length; at++) choices.push(kinds[kind[some[at]]].facts[fact]);
  return choices;
}

function weightsOf(some: Int32Array, of: Int32Array, values: readonly WeightValue[]): WeightValue[] {
  const weights: WeightValue[] = [];
  for (let at = 0; at < some.length; at++) weights.push(values[of[some[at]]]);
  return weights;
}

function putAnswers(
  of: Int32Array,
  some: Int32Array,
  numbers: Int32Array,
  answerOf: ArrayLike<number>,
): void {
  for (let at = 0; at < some.length; at++) of[some[at]] = answerOf[numbers[at]];
}
