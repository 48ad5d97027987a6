import { TextsMet } from '../intake/extended-texts.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { CodedColumn } from '../intake/record-table.js';
import type { KindCells, ReadingTerms } from '../law/fact-reader.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { DensePairs } from './dense-pairs.js';
import type { ChargesToRead } from './fact-columns.js';

/** Cells that are read together: a number for each key, and for each chain of keys before it with it. */
export class KeyedCells {
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
      spelled = spelledTogether(spelled, column.codes, this.#spellings[at]);
    }
    const spellings = this.#spellings.at(-1)?.size ?? this.#columns[0].texts.size;
    if (this.#keyOf.length < spellings) this.#keyOf = longer(this.#keyOf, spellings);
    const keyOf = this.#keyOf;
    let charge = nextUnread(keyOf, spelled, 0);
    while (charge < spelled.length) {
      keyOf[spelled[charge]] = this.#keyOfTexts(charge) + 1;
      charge = nextUnread(keyOf, spelled, charge + 1);
    }
    this.#chains.numberAll(chains, spelled, keyOf, this.#numberOfKey.size);
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

/** The number of each charge's spelling so far together with its code in one more column. */
function spelledTogether(spelled: Int32Array, codes: Int32Array, pairs: PairNumbering): Int32Array {
  const together = new Int32Array(spelled.length);
  for (let charge = 0; charge < spelled.length; charge++) {
    together[charge] = pairs.numberOf(spelled[charge], codes[charge]);
  }
  return together;
}

/** The next charge, from one on, whose spelling has no key yet; their count where there is none. */
function nextUnread(keyOf: Int32Array, spelled: Int32Array, from: number): number {
  let charge = from;
  while (charge < spelled.length && keyOf[spelled[charge]] !== 0) charge++;
  return charge;
}

function longer(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(numbers);
  return copy;
}
