import type { TextTable } from './record-table.js';

/** Where the cells of one column stand in a run of records; room to work is kept with them. */
export interface CellPlaces {
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly likely: Int32Array;
}

/** Places for `most` cells. */
export const cellPlaces = (most: number): CellPlaces => ({
  count: 0,
  starts: new Int32Array(most),
  ends: new Int32Array(most),
  hashes: new Int32Array(most),
  likely: new Int32Array(most),
});

/** Where tables get room. */
export interface Rooms {
  /** Room of so many bytes, all of them 0. */
  bytes(length: number): Uint8Array<ArrayBufferLike>;
  /** Takes room back that nobody uses any more. */
  giveBack(room: ArrayBufferView): void;
}

const FRESH: Rooms = { bytes: (length) => new Uint8Array(length), giveBack: () => undefined };

/** What a growing table is in its rooms, for a function that adds texts to it there. */
export interface TableRooms {
  /** A code and a hash for each slot; a code of 0 marks a free one. The hash tells where to look first. */
  readonly slots: Int32Array;
  readonly mask: number;
  /** The bytes of code c are `arena[starts[c]] .. arena[starts[c + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly arena: Uint8Array<ArrayBufferLike>;
  /** So many texts there is room for, and so many bytes of them: 16 more may be written to. */
  readonly mostTexts: number;
  readonly mostBytes: number;
}

/** A text table that texts can still be added to. */
export interface GrowingTextTable extends TextTable {
  readonly rooms: TableRooms;
  /** Says that texts were added in its rooms, so that it has so many now. */
  took(size: number): void;
  /** Makes more room of what there is too little of: slots, starts or bytes. */
  makeRoom(): void;
  /** The code of the text whose UTF-8 bytes stand in `bytes` from `start` to before `end`. */
  intern(bytes: DataView, start: number, end: number): number;
  /**
   * Interns the texts of many cells at once: text n runs from `starts[n]` to before `ends[n]` of `bytes`, and its code
   * is written to `codes[at + n]`. Does the same as `intern` for each in turn, faster.
   */
  internMany(bytes: DataView, cells: CellPlaces, codes: Int32Array, at: number): void;
  /** Interns all texts of a table, in the order of their codes; hands back the code here of each code there. */
  internAll(texts: SharedTexts): Int32Array<SharedArrayBuffer>;
  /** The table in shared memory, for reading only; this one gives back its own memory and is empty afterwards. */
  seal(): TextTable;
}

/** A sealed table as shared memory: text c is the UTF-8 of `arena[starts[c]] .. arena[starts[c + 1] - 1]`. */
export interface SharedTexts {
  readonly size: number;
  readonly arena: Uint8Array<SharedArrayBuffer>;
  readonly starts: Uint32Array<SharedArrayBuffer>;
  /** Codes by the hashes of their texts, for `codeOf`; a table that was copied is without, and a large one. */
  readonly slots?: Int32Array<SharedArrayBuffer>;
}

/** An empty table, holding only code 0, the empty text. */
export const growingTextTable = (rooms = FRESH): GrowingTextTable => new InternedTexts(rooms);

/** The memory of a table, to be handed to another thread without a copy. A table of another kind is copied. */
export function sharedTextsOf(table: TextTable): SharedTexts {
  if (table instanceof SealedTexts) return table.shared;
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (table.size + 1)));
  for (let code = 0; code < table.size; code++) starts[code + 1] = starts[code] + table.lengthOf(code);
  const arena = new Uint8Array(new SharedArrayBuffer(starts[table.size]));
  for (let code = 0; code < table.size; code++) table.copyTo(code, arena, starts[code]);
  return { size: table.size, arena, starts };
}

/** The table of shared memory that another thread handed over. */
export const textTableOfShared = (shared: SharedTexts): TextTable => new SealedTexts(shared);

// The texts of a larger table (names, numbers of cases, dates) are met once or twice and would fill the memory.
const MOST_TEXTS_KEPT = 20_000;

// Nearly nothing is looked up in a larger table, and its slots would take as much memory as its texts.
const MOST_WITH_SLOTS = 100_000;

// So often a table without slots is looked through; whoever asks more often has them made.
const LOOKED_THROUGH = 8;

const INTERNED_AT_ONCE = 256;

// Tables of fewer texts stay in the fast caches by themselves.
const FITS_CACHE = 500;

// Open addressing with linear probing. A slot is two numbers side by side, code and hash, so that a probe touches
// one cache line; code 0 (never stored) marks a free slot. The bytes of code c are arena[starts[c] .. starts[c + 1]].
class InternedTexts implements GrowingTextTable {
  size = 1;
  private slots: Int32Array;
  private mask = 63;
  private arena: Uint8Array<ArrayBufferLike>;
  private words: DataView;
  private starts: Uint32Array;

  constructor(private readonly room: Rooms) {
    this.slots = int32In(room, 2 * (this.mask + 1));
    this.arena = room.bytes(1024);
    this.words = wordsOf(this.arena);
    this.starts = startsIn(room, 64);
  }

  get rooms(): TableRooms {
    const { slots, mask, starts, arena } = this;
    const mostTexts = Math.min(starts.length - 1, (mask + 1) / 2);
    return { slots, mask, starts, arena, mostTexts, mostBytes: arena.length - SPARE_BYTES };
  }

  took(size: number): void {
    this.size = size;
  }

  makeRoom(): void {
    if (2 * this.size > this.mask) this.widen();
    else if (this.size + 1 === this.starts.length) this.moreStarts(this.size + 2);
    else this.moreArena(this.arena.length + 1);
  }

  intern(bytes: DataView, start: number, end: number): number {
    return start === end ? 0 : this.find(bytes, start, end, hashOf(bytes, start, end));
  }

  internMany(bytes: DataView, cells: CellPlaces, codes: Int32Array, at: number): void {
    const { count, starts, ends, hashes } = cells;
    for (let n = 0; n < count; n++) hashes[n] = hashOf(bytes, starts[n], ends[n]);
    if (this.size > FITS_CACHE) this.fetchAhead(cells);
    let last = 0;
    for (let n = 0; n < count; n++) {
      const start = starts[n];
      const end = ends[n];
      // Rows of one person and case stand together: many cells repeat the one above.
      if (n === 0 || hashes[n] !== hashes[n - 1] || !this.holds(last, bytes, start, end))
        last = start === end ? 0 : this.find(bytes, start, end, hashes[n]);
      codes[at + n] = last;
    }
  }

  internAll({ size, arena, starts }: SharedTexts): Int32Array<SharedArrayBuffer> {
    const codes = new Int32Array(new SharedArrayBuffer(4 * size));
    const bytes = new DataView(arena.buffer, arena.byteOffset, arena.length);
    const cells = cellPlaces(INTERNED_AT_ONCE);
    for (let at = 0; at < size; at += INTERNED_AT_ONCE) {
      cells.count = Math.min(INTERNED_AT_ONCE, size - at);
      for (let n = 0; n < cells.count; n++) {
        cells.starts[n] = starts[at + n];
        cells.ends[n] = starts[at + n + 1];
      }
      this.internMany(bytes, cells, codes, at);
    }
    return codes;
  }

  seal(): TextTable {
    const { size } = this;
    const starts = new Uint32Array(new SharedArrayBuffer(4 * (size + 1)));
    starts.set(this.starts.subarray(0, size + 1));
    const arena = new Uint8Array(new SharedArrayBuffer(starts[size]));
    arena.set(this.arena.subarray(0, starts[size]));
    const slots = size > MOST_WITH_SLOTS ? undefined : this.sealedSlots();
    for (const one of [this.slots, this.arena, this.starts]) this.room.giveBack(one);
    this.slots = new Int32Array(0);
    this.arena = new Uint8Array(0);
    this.words = wordsOf(this.arena);
    this.starts = new Uint32Array(1);
    this.size = 0;
    return new SealedTexts({ size, arena, starts, ...(slots && { slots }) });
  }

  private sealedSlots(): Int32Array<SharedArrayBuffer> {
    const slots = new Int32Array(new SharedArrayBuffer(4 * (this.mask + 1)));
    for (let slot = 0; slot < slots.length; slot++) slots[slot] = this.slots[2 * slot];
    return slots;
  }

  textOf(code: number): string {
    return Buffer.from(this.bytesOf(code)).toString('utf8');
  }

  bytesOf(code: number): Uint8Array {
    return this.arena.subarray(this.starts[code], this.starts[code + 1]);
  }

  lengthOf(code: number): number {
    return this.starts[code + 1] - this.starts[code];
  }

  copyTo(code: number, target: Uint8Array, at: number): void {
    target.set(this.bytesOf(code), at);
  }

  // Looking up one text waits for memory three times, each time for what the last gave. Touching the same memory for
  // all texts at once, step by step, lets the processor wait for many of them together.
  private fetchAhead({ count, hashes, likely }: CellPlaces): void {
    const { slots, mask, starts, arena } = this;
    for (let n = 0; n < count; n++) likely[n] = slots[2 * (hashes[n] & mask)];
    for (let n = 0; n < count; n++) likely[n] = starts[likely[n]];
    for (let n = 0; n < count; n++) likely[n] = arena[likely[n]];
  }

  private find(bytes: DataView, start: number, end: number, hash: number): number {
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const code = slots[2 * slot];
      if (code === 0) break;
      if (slots[2 * slot + 1] === hash && this.holds(code, bytes, start, end)) return code;
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = this.size;
    slots[2 * slot + 1] = hash;
    return this.append(bytes, start, end);
  }

  private holds(code: number, bytes: DataView, start: number, end: number): boolean {
    const at = this.starts[code];
    if (this.starts[code + 1] - at !== end - start) return false;
    const { words } = this;
    const shift = at - start;
    const lastWord = end - 4;
    let i = start;
    for (; i <= lastWord; i += 4)
      if (bytes.getInt32(i, true) !== words.getInt32(shift + i, true)) return false;
    for (; i < end; i++) if (bytes.getUint8(i) !== words.getUint8(shift + i)) return false;
    return true;
  }

  private append(bytes: DataView, start: number, end: number): number {
    const code = this.size;
    const at = this.starts[code];
    const stop = at + end - start;
    if (stop > this.arena.length) this.moreArena(stop);
    const { arena } = this;
    for (let i = start, to = at; i < end; i++, to++) arena[to] = bytes.getUint8(i);
    if (code + 2 > this.starts.length) this.moreStarts(code + 2);
    this.starts[code + 1] = stop;
    this.size = code + 1;
    if (2 * this.size > this.mask) this.widen();
    return code;
  }

  private moreArena(needed: number): void {
    const arena = this.room.bytes(Math.max(needed, 2 * this.arena.length));
    arena.set(this.arena);
    this.room.giveBack(this.arena);
    this.arena = arena;
    this.words = wordsOf(arena);
  }

  private moreStarts(needed: number): void {
    const starts = startsIn(this.room, Math.max(needed, 2 * this.starts.length));
    starts.set(this.starts);
    this.room.giveBack(this.starts);
    this.starts = starts;
  }

  private widen(): void {
    const old = this.slots;
    this.mask = 2 * this.mask + 1;
    this.slots = int32In(this.room, 2 * (this.mask + 1));
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let slot = old[from + 1] & this.mask;
      while (this.slots[2 * slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[2 * slot] = old[from];
      this.slots[2 * slot + 1] = old[from + 1];
    }
    this.room.giveBack(old);
  }
}

/** A function that works in the rooms of a table may write so many bytes after a text. */
const SPARE_BYTES = 16;

function int32In(rooms: Rooms, length: number): Int32Array {
  const { buffer, byteOffset } = rooms.bytes(4 * length);
  return new Int32Array(buffer, byteOffset, length);
}

function startsIn(rooms: Rooms, length: number): Uint32Array {
  const { buffer, byteOffset } = rooms.bytes(4 * length);
  return new Uint32Array(buffer, byteOffset, length);
}

const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBufferLike>): DataView =>
  new DataView(buffer, byteOffset, byteLength);

class SealedTexts implements TextTable {
  readonly size: number;
  private readonly arena: Uint8Array;
  private readonly starts: Uint32Array;
  // One view of all texts: making one for each would take longer than reading it.
  private readonly buffer: Buffer;
  private readonly texts: (string | undefined)[] = [''];
  private slots: Int32Array | undefined;
  private lookedThrough = 0;

  constructor(readonly shared: SharedTexts) {
    this.size = shared.size;
    this.arena = shared.arena;
    this.starts = shared.starts;
    this.buffer = Buffer.from(shared.arena.buffer);
    this.slots = shared.slots;
  }

  codeOf(text: string): number {
    const bytes = Buffer.from(text);
    if (bytes.length === 0) return 0;
    if (this.slots === undefined && this.lookedThrough++ < LOOKED_THROUGH) return this.codeAmongAll(bytes);
    this.slots ??= this.slotsOfAll();
    const { slots } = this;
    const mask = slots.length - 1;
    const hash = hashOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot];
      if (code === 0) return -1;
      if (bytes.equals(this.bytesOf(code))) return code;
    }
  }

  private codeAmongAll(bytes: Buffer): number {
    const { arena, starts, size } = this;
    for (let code = 1; code < size; code++) {
      const isLikely = starts[code + 1] - starts[code] === bytes.length && arena[starts[code]] === bytes[0];
      if (isLikely && bytes.equals(this.bytesOf(code))) return code;
    }
    return -1;
  }

  private slotsOfAll(): Int32Array {
    let capacity = 64;
    while (capacity < 2 * this.size) capacity *= 2;
    const slots = new Int32Array(capacity);
    const view = new DataView(this.shared.arena.buffer, this.arena.byteOffset, this.arena.length);
    for (let code = 1; code < this.size; code++) {
      let slot = hashOf(view, this.starts[code], this.starts[code + 1]) & (capacity - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      slots[slot] = code;
    }
    return slots;
  }

  textOf(code: number): string {
    const known = this.texts[code];
    if (known !== undefined) return known;
    const text = this.buffer.toString('utf8', this.starts[code], this.starts[code + 1]);
    if (this.size <= MOST_TEXTS_KEPT) this.texts[code] = text;
    return text;
  }

  bytesOf(code: number): Uint8Array {
    return this.arena.subarray(this.starts[code], this.starts[code + 1]);
  }

  lengthOf(code: number): number {
    return this.starts[code + 1] - this.starts[code];
  }

  copyTo(code: number, target: Uint8Array, at: number): void {
    const { arena, starts } = this;
    const stop = starts[code + 1];
    for (let from = starts[code], to = at; from < stop; from++, to++) target[to] = arena[from];
  }
}

/** Mixes four bytes at a time; the low bits, which choose the slot, depend on every byte. */
function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start;
  let i = start;
  for (; i <= end - 4; i += 4) {
    hash = Math.imul(hash ^ bytes.getInt32(i, true), 0x2c1b3c6d);
    hash ^= hash >>> 15;
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes.getUint8(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x297a2d39);
  return hash ^ (hash >>> 13);
}
