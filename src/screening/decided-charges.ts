import type { Span } from '../intake/portions.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { FactsTable } from './facts-table.js';

/** The charges that get determinations, in their order: few of many, and most of what follows is asked of them alone. */
export function decidedCharges({ kind, kinds }: Pick<FactsTable, 'kind' | 'kinds'>): Int32Array {
  const places = new Int32Array(kind.length);
  return places.slice(0, putPlaces(places, kind, inScope(kinds)));
}

function inScope(kinds: readonly ChargeKind[]): Uint8Array {
  const is = new Uint8Array(kinds.length);
  markInScope(is, kinds);
  return is;
}

function markInScope(is: Uint8Array, kinds: readonly ChargeKind[]): void {
  for (let kind = 0; kind < is.length; kind++) if (kinds[kind].inScope) is[kind] = 1;
}

/** Writes where kinds of a sort stand, and says how many there are. */
function putPlaces(places: Int32Array, kind: Int32Array, isWanted: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < kind.length; at++) {
    places[count] = at;
    count += isWanted[kind[at]];
  }
  return count;
}

/** Those of some ascending numbers that are in a span. */
export function within(numbers: Int32Array, { from, to }: Span): Int32Array {
  return numbers.subarray(firstFrom(numbers, from), firstFrom(numbers, to));
}

/** Where, in ascending numbers, the first stands that is `least` or more. */
export function firstFrom(numbers: Int32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
