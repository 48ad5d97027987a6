import { QUOTE } from './frame-record.js';
import * as wasm from './vector-code.js';
import { add32, type Code, number32, shiftLeft32, subtract32 } from './vector-code.js';
import { canRun, MOST_PAGES, type VectorMemory } from './vector-memory.js';

// Cells of a column are trimmed, hashed and looked up sixteen bytes at a time. The meaning is `internPlainly` of
// cell-batch.ts, and the table is that of text-table.ts; a test compares.

/**
 * Numbers the cells of a field; hands back the record at which it ended. It ends before a cell whose outer bytes only the
 * plain way can judge, and, with -1 minus the record, where the table has no more room.
 */
export type Numbering = (
  ...of: readonly [
    /** Addresses of numbers: for each record which of `ends` is its first, and where it begins in the window. */
    firstEnds: number,
    begins: number,
    field: number,
    /** Where fields end in the window. */
    ends: number,
    window: number,
    /** Records `n` to before `count` are asked for. */
    n: number,
    count: number,
    /** The table: its slots, where its texts start, the texts; and of how many, and of how many bytes, there is room. */
    slots: number,
    mask: number,
    starts: number,
    arena: number,
    mostTexts: number,
    mostBytes: number,
    /** How many texts there are is read here, and written. */
    state: number,
    /** The code of record n is written to the n-th number here. */
    codes: number,
  ]
) => number;

interface Exports {
  readonly number: Numbering;
}

const PARAMETERS = [
  ...['firstEnds', 'begins', 'field', 'ends', 'window', 'n', 'count'],
  ...['slots', 'mask', 'starts', 'arena', 'mostTexts', 'mostBytes', 'state', 'codes'],
] as const;
const NUMBERS = [
  ...['at', 'start', 'end', 'length', 'above', 'lengthAbove', 'from', 'to'],
  ...['hash', 'code', 'slot', 'i', 'differs', 'text', 'stop', 'size', 'left'],
] as const;
const NAMES: readonly string[] = [...PARAMETERS, ...NUMBERS, 'spaces'];
type Name = (typeof PARAMETERS)[number] | (typeof NUMBERS)[number] | 'spaces';

const VECTOR = 16;
const SPACE = 0x20;
/** Bytes that are certainly no space: from `!` to `~`. */
const FIRST_SOUND = 0x21;
const SOUND = 0x5e;

const $ = (name: Name): Code => wasm.get(NAMES.indexOf(name));
const put = (name: Name, value: Code): Code => wasm.set(NAMES.indexOf(name), value);
const add = (name: Name, by: number): Code => put(name, add32($(name), number32(by)));
const placeIn = (list: Name, item: Code, shift: number): Code =>
  add32($(list), shiftLeft32(item, number32(shift)));
const numberIn = (list: Name, item: Code): Code => wasm.load32(placeIn(list, item, 2));
const isLess = wasm.isLess32;

/** A bit for each of the next sixteen bytes in which two stretches differ. */
const differences = (one: Name, other: Name): Code =>
  wasm.topBits(wasm.notEqual(wasm.load(add32($(one), $('i')), 0), wasm.load(add32($(other), $('i')), 0)));

/** Puts into `differs` a number that is 0 when two stretches are equal. */
const compare = (one: Name, other: Name, length: Code): Code => [
  ...put('i', number32(0)),
  ...put('differs', number32(0)),
  ...put('left', length),
  ...wasm.asLongAs(wasm.and32(isLess(number32(VECTOR), $('left')), wasm.isZero32($('differs'))), [
    ...put('differs', differences(one, other)),
    ...add('i', VECTOR),
    ...add('left', -VECTOR),
  ]),
  // Of the last sixteen bytes only what is left counts.
  ...wasm.ifTrue(
    wasm.isZero32($('differs')),
    put(
      'differs',
      wasm.and32(differences(one, other), subtract32(shiftLeft32(number32(1), $('left')), number32(1))),
    ),
  ),
];

/** The cell without its quotation marks and outer spaces: `from` to before `to`. */
const TRIM: Code = [
  ...put('from', $('start')),
  ...put('to', $('end')),
  ...wasm.ifTrue(
    wasm.and32(isLess($('from'), $('to')), wasm.isEqual32(wasm.loadByte($('from')), number32(QUOTE))),
    [...add('from', 1), ...add('to', -1)],
  ),
  ...put('differs', number32(0)),
  // What stands before the cell may be looked at, but is no part of it.
  ...wasm.asLongAs(wasm.and32(wasm.isZero32($('differs')), isLess($('from'), $('to'))), [
    ...put(
      'differs',
      wasm.topBits(wasm.notEqual(wasm.load(subtract32($('to'), number32(VECTOR)), 0), $('spaces'))),
    ),
    ...put('to', subtract32(add32($('to'), number32(VECTOR)), wasm.zerosAbove32($('differs')))),
  ]),
  ...wasm.ifTrue(isLess($('to'), $('from')), put('to', $('from'))),
  ...wasm.asLongAs(
    wasm.and32(isLess($('from'), $('to')), wasm.isEqual32(wasm.loadByte($('from')), number32(SPACE))),
    add('from', 1),
  ),
];

const mix = (by: number): Code =>
  put('hash', wasm.xor32($('hash'), wasm.shiftRight32($('hash'), number32(by))));
const fold = (value: Code, factor: number): Code =>
  put('hash', wasm.multiply32(wasm.xor32($('hash'), value), number32(factor)));

/** The same as `hashOf` of text-table.ts. */
const HASH: Code = [
  ...put('hash', subtract32($('to'), $('from'))),
  ...put('i', $('from')),
  ...wasm.asLongAs(isLess(add32($('i'), number32(3)), $('to')), [
    ...fold(wasm.load32($('i')), 0x2c1b3c6d),
    ...mix(15),
    ...add('i', 4),
  ]),
  ...wasm.asLongAs(isLess($('i'), $('to')), [...fold(wasm.loadByte($('i')), 0x01000193), ...add('i', 1)]),
  ...mix(15),
  ...put('hash', wasm.multiply32($('hash'), number32(0x297a2d39))),
  ...mix(13),
];

const leave = (ended: Code): Code => wasm.leave(wasm.store($('state'), 0, $('size')), ended);

const slot = placeIn('slots', $('slot'), 3);

const APPEND: Code = [
  ...put('text', numberIn('starts', $('size'))),
  ...put('stop', add32($('text'), subtract32($('to'), $('from')))),
  ...wasm.ifTrue(
    wasm.or32(isLess($('mostBytes'), $('stop')), wasm.isEqual32($('size'), $('mostTexts'))),
    leave(wasm.xor32($('n'), number32(-1))),
  ),
  ...put('text', add32($('arena'), $('text'))),
  ...put('i', $('from')),
  // What is written too much is written over by the next text.
  ...wasm.asLongAs(isLess($('i'), $('to')), [
    ...wasm.storeVector($('text'), wasm.load($('i'), 0)),
    ...add('text', VECTOR),
    ...add('i', VECTOR),
  ]),
  ...wasm.store(slot, 0, $('size')),
  ...wasm.store(slot, 4, $('hash')),
  ...put('code', $('size')),
  ...add('size', 1),
  ...wasm.store(placeIn('starts', $('size'), 2), 0, $('stop')),
  ...put('differs', number32(0)),
];

const FIND: Code = [
  ...put('slot', wasm.and32($('hash'), $('mask'))),
  ...put('differs', number32(1)),
  ...wasm.asLongAs($('differs'), [
    ...put('code', wasm.load32(slot)),
    ...wasm.ifElse(wasm.isZero32($('code')), APPEND, [
      ...put('text', numberIn('starts', $('code'))),
      ...wasm.ifTrue(
        wasm.and32(
          wasm.isEqual32(wasm.load32(slot, 4), $('hash')),
          wasm.isEqual32(
            subtract32(numberIn('starts', add32($('code'), number32(1))), $('text')),
            subtract32($('to'), $('from')),
          ),
        ),
        [
          ...put('text', add32($('arena'), $('text'))),
          ...compare('text', 'from', subtract32($('to'), $('from'))),
        ],
      ),
      ...put('slot', wasm.and32(add32($('slot'), number32(1)), $('mask'))),
    ]),
  ]),
];

const isSound = (place: Code): Code =>
  isLess(subtract32(wasm.loadByte(place), number32(FIRST_SOUND)), number32(SOUND));

const CELL: Code = [
  ...put('above', $('start')),
  ...put('lengthAbove', $('length')),
  ...TRIM,
  ...put('code', number32(0)),
  ...wasm.ifTrue(isLess($('from'), $('to')), [
    ...wasm.ifTrue(
      wasm.isZero32(wasm.and32(isSound($('from')), isSound(subtract32($('to'), number32(1))))),
      leave($('n')),
    ),
    ...HASH,
    ...FIND,
  ]),
];

const BODY: Code = [
  ...put('spaces', wasm.splat(number32(SPACE))),
  ...put('size', wasm.load32($('state'))),
  ...put('lengthAbove', number32(-1)),
  ...wasm.asLongAs(isLess($('n'), $('count')), [
    ...put('at', placeIn('ends', add32(numberIn('firstEnds', $('n')), $('field')), 2)),
    ...put('end', add32($('window'), wasm.load32($('at')))),
    ...put('start', add32($('window'), wasm.load32(placeIn('begins', $('n'), 2)))),
    ...wasm.ifTrue(
      $('field'),
      put('start', add32(add32($('window'), wasm.load32(subtract32($('at'), number32(4)))), number32(1))),
    ),
    ...put('length', subtract32($('end'), $('start'))),
    // Rows of one person and case stand together: many cells repeat the one above, spaces and all.
    ...put('differs', number32(1)),
    ...wasm.ifTrue(wasm.isEqual32($('length'), $('lengthAbove')), compare('start', 'above', $('length'))),
    ...wasm.ifTrue($('differs'), CELL),
    ...wasm.store(placeIn('codes', $('n'), 2), 0, $('code')),
    ...add('n', 1),
  ]),
  ...leave($('n')),
];

const MODULE = wasm.vectorModule(
  {
    name: 'number',
    parameters: PARAMETERS.map(() => wasm.I32),
    results: [wasm.I32],
    locals: [...NUMBERS.map(() => wasm.I32), wasm.V128],
    body: BODY,
  },
  MOST_PAGES,
);

let canNumber: boolean | undefined;

/** What numbers cells that stand in a memory; undefined where the processor or the runtime cannot. */
export function vectorNumbers(memory: VectorMemory): Numbering | undefined {
  canNumber ??= canRun(MODULE);
  if (!canNumber) return undefined;
  return memory.run<Exports>(MODULE).number;
}
