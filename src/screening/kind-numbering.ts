import type { ChargeTable } from '../intake/charge-table.js';
import { PairNumbering } from '../intake/identity-pairs.js';
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

/** A weight of all charges: distinct values are few beside the charges. */
export interface WeightColumn {
  /** Number of each charge's value in `values`. */
  readonly of: Int32Array;
  readonly values: readonly WeightValue[];
  /** For each value the number of why it is not known, as the run numbers reasons. */
  readonly why: readonly number[];
}

/** Numbers the kinds of the charges of a run, asked for in turn, and gathers their weights. */
export class KindNumbering {
  readonly kinds: ChargeKind[] = [];
  readonly #reader: FactReader;
  readonly #groups: readonly { readonly numbers: Int32Array; readonly pairs: PairNumbering }[];
  /** Groups before this one make the base of a number; those after it are of weights. */
  readonly #weightsFrom: number;
  readonly #columns: readonly {
    readonly name: ChargeColumn;
    readonly of: ChargeTable['cells'][ChargeColumn];
  }[];
  readonly #cells = chargeCells({});
  readonly #weights: WeightNumbering[];
  /** By the number of a whole combination of cells: its kind. */
  readonly #kindOf: number[] = [];
  /** By the number of a combination of all cells but weights: what the first of it said, and its kinds. */
  readonly #bases = new Map<number, { readonly read: CellsRead; readonly kinds: number[] }>();

  constructor(
    charges: ChargeTable,
    rulebook: Rulebook,
    private readonly terms: ReadingTerms,
    numberOfWhy: (why: string) => number,
  ) {
    this.#reader = rulebook.reader;
    const { kindCells } = this.#reader;
    const ordered = [
      ...kindCells.filter((cells) => cells.ofWeight === undefined),
      ...kindCells.filter((cells) => cells.ofWeight),
    ];
    this.#weightsFrom = kindCells.filter((cells) => cells.ofWeight === undefined).length;
    this.#groups = ordered.map((cells) => ({
      numbers: keyNumbersOf(charges, cells, terms),
      pairs: new PairNumbering(),
    }));
    this.#columns = ordered
      .flatMap(({ columns }) => columns)
      .map((name) => ({ name, of: charges.cells[name] }));
    this.#weights = rulebook.facts.flatMap((fact) =>
      fact.kind === 'weight' ? [new WeightNumbering(fact.name, charges.count, numberOfWhy)] : [],
    );
  }

  /** The number of a charge's kind; keeps the charge's weights. */
  numberOf(charge: number, timeline: Timeline): number {
    let number = this.#reader.period(timeline);
    let base = number;
    for (let at = 0; at < this.#groups.length; at++) {
      const { pairs, numbers } = this.#groups[at];
      number = pairs.numberOf(number, numbers[charge]);
      if (at < this.#weightsFrom) base = number;
    }
    if (number === this.#kindOf.length) this.#read(charge, base, timeline);
    for (const weight of this.#weights) weight.keep(charge, number);
    return this.#kindOf[number];
  }

  /** The weights of the charges that were asked for, by the name of the fact. */
  get weights(): ReadonlyMap<string, WeightColumn> {
    return new Map(this.#weights.map((weight) => [weight.fact, weight]));
  }

  #read(charge: number, base: number, timeline: Timeline): void {
    const cells: Record<ChargeColumn, string> = this.#cells;
    for (const { name, of } of this.#columns) cells[name] = of.texts.textOf(of.codes[charge]);
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
class WeightNumbering implements WeightColumn {
  readonly of: Int32Array;
  readonly values: WeightValue[] = [];
  readonly why: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofCells: number[] = [];

  constructor(
    readonly fact: string,
    count: number,
    private readonly numberOfWhy: (why: string) => number,
  ) {
    this.of = new Int32Array(count);
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
    this.of[charge] = this.#ofCells[cells];
  }
}

/** A number for each charge, the same for charges whose cells of this group have one key. */
function keyNumbersOf(charges: ChargeTable, { columns, key }: KindCells, terms: ReadingTerms): Int32Array {
  const cells = columns.map((column) => charges.cells[column]);
  const spellings = columns.map(() => new PairNumbering());
  const numberOfKey = new Map<string, number>();
  const numberOfSpelling: number[] = [];
  const numbers = new Int32Array(charges.count);
  for (let charge = 0; charge < charges.count; charge++) {
    let spelling = 0;
    for (let at = 0; at < cells.length; at++) {
      spelling = spellings[at].numberOf(spelling, cells[at].codes[charge]);
    }
    if (spelling === numberOfSpelling.length) {
      const text = key(
        cells.map(({ codes, texts }) => texts.textOf(codes[charge])),
        terms,
      );
      const number = numberOfKey.get(text) ?? numberOfKey.size;
      numberOfKey.set(text, number);
      numberOfSpelling.push(number);
    }
    numbers[charge] = numberOfSpelling[spelling];
  }
  return numbers;
}
