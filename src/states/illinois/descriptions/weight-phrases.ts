import {
  ANY_WEIGHT,
  atLeastGrams,
  atMostGrams,
  between,
  commonWeight,
  exactGrams,
  type GramSpan,
  lessThanGrams,
  MICROGRAMS,
  moreThanGrams,
} from '../../../record/gram-span.js';
import type { Bound, Token } from './weight-tokens.js';

/** A weight phrase in a row of tokens: its span, or `undefined` when it is written but cannot be so. */
export interface WeightPhrase {
  readonly span: GramSpan | undefined;
  /** The unit is written; a column of grams does not need it, a description does. */
  readonly hasUnit: boolean;
  readonly next: number;
}

interface Amount {
  readonly value: number;
  readonly unit: number | undefined;
  readonly bound: Bound | undefined;
  readonly after: boolean;
  readonly next: number;
}

/** More than any weight a span can hold. */
const TOO_HEAVY = 1_000_000_000;

/**
 * The weight phrase that begins at a token, or `undefined` when none does: `30-500 GRAMS`, `2000<5000GR`,
 * `OVER 10 BUT NOT MORE THAN 30 GRAMS`, `30 GMS OR LESS`. A range lies over its lower and up to its upper
 * end.
 */
export function weightPhraseAt(tokens: readonly Token[], at: number): WeightPhrase | undefined {
  const betweenWords = tokens[at]?.kind === 'between';
  const first = amountAt(tokens, betweenWords ? at + 1 : at);
  if (first === undefined) return undefined;
  const second = secondAmount(tokens, first, betweenWords);
  if (second === undefined) {
    const trailing = tokens[first.next];
    const sign = trailing?.kind === 'bound' && trailing.sign;
    const open = betweenWords || (trailing?.kind === 'to' && trailing.word);
    const after = sign ? amountAt(tokens, first.next) : undefined;
    return {
      span: sign ? undefined : single(first, first.unit ?? 1),
      hasUnit: !open && (first.unit ?? after?.unit) !== undefined,
      next: first.next,
    };
  }
  const unit = second.unit ?? first.unit;
  const third = tokens[second.next]?.kind === 'to' ? amountAt(tokens, second.next + 1) : undefined;
  if (third && unit === undefined)
    return { span: undefined, hasUnit: third.unit !== undefined, next: third.next };
  return {
    span: ranged(first, first.unit ?? unit ?? 1, second, unit ?? 1),
    hasUnit: unit !== undefined,
    next: second.next,
  };
}

function amountAt(tokens: readonly Token[], at: number): Amount | undefined {
  let next = at;
  const prefix = tokens[next];
  if (prefix?.kind === 'bound') next++;
  const number = tokens[next];
  if (number?.kind !== 'number') return undefined;
  next++;
  let unit: number | undefined;
  let suffix: Bound | undefined;
  for (let more = true; more; ) {
    const token = tokens[next];
    more = false;
    if (token?.kind === 'unit' && unit === undefined) unit = token.grams;
    else if (token?.kind === 'after' && suffix === undefined) suffix = token.bound;
    else if (isTrailingBound(tokens, next) && suffix === undefined && unit !== undefined)
      suffix = token.kind === 'bound' && token.bound === 'under' ? 'at most' : 'at least';
    else continue;
    more = true;
    next++;
  }
  const bound = prefix.kind === 'bound' ? prefix.bound : suffix;
  return { value: number.value, unit, bound, after: suffix !== undefined, next };
}

/** `30 GRAMS UNDER`: the word stands after its weight, not before the next one. */
function isTrailingBound(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const simple =
    token?.kind === 'bound' && !token.sign && (token.bound === 'under' || token.bound === 'over');
  return simple && tokens[at + 1]?.kind !== 'number';
}

/** The upper end of a range, when one follows: after `-`, `to`, `<`, or a bound of its own. */
function secondAmount(tokens: readonly Token[], first: Amount, betweenWords: boolean): Amount | undefined {
  let at = first.next;
  const link = tokens[at];
  if (link?.kind === 'to') return amountAt(tokens, at + 1);
  if (betweenWords) return link?.kind === 'joint' ? amountAt(tokens, at + 1) : undefined;
  if (link?.kind === 'bound' && link.sign && (link.bound === 'under' || link.bound === 'at most')) {
    const upper = amountAt(tokens, at);
    return upper && { ...upper, bound: link.bound === 'under' ? undefined : upper.bound };
  }
  if (first.bound === undefined || first.after) return undefined;
  while (tokens[at]?.kind === 'joint') at++;
  return tokens[at]?.kind === 'bound' ? amountAt(tokens, at) : undefined;
}

function single(amount: Amount, unit: number): GramSpan | undefined {
  const grams = amount.value * unit;
  if (!isWeight(grams)) return undefined;
  switch (amount.bound) {
    case 'over':
      return moreThanGrams(grams);
    case 'at least':
      return atLeastGrams(grams);
    case 'at most':
      return atMostGrams(grams);
    case 'under':
      return lessThanGrams(grams);
    default:
      return exactGrams(grams);
  }
}

function ranged(first: Amount, firstUnit: number, second: Amount, secondUnit: number): GramSpan | undefined {
  const [from, to] = [first.value * firstUnit, second.value * secondUnit];
  const bothBound = first.bound !== undefined && second.bound !== undefined;
  if (bothBound && !first.after && !second.after) {
    const [one, two] = [single(first, firstUnit), single(second, secondUnit)];
    return one && two && commonWeight(one, two);
  }
  const lower = first.bound ?? 'over';
  const upper = second.bound ?? 'at most';
  if (from > to || !isWeight(to) || lower === 'at most' || lower === 'under') return undefined;
  if (upper === 'over' || upper === 'at least') return second.after ? between(from, to) : undefined;
  if (from === to) return exactGrams(to);
  const low = from === 0 ? ANY_WEIGHT : lower === 'over' ? moreThanGrams(from) : atLeastGrams(from);
  return commonWeight(low, upper === 'under' ? lessThanGrams(to) : atMostGrams(to));
}

const isWeight = (grams: number): boolean => Math.round(grams * MICROGRAMS) > 0 && grams < TOO_HEAVY;
