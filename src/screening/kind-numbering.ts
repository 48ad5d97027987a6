import { picked } from '../intake/coded-later.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { ApartReader, ChargeKind, FactReader, ReadingTerms, Timeline } from '../law/fact-reader.js';
import type { WeightValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import type { ChargesToRead, FactsPart } from './fact-columns.js';
import { KeyedCells } from './keyed-cells.js';
import type { Timelines } from './timelines.js';

/** A weight of all charges: distinct values are few beside the charges. */
export interface WeightColumn {
  /** Number of each charge's value in `values`. */
  readonly of: Int32Array;
  readonly values: readonly WeightValue[];
  /** For each value the number of why it is not known, as the run numbers reasons. */
  readonly why: readonly number[];
}

/** Readers of the cells that are read apart are kept of so many combinations: most are met once or twice. */
const MOST_APART = 2048;

/** No kind. */
const NONE = -1;

/** Numbers the kinds of charges and gathers their weights; for portions of one run alike. */
export class KindNumbering {
  readonly kinds: ChargeKind[] = [];
  readonly #reader: FactReader;
  readonly #groups: readonly KeyedCells[];
  /** Groups before this one make the base of a number; those after it are of weights. */
  readonly #weightsFrom: number;
  readonly #cells = chargeCells({});
  readonly #weights: WeightNumbering[];
  /** By the number of a whole combination of cells: its kind. */
  readonly #kindOf: number[] = [];
  /** By the number of a combination of all cells but those read apart: what reads the others, for those met lately. */
  readonly #apart = new Map<number, ApartReader>();
  /** By the number of a pair of such a combination and a rule for dates: the kind found last of those that have them. */
  readonly #lastAlike: number[] = [];
  /** By kind: the kind of the same pair that was found before it, or NONE. */
  readonly #alikeBefore: number[] = [];
  readonly #pairs = new PairNumbering();
  readonly #rules = new Map<string, number>();

  constructor(
    { facts, reader }: Pick<Rulebook, 'facts' | 'reader'>,
    private readonly terms: ReadingTerms,
    numberOfWhy: (why: string) => number,
  ) {
    this.#reader = reader;
    const { kindCells } = this.#reader;
    const ordered = [
      ...kindCells.filter((cells) => cells.ofWeight === undefined),
      ...kindCells.filter((cells) => cells.ofWeight),
    ];
    this.#weightsFrom = kindCells.filter((cells) => cells.ofWeight === undefined).length;
    this.#groups = ordered.map((group) => new KeyedCells(group, terms));
    this.#weights = facts.flatMap((fact) =>
      fact.kind === 'weight' ? [new WeightNumbering(fact.name, numberOfWhy)] : [],
    );
  }

  /** Puts the number of each charge's kind, and of each of its weights, into the columns. */
  number({ cells, columns }: ChargesToRead, { of, timelines, periods }: Timelines): void {
    const chains = picked(periods, of);
    let bases = chains;
    for (const [at, group] of this.#groups.entries()) {
      if (at === this.#weightsFrom) bases = chains.slice();
      group.add(chains, cells);
    }
    this.#numberKinds(columns.kind, chains, bases, of, timelines);
    for (const weight of this.#weights) weight.keep(columns.weights[weight.fact], chains);
  }

  #numberKinds(
    kind: Int32Array,
    chains: Int32Array,
    bases: Int32Array,
    of: Int32Array,
    timelines: readonly Timeline[],
  ): void {
    for (let charge = 0; charge < chains.length; charge++) {
      const number = chains[charge];
      if (number === this.#kindOf.length) this.#read(charge, bases[charge], timelines[of[charge]]);
      kind[charge] = this.#kindOf[number];
    }
  }

  /** Gives a number to a kind that was read otherwise. */
  add(kind: ChargeKind): number {
    this.#alikeBefore.push(NONE);
    return this.kinds.push(kind) - 1;
  }

  /** The distinct weights of the charges that were asked for, by the name of the fact. */
  get weights(): FactsPart['weights'] {
    return Object.fromEntries(this.#weights.map(({ fact, values, why }) => [fact, { values, why }]));
  }

  #read(charge: number, base: number, timeline: Timeline): void {
    const cells: Record<ChargeColumn, string> = this.#cells;
    for (const group of this.#groups) group.put(cells, charge);
    let read = this.#apart.get(base);
    if (read === undefined) {
      read = this.#reader.read(cells, timeline, this.terms);
      if (this.#apart.size === MOST_APART) this.#apart.clear();
      this.#apart.set(base, read);
    }
    const { kind, weights } = read(cells);
    this.#kindOf.push(this.#numberOf(kind, base));
    for (const weight of this.#weights) weight.add(weights[weight.fact]);
  }

  /** The number of a kind: kinds can only be alike where the cells of the base are, and the rule for dates. */
  #numberOf(kind: ChargeKind, base: number): number {
    const rule = this.#rules.get(kind.dateRule) ?? this.#rules.size;
    this.#rules.set(kind.dateRule, rule);
    const pair = this.#pairs.numberOf(base, rule);
    const isNew = pair === this.#lastAlike.length;
    const last = isNew ? NONE : this.#lastAlike[pair];
    for (let one = last; one !== NONE; one = this.#alikeBefore[one]) {
      if (isSameKind(this.kinds[one], kind)) return one;
    }
    const number = this.kinds.push(kind) - 1;
    this.#alikeBefore.push(last);
    this.#lastAlike[pair] = number;
    return number;
  }
}

/** Whether charges of two kinds are alike in all that a kind says. Equal choices are one object. */
function isSameKind(a: ChargeKind, b: ChargeKind): boolean {
  if (a === b) return true;
  return (
    a.inScope === b.inScope &&
    a.outside === b.outside &&
    a.statute === b.statute &&
    a.class === b.class &&
    a.conviction === b.conviction &&
    a.felony === b.felony &&
    a.dateRule === b.dateRule &&
    haveSame(a.facts, b.facts) &&
    haveSame(a.printed, b.printed) &&
    a.problems.length === b.problems.length &&
    a.problems.every(
      ({ column, what }, at) => column === b.problems[at].column && what === b.problems[at].what,
    )
  );
}

function haveSame<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  return true;
}

/** The distinct values of one weight fact. */
class WeightNumbering {
  readonly values: WeightValue[] = [];
  readonly why: number[] = [];
  readonly #amounts = new Map<number, number>();
  /** Chains of six numbers, of one length all: two that end in one number are the same. */
  readonly #chains = new PairNumbering();
  /** By the number of a chain the number of its value, and one; 0 where none ends there. */
  readonly #ofChain: number[] = [];
  readonly #ofCells: number[] = [];

  constructor(
    readonly fact: string,
    private readonly numberOfWhy: (why: string) => number,
  ) {}

  /** Adds the value of the next combination of cells. */
  add(value: WeightValue): void {
    const { span, strict, support } = value;
    const why = this.numberOfWhy(value.why);
    const chains = this.#chains;
    let chain = chains.numberOf(this.#amountOf(span.over), this.#amountOf(span.upTo));
    chain = chains.numberOf(chain, this.#amountOf(strict.over));
    chain = chains.numberOf(chain, this.#amountOf(strict.upTo));
    chain = chains.numberOf(chains.numberOf(chain, support), why);
    while (this.#ofChain.length <= chain) this.#ofChain.push(0);
    if (this.#ofChain[chain] === 0) {
      this.#ofChain[chain] = this.values.push(value);
      this.why.push(why);
    }
    this.#ofCells.push(this.#ofChain[chain] - 1);
  }

  /** Micrograms may be more than a whole number of 32 bits. */
  #amountOf(micrograms: number): number {
    const known = this.#amounts.get(micrograms);
    if (known !== undefined) return known;
    this.#amounts.set(micrograms, this.#amounts.size);
    return this.#amounts.size - 1;
  }

  /** Puts the number of each charge's value where it goes, by the number of its combination of cells. */
  keep(of: Int32Array, cells: Int32Array): void {
    for (let charge = 0; charge < of.length; charge++) of[charge] = this.#ofCells[cells[charge]];
  }
}
