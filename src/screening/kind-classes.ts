import { PairNumbering } from '../intake/identity-pairs.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { ChoiceValue } from '../law/facts.js';

/** Numbers the values of choices of the kinds of one run. Equal choices are one object, which says nothing new. */
export class KindChoices {
  readonly #numbers = new Map<ChoiceValue | undefined, number>();
  readonly #ofFact = new Map<string, number[]>();

  /** By kind the number of its value of a choice. */
  of(kinds: readonly ChargeKind[], fact: string): readonly number[] {
    let numbers = this.#ofFact.get(fact);
    if (numbers === undefined) {
      numbers = [];
      this.#ofFact.set(fact, numbers);
    }
    for (let kind = numbers.length; kind < kinds.length; kind++) {
      numbers.push(this.#numberOf(kinds[kind].facts[fact]));
    }
    return numbers;
  }

  #numberOf(value: ChoiceValue | undefined): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** Kinds of one run by some of their choices, and by whether they are in scope: kinds of one class agree in these. */
export class KindClasses {
  /** By the number of a class the first kind of it. */
  readonly first: ChargeKind[] = [];
  readonly #of: number[] = [];
  readonly #facts: readonly string[];
  readonly #pairs: readonly PairNumbering[];

  constructor(
    private readonly choices: KindChoices,
    facts: Iterable<string>,
  ) {
    this.#facts = [...facts];
    this.#pairs = [new PairNumbering(), ...this.#facts.map(() => new PairNumbering())];
  }

  /** By kind the number of its class. The kinds are those of before, and more. */
  of(kinds: readonly ChargeKind[]): readonly number[] {
    const values = this.#facts.map((fact) => this.choices.of(kinds, fact));
    for (let kind = this.#of.length; kind < kinds.length; kind++) {
      let number = this.#pairs[0].numberOf(kinds[kind].inScope ? 1 : 0, 0);
      for (let at = 0; at < values.length; at++) {
        number = this.#pairs[at + 1].numberOf(number, values[at][kind]);
      }
      this.#of.push(number);
      if (number === this.first.length) this.first.push(kinds[kind]);
    }
    return this.#of;
  }
}
