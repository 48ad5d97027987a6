import type { ChargeKind } from '../law/fact-reader.js';
import type { DateReading } from '../record/read-date.js';
import { printReading } from './print-cell.js';

/** Words that portions of one run share: lists of kinds and of readings only grow from one to the next. */
export class KeptWords {
  /** How facts are printed. */
  readonly printed = new KindTexts((kind, fact) => kind.printed[fact]);
  /** Why facts are not known. */
  readonly why = new KindTexts(whyOf);
  readonly #cells = new WeakMap<object, (Uint8Array | undefined)[]>();
  readonly #dates = new WeakMap<readonly DateReading[], string[]>();

  /** Cells as bytes, by the numbers of what they are printed from: a table of texts, or a list of readings or kinds. */
  cellsOf(printedFrom: object): (Uint8Array | undefined)[] {
    const cells = this.#cells.get(printedFrom) ?? [];
    this.#cells.set(printedFrom, cells);
    return cells;
  }

  /** The reading of a code as it is printed. */
  dateOf(readings: readonly DateReading[], code: number): string {
    const printed = this.#dates.get(readings) ?? [];
    this.#dates.set(readings, printed);
    printed[code] ??= code < readings.length ? printReading(readings[code]) : '';
    return printed[code];
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

  /** For each kind the number of its text, -1 where it has none. */
  numbersOf(kinds: readonly ChargeKind[], fact: string): readonly number[] {
    let numbers = this.#ofFact.get(fact);
    if (numbers === undefined || numbers.kinds !== kinds) {
      numbers = { kinds, numberOfText: new Map(), ofKind: [] };
      this.#ofFact.set(fact, numbers);
    }
    const { ofKind, numberOfText } = numbers;
    for (let kind = ofKind.length; kind < kinds.length; kind++) {
      const text = this.textOf(kinds[kind], fact);
      const number = text === undefined ? -1 : (numberOfText.get(text) ?? numberOfText.size);
      if (text !== undefined) numberOfText.set(text, number);
      ofKind.push(number);
    }
    return ofKind;
  }
}

interface KindNumbers {
  readonly kinds: readonly ChargeKind[];
  readonly numberOfText: Map<string, number>;
  readonly ofKind: number[];
}
