import type { Rooms } from './text-table.js';

/** What is used of the runtime's WebAssembly, whose types belong to browsers. */
declare const WebAssembly: {
  validate(module: Uint8Array): boolean;
  readonly Module: new (module: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly vector: { readonly memory: Memory } },
  ) => { readonly exports: object };
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => Memory;
};
interface Memory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 64 * 1024;
const FIRST_PAGES = 16;
/** So many pages at least are added at a time; pages that nobody writes to take no memory. */
const MORE_PAGES = 256;
/** All that a number of 32 bits can address. */
export const MOST_PAGES = 65_536;
/** Rooms begin at multiples of this, the first not at 0: a function may look at 16 bytes before or after a room. */
const LEAST_ROOM = 64;

/** Whether the processor and the runtime can run the functions of a module. */
export const canRun = (module: Uint8Array): boolean => WebAssembly.validate(module);

/**
 * The memory that functions of WebAssembly work on, from which rooms are given out. It grows, and what was given out
 * before stays where it is.
 */
export class VectorMemory implements Rooms {
  readonly #memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true });
  /** Each growth makes a new view of the same memory. */
  readonly #buffers = new Set<ArrayBufferLike>();
  /** Rooms that were given back, by their length. */
  readonly #free = new Map<number, number[]>();
  #next = LEAST_ROOM;
  #end = FIRST_PAGES * PAGE;

  constructor() {
    this.#buffers.add(this.#memory.buffer);
  }

  /** The functions of a module over this memory. */
  run<F extends object>(module: Uint8Array): F {
    const imports = { vector: { memory: this.#memory } };
    return new WebAssembly.Instance(new WebAssembly.Module(module), imports).exports as F;
  }

  /** Whether a view is of this memory: then its `byteOffset` is its address. */
  holds({ buffer }: { readonly buffer: ArrayBufferLike }): boolean {
    return this.#buffers.has(buffer);
  }

  /** Room of so many bytes, all of them 0. */
  bytes(length: number): Uint8Array<ArrayBufferLike> {
    const room = roomFor(length);
    const given = this.#free.get(room)?.pop();
    const at = given ?? this.#take(room);
    const bytes = new Uint8Array(this.#memory.buffer, at, length);
    return given === undefined ? bytes : bytes.fill(0);
  }

  /** Takes back a room that was given out, of the same length; what is none of its rooms is left alone. */
  giveBack({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    if (!this.holds({ buffer })) return;
    const room = roomFor(byteLength);
    const free = this.#free.get(room);
    if (free === undefined) this.#free.set(room, [byteOffset]);
    else free.push(byteOffset);
  }

  #take(room: number): number {
    const at = this.#next;
    const missing = at + room + LEAST_ROOM - this.#end;
    if (missing > 0) {
      const pages = Math.max(Math.ceil(missing / PAGE), Math.min(MORE_PAGES, MOST_PAGES - this.#end / PAGE));
      this.#memory.grow(pages);
      this.#buffers.add(this.#memory.buffer);
      this.#end += pages * PAGE;
    }
    this.#next = at + room;
    return at;
  }
}

/** Rooms are of few lengths, so that one that was given back can serve again. */
function roomFor(length: number): number {
  let room = LEAST_ROOM;
  while (room < length) room *= 2;
  return room;
}

/** Room for so many whole numbers, in the memory if there is one. */
export function numbersIn(memory: VectorMemory | undefined, count: number): Int32Array {
  if (memory === undefined) return new Int32Array(count);
  const { buffer, byteOffset } = memory.bytes(4 * count);
  return new Int32Array(buffer, byteOffset, count);
}
