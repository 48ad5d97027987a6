import { TextsMet } from '../intake/extended-texts.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { CodedColumn } from '../intake/record-table.js';
import type {
  CellsRead,
  ChargeKind,
  FactReader,
  KindCells,
  ReadingTerms,
  Timeline,
} from '../law/fact-reader.js';
import type { WeightValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import type { ChargesToRead, FactsPart } from './fact-columns.js';

/** A weight of all charges: distinct values are few beside the charges. */
export interface WeightColumn {
  /** Number of each charge's value in `values`. */
  readonly of: Int32Array;
  readonly values: readonly WeightValue[];
  /** For each value the number of why it is not known, as the run numbers reasons. */
  readonly why: readonly number[];
}

/** Numbers the kinds of charges, asked for in turn, and gathers their weights; for portions of one run alike. */
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
  /** By the number of a combination of all cells but weights: what the first of it said, and its kinds. */
  readonly #bases = new Map<number, { readonly read: CellsRead; readonly kinds: number[] }>();

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

  /** The charges that are asked for from here on. */
  begin({ cells, columns }: ChargesToRead): void {
    for (const group of this.#groups) group.begin(cells);
    for (const weight of this.#weights) weight.begin(columns.weights[weight.fact]);
  }

  /** The number of a charge's kind; keeps the charge's weights. */
  numberOf(charge: number, timeline: Timeline): number {
    let number = this.#reader.period(timeline);
    let base = number;
    for (let at = 0; at < this.#groups.length; at++) {
      number = this.#groups[at].added(number, charge);
      if (at < this.#weightsFrom) base = number;
    }
    if (number === this.#kindOf.length) this.#read(charge, base, timeline);
    for (const weight of this.#weights) weight.keep(charge, number);
    return this.#kindOf[number];
  }

  /** The distinct weights of the charges that were asked for, by the name of the fact. */
  get weights(): FactsPart['weights'] {
    return Object.fromEntries(this.#weights.map(({ fact, values, why }) => [fact, { values, why }]));
  }

  #read(charge: number, base: number, timeline: Timeline): void {
    const cells: Record<ChargeColumn, string> = this.#cells;
    for (const group of this.#groups) group.put(cells, charge);
    const first = this.#bases.get(base) ?? {
      read: this.#reader.read(cells, timeline, this.terms),
      kinds: [],
    };
    this.#bases.set(base, first);
    const { kind, weights } = first.read.reweighed(cells);
    const before = first.kinds.find((number) => isSameKind(this.kinds[number], kind));
    if (before === undefined) first.kinds.push(this.kinds.push(kind) - 1);
    this.#kindOf.push(before ?? this.kinds.length - 1);
    for (const weight of this.#weights) weight.add(weights[weight.fact]);
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
  #of: Int32Array = new Int32Array(0);

  constructor(
    readonly fact: string,
    private readonly numberOfWhy: (why: string) => number,
  ) {}

  /** Where the numbers of the charges go from here on. */
  begin(of: Int32Array): void {
    this.#of = of;
  }

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

  keep(charge: number, cells: number): void {
    this.#of[charge] = this.#ofCells[cells];
  }
}

/** Cells that are read together: a number for each key, and for each chain of keys before it with it. */
class KeyedCells {
  readonly #chains = new PairNumbering();
  readonly #numberOfKey = new Map<string, number>();
  readonly #met: readonly TextsMet[];
  #columns: readonly CodedColumn[] = [];
  /** Combinations of texts, however they are spelled, and the number of the key of each. */
  #spellings: readonly PairNumbering[] = [];
  #numberOfSpelling: number[] = [];

  constructor(
    private readonly group: KindCells,
    private readonly terms: ReadingTerms,
  ) {
    this.#met = group.columns.map(() => new TextsMet());
  }

  begin(cells: ChargesToRead['cells']): void {
    this.#columns = this.group.columns.map((column) => cells[column]);
    const going = this.#columns.map(({ texts }, at) => this.#met[at].goesOn(texts));
    if (!going.includes(false)) return;
    this.#spellings = this.#columns.map(() => new PairNumbering());
    this.#numberOfSpelling = [];
  }

  /** The number of a chain of keys with that of a charge after it. */
  added(chain: number, charge: number): number {
    const columns = this.#columns;
    let spelling = 0;
    for (let at = 0; at < columns.length; at++) {
      spelling = this.#spellings[at].numberOf(spelling, columns[at].codes[charge]);
    }
    if (spelling === this.#numberOfSpelling.length) {
      const texts = columns.map((column) => column.texts.textOf(column.codes[charge]));
      const key = this.group.key(texts, this.terms);
      const number = this.#numberOfKey.get(key) ?? this.#numberOfKey.size;
      this.#numberOfKey.set(key, number);
      this.#numberOfSpelling.push(number);
    }
    return this.#chains.numberOf(chain, this.#numberOfSpelling[spelling]);
  }

  /** Puts the texts of a charge where they are read. */
  put(cells: Record<ChargeColumn, string>, charge: number): void {
    this.group.columns.forEach((name, at) => {
      const { codes, texts } = this.#columns[at];
      cells[name] = texts.textOf(codes[charge]);
    });
  }
}
