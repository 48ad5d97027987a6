import { type Condition, partsOf, type Whose } from './condition.js';

export type FactName = string;

/** Which facts of which charge a condition reads. */
export function factsUsed(condition: Condition): { whose: Whose; fact: FactName }[] {
  switch (condition.node) {
    case 'is-any-of':
    case 'weight-at-most':
    case 'is-filled':
    case 'is-parameter':
      return [{ whose: condition.whose, fact: condition.fact }];
    case 'date': {
      const own = { whose: condition.whose, fact: condition.fact };
      return condition.date.at === 'fact'
        ? [own, { whose: condition.date.whose, fact: condition.date.fact }]
        : [own];
    }
    case 'same':
    case 'same-day':
    case 'days-apart':
      return [
        { whose: 'this', fact: condition.fact },
        { whose: 'other', fact: condition.fact },
      ];
    default:
      return partsOf(condition).flatMap(factsUsed);
  }
}

/** The facts, of either charge, that are read where a condition asks about other charges of the person. */
export const factsAmongOthers = (condition: Condition): FactName[] =>
  condition.node === 'some' || condition.node === 'at-least'
    ? factsUsed(condition).map(({ fact }) => fact)
    : partsOf(condition).flatMap(factsAmongOthers);
