import type { ExtendedTexts } from './extended-texts.js';
import { PairNumbering } from './identity-pairs.js';
import type { Lending } from './layout.js';
import type { CodedColumn, RecordTable } from './record-table.js';

/** A row that has nothing to say. */
const NOTHING = -1;
/** What was said before the first row said anything. */
const SILENCE = -1;
const UNREAD = -1;

/**
 * What rows lend by one rule, found once for each distinct combination of cells; and the cells that are made of what
 * the rows of a group say, found once for each distinct list of sayings.
 */
export class LentSayings {
  readonly #named: CodedColumn['texts'];
  /** For each code of the column that names groups the number of the name, from 1; 0 for none. */
  readonly #nameOfCode: Int32Array;
  readonly #names = new Map<string, number>();
  readonly #pairs: readonly PairNumbering[];
  readonly #sayingOf: number[] = [];
  readonly #texts: string[] = [];
  readonly #numberOfText = new Map<string, number>();
  /** Lists of sayings: the list before the last of them, and the last. */
  readonly #lists = new PairNumbering();
  /** The codes of given cells, by the list they are made of; the first for silence. */
  readonly #codes: (readonly number[] | undefined)[] = [];

  constructor(
    private readonly lending: Lending,
    cells: RecordTable['cells'],
    private readonly given: readonly ExtendedTexts[],
  ) {
    this.#named = cells[lending.column].texts;
    this.#nameOfCode = new Int32Array(this.#named.size).fill(UNREAD);
    this.#pairs = lending.reads.map(() => new PairNumbering());
  }

  /** The number of the name that a code of the naming column gives a group, from 1; 0 for none. */
  nameOf(code: number): number {
    const before = this.#nameOfCode[code];
    if (before !== UNREAD) return before;
    const name = this.lending.group(this.#named.textOf(code));
    let number = 0;
    if (name !== '') {
      number = this.#names.get(name) ?? this.#names.size + 1;
      this.#names.set(name, number);
    }
    this.#nameOfCode[code] = number;
    return number;
  }

  /** The list `said` with what a record says after it, unless it has nothing to say or that was said. */
  heard(said: number, columns: readonly CodedColumn[], record: number): number {
    let combination = 0;
    for (let at = 0; at < columns.length; at++) {
      combination = this.#pairs[at].numberOf(combination, columns[at].codes[record]);
    }
    if (combination === this.#sayingOf.length) {
      const text = this.lending.each(columns.map(({ texts, codes }) => texts.textOf(codes[record])));
      this.#sayingOf.push(text === '' ? NOTHING : this.#numbered(text));
    }
    const saying = this.#sayingOf[combination];
    return saying === NOTHING || this.#holds(said, saying) ? said : this.#lists.numberOf(said, saying);
  }

  /** The codes of the cells that a list of sayings gives, in the order of the columns that are given. */
  codesOf(said: number): readonly number[] {
    const before = this.#codes[said + 1];
    if (before !== undefined) return before;
    const texts: string[] = [];
    for (let list = said; list !== SILENCE; list = this.#lists.first[list]) {
      texts.unshift(this.#texts[this.#lists.second[list]]);
    }
    const made = this.lending.together(texts);
    const codes = this.given.map((texts, at) => texts.codeOf(made[at].trim()));
    this.#codes[said + 1] = codes;
    return codes;
  }

  #holds(said: number, saying: number): boolean {
    for (let list = said; list !== SILENCE; list = this.#lists.first[list]) {
      if (this.#lists.second[list] === saying) return true;
    }
    return false;
  }

  #numbered(text: string): number {
    const number = this.#numberOfText.get(text) ?? this.#texts.push(text) - 1;
    this.#numberOfText.set(text, number);
    return number;
  }
}
