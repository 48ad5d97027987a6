import { type GramSpan, isAnyWeight, isEmptyWeight } from '../../record/gram-span.js';
import { weightPhraseAt } from './descriptions/weight-phrases.js';
import { weightTokens } from './descriptions/weight-tokens.js';

export type WeightReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'span'; readonly span: GramSpan }
  | { readonly kind: 'unreadable' };

/**
 * Reads a cell of the grams column: one weight (`28.5`, `30 g`, `1,200`), a range over its lower and up to
 * its upper end (`2.5-10`), or a bound (`<=30`, `>30`, `<30`, `30+`). The unit may be missing and is then
 * grams. Zero, negative numbers, ranges that run backward and anything else are unreadable.
 */
export function readWeightCell(text: string): WeightReading {
  if (text.trim() === '') return { kind: 'blank' };
  const tokens = weightTokens(text);
  const phrase = weightPhraseAt(tokens, 0);
  const span = phrase?.next === tokens.length ? phrase.span : undefined;
  if (span === undefined || isAnyWeight(span) || isEmptyWeight(span)) return { kind: 'unreadable' };
  return { kind: 'span', span };
}
