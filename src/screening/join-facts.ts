import type { ChargeKind } from '../law/fact-reader.js';
import type { FactColumns, FactsPart } from './fact-columns.js';
import type { WeightColumn } from './kind-numbering.js';

/**
 * Makes one numbering of the numbers of parts: those of kinds and weights follow one another, equal reasons become one.
 * Part n has the charges `bounds[n]` to before `bounds[n + 1]` of the columns, which are changed in place.
 */
export function joinParts(columns: FactColumns, parts: readonly FactsPart[], bounds: readonly number[]) {
  const kinds: ChargeKind[] = [];
  const whys = new Map<string, number>();
  const weights = new Map<string, WeightColumn & { readonly values: unknown[]; readonly why: number[] }>(
    Object.entries(columns.weights).map(([fact, of]) => [fact, { of, values: [], why: [] }]),
  );
  for (const [at, part] of parts.entries()) {
    const [from, to] = [bounds[at], bounds[at + 1]];
    shift(columns.kind, from, to, kinds.length);
    for (const kind of part.kinds) kinds.push(kind);
    const whyOf = part.whys.map((why) => {
      const number = whys.get(why) ?? whys.size;
      whys.set(why, number);
      return number;
    });
    for (const { why } of Object.values(columns.dates)) {
      for (let charge = from; charge < to; charge++) why[charge] = whyOf[why[charge]];
    }
    for (const [fact, joined] of weights) {
      const { values, why } = part.weights[fact];
      shift(joined.of, from, to, joined.values.length);
      for (const value of values) joined.values.push(value);
      for (const number of why) joined.why.push(whyOf[number]);
    }
  }
  return { kinds, weights, whys: [...whys.keys()] };
}

function shift(numbers: Int32Array, from: number, to: number, by: number): void {
  if (by === 0) return;
  for (let at = from; at < to; at++) numbers[at] += by;
}
