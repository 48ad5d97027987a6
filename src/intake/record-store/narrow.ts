import type { VectorNarrowing } from './vector-narrowing.js';

/** How a column's numbers in a block are kept: as what is added to `base`, in as few bytes as hold the largest. */
export interface Stretch {
  readonly base: number;
  /** Bytes of each number; 0 when all are `base`, 8 when they are whole doubles and `base` is 0. */
  readonly width: 0 | 1 | 2 | 4 | 8;
  /** Where the first one stands in its source; a multiple of 8. */
  readonly at: number;
}

/** A column that the block's file does not have. */
export const NOTHING: Stretch = Object.freeze({ base: 0, width: 0, at: 0 });

/** Bytes after which the next column may begin. */
export const roomFor = (count: number, width: number): number => (count * width + 7) & -8;

/**
 * The base of the first `count` whole numbers, and how many bytes hold what each adds to it; found faster with a `vector`
 * in whose memory they stand.
 */
export function narrowest(
  numbers: Int32Array | Float64Array,
  count: number,
  vector?: VectorNarrowing,
): Pick<Stretch, 'base' | 'width'> {
  if (count === 0) return NOTHING;
  const bounds = numbers instanceof Int32Array ? BOUNDS : BOUNDS_OF_DOUBLES;
  bounds.fill(numbers[0]);
  if (numbers instanceof Int32Array) {
    putBounds(BOUNDS, numbers, vector?.putBounds(BOUNDS, numbers, count) ?? 0, count);
  } else putBoundsOfDoubles(BOUNDS_OF_DOUBLES, numbers, count);
  const least = bounds[0];
  const most = bounds[1];
  const range = most - least;
  if (range === 0) return { base: least, width: 0 };
  if (range < 0x100) return { base: least, width: 1 };
  if (range < 0x10000) return { base: least, width: 2 };
  return range < 0x100000000 ? { base: least, width: 4 } : { base: 0, width: 8 };
}

// A loop stands in a function of its own, one for each kind of numbers, with nothing after it: what is compiled while it
// runs for a kind holds for no other, and not for what has never run.

/** The least and the largest of the numbers that were looked at last. */
const BOUNDS = new Int32Array(2);
const BOUNDS_OF_DOUBLES = new Float64Array(2);

function putBounds(bounds: Int32Array, numbers: Int32Array, from: number, count: number): void {
  for (let n = from; n < count; n++) {
    const number = numbers[n];
    if (number < bounds[0]) bounds[0] = number;
    else if (number > bounds[1]) bounds[1] = number;
  }
}

function putBoundsOfDoubles(bounds: Float64Array, numbers: Float64Array, count: number): void {
  for (let n = 1; n < count; n++) {
    const number = numbers[n];
    if (number < bounds[0]) bounds[0] = number;
    else if (number > bounds[1]) bounds[1] = number;
  }
}

/**
 * Writes the first `count` numbers to `bytes` at `at`, a multiple of 8 of the whole buffer; faster with a `vector` in whose
 * memory both stand.
 */
export function writeNarrow(
  numbers: Int32Array | Float64Array,
  count: number,
  { base, width }: Pick<Stretch, 'base' | 'width'>,
  bytes: Uint8Array,
  at: number,
  vector?: VectorNarrowing,
): void {
  if (width === 0) return;
  const target = numbersIn(bytes, at, count, width);
  if (!(numbers instanceof Int32Array)) {
    subtractFromDoubles(numbers, base, target);
    return;
  }
  const written = vector?.write(numbers, base, target) ?? 0;
  if (target instanceof Uint8Array) subtractTo8(numbers, base, written, target);
  else if (target instanceof Uint16Array) subtractTo16(numbers, base, written, target);
  else subtractTo32(numbers, base, written, target);
}

function subtractTo8(numbers: Int32Array, base: number, from: number, target: Uint8Array): void {
  for (let n = from; n < target.length; n++) target[n] = numbers[n] - base;
}

function subtractTo16(numbers: Int32Array, base: number, from: number, target: Uint16Array): void {
  for (let n = from; n < target.length; n++) target[n] = numbers[n] - base;
}

function subtractTo32(
  numbers: Int32Array,
  base: number,
  from: number,
  target: Uint32Array | Float64Array,
): void {
  for (let n = from; n < target.length; n++) target[n] = numbers[n] - base;
}

function subtractFromDoubles(numbers: Float64Array, base: number, target: Narrow): void {
  for (let n = 0; n < target.length; n++) target[n] = numbers[n] - base;
}

/** Reads numbers, the first of which stands in `bytes` at `at`, to `target` from `to` on. */
export function readNarrow(
  bytes: Uint8Array,
  at: number,
  { base, width }: Stretch,
  count: number,
  target: Int32Array | Float64Array,
  to: number,
): void {
  if (width === 0) {
    target.fill(base, to, to + count);
    return;
  }
  // A number that is as large as its bytes hold wraps around, and comes back when the base is added.
  target.set(numbersIn(bytes, at, count, width), to);
  if (base === 0) return;
  if (target instanceof Int32Array) addTo(target, base, to, to + count);
  else addToDoubles(target, base, to, to + count);
}

function addTo(numbers: Int32Array, base: number, from: number, to: number): void {
  for (let n = from; n < to; n++) numbers[n] += base;
}

function addToDoubles(numbers: Float64Array, base: number, from: number, to: number): void {
  for (let n = from; n < to; n++) numbers[n] += base;
}

export type Narrow = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Numbers as they are kept, without their base; the first one stands in `bytes` at `at`. */
export function numbersIn(bytes: Uint8Array, at: number, count: number, width: 1 | 2 | 4 | 8): Narrow {
  const { buffer, byteOffset } = bytes;
  if (width === 1) return new Uint8Array(buffer, byteOffset + at, count);
  if (width === 2) return new Uint16Array(buffer, byteOffset + at, count);
  if (width === 4) return new Uint32Array(buffer, byteOffset + at, count);
  return new Float64Array(buffer, byteOffset + at, count);
}
