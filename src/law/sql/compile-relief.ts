import type { Condition, Whose } from '../condition.js';
import { SELECTIONS, saidOf } from '../determine.js';
import type { FactSpec } from '../facts.js';
import { factsUsed } from '../facts-used.js';
import { identityLabel, otherChargesLabel } from '../missing-labels.js';
import type { PreparedPolicy, PreparedRelief } from '../prepared.js';
import type { OrderedPolicy, Selects } from '../rulebook.js';
import { ColumnPlan, type ConditionColumns, type ConditionExpressions } from './column-plan.js';
import { type Compilation, compileCondition } from './compile-condition.js';
import { bitOr, nameIn, whenAny, wholeNumber } from './dialect.js';
import { columnsOf } from './fact-columns.js';
import { rankedPairs, ranksIn } from './ranked-pairs.js';
import {
  conjunctsOf,
  fourOf,
  QUANTIFIER_COLUMNS,
  ruledOutBy,
  speaksOfOtherAlone,
  summedUp,
} from './sums-over-others.js';

/** One named SQL step and the columns its result has. */
export interface SqlStep {
  readonly name: string;
  readonly columns: readonly string[];
  readonly sql: string;
}

type Quantifier = Extract<Condition, { node: 'some' | 'at-least' }>;

/**
 * Compiles a relief (or the policy) to SQL over a table `facts` with the columns `charge`, `person`, `history_known`,
 * `history_whole`, `in_scope` and those of `columnsOf` for each fact. Quantifiers come first, as steps of their own; the last step has
 * one row for each charge in scope: `charge, outcome, rule, missing, support`, coded as in `determine`.
 */
export function compileRelief(prepared: PreparedRelief, compilation: Compilation, prefix: string): SqlStep[] {
  const { rules, venue } = prepared.relief;
  const compiler = new Compiler(compilation, prefix);
  const ruleColumns = rules.map((rule) => compiler.add(rule.holds));
  const venueColumns = venue === undefined ? undefined : compiler.add(venue.holds);
  const everything = venueColumns === undefined ? ruleColumns : [...ruleColumns, venueColumns];
  const isFalse = ruleColumns.map((c) => c.isFalse);
  const elsewhere = venueColumns === undefined ? [] : [venueColumns.isFalse];
  const allTrue = allOf(everything, 'isTrue');
  const support = [
    ...ruleColumns.map((c) => `WHEN ${c.isFalse} THEN ${c.support}`),
    ...(venueColumns === undefined ? [] : [`WHEN ${venueColumns.isFalse} THEN ${venueColumns.support}`]),
    `WHEN ${allTrue} THEN ${compiler.union(everything, 'support')}`,
  ];
  const rule = [
    ...ruleColumns.map((c, at) => `WHEN ${c.isFalse} THEN ${at}`),
    ...(venueColumns === undefined ? [] : [`WHEN ${venueColumns.isFalse} THEN ${rules.length}`]),
    ...everything.map((c, at) => `WHEN NOT ${c.isTrue} THEN ${at}`),
  ];
  const missing = compiler.union(everything, 'missing');
  const whole = (expression: string): string => wholeNumber(compilation.dialect, expression);
  const decisions = `SELECT charge,
  ${whole(`CASE ${whenAny(isFalse, '1')} ${whenAny(elsewhere, '3')} WHEN ${allTrue} THEN 0 ELSE 2 END`)} AS outcome,
  ${whole(`CASE ${rule.join(' ')} ELSE -1 END`)} AS rule,
  ${whole(cased(whenAny([...isFalse, ...elsewhere], '0'), missing))} AS missing,
  ${whole(`CASE ${support.join(' ')} ELSE 0 END`)} AS support
FROM (
${compiler.select()}
) AS conditions`;
  return [
    ...compiler.steps,
    {
      name: `${prefix}_decisions`,
      columns: ['charge', 'outcome', 'rule', 'missing', 'support'],
      sql: decisions,
    },
  ];
}

/**
 * Compiles what a policy says of a relief; the last step has `charge, selected, line, missing, support`, coded as in
 * `select`.
 */
export function compilePolicy(
  { policy }: PreparedPolicy,
  relief: string,
  compilation: Compilation,
  prefix: string,
): SqlStep[] {
  const compiler = new Compiler(compilation, prefix);
  const lines = policy.lines.map((line) => compiler.add(line.holds));
  const union: Union = (columns, of) => compiler.union(columns, of);
  const said =
    policy.otherwise === undefined
      ? eachMustHold(lines, union)
      : firstThatHolds(policy, relief, lines, union);
  const whole = (expression: string): string => wholeNumber(compilation.dialect, expression);
  const selections = `SELECT charge,
  ${whole(said.selected)} AS selected,
  ${whole(said.line)} AS line,
  ${whole(said.missing)} AS missing,
  ${whole(said.support)} AS support
FROM (
${compiler.select()}
) AS conditions`;
  return [
    ...compiler.steps,
    {
      name: `${prefix}_selections`,
      columns: ['charge', 'selected', 'line', 'missing', 'support'],
      sql: selections,
    },
  ];
}

/** The bits of a column of some conditions together. */
type Union = (columns: readonly ConditionColumns[], of: 'support' | 'missing') => string;

type Said = Readonly<Record<'selected' | 'line' | 'missing' | 'support', string>>;

/** Codes of what a policy says, as in SELECTIONS. */
const codeOf = (said: Selects[string]): number => SELECTIONS.indexOf(said);

function firstThatHolds(
  policy: OrderedPolicy,
  relief: string,
  lines: readonly ConditionColumns[],
  union: Union,
): Said {
  const first = (whenTrue: (at: number) => string, whenOpen: (at: number) => string, otherwise: string) =>
    lines.length === 0
      ? otherwise
      : `CASE ${lines
          .map((c, at) => `WHEN ${c.isTrue} THEN ${whenTrue(at)} WHEN NOT ${c.isFalse} THEN ${whenOpen(at)}`)
          .join(' ')} ELSE ${otherwise} END`;
  const supportTo = (count: number): string => (count === 0 ? '0' : union(lines.slice(0, count), 'support'));
  const none = () => '0';
  return {
    selected: first(
      (at) => String(codeOf(saidOf(policy.lines[at].selects, relief))),
      () => String(codeOf('unknown')),
      String(codeOf(saidOf(policy.otherwise, relief))),
    ),
    line: first(String, String, '-1'),
    missing: first(none, (at) => lines[at].missing, '0'),
    support: first((at) => supportTo(at + 1), none, supportTo(lines.length)),
  };
}

function eachMustHold(lines: readonly ConditionColumns[], union: Union): Said {
  const isFalse = lines.map((c) => c.isFalse);
  const allTrue = allOf(lines, 'isTrue');
  const line = [
    ...lines.map((c, at) => `WHEN ${c.isFalse} THEN ${at}`),
    ...lines.map((c, at) => `WHEN NOT ${c.isTrue} THEN ${at}`),
  ];
  const support = [
    ...lines.map((c) => `WHEN ${c.isFalse} THEN ${c.support}`),
    ...(lines.length === 0 ? [] : [`WHEN ${allTrue} THEN ${union(lines, 'support')}`]),
  ];
  const missing =
    lines.length === 0 ? '0' : `CASE ${whenAny(isFalse, '0')} ELSE ${union(lines, 'missing')} END`;
  return {
    selected: `CASE ${whenAny(isFalse, '2')} WHEN ${allTrue} THEN 1 ELSE 3 END`,
    line: line.length === 0 ? '-1' : `CASE ${line.join(' ')} ELSE -1 END`,
    missing,
    support: support.length === 0 ? '0' : `CASE ${support.join(' ')} ELSE 0 END`,
  };
}

/** A CASE of some branches, or of none. */
const cased = (branches: string, otherwise: string): string =>
  branches === '' ? otherwise : `CASE ${branches} ELSE ${otherwise} END`;

const allOf = (columns: readonly ConditionColumns[], of: 'isTrue' | 'isFalse'): string =>
  columns.length === 0 ? 'true' : `(${columns.map((c) => c[of]).join(' AND ')})`;

class Compiler {
  readonly steps: SqlStep[] = [];
  private readonly plan = new ColumnPlan('c');
  private readonly quantifiers = new Map<string, string>();

  constructor(
    private readonly compilation: Compilation,
    private readonly prefix: string,
  ) {}

  add(condition: Condition): ConditionColumns {
    const own = (whose: Whose, column: string): string => {
      if (whose === 'other') throw new RangeError('another charge is spoken of outside a quantifier');
      return this.name(column);
    };
    return compileCondition(condition, this.plan, own, this.compilation, (q) => this.quantified(q));
  }

  /** The bits of a column of some conditions together. */
  union(columns: readonly ConditionColumns[], of: 'support' | 'missing'): string {
    return bitOr(
      this.compilation.dialect,
      columns.map((c) => c[of]),
    );
  }

  private name(column: string): string {
    return nameIn(this.compilation.dialect, column);
  }

  /** The SELECT over all charges in scope with every condition's columns. */
  select(): string {
    if (this.compilation.othersInFacts) return this.plan.select('SELECT * FROM facts\nWHERE in_scope');
    const tables = [...this.quantifiers.values()];
    const joins = tables.map((name) => `LEFT JOIN ${name} USING (charge)`).join('\n');
    const columns = tables.flatMap((name) =>
      QUANTIFIER_COLUMNS.map((column) => `coalesce(${name}.${column}, 0) AS ${name}_${column}`),
    );
    const base = `SELECT facts.*${columns.map((c) => `,\n  ${c}`).join('')}\nFROM facts\n${joins}\nWHERE in_scope`;
    return this.plan.select(base);
  }

  private quantified(quantifier: Quantifier): ConditionExpressions {
    const name = this.pairsStep(quantifier.where);
    const { context, labels, bitOfAssumption, dialect } = this.compilation;
    const wholeBit = bitOfAssumption(quantifier.whole);
    const wholeOn = (context.assumptions & wholeBit) !== 0;
    const needed = quantifier.node === 'some' ? 1 : quantifier.number;
    const isTrue = `(${name}_yes >= ${needed})`;
    const isFalse = wholeOn
      ? `(history_known AND history_whole AND ${name}_yes + ${name}_maybe < ${needed})`
      : 'false';
    const yesSupport = quantifier.node === 'some' ? `${name}_least_support` : `${name}_yes_support`;
    const identity = `CASE WHEN history_known THEN 0 ELSE ${labels.bitOf(identityLabel)} END`;
    const othersBit = String(labels.bitOf(otherChargesLabel));
    const others = wholeOn ? `CASE WHEN history_whole THEN 0 ELSE ${othersBit} END` : othersBit;
    return {
      isTrue,
      isFalse,
      support: `(CASE WHEN ${isTrue} THEN ${yesSupport} WHEN ${isFalse} THEN ${bitOr(dialect, [`${name}_no_support`, String(wholeBit)])} ELSE 0 END)`,
      missing: `(CASE ${whenAny([isTrue, isFalse], '0')} ELSE ${bitOr(dialect, [`${name}_maybe_missing`, identity, others])} END)`,
    };
  }

  /** A step that goes over the pairs of a charge in scope and another charge of the person, and sums them up. */
  private pairsStep(where: Condition): string {
    const key = JSON.stringify(where);
    const done = this.quantifiers.get(key);
    if (done !== undefined) return done;
    const name = `${this.prefix}_others_${this.quantifiers.size + 1}`;
    this.quantifiers.set(key, name);
    const sql = this.sumsOver(where);
    this.steps.push({ name, columns: ['charge', ...QUANTIFIER_COLUMNS], sql });
    return name;
  }

  /** The sums over the other charges, in the way that takes least of persons of very many. */
  private sumsOver(where: Condition): string {
    if (speaksOfOtherAlone(where)) return this.perPerson(where);
    const ranks = ranksIn(where);
    return ranks === undefined ? this.perPair(where) : rankedPairs(where, ranks, this.compilation);
  }

  /** What each pair comes to, and the sums of it. */
  private perPair(where: Condition): string {
    const plan = new ColumnPlan('p');
    const columns = compileCondition(
      where,
      plan,
      (whose, column) => this.name(`${whose}_${column}`),
      this.compilation,
    );
    const used = this.columnsUsed(where);
    const taken = used.map(
      ({ whose, column }) =>
        `,\n  ${whose}_charge.${this.name(column)} AS ${this.name(`${whose}_${column}`)}`,
    );
    const pairs = `SELECT this_charge.charge AS charge,\n  1 AS times${taken.join('')}
FROM facts AS this_charge
JOIN (${this.candidates(where)}) AS other_charge
  ON this_charge.person = other_charge.person AND this_charge.charge <> other_charge.charge
WHERE this_charge.in_scope`;
    return summedUp(this.compilation.dialect, columns, plan.select(pairs));
  }

  /**
   * The same where the condition speaks of the other charge alone: it is found once for each charge, and equal findings
   * of a person are counted together, so that a person of very many charges makes no pairs of them.
   */
  private perPerson(where: Condition): string {
    const plan = new ColumnPlan('p');
    const columns = compileCondition(where, plan, (_, column) => this.name(column), this.compilation);
    const four = fourOf(columns);
    const isOwn = four.map((column) => `own.${column} = finding.${column}`).join(' AND ');
    const findings = `SELECT charge, person, ${four.join(', ')} FROM (\n${plan.select(this.candidates(where))}\n) AS candidates`;
    const others = `SELECT this_charge.charge AS charge,
  finding.times - CASE WHEN ${isOwn} THEN 1 ELSE 0 END AS times,
  ${four.map((column) => `finding.${column} AS ${column}`).join(', ')}
FROM facts AS this_charge
JOIN (SELECT person, ${four.join(', ')}, count(*) AS times FROM findings
  GROUP BY person, ${four.join(', ')}) AS finding
  ON this_charge.person = finding.person
LEFT JOIN findings AS own ON this_charge.charge = own.charge
WHERE this_charge.in_scope`;
    return `WITH findings AS MATERIALIZED (\n${findings}\n)
${summedUp(this.compilation.dialect, columns, `SELECT * FROM (\n${others}\n) AS found WHERE times > 0`)}`;
  }

  /**
   * The other charges that can matter: all but those for which a part that speaks of the other charge alone is false
   * by the sources. Those pairs are false and rest on nothing, so leaving them out changes no sum.
   */
  private candidates(where: Condition): string {
    const alone = conjunctsOf(where).filter(speaksOfOtherAlone);
    if (alone.length === 0) return 'SELECT * FROM facts';
    const plan = new ColumnPlan('o');
    const columns = alone.map((part) =>
      compileCondition(part, plan, (_, column) => this.name(column), this.compilation),
    );
    return `SELECT * FROM (\n${plan.select('SELECT * FROM facts')}\n) AS others WHERE NOT (${ruledOutBy(columns)})`;
  }

  private columnsUsed(where: Condition): { whose: Whose; column: string }[] {
    const seen = new Map<string, { whose: Whose; column: string }>();
    const use = (whose: Whose, fact: string): void => {
      for (const { name } of columnsOf(this.spec(fact)))
        seen.set(`${whose}.${name}`, { whose, column: name });
    };
    for (const { whose, fact } of factsUsed(where)) use(whose, fact);
    return [...seen.values()];
  }

  private spec(fact: string): FactSpec {
    const spec = this.compilation.facts.get(fact);
    if (spec === undefined) throw new RangeError(`no such fact: ${fact}`);
    return spec;
  }
}
