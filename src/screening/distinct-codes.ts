import { PairNumbering } from '../intake/identity-pairs.js';

/** A table of codes is laid out whole only where it is not much longer than what is asked of it. */
const MOST_PER_ASKED = 4;

/** Numbers the distinct codes of a column in the order in which they are asked for, from 0. */
export class DistinctCodes {
  readonly codes: number[] = [];
  readonly #numbers: Int32Array | undefined;
  readonly #sparse: PairNumbering | undefined;

  /** Codes are below `codeCount`, and about `asked` of them will come. */
  constructor(codeCount: number, asked: number) {
    if (codeCount <= MOST_PER_ASKED * asked) this.#numbers = new Int32Array(codeCount).fill(-1);
    else this.#sparse = new PairNumbering(asked / 2);
  }

  numberOf(code: number): number {
    const numbers = this.#numbers;
    let number = this.#sparse?.numberOf(0, code) ?? numbers?.[code] ?? -1;
    if (number < 0) number = this.codes.length;
    if (number < this.codes.length) return number;
    this.codes.push(code);
    if (numbers !== undefined) numbers[code] = number;
    return number;
  }
}
