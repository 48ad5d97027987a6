/**
 * A weight that lies over `over` and at most at `upTo`, in whole micrograms; the lower end is excluded, the upper
 * included, as the law's tiers are written. One exact weight g is (g - 1 µg, g].
 */
export interface GramSpan {
  readonly over: number;
  readonly upTo: number;
}

export const MICROGRAMS = 1_000_000;
/** Heavier than any weight a record can hold: the open upper end. */
export const UNLIMITED = Number.MAX_SAFE_INTEGER;

export const ANY_WEIGHT: GramSpan = Object.freeze({ over: 0, upTo: UNLIMITED });

const micrograms = (grams: number): number => Math.round(grams * MICROGRAMS);

/** More than `over` grams and not more than `upTo` grams. */
export const between = (over: number, upTo: number): GramSpan => ({
  over: micrograms(over),
  upTo: upTo === Number.POSITIVE_INFINITY ? UNLIMITED : micrograms(upTo),
});

export const exactGrams = (grams: number): GramSpan => ({
  over: micrograms(grams) - 1,
  upTo: micrograms(grams),
});
export const atMostGrams = (grams: number): GramSpan => ({ over: 0, upTo: micrograms(grams) });
export const lessThanGrams = (grams: number): GramSpan => ({ over: 0, upTo: micrograms(grams) - 1 });
export const moreThanGrams = (grams: number): GramSpan => ({ over: micrograms(grams), upTo: UNLIMITED });
export const atLeastGrams = (grams: number): GramSpan => ({ over: micrograms(grams) - 1, upTo: UNLIMITED });

export const isEmptyWeight = (span: GramSpan): boolean => span.over >= span.upTo;

export const isAnyWeight = (span: GramSpan): boolean => span.over <= 0 && span.upTo >= UNLIMITED;

export const commonWeight = (a: GramSpan, b: GramSpan): GramSpan => ({
  over: Math.max(a.over, b.over),
  upTo: Math.min(a.upTo, b.upTo),
});

/** The smallest span that holds both. */
export const spanningWeight = (a: GramSpan, b: GramSpan): GramSpan => ({
  over: Math.min(a.over, b.over),
  upTo: Math.max(a.upTo, b.upTo),
});

const printGrams = (value: number): string => String(value / MICROGRAMS);

/** `10-30`, `0-2.5`, `over 500`, `28.5`, or empty when nothing is known. */
export function printGramSpan(span: GramSpan): string {
  if (isAnyWeight(span)) return '';
  if (span.upTo - span.over === 1) return printGrams(span.upTo);
  if (span.upTo >= UNLIMITED) return `over ${printGrams(span.over)}`;
  return `${printGrams(span.over)}-${printGrams(span.upTo)}`;
}
