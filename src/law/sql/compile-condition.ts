import { maskOf } from '../../record/choice.js';
import { addDays, addYears, BEGINNING, type Day, END, isoDay, printDay } from '../../record/day.js';
import { MICROGRAMS } from '../../record/gram-span.js';
import type { Condition, DateOperand, DateRelation, NumberOperand, Whose } from '../condition.js';
import type { Reading } from '../evaluate.js';
import { counselLabel, factLabel, labelFor } from '../missing-labels.js';
import type { ColumnPlan, ConditionColumns, ConditionExpressions } from './column-plan.js';
import { bitAnd, bitOr, fill, leastOf, type SqlDialect, whenAny } from './dialect.js';

/** How keys stand in the facts table. */
export interface KeyEncoding {
  /** What stands for a key that is not filled, in SQL. */
  readonly notFilled: string;
  /** What stands for a key, in SQL. */
  readonly literalOf: (fact: string, text: string) => string;
}

/** What turning conditions into SQL needs beside what reading them needs. */
export interface Compilation extends Reading {
  readonly dialect: SqlDialect;
  readonly keys: KeyEncoding;
  /** From how many other charges on a person's are counted by ranks instead of pair by pair; else a number of ours. */
  readonly pairsUpTo?: number;
  /** The sums over other charges stand in `facts` already, each column under the name of its step and its own. */
  readonly othersInFacts?: true;
}

/** What the columns of this and of the other charge are called in the query at hand, in quotes. */
export type ColumnOf = (whose: Whose, column: string) => string;

/** Adds a quantifier's columns; given by the compiler of whole reliefs, absent inside a quantifier. */
export type QuantifierColumns = (
  condition: Extract<Condition, { node: 'some' | 'at-least' }>,
) => ConditionExpressions;

/**
 * Adds a condition to a plan as four never-NULL columns and says their names. Every expression is plain arithmetic,
 * comparison and CASE over columns that are never NULL; SQL's own three-valued logic is not used.
 */
export function compileCondition(
  condition: Condition,
  plan: ColumnPlan,
  column: ColumnOf,
  compilation: Compilation,
  quantifier?: QuantifierColumns,
): ConditionColumns {
  const key = JSON.stringify(condition);
  const done = plan.get(key);
  if (done !== undefined) return done;
  const inner = (part: Condition) => compileCondition(part, plan, column, compilation, quantifier);
  const bits = (...labels: string[]) =>
    labels.reduce((mask, label) => mask | compilation.labels.bitOf(label), 0);
  const leaf = (expressions: ConditionExpressions) => plan.add(key, [], expressions);
  const { dialect, keys } = compilation;

  switch (condition.node) {
    case 'is-any-of': {
      const spec = compilation.facts.get(condition.fact);
      if (spec?.kind !== 'choice') throw new RangeError(`${condition.fact} is no choice`);
      const wanted = maskOf(spec.list, ...condition.values);
      const rest = spec.list.all & ~wanted;
      const at = (suffix: string) => column(condition.whose, condition.fact + suffix);
      return leaf(
        twoWorlds(
          (suffix) => `(${bitAnd(dialect, at(suffix), String(rest))} = 0)`,
          (suffix) => `(${bitAnd(dialect, at(suffix), String(wanted))} = 0)`,
          at('_support'),
          bits(labelFor(condition.fact, condition.whose).text),
        ),
      );
    }
    case 'date':
      return leaf(dateExpressions(condition, column, compilation, bits));
    case 'weight-at-most': {
      const limit = limitOf(condition, compilation);
      const at = (suffix: string) => column(condition.whose, condition.fact + suffix);
      return leaf(
        twoWorlds(
          (suffix) => `(${at(`${suffix}_up_to`)} <= ${limit})`,
          (suffix) => `(${at(`${suffix}_over`)} >= ${limit})`,
          at('_support'),
          bits(labelFor(condition.fact, condition.whose).text),
        ),
      );
    }
    case 'is-filled': {
      const filled = `(${column(condition.whose, condition.fact)} <> ${keys.notFilled})`;
      return leaf(decided(filled, `(NOT ${filled})`, 0));
    }
    case 'is-parameter': {
      const wanted = compilation.context.parameters[condition.parameter];
      if (wanted === 'all') return leaf(decided('true', 'false', 0));
      const code = keys.literalOf(condition.fact, String(wanted));
      const key_ = column(condition.whose, condition.fact);
      const missing = bits(labelFor(condition.fact, condition.whose).text);
      const filled = `${key_} <> ${keys.notFilled}`;
      return leaf(
        decided(`(${filled} AND ${key_} = ${code})`, `(${filled} AND ${key_} <> ${code})`, missing),
      );
    }
    case 'same': {
      const [a, b] = [column('this', condition.fact), column('other', condition.fact)];
      const filled = `${a} <> ${keys.notFilled} AND ${b} <> ${keys.notFilled}`;
      return leaf(
        decided(
          `(${filled} AND ${a} = ${b})`,
          `(${filled} AND ${a} <> ${b})`,
          bits(factLabel(condition.fact).text),
        ),
      );
    }
    case 'same-day':
    case 'days-apart': {
      const at = (whose: Whose, suffix: string) => column(whose, condition.fact + suffix);
      const apart = (s: string) =>
        `(${at('this', `${s}_last`)} < ${at('other', `${s}_first`)} OR ${at('other', `${s}_last`)} < ${at('this', `${s}_first`)})`;
      const together = (s: string) =>
        `(${at('this', `${s}_first`)} = ${at('this', `${s}_last`)} AND ${at('other', `${s}_first`)} = ${at('other', `${s}_last`)} AND ${at('this', `${s}_first`)} = ${at('other', `${s}_first`)})`;
      const [yes, no] = condition.node === 'same-day' ? [together, apart] : [apart, together];
      const support = `(${bitOr(dialect, [at('this', '_support'), at('other', '_support')])})`;
      return leaf(twoWorlds(yes, no, support, bits(factLabel(condition.fact).text)));
    }
    case 'undecided':
      return leaf(decided('false', 'false', 0));
    case 'all':
    case 'any':
      return together(condition.node, key, condition.of.map(inner), plan, dialect);
    case 'not': {
      const part = inner(condition.of);
      return plan.add(key, [part], {
        isTrue: part.isFalse,
        isFalse: part.isTrue,
        support: part.support,
        missing: part.missing,
      });
    }
    case 'missing': {
      const part = inner(condition.of);
      const label = labelFor(condition.fact, condition.whose).text;
      const missing = `(CASE ${whenAny([part.isTrue, part.isFalse], '0')} ELSE ${bits(label)} END)`;
      return plan.add(key, [part], {
        isTrue: part.isTrue,
        isFalse: part.isFalse,
        support: part.support,
        missing,
      });
    }
    case 'ask-counsel': {
      const part = inner(condition.when);
      return plan.add(key, [part], {
        isTrue: 'false',
        isFalse: part.isFalse,
        support: `(CASE WHEN ${part.isTrue} THEN 0 ELSE ${part.support} END)`,
        missing: `(CASE WHEN ${part.isTrue} THEN ${bits(counselLabel(condition.question).text)} ELSE ${part.missing} END)`,
      });
    }
    case 'assume': {
      const part = inner(condition.when);
      const bit = compilation.bitOfAssumption(condition.assumption);
      const on = (compilation.context.assumptions & bit) !== 0;
      return plan.add(key, [part], {
        isTrue: on ? part.isTrue : 'false',
        isFalse: part.isFalse,
        support: `(CASE WHEN ${part.isTrue} THEN ${on ? bitOr(dialect, [part.support, String(bit)]) : '0'} ELSE ${part.support} END)`,
        missing: part.missing,
      });
    }
    case 'some':
    case 'at-least':
      if (quantifier === undefined) throw new RangeError('a quantifier cannot stand inside a quantifier');
      return leaf(quantifier(condition));
  }
}

/** A leaf that the sources alone decide, else the assumptions. */
function twoWorlds(
  yes: (suffix: string) => string,
  no: (suffix: string) => string,
  support: string,
  missing: number | string,
): ConditionExpressions {
  const strictly = [yes('_strict'), no('_strict')];
  const byAssumption = [yes(''), no('')];
  const isTrue = `(${yes('_strict')} OR (NOT ${no('_strict')} AND ${yes('')}))`;
  const isFalse = `(${no('_strict')} OR (NOT ${yes('_strict')} AND ${no('')}))`;
  return {
    isTrue,
    isFalse,
    support: `(CASE ${whenAny(strictly, '0')} ${whenAny(byAssumption, support)} ELSE 0 END)`,
    missing: `(CASE ${whenAny([...strictly, ...byAssumption], '0')} ELSE ${missing} END)`,
  };
}

/** A leaf on which no assumption bears. */
const decided = (isTrue: string, isFalse: string, missing: number): ConditionExpressions => ({
  isTrue,
  isFalse,
  support: '0',
  missing: `(CASE ${whenAny([isTrue, isFalse], '0')} ELSE ${missing} END)`,
});

/** Stands for the support of a part that decides nothing: a bit above those of all assumptions. */
const NONE = 1_073_741_824;

function together(
  node: 'all' | 'any',
  key: string,
  parts: readonly ConditionColumns[],
  plan: ColumnPlan,
  dialect: SqlDialect,
): ConditionColumns {
  if (parts.length === 0) throw new RangeError(`"${node}" of nothing`);
  const [deciding, resting]: ['isTrue' | 'isFalse', 'isTrue' | 'isFalse'] =
    node === 'all' ? ['isFalse', 'isTrue'] : ['isTrue', 'isFalse'];
  const deciders = parts.map((part) => part[deciding]);
  const someDecide = `(${deciders.join(' OR ')})`;
  const allRest = `(${parts.map((part) => part[resting]).join(' AND ')})`;
  const least = parts.map((part) => `CASE WHEN ${part[deciding]} THEN ${part.support} ELSE ${NONE} END`);
  const ofAll = (column: 'support' | 'missing') =>
    bitOr(
      dialect,
      parts.map((part) => part[column]),
    );
  return plan.add(key, parts, {
    isTrue: node === 'all' ? allRest : someDecide,
    isFalse: node === 'all' ? someDecide : allRest,
    support: `(CASE WHEN ${allRest} THEN ${ofAll('support')} ELSE ${bitAnd(dialect, leastOf(dialect, least), String(NONE - 1))} END)`,
    missing: `(CASE ${whenAny([allRest, ...deciders], '0')} ELSE ${ofAll('missing')} END)`,
  });
}

function dateExpressions(
  condition: Extract<Condition, { node: 'date' }>,
  column: ColumnOf,
  compilation: Compilation,
  bits: (...labels: string[]) => number,
): ConditionExpressions {
  if (condition.plusYears !== 0 && condition.date.at !== 'fact') {
    const { relation, day } = withoutPlusYears(
      condition,
      constantOf(condition.date, compilation),
      compilation,
    );
    return dateExpressions(
      { ...condition, plusYears: 0, relation, date: { at: 'day', iso: printDay(day) } },
      column,
      compilation,
      bits,
    );
  }
  const operand = operandOf(condition.date, column, compilation);
  const at = (suffix: string) => column(condition.whose, condition.fact + suffix);
  const later = (expression: string) => plusYears(expression, condition.plusYears, compilation);
  let missing = `${bits(labelFor(condition.fact, condition.whose).text)}`;
  let support = at('_support');
  if (condition.date.at === 'fact') {
    const { fact, whose } = condition.date;
    const unlessExact = (first: string, last: string, label: string) =>
      `(CASE WHEN ${first} = ${last} THEN 0 ELSE ${bits(label)} END)`;
    const own = unlessExact(at('_first'), at('_last'), labelFor(condition.fact, condition.whose).text);
    const its = unlessExact(operand('_first'), operand('_last'), labelFor(fact, whose).text);
    missing = `(${bitOr(compilation.dialect, [own, its])})`;
    support = `(${bitOr(compilation.dialect, [support, column(whose, `${fact}_support`)])})`;
  }
  const span = (suffix: string) => ({
    first: later(at(`${suffix}_first`)),
    last: later(at(`${suffix}_last`)),
    from: operand(`${suffix}_first`),
    to: operand(`${suffix}_last`),
  });
  const relation = comparisons[condition.relation];
  return twoWorlds(
    (suffix) => relation.yes(span(suffix)),
    (suffix) => relation.no(span(suffix)),
    support,
    missing,
  );
}

interface SpanPair {
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly to: string;
}

const comparisons: Record<DateRelation, Record<'yes' | 'no', (s: SpanPair) => string>> = {
  before: { yes: (s) => `(${s.last} < ${s.from})`, no: (s) => `(${s.first} >= ${s.to})` },
  'on-or-before': { yes: (s) => `(${s.last} <= ${s.from})`, no: (s) => `(${s.first} > ${s.to})` },
  after: { yes: (s) => `(${s.first} > ${s.to})`, no: (s) => `(${s.last} <= ${s.from})` },
  'on-or-after': { yes: (s) => `(${s.first} >= ${s.to})`, no: (s) => `(${s.last} < ${s.from})` },
};

function operandOf(
  date: DateOperand,
  column: ColumnOf,
  compilation: Compilation,
): (suffix: string) => string {
  if (date.at === 'fact') return (suffix) => column(date.whose, date.fact + suffix);
  const literal = dayLiteral(constantOf(date, compilation));
  return () => literal;
}

function constantOf(date: Exclude<DateOperand, { at: 'fact' }>, compilation: Compilation): Day {
  switch (date.at) {
    case 'day':
      return isoDay(date.iso);
    case 'as-of':
      return addYears(compilation.context.asOf, -(date.minusYears ?? 0), compilation.leapDay);
    case 'parameter':
      return numberOf({ parameter: date.name }, compilation) as Day;
  }
}

/** "The day plus years is before C" as "the day is before D", with D the first day that plus years reaches C. */
function withoutPlusYears(
  condition: Extract<Condition, { node: 'date' }>,
  day: Day,
  compilation: Compilation,
): { relation: 'before' | 'on-or-after'; day: Day } {
  const { relation, plusYears } = condition;
  const goal = relation === 'before' || relation === 'on-or-after' ? day : addDays(day, 1);
  let first = addDays(addYears(goal, -plusYears, compilation.leapDay), -3);
  while (addYears(first, plusYears, compilation.leapDay) < goal) first = addDays(first, 1);
  return {
    relation: relation === 'before' || relation === 'on-or-before' ? 'before' : 'on-or-after',
    day: first,
  };
}

/** The day that the columns of a date are compared with; undefined where they are compared with those of another. */
export function comparedDay(
  condition: Extract<Condition, { node: 'date' }>,
  compilation: Compilation,
): Day | undefined {
  if (condition.date.at === 'fact') return undefined;
  const day = constantOf(condition.date, compilation);
  return condition.plusYears === 0 ? day : withoutPlusYears(condition, day, compilation).day;
}

/** The micrograms that the columns of a weight are compared with. */
export const limitOf = (
  { grams }: Extract<Condition, { node: 'weight-at-most' }>,
  compilation: Compilation,
): number => Math.round(numberOf(grams, compilation) * MICROGRAMS);

const dayLiteral = (day: Day): string => `(${Math.trunc(day)})`;

/** Years added to a day column by the calendar; open ends stay open. */
function plusYears(expression: string, years: number, { dialect, leapDay }: Compilation): string {
  if (years === 0) return expression;
  const dateOf = (day: string): string => fill(dialect.dateOfDay, { day });
  const monthOf = (date: string): string => fill(dialect.monthOf, { date });
  const dayOf = (date: string): string => fill(dialect.dayOfMonth, { date });
  const date = dateOf(expression);
  const moved = fill(dialect.dayYearsLater, { date, years: String(Math.trunc(years)) });
  const lost = `(${monthOf(date)} = 2 AND ${dayOf(date)} = 29 AND ${dayOf(dateOf(moved))} = 28)`;
  const kept = leapDay === 'march-1' ? `(${moved} + CASE WHEN ${lost} THEN 1 ELSE 0 END)` : moved;
  return `(CASE WHEN ${expression} <= ${BEGINNING} OR ${expression} >= ${END} THEN ${expression} ELSE ${kept} END)`;
}

function numberOf(operand: NumberOperand, compilation: Compilation): number {
  if (typeof operand === 'number') return operand;
  const value = compilation.context.parameters[operand.parameter];
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError(`no number for the parameter ${operand.parameter}`);
  }
  return value;
}
