import type { Code } from '../vector-code.js';
import * as wasm from '../vector-code.js';
import { canRun, MOST_PAGES, numbersIn, type VectorMemory } from '../vector-memory.js';

// Written in WebAssembly, because there four numbers are looked at in one step. Its meaning are the loops of narrow.ts; a
// test compares.

/** Where narrow numbers are written. */
type Target = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Does for numbers of a memory what loops do one by one, and leaves the last few to them. */
export interface VectorNarrowing {
  /** Puts the least and the largest of the first numbers into `bounds`, and says how many numbers these are: perhaps 0. */
  putBounds(bounds: Int32Array, numbers: Int32Array, count: number): number;
  /** Writes the first numbers without their base, which the target can hold, and says how many: perhaps 0. */
  write(numbers: Int32Array, base: number, target: Target): number;
}

interface BoundsExports {
  bounds(from: number, end: number, to: number): void;
}
interface NarrowExports {
  narrow(from: number, end: number, base: number, width: number, to: number): void;
}

const VECTOR = 16;
const NUMBER_BYTES = 4;
/** Numbers are left over where they are not a multiple of so many. */
const AT_ONCE = 16;
const LANES = VECTOR / NUMBER_BYTES;

const PARAMETERS = ['from', 'end', 'to'];
const BOUNDS_NAMES = [...PARAMETERS, 'least', 'largest', 'next'];
const NARROW_NAMES = ['from', 'end', 'base', 'width', 'to', 'bases'];

const localsOf = (names: readonly string[]) => {
  const get = (name: string): Code => wasm.get(names.indexOf(name));
  const put = (name: string, value: Code): Code => wasm.set(names.indexOf(name), value);
  const add = (name: string, by: number): Code => put(name, wasm.add32(get(name), wasm.number32(by)));
  return { get, put, add };
};

function boundsBody(): Code {
  const { get, put, add } = localsOf(BOUNDS_NAMES);
  return [
    ...put('least', wasm.load(get('from'), 0)),
    ...put('largest', get('least')),
    ...wasm.repeatWhile(wasm.isLess32(get('from'), get('end')), [
      ...put('next', wasm.load(get('from'), 0)),
      ...put('least', wasm.leastOfEach32(get('least'), get('next'))),
      ...put('largest', wasm.largestOfEach32(get('largest'), get('next'))),
      ...add('from', VECTOR),
    ]),
    ...wasm.storeVector(get('to'), get('least')),
    ...wasm.storeVector(wasm.add32(get('to'), wasm.number32(VECTOR)), get('largest')),
  ];
}

function narrowBody(): Code {
  const { get, put, add } = localsOf(NARROW_NAMES);
  const less = (n: number): Code => wasm.subtractEach32(wasm.load(get('from'), n * VECTOR), get('bases'));
  const two = (n: number): Code => wasm.halved32(less(n), less(n + 1));
  const writeEach = (value: Code, vectors: number): Code =>
    wasm.repeatWhile(wasm.isLess32(get('from'), get('end')), [
      ...wasm.storeVector(get('to'), value),
      ...add('from', vectors * VECTOR),
      ...add('to', VECTOR),
    ]);
  const isWide = (width: number): Code => wasm.isEqual32(get('width'), wasm.number32(width));
  return [
    ...put('bases', wasm.splat32(get('base'))),
    ...wasm.ifElse(
      isWide(1),
      writeEach(wasm.halved16(two(0), two(2)), 4),
      wasm.ifElse(isWide(2), writeEach(two(0), 2), writeEach(less(0), 1)),
    ),
  ];
}

const BOUNDS_MODULE = wasm.vectorModule(
  {
    name: 'bounds',
    parameters: PARAMETERS.map(() => wasm.I32),
    results: [],
    locals: [wasm.V128, wasm.V128, wasm.V128],
    body: boundsBody(),
  },
  MOST_PAGES,
);

const NARROW_MODULE = wasm.vectorModule(
  {
    name: 'narrow',
    parameters: [wasm.I32, wasm.I32, wasm.I32, wasm.I32, wasm.I32],
    results: [],
    locals: [wasm.V128],
    body: narrowBody(),
  },
  MOST_PAGES,
);

/** Narrowing of what stands in a memory; undefined where the processor or the runtime cannot. */
export function vectorNarrowing(memory: VectorMemory): VectorNarrowing | undefined {
  if (!canRun(BOUNDS_MODULE) || !canRun(NARROW_MODULE)) return undefined;
  const { bounds } = memory.run<BoundsExports>(BOUNDS_MODULE);
  const { narrow } = memory.run<NarrowExports>(NARROW_MODULE);
  const found = numbersIn(memory, 2 * LANES);
  return {
    putBounds(into, numbers, count) {
      const sure = memory.holds(numbers) ? count & -AT_ONCE : 0;
      if (sure === 0) return 0;
      const { byteOffset } = numbers;
      bounds(byteOffset, byteOffset + sure * NUMBER_BYTES, found.byteOffset);
      into[0] = Math.min(...found.subarray(0, LANES));
      into[1] = Math.max(...found.subarray(LANES));
      return sure;
    },
    write(numbers, base, target) {
      const isHere = memory.holds(numbers) && memory.holds(target) && !(target instanceof Float64Array);
      const sure = isHere ? target.length & -AT_ONCE : 0;
      if (sure === 0) return 0;
      const { byteOffset } = numbers;
      const width = target.BYTES_PER_ELEMENT;
      narrow(byteOffset, byteOffset + sure * NUMBER_BYTES, base, width, target.byteOffset);
      return sure;
    },
  };
}
