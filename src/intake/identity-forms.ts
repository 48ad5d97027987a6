import { grown } from './growing.js';
import type { PutForm } from './identity-text.js';
import type { TextTable } from './record-table.js';
import type { Steps } from './steps.js';
import { sharedTextsOf } from './text-table.js';

/** The normal forms of the distinct texts of a column. */
export interface FormsOfTexts {
  /** By the code of a text a code of the same form, one for each form; 0 when nothing is filled. */
  readonly codes: Int32Array;
  /** 1 for each code, but for that of the empty text, that is not filled. */
  readonly placeholders: Uint8Array;
}

/** So many distinct cells are read in one step. */
const STEP = 100_000;

/** The stretches of at most `STEP` codes of a table, but for the empty one. */
export function* stretchesOf({
  size,
}: Pick<TextTable, 'size'>): Generator<{ readonly from: number; readonly to: number }, undefined, undefined> {
  for (let from = 1; from < size; from += STEP) yield { from, to: Math.min(size, from + STEP) };
}

/**
 * Which texts have one form, step by step. `put` makes it of the bytes of most texts, `normalise` of any text. Texts that
 * are their own form differ from each other, and are looked for only among the forms of others.
 */
export function* formsOfTexts(
  table: TextTable,
  put: PutForm,
  normalise: (text: string) => string,
): Steps<FormsOfTexts> {
  const { arena, starts } = sharedTextsOf(table);
  const codes = new Int32Array(table.size);
  const placeholders = new Uint8Array(table.size);
  const forms = new Forms();
  for (const { from, to } of stretchesOf(table)) {
    const untold = putForms(codes, forms, put, arena, starts, from, to);
    for (const code of untold) {
      const text = table.textOf(code);
      const form = normalise(text);
      if (form === '') placeholders[code] = 1;
      else codes[code] = form === text ? OWN : forms.codeOfText(form, code);
    }
    yield;
  }
  for (const { from, to } of stretchesOf(table)) {
    putOwnForms(codes, forms, arena, starts, from, to);
    yield;
  }
  return { codes, placeholders };
}

/** Of a text that is its own form. */
const OWN = -1;

/** Gives texts the code of their form, and says of which ones bytes do not tell it. */
function putForms(
  codes: Int32Array,
  forms: Forms,
  put: PutForm,
  arena: Uint8Array,
  starts: Uint32Array,
  from: number,
  to: number,
): number[] {
  const untold: number[] = [];
  for (let code = from; code < to; code++) {
    const start = starts[code];
    const end = starts[code + 1];
    const room = forms.roomFor(end - start);
    const at = forms.end;
    const formEnd = put(arena, start, end, room, at);
    if (formEnd < 0) untold.push(code);
    else if (formEnd - at === end - start && areEqual(arena, start, end, room, at)) codes[code] = OWN;
    else codes[code] = forms.codeOf(formEnd, code);
  }
  return untold;
}

function putOwnForms(
  codes: Int32Array,
  forms: Forms,
  arena: Uint8Array,
  starts: Uint32Array,
  from: number,
  to: number,
): void {
  for (let code = from; code < to; code++) {
    if (codes[code] !== OWN) continue;
    const found = forms.find(arena, starts[code], starts[code + 1]);
    codes[code] = found === NONE ? code : found;
  }
}

const NONE = -1;

/** Distinct forms as bytes, one after the other, and the code that had each first. */
class Forms {
  /** Where the next form begins. */
  end = 0;
  #size = 0;
  #bytes = new Uint8Array(1024);
  #ends = new Int32Array(64);
  #hashes = new Int32Array(64);
  #codes = new Int32Array(64);
  /** Numbers of forms by their hashes. */
  #slots = new Int32Array(128).fill(NONE);

  /** Where a form of at most so many bytes can be written, at `end`. */
  roomFor(length: number): Uint8Array {
    this.#bytes = grown(this.#bytes, this.end + length);
    return this.#bytes;
  }

  /** The code of the form that was written up to before `end`; `code` if it is the first of that form. */
  codeOf(end: number, code: number): number {
    const hash = hashOf(this.#bytes, this.end, end);
    const slot = this.#slotOf(hash, this.#bytes, this.end, end);
    const known = this.#slots[slot];
    if (known !== NONE) return this.#codes[known];
    const number = this.#size++;
    this.#ends[number] = end;
    this.#hashes[number] = hash;
    this.#codes[number] = code;
    this.#slots[slot] = number;
    this.end = end;
    if (this.#size === this.#codes.length) this.#grow();
    return code;
  }

  codeOfText(form: string, code: number): number {
    const bytes = Buffer.from(form);
    this.roomFor(bytes.length).set(bytes, this.end);
    return this.codeOf(this.end + bytes.length, code);
  }

  /** The code of a form that was met, or `NONE`. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if (this.#size === 0) return NONE;
    const number = this.#slots[this.#slotOf(hashOf(bytes, from, to), bytes, from, to)];
    return number === NONE ? NONE : this.#codes[number];
  }

  #slotOf(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot];
      if (number === NONE) return slot;
      if (this.#hashes[number] !== hash) continue;
      const begins = number === 0 ? 0 : this.#ends[number - 1];
      const isAsLong = this.#ends[number] - begins === to - from;
      if (isAsLong && areEqual(bytes, from, to, this.#bytes, begins)) return slot;
    }
  }

  #grow(): void {
    const most = 4 * this.#size;
    this.#ends = grown(this.#ends, most);
    this.#hashes = grown(this.#hashes, most);
    this.#codes = grown(this.#codes, most);
    this.#slots = new Int32Array(2 * most).fill(NONE);
    putSlots(this.#slots, this.#hashes, this.#size);
  }
}

/** Puts distinct things into the first slot that is free from their hash on. */
function putSlots(slots: Int32Array, hashes: Int32Array, count: number): void {
  const mask = slots.length - 1;
  for (let number = 0; number < count; number++) {
    let slot = hashes[number] & mask;
    while (slots[slot] !== NONE) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
}

function areEqual(a: Uint8Array, from: number, to: number, b: Uint8Array, at: number): boolean {
  for (let one = from, other = at; one < to; one++, other++) if (a[one] !== b[other]) return false;
  return true;
}

/** The low bits depend on every byte. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
