import type { Condition } from '../condition.js';
import { factsUsed } from '../facts-used.js';
import type { ConditionColumns, ConditionExpressions } from './column-plan.js';
import { fill, type SqlDialect } from './dialect.js';

/** What a quantifier needs of the other charges of a charge. */
export const QUANTIFIER_COLUMNS = [
  'yes',
  'maybe',
  'least_support',
  'yes_support',
  'no_support',
  'maybe_missing',
] as const;

/** The sums a quantifier needs over the other charges of each charge; a row stands for so many `times` of them. */
export function summedUp(
  dialect: SqlDialect,
  { isTrue, isFalse, support, missing }: ConditionExpressions,
  others: string,
): string {
  const open = `NOT ${isTrue} AND NOT ${isFalse}`;
  const where = (text: string, condition: string, value: string) => fill(text, { condition, value });
  return `SELECT charge,
  ${where(dialect.sumWhere, isTrue, 'times')} AS yes,
  ${where(dialect.sumWhere, open, 'times')} AS maybe,
  ${where(dialect.leastWhere, isTrue, support)} AS least_support,
  ${where(dialect.bitsWhere, isTrue, support)} AS yes_support,
  ${where(dialect.bitsWhere, isFalse, support)} AS no_support,
  ${where(dialect.bitsWhere, open, missing)} AS maybe_missing
FROM (
${others}
) AS others
GROUP BY charge`;
}

/** The four columns of a condition as a list. */
export const fourOf = (columns: ConditionExpressions): string[] => [
  columns.isTrue,
  columns.isFalse,
  columns.support,
  columns.missing,
];

/** The parts of which each must hold. */
export const conjunctsOf = (where: Condition): readonly Condition[] =>
  where.node === 'all' ? where.of : [where];

/**
 * What leaves a charge out of the pairs: a part that speaks of it alone is false by the sources. Such a pair is false
 * and rests on nothing, so leaving it out changes no sum.
 */
export const ruledOutBy = (alone: readonly ConditionColumns[]): string =>
  alone.length === 0 ? 'false' : alone.map((c) => `(${c.isFalse} AND ${c.support} = 0)`).join(' OR ');

export const speaksOfOtherAlone = (condition: Condition): boolean => {
  const used = factsUsed(condition);
  return used.length > 0 && used.every(({ whose }) => whose === 'other');
};
