import type { ExtendedTexts } from './extended-texts.js';
import type { Lending } from './layout.js';
import type { LentGroups, LentRange } from './lent-groups.js';
import type { RecordTable, TextsOfColumns, TextTable } from './record-table.js';

/** A group of which no row says anything, and one whose rows say several things. */
const NOBODY = -1;
const SEVERAL = -2;
const UNASKED = 2;
const UNREAD = -1;

/** Who speaks for groups. */
export class Speakers {
  /** `of` is for each group a record that says what all say that speak, or one of the two above. */
  constructor(readonly of: Int32Array) {}

  /** The groups of records whose rows say several things; -1 for records of others. */
  disagreeing(groupOf: Int32Array): Int32Array | undefined {
    if (!this.of.includes(SEVERAL)) return undefined;
    return groupOf.map((group) => (group >= 0 && this.of[group] === SEVERAL ? group : NOBODY));
  }
}

/**
 * What rows lend that say their very cells: where all rows of a group say the same, its cells are taken from one of
 * them by their codes, and no text is made.
 */
export class LentEchoes {
  readonly #firstTexts: TextTable;
  /** For each code of the first column that is read, whether rows with it can speak. */
  readonly #speaks: Uint8Array;
  /** Codes of the first cell that is said, with which a row says nothing. */
  readonly #nothing: Int32Array;
  readonly #given: readonly GivenCodes[];

  constructor(
    private readonly lending: Lending,
    private readonly echoes: NonNullable<Lending['echoes']>,
    cells: TextsOfColumns,
    textsOf: (column: keyof TextsOfColumns) => ExtendedTexts,
  ) {
    this.#firstTexts = cells[lending.reads[0]].texts;
    this.#speaks = new Uint8Array(this.#firstTexts.size).fill(UNASKED);
    const said = textsOf(echoes.cells[0]);
    this.#nothing = Int32Array.from(
      echoes.nothing.map((text) => said.find(text)).filter((code) => code >= 0),
    );
    this.#given = lending.gives.map((column, at) => {
      const cell = echoes.cells[at];
      return new GivenCodes(cells[cell].texts, cell === column ? undefined : textsOf(column));
    });
  }

  /** Who speaks for each group. */
  speakersOf({ cells }: RecordTable, groups: LentGroups, parts: readonly LentRange[]): Speakers {
    const firsts = cells[this.lending.reads[0]].codes;
    const said = this.echoes.cells.map((column) => cells[column].codes);
    const of = new Int32Array(groups.count).fill(NOBODY);
    for (const { from, to } of parts) this.#hear(of, groups.of, firsts, said, said[0], from, to);
    return new Speakers(of);
  }

  #hear(
    speakers: Int32Array,
    groups: Int32Array,
    firsts: Int32Array,
    said: readonly Int32Array[],
    firstSaid: Int32Array,
    from: number,
    to: number,
  ): void {
    for (let row = from; row < to; row++) {
      const group = groups[row];
      if (group < 0 || !this.#says(firsts[row], firstSaid[row])) continue;
      const other = speakers[group];
      if (other === NOBODY) speakers[group] = row;
      else if (other !== SEVERAL && differ(said, row, other)) speakers[group] = SEVERAL;
    }
  }

  /** Whether a row says something, by the codes of the first cell that is read, and of the first that is said. */
  #says(first: number, said: number): boolean {
    if (this.#speaks[first] === 0) return false;
    if (this.#speaks[first] === UNASKED && !this.#canSpeak(first)) return false;
    for (let at = 0; at < this.#nothing.length; at++) if (this.#nothing[at] === said) return false;
    return true;
  }

  #canSpeak(first: number): boolean {
    const { canSpeak } = this.lending;
    const can = canSpeak === undefined || canSpeak(this.#firstTexts.textOf(first));
    this.#speaks[first] = can ? 1 : 0;
    return can;
  }

  /**
   * The codes that groups are given in the column of that place among those that are given. Groups whose rows say
   * several things have those of `several`, and groups of which no row speaks that of `silence`.
   */
  codesOf(
    { cells }: RecordTable,
    { of }: Speakers,
    at: number,
    silence: number,
    several: Int32Array | undefined,
  ): Int32Array {
    const codes = several ?? new Int32Array(of.length);
    this.#given[at].put(codes, of, cells[this.echoes.cells[at]].codes, silence);
    return codes;
  }
}

/** Whether two rows say something else. */
function differ(said: readonly Int32Array[], a: number, b: number): boolean {
  for (let at = 0; at < said.length; at++) if (said[at][a] !== said[at][b]) return true;
  return false;
}

/** The codes that texts of one column have in another; each is looked for once. */
class GivenCodes {
  readonly #codes: Int32Array;

  /** Without `to` the column is given its own texts. */
  constructor(
    private readonly from: TextTable,
    private readonly to: ExtendedTexts | undefined,
  ) {
    this.#codes = new Int32Array(to === undefined ? 0 : from.size).fill(UNREAD);
  }

  /** Writes the codes of groups that a row speaks for, or none does. */
  put(codes: Int32Array, speakers: Int32Array, said: Int32Array, silence: number): void {
    if (this.to === undefined) putSaid(codes, speakers, said, silence);
    else this.#putGiven(codes, speakers, said, silence);
  }

  #putGiven(codes: Int32Array, speakers: Int32Array, said: Int32Array, silence: number): void {
    for (let group = 0; group < codes.length; group++) {
      const row = speakers[group];
      if (row >= 0) codes[group] = this.#codeOf(said[row]);
      else if (row === NOBODY) codes[group] = silence;
    }
  }

  #codeOf(code: number): number {
    const known = this.#codes[code];
    if (known !== UNREAD || this.to === undefined) return known;
    const given = this.to.codeOf(this.from.textOf(code));
    this.#codes[code] = given;
    return given;
  }
}

/** Writes for each group what its row says. */
function putSaid(codes: Int32Array, speakers: Int32Array, said: Int32Array, silence: number): void {
  for (let group = 0; group < codes.length; group++) {
    const row = speakers[group];
    if (row >= 0) codes[group] = said[row];
    else if (row === NOBODY) codes[group] = silence;
  }
}
