import {
  ANY_WEIGHT,
  commonWeight,
  type GramSpan,
  isAnyWeight,
  isEmptyWeight,
} from '../../../record/gram-span.js';
import { weightPhraseAt } from './weight-phrases.js';
import { weightTokens } from './weight-tokens.js';

export { iucrIn } from './iucr.js';

/** The weight a description names: none, one span, or weights that cannot all be so. */
export type NamedGrams =
  | { readonly kind: 'none' }
  | { readonly kind: 'span'; readonly span: GramSpan }
  | { readonly kind: 'conflict' };

/**
 * The weight that the description of a cannabis charge names in grams or kilograms. Only a number with its
 * unit is a weight; ounces and pounds are not read. Several weights are taken together; where they do not
 * meet, or a range runs backward, they conflict.
 */
export function gramsIn(description: string): NamedGrams {
  const tokens = weightTokens(description);
  let span = ANY_WEIGHT;
  for (let at = 0; at < tokens.length; ) {
    const phrase = weightPhraseAt(tokens, at);
    if (phrase?.hasUnit) {
      if (phrase.span === undefined || tokens[at - 1]?.kind === 'not') return { kind: 'conflict' };
      span = commonWeight(span, phrase.span);
    }
    at = phrase?.next ?? at + 1;
  }
  if (isEmptyWeight(span)) return { kind: 'conflict' };
  return isAnyWeight(span) ? { kind: 'none' } : { kind: 'span', span };
}
