import { PairNumbering } from '../intake/identity-pairs.js';
import { QUANTIFIER_COLUMNS } from '../law/sql/sums-over-others.js';

/** Numbers what sums over the other charges of a charge come to. Number 0 is that of a charge without any: all are 0. */
export class SumsNumbering {
  readonly #pairs = QUANTIFIER_COLUMNS.map(() => new PairNumbering());
  /** By column and number. */
  readonly #values: number[][] = QUANTIFIER_COLUMNS.map(() => []);

  constructor() {
    this.#numberOf(
      QUANTIFIER_COLUMNS.map(() => Int32Array.of(0)),
      0,
    );
  }

  /** The number of each charge's sums; the columns have a row for each charge of `rows`. */
  number(charges: number, rows: Int32Array, columns: readonly Int32Array[]): Int32Array {
    const numbers = new Int32Array(charges);
    for (let row = 0; row < rows.length; row++) numbers[rows[row]] = this.#numberOf(columns, row);
    return numbers;
  }

  /** A column of the sums of these numbers, in the order of QUANTIFIER_COLUMNS. */
  column(at: number, numbers: Int32Array): Int32Array {
    const values = this.#values[at];
    return numbers.map((number) => values[number]);
  }

  #numberOf(columns: readonly Int32Array[], row: number): number {
    let number = 0;
    for (let at = 0; at < columns.length; at++) number = this.#pairs[at].numberOf(number, columns[at][row]);
    if (number === this.#values[0].length) {
      for (let at = 0; at < columns.length; at++) this.#values[at].push(columns[at][row]);
    }
    return number;
  }
}
