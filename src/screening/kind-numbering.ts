import { TextsMet } from '../intake/extended-texts.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { CodedColumn } from '../intake/record-table.js';
import type {
  ApartReader,
  ChargeKind,
  FactReader,
  KindCells,
  ReadingTerms,
  Timeline,
} from '../law/fact-reader.js';
import type { WeightValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import { DensePairs } from './dense-pairs.js';
import type { ChargesToRead, FactsPart } from './fact-columns.js';
import type { Timelines } from './timelines.js';

/** A weight of all charges: distinct values are few beside the charges. */
export interface WeightColumn {
  /** Number of each charge's value in `values`. */
  readonly of: Int32Array;
  readonly values: readonly WeightValue[];
  /** For each value the number of why it is not known, as the run numbers reasons. */
  readonly why: readonly number[];
}

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
  /** By the number of a combination of all cells but those read apart: what reads the others. */
  readonly #apart = new Map<number, ApartReader>();
  /** Numbers of kinds that one such combination and one rule for dates have, by the number of the pair. */
  readonly #alike: number[][] = [];
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
    const chains = of.map((timeline) => periods[timeline]);
    let bases = chains;
    for (const [at, group] of this.#groups.entries()) {
      if (at === this.#weightsFrom) bases = chains.slice();
      group.add(chains, cells);
    }
    const kindOf = this.#kindOf;
    for (let charge = 0; charge < chains.length; charge++) {
      const number = chains[charge];
      if (number === kindOf.length) this.#read(charge, bases[charge], timelines[of[charge]]);
      columns.kind[charge] = kindOf[number];
    }
    for (const weight of this.#weights) weight.keep(columns.weights[weight.fact], chains);
  }

  /** The distinct weights of the charges that were asked for, by the name of the fact. */
  get weights(): FactsPart['weights'] {
    return Object.fromEntries(this.#weights.map(({ fact, values, why }) => [fact, { values, why }]));
  }

  #read(charge: number, base: number, timeline: Timeline): void {
    const cells: Record<ChargeColumn, string> = this.#cells;
    for (const group of this.#groups) group.put(cells, charge);
    const read = this.#apart.get(base) ?? this.#reader.read(cells, timeline, this.terms);
    this.#apart.set(base, read);
    const { kind, weights } = read(cells);
    this.#kindOf.push(this.#numberOf(kind, base));
    for (const weight of this.#weights) weight.add(weights[weight.fact]);
  }

  /** The number of a kind: kinds can only be alike where the cells of the base are, and the rule for dates. */
  #numberOf(kind: ChargeKind, base: number): number {
    const rule = this.#rules.get(kind.dateRule) ?? this.#rules.size;
    this.#rules.set(kind.dateRule, rule);
    const pair = this.#pairs.numberOf(base, rule);
    const alike = this.#alike[pair];
    const before = alike?.find((number) => isSameKind(this.kinds[number], kind));
    if (before !== undefined) return before;
    const number = this.kinds.push(kind) - 1;
    if (alike === undefined) this.#alike[pair] = [number];
    else alike.push(number);
    return number;
  }
}

/** Whether charges of two kinds are alike in all that a kind says. Equal choices are one object. */
function isSameKind(a: ChargeKind, b: ChargeKind): boolean {
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
  readonly #numbers = new Map<string, number>();
  readonly #ofCells: number[] = [];

  constructor(
    readonly fact: string,
    private readonly numberOfWhy: (why: string) => number,
  ) {}

  /** Adds the value of the next combination of cells. */
  add(value: WeightValue): void {
    const { span, strict, support, why } = value;
    const key = `${span.over} ${span.upTo} ${strict.over} ${strict.upTo} ${support} ${why}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.why.push(this.numberOfWhy(why));
      this.#numbers.set(key, number);
    }
    this.#ofCells.push(number);
  }

  /** Puts the number of each charge's value where it goes, by the number of its combination of cells. */
  keep(of: Int32Array, cells: Int32Array): void {
    for (let charge = 0; charge < of.length; charge++) of[charge] = this.#ofCells[cells[charge]];
  }
}

/** Cells that are read together: a number for each key, and for each chain of keys before it with it. */
class KeyedCells {
  readonly #chains = new DensePairs();
  readonly #numberOfKey = new Map<string, number>();
  readonly #met: readonly TextsMet[];
  #columns: readonly CodedColumn[] = [];
  /** Combinations of texts of several columns, however they are spelled. */
  #spellings: readonly PairNumbering[] = [];
  /** By spelling (of one column: by code) the number of the key and one; 0 where it was not met. */
  #keyOf = new Int32Array(0);

  constructor(
    private readonly group: KindCells,
    private readonly terms: ReadingTerms,
  ) {
    this.#met = group.columns.map(() => new TextsMet());
  }

  /** Adds the keys of charges to the chains of those before: each chain becomes the number of the longer one. */
  add(chains: Int32Array, cells: ChargesToRead['cells']): void {
    this.#begin(cells);
    const [{ codes }, ...others] = this.#columns;
    let spelled = codes;
    for (const [at, column] of others.entries()) {
      const pairs = this.#spellings[at];
      spelled = spelled.map((spelling, charge) => pairs.numberOf(spelling, column.codes[charge]));
    }
    const spellings = this.#spellings.at(-1)?.size ?? this.#columns[0].texts.size;
    if (this.#keyOf.length < spellings) this.#keyOf = longer(this.#keyOf, spellings);
    const keyOf = this.#keyOf;
    for (let charge = 0; charge < chains.length; charge++) {
      const spelling = spelled[charge];
      if (keyOf[spelling] === 0) keyOf[spelling] = this.#keyOfTexts(charge) + 1;
      chains[charge] = this.#chains.numberOf(chains[charge], keyOf[spelling] - 1);
    }
  }

  /** Puts the texts of a charge where they are read. */
  put(cells: Record<ChargeColumn, string>, charge: number): void {
    this.group.columns.forEach((name, at) => {
      const { codes, texts } = this.#columns[at];
      cells[name] = texts.textOf(codes[charge]);
    });
  }

  #begin(cells: ChargesToRead['cells']): void {
    this.#columns = this.group.columns.map((column) => cells[column]);
    const going = this.#columns.map(({ texts }, at) => this.#met[at].goesOn(texts));
    if (!going.includes(false)) return;
    this.#spellings = this.#columns.slice(1).map(() => new PairNumbering());
    this.#keyOf = new Int32Array(0);
  }

  #keyOfTexts(charge: number): number {
    const texts = this.#columns.map((column) => column.texts.textOf(column.codes[charge]));
    const key = this.group.key(texts, this.terms);
    const number = this.#numberOfKey.get(key) ?? this.#numberOfKey.size;
    this.#numberOfKey.set(key, number);
    return number;
  }
}

function longer(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(numbers);
  return copy;
}
