import { valuesIn } from '../record/choice.js';
import { printDateSpan } from '../record/date-span.js';
import { printGramSpan } from '../record/gram-span.js';
import type { FactSpec, FactValue } from './facts.js';

/**
 * What is known of a fact, for people: `A`, `A or 4`, `2010-05`, `10-30 grams`, `not known`. `wordOf` says a value of a
 * choice; without it, it is said as it is typed.
 */
export function printFact(
  spec: FactSpec,
  value: FactValue | undefined,
  wordOf: (value: string) => string = (one) => one.replaceAll('_', ' '),
): string {
  if (value === undefined) return 'not known';
  switch (value.kind) {
    case 'choice': {
      if (spec.kind !== 'choice' || value.possible === spec.list.all) return 'not known';
      return valuesIn(spec.list, value.possible).map(wordOf).join(' or ');
    }
    case 'date':
      return printDateSpan(value.span) || 'not known';
    case 'weight': {
      const grams = printGramSpan(value.span);
      return grams === '' ? 'not known' : `${grams} grams`;
    }
    case 'identifier':
      return value.text || 'not filled';
  }
}
