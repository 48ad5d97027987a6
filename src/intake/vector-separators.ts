import { CR, LF, QUOTE } from './frame-record.js';
import type { SeparatorFinder } from './line-frames.js';
import * as wasm from './vector-code.js';
import { and, bits64, type Code, or, xor } from './vector-code.js';
import { canRun, MOST_PAGES, VectorMemory } from './vector-memory.js';

// Written in WebAssembly, because only there can sixteen bytes be looked at in one step. 64 bytes become 64 bits: where
// quotation marks stand, and then, by counting them, what is quoted. Its meaning is `plainSeparators`; a test compares.

/** The ends of the lists of lines and telling bytes. */
interface Exports {
  find(...parameters: readonly number[]): readonly [number, number];
}

/** Bytes that are looked at in one step, and at most in one call. */
const STEP = 64;
const MOST_BYTES = 2 * 1024 * 1024;
/** Beside the bytes the memory holds three lists, each with room for a number a byte and those written too much. */
const LIST_BYTES = 4 * (MOST_BYTES + STEP);

const VECTOR = 16;
const SPACE = 0x20;
const AT_ONCE = 8;

const PARAMETERS = ['at', 'end', 'place', 'delimiter', 'places', 'lines', 'telling'];
const BITS = [
  ...[
    'separators',
    'feeds',
    'returns',
    'odd',
    'quotes',
    'quoted',
    'opening',
    'closing',
    'afterClosing',
    'wrong',
  ],
  // What the bytes before left: all bits for the first, the lowest for the others.
  ...['wasQuoted', 'fieldBegins', 'wasClosing', 'wasReturn'],
];
const LOADED = ['first', 'second', 'third', 'fourth'];
const VECTORS = ['allDelimiters', 'allFeeds', 'allReturns', 'allQuotes', 'allSpaces', 'allNul', ...LOADED];
const NUMBERS = ['listed', 'found', 'more'];
const NAMES = [...PARAMETERS, ...NUMBERS, ...BITS, ...VECTORS];

const $ = (name: string): Code => wasm.get(NAMES.indexOf(name));
const put = (name: string, value: Code): Code => wasm.set(NAMES.indexOf(name), value);
const not = (bits: Code): Code => xor(bits, bits64(-1));
const without = (bits: Code, others: Code): Code => and(bits, not(others));
const isAny = (bits: Code): Code => wasm.isNotEqual(bits, bits64(0));
const add = (name: string, by: number): Code => put(name, wasm.add32($(name), wasm.number32(by)));

/** A bit for each of the bytes loaded for which `test` sets the top bit. */
const bitsOf = (test: (bytes: Code) => Code): Code =>
  LOADED.map((name, n) => wasm.shiftLeft(wasm.as64(wasm.topBits(test($(name)))), bits64(n * VECTOR))).reduce(
    (some, more) => or(some, more),
  );
const equalTo =
  (all: string) =>
  (bytes: Code): Code =>
    wasm.equal(bytes, $(all));

/** The bits one byte further on; the lowest is what the bytes before left. */
const oneOn = (bits: Code, before: string): Code => or(wasm.shiftLeft(bits, bits64(1)), $(before));
const lastOf = (bits: Code): Code => wasm.shiftRight(bits, bits64(STEP - 1));
/** Each bit becomes whether the bits up to it, itself included, are odd in number. */
const parities = (name: string): Code =>
  [1, 2, 4, 8, 16, 32].flatMap((by) => put(name, xor($(name), wasm.shiftLeft($(name), bits64(by)))));

const withoutLowest = (name: string): Code => put(name, and($(name), wasm.subtract64($(name), bits64(1))));
const placeOfLowest = (name: string): Code => wasm.add32($('place'), wasm.as32(wasm.lowestOf($(name))));
const belowLowest = (name: string): Code => without(wasm.subtract64($(name), bits64(1)), $(name));

/** Writes a number for each bit to a list, the lowest bit first. */
const listEach = (name: string, list: string, value: Code): Code =>
  wasm.ifTrue(
    isAny($(name)),
    wasm.repeatWhile(isAny($(name)), [
      ...wasm.store($(list), 0, value),
      ...add(list, 4),
      ...withoutLowest(name),
    ]),
  );

/** Writes the next eight separators, however many there are: what is too much is written over by the next. */
const eightAt = (list: string): Code =>
  Array.from({ length: AT_ONCE }, (_, n) => [
    ...wasm.store($(list), 4 * n, placeOfLowest('separators')),
    ...withoutLowest('separators'),
  ]).flat();

const CLASSES: Code = [
  ...LOADED.flatMap((name, n) => put(name, wasm.load($('at'), n * VECTOR))),
  ...put('separators', bitsOf(equalTo('allDelimiters'))),
  ...put('quotes', bitsOf(equalTo('allQuotes'))),
  ...['feeds', 'returns', 'odd'].flatMap((name) => put(name, bits64(0))),
  // Few bytes are control characters or, as numbers with sign, negative.
  ...wasm.ifTrue(
    wasm.anyTrue(
      LOADED.map((name) => wasm.lessSigned($(name), $('allSpaces'))).reduce((some, more) =>
        wasm.orVectors(some, more),
      ),
    ),
    [
      ...put('feeds', bitsOf(equalTo('allFeeds'))),
      ...put('returns', bitsOf(equalTo('allReturns'))),
      ...put(
        'odd',
        bitsOf((bytes) => wasm.orVectors(bytes, equalTo('allNul')(bytes))),
      ),
    ],
  ),
];

const QUOTED: Code = [
  ...put('quoted', $('quotes')),
  ...parities('quoted'),
  ...put('quoted', xor($('quoted'), $('wasQuoted'))),
  ...put('wasQuoted', wasm.shiftRightSigned($('quoted'), bits64(STEP - 1))),
  ...put('opening', and($('quotes'), $('quoted'))),
  ...put('closing', without($('quotes'), $('quoted'))),
  ...put('feeds', without($('feeds'), $('quoted'))),
  ...put('separators', or(without($('separators'), $('quoted')), $('feeds'))),
  ...put('afterClosing', oneOn($('closing'), 'wasClosing')),
  ...put('odd', or($('odd'), and($('opening'), $('afterClosing')))),
];

const WRONG: Code = [
  // One that opens begins a field, or follows one that closes: then it is the second of a doubled one.
  ...put(
    'wrong',
    or($('wrong'), without($('opening'), or(oneOn($('separators'), 'fieldBegins'), $('afterClosing')))),
  ),
  // After one that closes comes a separator, or one that opens, or a carriage return before a line feed.
  ...put(
    'wrong',
    or($('wrong'), without($('afterClosing'), or(or($('separators'), $('opening')), $('returns')))),
  ),
  ...put('returns', and($('returns'), $('afterClosing'))),
  ...put('wrong', or($('wrong'), without(oneOn($('returns'), 'wasReturn'), $('feeds')))),
  ...put('fieldBegins', lastOf($('separators'))),
  ...put('wasClosing', lastOf($('closing'))),
  ...put('wasReturn', lastOf($('returns'))),
];

const separatorsListed = wasm.shiftRight32(wasm.subtract32($('listed'), $('places')), wasm.number32(2));
const LISTS: Code = [
  ...listEach(
    'feeds',
    'lines',
    wasm.add32(separatorsListed, wasm.as32(wasm.countOf(and($('separators'), belowLowest('feeds'))))),
  ),
  ...listEach('odd', 'telling', placeOfLowest('odd')),
  ...put('found', wasm.as32(wasm.countOf($('separators')))),
  ...eightAt('listed'),
  ...wasm.ifTrue(isAny($('separators')), [
    ...put('more', $('listed')),
    ...wasm.repeatWhile(isAny($('separators')), [...add('more', 4 * AT_ONCE), ...eightAt('more')]),
  ]),
  ...put('listed', wasm.add32($('listed'), wasm.shiftLeft32($('found'), wasm.number32(2)))),
];

const BODY: Code = [
  ...put('listed', $('places')),
  ...put('fieldBegins', bits64(1)),
  ...put('allDelimiters', wasm.splat($('delimiter'))),
  ...put('allFeeds', wasm.splat(wasm.number32(LF))),
  ...put('allReturns', wasm.splat(wasm.number32(CR))),
  ...put('allQuotes', wasm.splat(wasm.number32(QUOTE))),
  ...put('allSpaces', wasm.splat(wasm.number32(SPACE))),
  ...wasm.repeatWhile(wasm.and32(wasm.isZero($('wrong')), wasm.isLess32($('at'), $('end'))), [
    ...CLASSES,
    ...QUOTED,
    ...WRONG,
    ...wasm.ifTrue(wasm.isZero($('wrong')), LISTS),
    ...add('at', STEP),
    ...add('place', STEP),
  ]),
  ...$('lines'),
  ...$('telling'),
];

const MODULE = wasm.vectorModule(
  {
    name: 'find',
    parameters: PARAMETERS.map(() => wasm.I32),
    results: [wasm.I32, wasm.I32],
    locals: [...NUMBERS.map(() => wasm.I32), ...BITS.map(() => wasm.I64), ...VECTORS.map(() => wasm.V128)],
    body: BODY,
  },
  MOST_PAGES,
);

let canFind: boolean | undefined;
let finders: ((delimiter: number) => SeparatorFinder) | undefined;

/**
 * A finder that looks at 64 bytes in one step; undefined where the processor or the runtime cannot. All that are made in
 * one thread write to the same memory, unless they are given one of their own: bytes that stand in that need no copy.
 */
export function vectorSeparators(delimiter: number, memory?: VectorMemory): SeparatorFinder | undefined {
  canFind ??= canRun(MODULE);
  if (!canFind) return undefined;
  if (memory !== undefined) return findersIn(memory)(delimiter);
  finders ??= findersIn(new VectorMemory());
  return finders(delimiter);
}

function findersIn(memory: VectorMemory): (delimiter: number) => SeparatorFinder {
  const { find } = memory.run<Exports>(MODULE);
  const list = () => {
    const bytes = memory.bytes(LIST_BYTES);
    return new Int32Array(bytes.buffer, bytes.byteOffset, LIST_BYTES / 4);
  };
  const [places, lines, telling] = [list(), list(), list()];
  const lists = [places, lines, telling].map(({ byteOffset }) => byteOffset);
  let piece: Uint8Array | undefined;
  return (delimiter) => ({
    find(bytes, from, to) {
      const length = Math.max(0, Math.min(to - from, MOST_BYTES)) & -STEP;
      if (length === 0) return { places, lines, lineCount: 0, telling, tellingCount: 0 };
      let at = bytes.byteOffset + from;
      if (!memory.holds(bytes)) {
        piece ??= memory.bytes(MOST_BYTES);
        piece.set(bytes.subarray(from, from + length));
        at = piece.byteOffset;
      }
      const [linesEnd, tellingEnd] = find(at, at + length, from, delimiter, ...lists);
      const lineCount = (linesEnd - lines.byteOffset) >> 2;
      return { places, lines, lineCount, telling, tellingCount: (tellingEnd - telling.byteOffset) >> 2 };
    },
  });
}
