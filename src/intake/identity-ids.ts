import { hashOf } from './identity-forms.js';
import type { TextTable } from './record-table.js';
import { sharedTextsOf } from './text-table.js';

/** So many texts are decoded at once. */
const AT_ONCE = 2048;
/** Unless it is only one of so many that is asked for. */
const SPARSE = 8;

/** Texts of people as they are put together, and a hash of each: equal ones have equal hashes. */
export class IdsOfPeople {
  readonly texts: string[];
  readonly #hashes: Int32Array;
  #slots = new Int32Array(0);

  constructor(count: number) {
    this.texts = new Array<string>(count).fill('');
    this.#hashes = new Int32Array(count);
  }

  /** The texts of the people who have a code in `codes`, which are of `table`. */
  putCodes(codes: Int32Array, table: TextTable): void {
    const { arena, starts } = sharedTextsOf(table);
    const used = new Uint8Array(table.size);
    markUsed(used, codes);
    const texts = new Array<string>(table.size).fill('');
    const buffer = Buffer.from(arena.buffer);
    for (let from = 1; from < table.size; from += AT_ONCE) {
      const to = Math.min(table.size, from + AT_ONCE);
      if (SPARSE * usedOf(used, from, to) < to - from) {
        putTexts(texts, table, from, to, used);
        continue;
      }
      const all = buffer.toString('utf8', starts[from], starts[to]);
      // A character that is not one byte is shorter as text.
      if (all.length === starts[to] - starts[from]) putParts(texts, all, starts, from, to, used);
      else putTexts(texts, table, from, to, used);
    }
    putByCode(this.texts, texts, codes);
    putHashes(this.#hashes, codes, arena, starts);
  }

  put(person: number, text: string): void {
    this.texts[person] = text;
    this.#hashes[person] = hashOfText(text);
  }

  /** The people whose text others have too, in their order, by the text. Nothing may be put any more. */
  clashes(): Map<string, number[]> {
    const { texts } = this;
    let capacity = 64;
    while (capacity < 2 * texts.length) capacity *= 2;
    this.#slots = new Int32Array(capacity).fill(NOBODY);
    const clashes = new Map<string, number[]>();
    for (const person of repeated(this.#slots, this.#hashes, texts)) {
      const text = texts[person];
      const clash = clashes.get(text) ?? [this.#find(text)];
      clash.push(person);
      clashes.set(text, clash);
    }
    return clashes;
  }

  /** Whether somebody has a text; asked once clashes were found. */
  has(text: string): boolean {
    return this.#find(text) !== NOBODY;
  }

  #find(text: string): number {
    const hash = hashOfText(text);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const person = this.#slots[slot];
      if (person === NOBODY || (this.#hashes[person] === hash && this.texts[person] === text)) return person;
    }
  }
}

const NOBODY = -1;

function hashOfText(text: string): number {
  const bytes = Buffer.from(text);
  return hashOf(bytes, 0, bytes.length);
}

function markUsed(used: Uint8Array, codes: Int32Array): void {
  for (let at = 0; at < codes.length; at++) used[codes[at]] = 1;
}

function usedOf(used: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let code = from; code < to; code++) count += used[code];
  return count;
}

/** Writes the texts of the codes that are used, which stand one after the other in `all`. */
function putParts(
  texts: string[],
  all: string,
  starts: Uint32Array,
  from: number,
  to: number,
  used: Uint8Array,
): void {
  const first = starts[from];
  for (let code = from; code < to; code++) {
    if (used[code] === 1) texts[code] = all.substring(starts[code] - first, starts[code + 1] - first);
  }
}

function putTexts(texts: string[], table: TextTable, from: number, to: number, used: Uint8Array): void {
  for (let code = from; code < to; code++) if (used[code] === 1) texts[code] = table.textOf(code);
}

function putByCode(texts: string[], ofCodes: readonly string[], codes: Int32Array): void {
  for (let at = 0; at < codes.length; at++) if (codes[at] !== 0) texts[at] = ofCodes[codes[at]];
}

function putHashes(hashes: Int32Array, codes: Int32Array, arena: Uint8Array, starts: Uint32Array): void {
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at];
    if (code !== 0) hashes[at] = hashOf(arena, starts[code], starts[code + 1]);
  }
}

/** Puts people into slots by the hashes of their texts; those whose text stands there already are handed back instead. */
function repeated(slots: Int32Array, hashes: Int32Array, texts: readonly string[]): number[] {
  const mask = slots.length - 1;
  const again: number[] = [];
  for (let person = 0; person < hashes.length; person++) {
    const hash = hashes[person];
    let slot = hash & mask;
    let other = slots[slot];
    while (other !== NOBODY && !(hashes[other] === hash && texts[other] === texts[person])) {
      slot = (slot + 1) & mask;
      other = slots[slot];
    }
    if (other === NOBODY) slots[slot] = person;
    else again.push(person);
  }
  return again;
}
