import { type Frame, QUOTE } from './frame-record.js';
import { grown } from './growing.js';
import { type CellPlaces, cellPlaces, type GrowingTextTable } from './text-table.js';
import { trimmedEnd, trimmedStart } from './trim-bytes.js';
import { numbersIn, type VectorMemory } from './vector-memory.js';
import { type Numbering, vectorNumbers } from './vector-numbers.js';
import { writeAsUtf8 } from './windows-1252.js';

/** So many records are numbered in one go: a column's table stays in the fast caches meanwhile. */
const MOST = 256;

const PLAIN = 0;
const DOUBLED_QUOTES = 1;
const WINDOWS_1252 = 2;

/** The bytes and field ends that frames are of. */
interface Window {
  readonly bytes: Uint8Array<ArrayBufferLike>;
  readonly view: DataView;
  readonly ends: Int32Array;
}

/**
 * Some records that were framed, whose cells are numbered column by column, which is faster than record by record. Their
 * bytes, and the ends of their fields, must stay where they are until then.
 */
export class CellBatch {
  count = 0;
  #window: Window = {
    bytes: new Uint8Array(0),
    view: new DataView(new ArrayBuffer(0)),
    ends: new Int32Array(0),
  };
  /** Of each record its first end, and where it begins. */
  readonly #firstEnds: Int32Array;
  readonly #begins: Int32Array;
  readonly #writing = new Uint8Array(MOST);
  #isPlain = true;
  readonly #above = new Int32Array(MOST);
  readonly #codes = new Int32Array(MOST);
  readonly #cells: CellPlaces = cellPlaces(MOST);
  #scratch = new Uint8Array(0);
  #scratchView = new DataView(this.#scratch.buffer);
  readonly #memory: VectorMemory | undefined;
  readonly #number: Numbering | undefined;
  /** How many texts a table has, for the function that adds to it. */
  readonly #state: Int32Array;
  #isInMemory = false;

  /** Cells that stand in `memory` are numbered there, many bytes at a time. */
  constructor(memory?: VectorMemory) {
    this.#memory = memory;
    this.#number = memory === undefined ? undefined : vectorNumbers(memory);
    this.#firstEnds = numbersIn(memory, MOST);
    this.#begins = numbersIn(memory, MOST);
    this.#state = numbersIn(memory, 1);
  }

  get isFull(): boolean {
    return this.count === MOST;
  }

  /** Whether a record of these bytes and ends can be added to those that are there. */
  isOf(bytes: Uint8Array<ArrayBufferLike>, { ends }: Frame): boolean {
    return bytes === this.#window.bytes && ends === this.#window.ends;
  }

  /** Says where the next records stand; there are none yet. */
  look(bytes: Uint8Array<ArrayBufferLike>, { ends }: Frame): void {
    const view =
      bytes === this.#window.bytes
        ? this.#window.view
        : new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#window = { bytes, view, ends };
    this.#isInMemory = this.#memory?.holds(bytes) === true && this.#memory.holds(ends);
  }

  /** Adds a record; `isUtf8` is false when it is Windows-1252. */
  add({ from, firstEnd, hasDoubledQuotes }: Frame, isUtf8: boolean): void {
    const { count } = this;
    this.#begins[count] = from;
    this.#firstEnds[count] = firstEnd;
    const writing = isUtf8 ? (hasDoubledQuotes ? DOUBLED_QUOTES : PLAIN) : WINDOWS_1252;
    this.#writing[count] = writing;
    if (writing !== PLAIN) this.#isPlain = false;
    this.count = count + 1;
  }

  /** Forgets the records. */
  clear(): void {
    this.count = 0;
    this.#isPlain = true;
  }

  /** Writes the codes of a field to `codes` from `to` on; new texts are added to the table. */
  intern(texts: GrowingTextTable, field: number, codes: Int32Array, to: number): void {
    if (!this.#isPlain) this.#internEach(texts, field, codes, to, 0, this.count);
    else if (this.#number === undefined || !this.#isInMemory || this.#memory?.holds(codes) !== true)
      this.#internPlain(texts, field, codes, to);
    else this.#internInMemory(this.#number, texts, field, codes, to);
  }

  #internInMemory(
    number: Numbering,
    texts: GrowingTextTable,
    field: number,
    codes: Int32Array,
    to: number,
  ): void {
    const { bytes, ends } = this.#window;
    const state = this.#state;
    let { slots, mask, starts, arena, mostTexts, mostBytes } = texts.rooms;
    for (let n = 0; n < this.count; ) {
      state[0] = texts.size;
      n = number(
        this.#firstEnds.byteOffset,
        this.#begins.byteOffset,
        field,
        ends.byteOffset,
        bytes.byteOffset,
        n,
        this.count,
        slots.byteOffset,
        mask,
        starts.byteOffset,
        arena.byteOffset,
        mostTexts,
        mostBytes,
        state.byteOffset,
        codes.byteOffset + 4 * to,
      );
      texts.took(state[0]);
      if (n === this.count) return;
      if (n < 0) {
        n = -1 - n;
        texts.makeRoom();
      } else {
        this.#internEach(texts, field, codes, to, n, n + 1);
        n += 1;
      }
      ({ slots, mask, starts, arena, mostTexts, mostBytes } = texts.rooms);
    }
  }

  #internPlain(texts: GrowingTextTable, field: number, codes: Int32Array, to: number): void {
    const { count } = this;
    const { bytes, view, ends: fieldEnds } = this.#window;
    const above = this.#above;
    const codesOfBatch = this.#codes;
    const firstEnds = this.#firstEnds;
    const begins = field === 0 ? this.#begins : undefined;
    const { starts, ends } = this.#cells;
    let distinct = 0;
    let start = 0;
    let end = -1;
    for (let n = 0; n < count; n++) {
      // Rows of one person and case stand together: many cells repeat the one above, spaces and all.
      const shift = start;
      const length = end - start;
      const at = firstEnds[n] + field;
      start = begins === undefined ? fieldEnds[at - 1] + 1 : begins[n];
      end = fieldEnds[at];
      if (end - start !== length || !areEqual(view, shift, start, length)) {
        let first = start;
        let last = end;
        if (first < last && bytes[first] === QUOTE) {
          first += 1;
          last -= 1;
        }
        if (!isTight(bytes, first, last)) {
          last = withoutSpaces(view, first, last);
          first = trimmedStart(bytes, first, last);
          last = trimmedEnd(bytes, first, last);
        }
        starts[distinct] = first;
        ends[distinct] = last;
        distinct += 1;
      }
      above[n] = distinct - 1;
    }
    this.#cells.count = distinct;
    texts.internMany(view, this.#cells, codesOfBatch, 0);
    for (let n = 0; n < count; n++) codes[to + n] = codesOfBatch[above[n]];
  }

  /** Interns the cells of the records `first` to before `last`, however they are written. */
  #internEach(
    texts: GrowingTextTable,
    field: number,
    codes: Int32Array,
    to: number,
    first: number,
    last: number,
  ): void {
    const { bytes, view, ends } = this.#window;
    for (let n = first; n < last; n++) {
      const at = this.#firstEnds[n] + field;
      let start = field === 0 ? this.#begins[n] : ends[at - 1] + 1;
      let end = ends[at];
      if (start === end) {
        codes[to + n] = 0;
        continue;
      }
      const isQuoted = bytes[start] === QUOTE;
      if (isQuoted) {
        start += 1;
        end -= 1;
      }
      const writing = this.#writing[n];
      codes[to + n] =
        writing === PLAIN
          ? internTrimmed(texts, bytes, view, start, end)
          : this.#internCopy(texts, start, end, isQuoted, writing !== WINDOWS_1252);
    }
  }

  /** Interns a cell by way of a copy, in which doubled quotation marks are single and all is UTF-8. */
  #internCopy(
    texts: GrowingTextTable,
    start: number,
    end: number,
    isQuoted: boolean,
    isUtf8: boolean,
  ): number {
    if (this.#scratch.length < 3 * (end - start)) {
      this.#scratch = grown(this.#scratch, 3 * (end - start));
      this.#scratchView = new DataView(this.#scratch.buffer);
    }
    const scratch = this.#scratch;
    const { bytes } = this.#window;
    let to = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (byte < 0x80 || isUtf8) scratch[to++] = byte;
      else to = writeAsUtf8(byte, scratch, to);
      if (isQuoted && byte === QUOTE) i += 1;
    }
    return internTrimmed(texts, scratch, this.#scratchView, 0, to);
  }
}

/** Interns the bytes without their outer spaces; `view` is of the same bytes. */
function internTrimmed(
  texts: GrowingTextTable,
  bytes: Uint8Array<ArrayBufferLike>,
  view: DataView,
  start: number,
  end: number,
): number {
  const from = trimmedStart(bytes, start, end);
  return texts.intern(view, from, trimmedEnd(bytes, from, end));
}

/** Whether the text surely begins and ends with no space: the quick test that most cells pass. */
function isTight(bytes: Uint8Array<ArrayBufferLike>, start: number, end: number): boolean {
  if (start === end) return true;
  const first = bytes[start];
  const last = bytes[end - 1];
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}

const FOUR_SPACES = 0x20202020;

/** Index after the last bytes that are not, four by four, spaces: most of a padded cell is passed so. */
function withoutSpaces(view: DataView, start: number, end: number): number {
  let last = end;
  while (last - 4 >= start && view.getInt32(last - 4, true) === FOUR_SPACES) last -= 4;
  return last;
}

/** Whether `length` bytes from `a` on are those from `b` on. */
function areEqual(view: DataView, a: number, b: number, length: number): boolean {
  let i = 0;
  for (; i <= length - 4; i += 4) {
    if (view.getInt32(a + i, true) !== view.getInt32(b + i, true)) return false;
  }
  for (; i < length; i++) if (view.getUint8(a + i) !== view.getUint8(b + i)) return false;
  return true;
}
