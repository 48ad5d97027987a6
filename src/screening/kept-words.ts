import type { ChargeKind } from '../law/fact-reader.js';
import { KeptCells } from './kept-cells.js';

/** Words that portions of one run share: lists of kinds and of readings only grow from one to the next. */
export class KeptWords {
  /** How facts are printed. */
  readonly printed = new KindTexts((kind, fact) => kind.printed[fact]);
  /** Why facts are not known. */
  readonly why = new KindTexts(whyOf);
  readonly #cells = new WeakMap<object, KeptCells>();

  /** Cells as bytes, by the numbers of what they are printed from: a table of texts, or a list of readings or kinds. */
  cellsOf(printedFrom: object): KeptCells {
    const cells = this.#cells.get(printedFrom) ?? new KeptCells();
    this.#cells.set(printedFrom, cells);
    return cells;
  }
}

/** Why a fact of a kind is not known; empty when it is. */
export function whyOf(kind: ChargeKind, fact: string): string {
  return kind.facts[fact]?.why ?? '';
}

/** Numbers for a text that kinds have for each fact. */
class KindTexts {
  readonly #ofFact = new Map<string, KindNumbers>();

  constructor(private readonly textOf: (kind: ChargeKind, fact: string) => string | undefined) {}

  /** By kind the number of its text, -1 where it has none. */
  numbersOf(kinds: readonly ChargeKind[], fact: string): Int32Array {
    let numbers = this.#ofFact.get(fact);
    if (numbers === undefined || numbers.kinds !== kinds) {
      numbers = { kinds, numberOfText: new Map(), ofKind: new Int32Array(0), count: 0 };
      this.#ofFact.set(fact, numbers);
    }
    this.#add(numbers, kinds, fact);
    return numbers.ofKind;
  }

  #add(numbers: KindNumbers, kinds: readonly ChargeKind[], fact: string): void {
    if (numbers.ofKind.length < kinds.length) {
      const ofKind = new Int32Array(2 * kinds.length);
      ofKind.set(numbers.ofKind);
      numbers.ofKind = ofKind;
    }
    const { ofKind, numberOfText } = numbers;
    for (; numbers.count < kinds.length; numbers.count++) {
      const text = this.textOf(kinds[numbers.count], fact);
      const number = text === undefined ? -1 : (numberOfText.get(text) ?? numberOfText.size);
      if (text !== undefined) numberOfText.set(text, number);
      ofKind[numbers.count] = number;
    }
  }
}

interface KindNumbers {
  readonly kinds: readonly ChargeKind[];
  readonly numberOfText: Map<string, number>;
  /** Longer than the kinds are many. */
  ofKind: Int32Array;
  /** How many kinds have a number. */
  count: number;
}
