import type { ExtendedTexts } from './extended-texts.js';
import { grown } from './growing.js';
import { PairNumbering } from './identity-pairs.js';
import type { Lending } from './layout.js';
import type { LentRange } from './lent-groups.js';
import type { TextsOfColumns, TextTable } from './record-table.js';

/** A row that has nothing to say. */
const NOTHING = -1;
/** What was said before the first row said anything. */
export const SILENCE = -1;
const UNREAD = -1;
const UNMADE = -1;
const UNASKED = 2;

/**
 * What rows lend by one rule, found once for each distinct combination of cells; and the cells that are made of what
 * the rows of a group say, found once for each distinct list of sayings.
 */
export class LentSayings {
  /** For each code of the first column that is read its number, in order of appearance; then for each further column the numbers of those before it with one more. */
  readonly #firsts: Int32Array;
  #firstCount = 0;
  readonly #pairs: readonly PairNumbering[];
  /** What the rows of each combination say; empty for nothing. */
  readonly #texts: string[] = [];
  #isSilent = new Uint8Array(16);
  /** Lists of sayings: the list before the last of them, and the last. */
  readonly #lists = new PairNumbering();
  /** For each column that is given the code of its cell, by the number of the list from 1; 0 for silence. */
  readonly #codes: Int32Array[];
  /** For each code of the first column that is read, whether rows with it can speak. */
  readonly #speaks: Uint8Array;
  readonly #read: readonly TextTable[];
  /** The codes that were read last, and what they say. */
  #last = NOTHING;
  readonly #lastCodes: Int32Array;

  constructor(
    private readonly lending: Lending,
    cells: TextsOfColumns,
    private readonly given: readonly ExtendedTexts[],
  ) {
    this.#pairs = lending.reads.slice(1).map(() => new PairNumbering());
    this.#read = lending.reads.map((column) => cells[column].texts);
    this.#firsts = new Int32Array(this.#read[0].size).fill(UNREAD);
    this.#speaks = new Uint8Array(this.#read[0].size).fill(UNASKED);
    this.#codes = given.map(() => new Int32Array(1).fill(UNMADE));
    this.#lastCodes = new Int32Array(lending.reads.length).fill(-1);
  }

  /** How much is remembered of rows met so far. */
  get size(): number {
    return this.#texts.length + this.#lists.size;
  }

  /** Adds what the records of a part say to the lists of their groups (`of`, -1: none). */
  hear(said: Int32Array, of: Int32Array, reads: readonly Int32Array[], { from, to }: LentRange): void {
    this.#hear(said, of, reads, reads[0], from, to);
  }

  #hear(
    said: Int32Array,
    of: Int32Array,
    reads: readonly Int32Array[],
    firsts: Int32Array,
    from: number,
    to: number,
  ): void {
    for (let record = from; record < to; record++) {
      const group = of[record];
      if (group >= 0 && this.#maySpeak(firsts[record])) this.#hearRow(said, group, reads, record);
    }
  }

  #hearRow(said: Int32Array, group: number, reads: readonly Int32Array[], record: number): void {
    const saying = this.#sayingOf(reads, record);
    if (saying !== NOTHING) said[group] = this.#heard(said[group], saying);
  }

  #maySpeak(first: number): boolean {
    if (this.#speaks[first] === UNASKED) this.#speaks[first] = this.#canSpeak(first) ? 1 : 0;
    return this.#speaks[first] === 1;
  }

  /** What a record says by the codes of the cells that are read, as a number; NOTHING for nothing. Two numbers may be of one text. */
  #sayingOf(reads: readonly Int32Array[], record: number): number {
    const lastCodes = this.#lastCodes;
    let isAsBefore = true;
    for (let at = 0; at < reads.length; at++) {
      const code = reads[at][record];
      if (code === lastCodes[at]) continue;
      isAsBefore = false;
      lastCodes[at] = code;
    }
    if (!isAsBefore) this.#last = this.#sayingOfLast();
    return this.#last;
  }

  #canSpeak(first: number): boolean {
    const { canSpeak, each } = this.lending;
    const text = this.#read[0].textOf(first);
    if (canSpeak?.(text) === false) return false;
    return this.#read.length > 1 || each([text]) !== '';
  }

  #sayingOfLast(): number {
    const codes = this.#lastCodes;
    let combination = this.#numberOfFirst(codes[0]);
    for (let at = 1; at < codes.length; at++) {
      combination = this.#pairs[at - 1].numberOf(combination, codes[at]);
    }
    if (combination === this.#texts.length) this.#addSaying(codes);
    return this.#isSilent[combination] === 1 ? NOTHING : combination;
  }

  #numberOfFirst(code: number): number {
    if (this.#firsts[code] === UNREAD) this.#firsts[code] = this.#firstCount++;
    return this.#firsts[code];
  }

  /** Reads what a new combination of codes says. */
  #addSaying(codes: Int32Array): void {
    const texts = this.#read.map((table, at) => table.textOf(codes[at]));
    const text = this.lending.each(texts);
    const number = this.#texts.push(text) - 1;
    this.#isSilent = grown(this.#isSilent, number + 1);
    if (text === '') this.#isSilent[number] = 1;
  }

  /** The list `said` with a saying after it, unless that was said. */
  #heard(said: number, saying: number): number {
    if (said !== SILENCE && this.#lists.second[said] === saying) return said;
    const text = this.#texts[saying];
    for (let list = said; list !== SILENCE; list = this.#lists.first[list]) {
      if (this.#texts[this.#lists.second[list]] === text) return said;
    }
    return this.#lists.numberOf(said, saying);
  }

  /** The codes of the cells that the first `count` lists of sayings give, in the column of that place among those that are given. */
  codesOf(said: Int32Array, count: number, at: number): Int32Array {
    const codes = new Int32Array(count);
    this.#putCodes(codes, said, at);
    return codes;
  }

  #putCodes(codes: Int32Array, said: Int32Array, at: number): void {
    for (let group = 0; group < codes.length; group++) codes[group] = this.#codeOf(said[group], at);
  }

  #codeOf(said: number, at: number): number {
    const list = said + 1;
    if (list >= this.#codes[at].length || this.#codes[at][list] === UNMADE) this.#make(said);
    return this.#codes[at][list];
  }

  /** Makes the cells that a list of sayings gives. */
  #make(said: number): void {
    const list = said + 1;
    const texts: string[] = [];
    for (let one = said; one !== SILENCE; one = this.#lists.first[one]) {
      texts.unshift(this.#texts[this.#lists.second[one]]);
    }
    const made = this.lending.together(texts);
    for (let column = 0; column < this.given.length; column++) {
      const { length } = this.#codes[column];
      if (list >= length) this.#codes[column] = grown(this.#codes[column], list + 1).fill(UNMADE, length);
      this.#codes[column][list] = this.given[column].codeOf(made[column].trim());
    }
  }
}
