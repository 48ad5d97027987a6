import type { Code } from './vector-code.js';
import * as wasm from './vector-code.js';

// Written in WebAssembly, because there a stretch of a few bytes is copied in a few steps, where JavaScript takes one
// for each byte, or a call. Its meaning is `plainGatherer`; a test compares.

/** What is used of the runtime's WebAssembly, whose types belong to browsers. */
declare const WebAssembly: {
  validate(module: Uint8Array): boolean;
  readonly Module: new (module: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      /** Where in the memory what was put together ends. */
      gather(stretch: number, end: number, to: number): number;
    };
  };
};

/** Puts stretches of bytes together, one behind the other. */
export interface Gatherer {
  /** The bytes of which stretches are taken; whoever asks fills them. */
  readonly source: Buffer;
  /** Where stretches begin and end in the source: two numbers for each. */
  readonly stretches: Int32Array;
  /** How many bytes can be put together at once. */
  readonly room: number;
  /** Puts together the stretches of which the numbers stand from `first` to before `end`; good until it is asked again. */
  gather(first: number, end: number): Buffer;
}

const STEP = 16;
const SOURCE_BYTES = 512 * 1024;
const STRETCHES = 128 * 1024;
const ROOM = 768 * 1024;
const PAGE = 64 * 1024;
const NUMBER_BYTES = 4;
const STRETCHES_AT = SOURCE_BYTES;
const ROOM_AT = STRETCHES_AT + STRETCHES * NUMBER_BYTES;
/** With one page for the bytes that are written too much. */
const PAGES = (ROOM_AT + ROOM) / PAGE + 1;

const NAMES = ['stretch', 'end', 'to', 'at', 'stop'];
const $ = (name: string): Code => wasm.get(NAMES.indexOf(name));
const put = (name: string, value: Code): Code => wasm.set(NAMES.indexOf(name), value);
const add = (name: string, by: number): Code => put(name, wasm.add32($(name), wasm.number32(by)));

/** Sixteen bytes in each step: what is too much is written over by the next stretch. */
const COPY: Code = [
  ...put('at', wasm.load32($('stretch'), 0)),
  ...put('stop', wasm.load32($('stretch'), NUMBER_BYTES)),
  ...wasm.repeatWhile(wasm.isLess32($('at'), $('stop')), [
    ...wasm.storeVector($('to'), wasm.load($('at'), 0)),
    ...add('at', STEP),
    ...add('to', STEP),
  ]),
  ...put('to', wasm.subtract32($('to'), wasm.subtract32($('at'), $('stop')))),
  ...add('stretch', 2 * NUMBER_BYTES),
];

const MODULE = wasm.vectorModuleWithMemory(
  {
    name: 'gather',
    parameters: [wasm.I32, wasm.I32, wasm.I32],
    results: [wasm.I32],
    locals: [wasm.I32, wasm.I32],
    body: [...wasm.repeatWhile(wasm.isLess32($('stretch'), $('end')), COPY), ...$('to')],
  },
  PAGES,
);

let made: Gatherer | undefined;

/** The gatherer of this thread, of which one work at a time makes use. */
export function threadGatherer(): Gatherer {
  made ??= WebAssembly.validate(MODULE) ? vectorGatherer() : plainGatherer();
  return made;
}

function vectorGatherer(): Gatherer {
  const { memory, gather } = new WebAssembly.Instance(new WebAssembly.Module(MODULE)).exports;
  return {
    source: Buffer.from(memory.buffer, 0, SOURCE_BYTES),
    stretches: new Int32Array(memory.buffer, STRETCHES_AT, STRETCHES),
    room: ROOM,
    gather(first, end) {
      const from = STRETCHES_AT + first * NUMBER_BYTES;
      const to = first < end ? gather(from, STRETCHES_AT + end * NUMBER_BYTES, ROOM_AT) : ROOM_AT;
      return Buffer.from(memory.buffer, ROOM_AT, to - ROOM_AT);
    },
  };
}

/** The same where the processor or the runtime cannot: what gathering means. */
export function plainGatherer(): Gatherer {
  const source = Buffer.alloc(SOURCE_BYTES);
  const stretches = new Int32Array(STRETCHES);
  const room = Buffer.alloc(ROOM);
  return {
    source,
    stretches,
    room: ROOM,
    gather(first, end) {
      let to = 0;
      for (let at = first; at < end; at += 2) to += source.copy(room, to, stretches[at], stretches[at + 1]);
      return room.subarray(0, to);
    },
  };
}
