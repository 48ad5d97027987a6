import type { TextTable } from './record-table.js';
import { sharedTextsOf } from './text-table.js';

/** A table that can say which code a text has: -1 when it is none of its texts. */
interface AskedTexts extends TextTable {
  readonly codeOf: (text: string) => number;
}

const canBeAsked = (table: TextTable): table is AskedTexts =>
  'codeOf' in table && typeof table.codeOf === 'function';

/** What was asked of a larger table is not remembered: it would fill the memory. */
const MOST_REMEMBERED = 100_000;

/**
 * A text table to which texts can be added: the same codes for what the base holds, further ones for the rest. Each
 * text has one code, and keeps it.
 */
export class ExtendedTexts implements TextTable {
  readonly #added: string[] = [];
  /** The codes of what was added; and of texts of the base that were asked for, where it is small. */
  readonly #known = new Map<string, number>();
  #ofBase: ReadonlyMap<string, number> | undefined;

  /** What was looked for last, in how many of the added texts, and whether it was found. */
  #sign = '';
  #lookedAt = 0;
  #holds = false;

  private constructor(readonly base: TextTable) {}

  /** The table itself if texts can be added to it, else one over it. */
  static over(table: TextTable): ExtendedTexts {
    return table instanceof ExtendedTexts ? table : new ExtendedTexts(table);
  }

  get size(): number {
    return this.base.size + this.#added.length;
  }

  /** The code of a text, given now if no text of the base is equal to it. */
  codeOf(text: string): number {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    let code = this.#codeInBase(text);
    const isAdded = code < 0;
    if (isAdded) code = this.base.size + this.#added.push(text) - 1;
    if (isAdded || this.base.size <= MOST_REMEMBERED) this.#known.set(text, code);
    return code;
  }

  /** The code of a text of the base, -1 when it is none. */
  find(text: string): number {
    return this.#codeInBase(text);
  }

  /** Whether a sign of one byte stands in any of the texts; each text is looked at once. */
  holds(sign: string): boolean {
    if (this.#sign !== sign) {
      this.#sign = sign;
      this.#lookedAt = 0;
      this.#holds = sharedTextsOf(this.base).arena.includes(sign.charCodeAt(0));
    }
    for (; !this.#holds && this.#lookedAt < this.#added.length; this.#lookedAt++) {
      this.#holds = this.#added[this.#lookedAt].includes(sign);
    }
    return this.#holds;
  }

  #codeInBase(text: string): number {
    if (text === '') return 0;
    if (this.base.size === 1) return -1;
    if (canBeAsked(this.base)) return this.base.codeOf(text);
    this.#ofBase ??= new Map(
      Array.from({ length: this.base.size }, (_, code) => [this.base.textOf(code), code]),
    );
    return this.#ofBase.get(text) ?? -1;
  }

  textOf(code: number): string {
    return code < this.base.size ? this.base.textOf(code) : this.#added[code - this.base.size];
  }

  bytesOf(code: number): Uint8Array {
    return code < this.base.size ? this.base.bytesOf(code) : Buffer.from(this.#added[code - this.base.size]);
  }

  lengthOf(code: number): number {
    return code < this.base.size
      ? this.base.lengthOf(code)
      : Buffer.byteLength(this.#added[code - this.base.size]);
  }

  copyTo(code: number, target: Uint8Array, at: number): void {
    if (code < this.base.size) this.base.copyTo(code, target, at);
    else target.set(this.bytesOf(code), at);
  }
}

/** Text tables that are met one after the other, of which most share their codes: a table, and what extends it. */
export class TextsMet {
  #base: TextTable | undefined;
  #extended: ExtendedTexts | undefined;

  /** Whether codes mean in this table what they meant in those before; if not, it is the first of others. */
  goesOn(table: TextTable): boolean {
    const extended = table instanceof ExtendedTexts ? table : undefined;
    const base = extended?.base ?? table;
    const isSame =
      base === this.#base && (extended === undefined || (this.#extended ?? extended) === extended);
    this.#base = base;
    this.#extended = isSame ? (this.#extended ?? extended) : extended;
    return isSame;
  }
}
