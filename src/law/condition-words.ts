import type { Condition } from './condition.js';
import { BY_NAME, isLeaf, leafWords } from './leaf-words.js';

/** One node of a condition as a phrase, facts by their names; its parts are printed below it. */
export function conditionWords(condition: Condition): string {
  if (isLeaf(condition)) return leafWords(condition, BY_NAME);
  switch (condition.node) {
    case 'undecided':
      return 'nothing that is recorded tells';
    case 'all':
      return 'all of these hold:';
    case 'any':
      return 'at least one of these holds:';
    case 'not':
      return 'it is not the case that:';
    case 'missing':
      return `the following, which ${condition.whose === 'other' ? "the other charge's " : ''}${condition.fact} would tell:`;
    case 'ask-counsel':
      return `left open for counsel (${condition.question}) when:`;
    case 'assume':
      return `by the assumption ${condition.assumption}, when:`;
    case 'some':
      return 'the person has at least one other charge for which:';
    case 'at-least':
      return `the person has at least ${condition.number} other charges for which:`;
  }
}
