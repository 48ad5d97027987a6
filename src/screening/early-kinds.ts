import type { ChargeKind, EarlyReader, ReadingTerms } from '../law/fact-reader.js';
import { type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import type { ChargesToRead } from './fact-columns.js';
import { KeyedCells } from './keyed-cells.js';

/**
 * Whether all that a run asks of a charge is its kind: the law is not asked of it, it is no conviction, and no rule hears
 * it.
 */
export const isKindEnough =
  (isUnheard: (facts: ChargeKind['facts']) => boolean) =>
  ({ inScope, conviction, facts }: ChargeKind): boolean =>
    !inScope && conviction === 'false' && isUnheard(facts);

/** Stands for cells that do not tell the kind. */
const NOT_TOLD = -1;

/** Finds the charges whose kind a few cells tell (`EarlyReader`); of portions of one run alike. */
export class EarlyKinds {
  readonly #groups: readonly KeyedCells[];
  readonly #cells = chargeCells({});
  /** By the number of a combination of cells: the number of its kind, or NOT_TOLD. */
  readonly #kindOf: number[] = [];

  /** `isTold` says of a kind whether charges of it are told by it; `numberOf` gives it a number. */
  constructor(
    private readonly reader: EarlyReader,
    private readonly terms: ReadingTerms,
    private readonly isTold: (kind: ChargeKind) => boolean,
    private readonly numberOf: (kind: ChargeKind) => number,
  ) {
    this.#groups = reader.cells.map((group) => new KeyedCells(group, terms));
  }

  /** Puts the kinds that are told into the column; hands back the charges whose kind is not. */
  number({ cells, columns: { kind } }: ChargesToRead): Int32Array {
    const chains = new Int32Array(kind.length);
    for (const group of this.#groups) group.add(chains, cells);
    this.#readNew(chains);
    const others = new Int32Array(kind.length);
    return others.subarray(0, putKinds(kind, others, chains, Int32Array.from(this.#kindOf)));
  }

  /** Reads the combinations that were not met before; numbers come in the order of appearance. */
  #readNew(chains: Int32Array): void {
    const from = this.#kindOf.length;
    const first = firstOfNew(chains, from);
    for (let at = from; at < from + first.length; at++) this.#kindOf.push(this.#read(first[at - from]));
  }

  #read(charge: number): number {
    const cells: Record<ChargeColumn, string> = this.#cells;
    for (const group of this.#groups) group.put(cells, charge);
    const kind = this.reader.read(cells, this.terms);
    return kind === undefined || !this.isTold(kind) ? NOT_TOLD : this.numberOf(kind);
  }
}

/** The first charge of each number from `from` on, which come in the order of appearance. */
function firstOfNew(chains: Int32Array, from: number): number[] {
  const first: number[] = [];
  for (let charge = 0; charge < chains.length; charge++) {
    if (chains[charge] === from + first.length) first.push(charge);
  }
  return first;
}

/** Writes the kinds that are told, and the charges of the others; says how many these are. */
function putKinds(kind: Int32Array, others: Int32Array, chains: Int32Array, kindOf: Int32Array): number {
  let count = 0;
  for (let charge = 0; charge < kind.length; charge++) {
    const told = kindOf[chains[charge]];
    if (told === NOT_TOLD) others[count++] = charge;
    else kind[charge] = told;
  }
  return count;
}
