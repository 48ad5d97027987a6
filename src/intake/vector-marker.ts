import type { Marker } from './frame-marked.js';
import { LF, QUOTE } from './frame-record.js';

// A WebAssembly function of some sixty instructions, written out below, because only there can sixteen bytes be looked
// at in one step. Its meaning is `plainMarker`; a test compares the two. Opcodes are those of the WebAssembly core
// specification 2.0, chapter 5.4.

/** What is used of the runtime's WebAssembly, whose types belong to browsers. */
declare const WebAssembly: {
  validate(module: Uint8Array): boolean;
  readonly Module: new (module: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      mark(at: number, to: number, out: number, place: number, delimiter: number): number;
    };
  };
};

/** Bytes that are looked at in one call; the places found follow them in the function's memory. */
const PIECE = 64 * 1024;
/** A content byte, never marked, that fills the last sixteen. */
const FILLER = 0x61;
const STEP = 16;
const PAGES = 6;

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY = 0x40;
const LOOP = [0x03, EMPTY];
const IF = [0x04, EMPTY];
const END = 0x0b;
const CONTINUE_IF = [0x0d, 0];
const LESS = 0x49;
const CTZ = 0x68;
const POPCNT = 0x69;
const ADD = 0x6a;
const SUB = 0x6b;
const AND = 0x71;
const SHIFT_LEFT = 0x74;

/** A number as the format writes it without sign (LEB128). */
function unsigned(number: number): number[] {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...unsigned(number >>> 7)];
}

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const setAndKeep = (local: number) => [0x22, local];
/** Small numbers only: from 64 on they would need another byte. */
const constant = (number: number) => [0x41, number];
const storeAt = (offset: number) => [0x36, 2, ...unsigned(offset)];
const vector = (opcode: number) => [0xfd, ...unsigned(opcode)];
const LOAD_16 = [...vector(0), 0, 0];
const ZEROS = [...vector(12), ...new Uint8Array(STEP)];
const SPLAT = vector(15);
const EQUAL = vector(35);
const OR = vector(80);
const TOP_BITS = vector(100);

// Parameters: the first byte, the end, where places are written, the place of the first byte, the delimiter.
const [AT, TO, OUT, PLACE, DELIMITER] = [0, 1, 2, 3, 4];
const [MARKS, FOUND, ALL_DELIMITER, ALL_LF, ALL_QUOTE, BYTES] = [5, 6, 7, 8, 9, 10];
const PARAMETERS = 5;
const LOCALS = [2, 2, I32, 4, V128];

/** Writes the place of the lowest mark as number `k`, and takes the mark away. */
const writeMark = (k: number) => [
  ...[...get(OUT), ...get(PLACE), ...get(MARKS), CTZ, ADD, ...storeAt(4 * k)],
  ...[...get(MARKS), ...get(MARKS), ...constant(1), SUB, AND, ...set(MARKS)],
];
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

const allOf = (byte: readonly number[], local: number) => [...byte, ...SPLAT, ...set(local)];
const orEqual = (local: number) => [...get(BYTES), ...get(local), ...EQUAL, ...OR];

const CODE = [
  ...allOf(get(DELIMITER), ALL_DELIMITER),
  ...allOf(constant(LF), ALL_LF),
  ...allOf(constant(QUOTE), ALL_QUOTE),
  ...LOOP,
  ...[...get(AT), ...LOAD_16, ...setAndKeep(BYTES)],
  // A byte above 0x7f has its own top bit; of the others those that are equal to something get one.
  ...[...get(BYTES), ...ZEROS, ...EQUAL, ...OR],
  ...[...orEqual(ALL_DELIMITER), ...orEqual(ALL_LF), ...orEqual(ALL_QUOTE)],
  ...[...TOP_BITS, ...setAndKeep(MARKS)],
  ...IF,
  ...[...get(MARKS), POPCNT, ...set(FOUND)],
  // Four are written at once, however many there are: what is too much is written over by the next.
  ...numbers(0, 4).flatMap(writeMark),
  ...[...get(MARKS), ...IF, ...numbers(4, STEP).flatMap(writeMark), END],
  ...[...get(OUT), ...get(FOUND), ...constant(2), SHIFT_LEFT, ADD, ...set(OUT)],
  END,
  ...[...get(PLACE), ...constant(STEP), ADD, ...set(PLACE)],
  ...[...get(AT), ...constant(STEP), ADD, ...setAndKeep(AT), ...get(TO), LESS, ...CONTINUE_IF],
  END,
  ...[...get(OUT), END],
];

const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
const name = (text: string) => [text.length, ...Buffer.from(text)];
const types = [1, 0x60, PARAMETERS, ...new Array<number>(PARAMETERS).fill(I32), 1, I32];
const exported = [2, ...name('memory'), 2, 0, ...name('mark'), 0, 0];
const body = [...LOCALS, ...CODE];

const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, types),
  ...section(3, [1, 0]),
  ...section(5, [1, 0, PAGES]),
  ...section(7, exported),
  ...section(10, [1, ...unsigned(body.length), ...body]),
]);

let made: ((delimiter: number) => Marker) | undefined;

/** A marker that looks at sixteen bytes in one step; undefined where the processor or the runtime cannot. */
export function vectorMarker(delimiter: number): Marker | undefined {
  if (made === undefined && WebAssembly.validate(MODULE)) made = makeMarkers();
  return made?.(delimiter);
}

function makeMarkers(): (delimiter: number) => Marker {
  const { memory, mark } = new WebAssembly.Instance(new WebAssembly.Module(MODULE)).exports;
  const piece = new Uint8Array(memory.buffer, 0, PIECE);
  const found = new Int32Array(memory.buffer, PIECE, PIECE + STEP);
  return (delimiter) => ({
    mark(bytes, from, to, places, count) {
      let next = count;
      for (let at = from; at < to; at += PIECE) {
        const length = Math.min(PIECE, to - at);
        piece.set(bytes.subarray(at, at + length));
        const whole = (length + STEP - 1) & -STEP;
        piece.fill(FILLER, length, whole);
        const size = (mark(0, whole, PIECE, at, delimiter) - PIECE) >> 2;
        places.set(found.subarray(0, size), next);
        next += size;
      }
      return next;
    },
  });
}
