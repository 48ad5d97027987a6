import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellBatch } from './cell-batch.js';
import { newFrame } from './frame-record.js';
import { type GrowingTextTable, growingTextTable } from './text-table.js';
import { numbersIn, VectorMemory } from './vector-memory.js';

const FIELDS = 3;
const MOST = 256;

/** The codes and texts of some records' fields, numbered in a memory or not. */
function numbered(rows: readonly (readonly string[])[], memory?: VectorMemory) {
  const text = rows.map((row) => row.join(',')).join('\n');
  const given = Buffer.from(text);
  const bytes = memory === undefined ? given : memory.bytes(given.length);
  bytes.set(given);
  const batch = new CellBatch(memory);
  const frame = newFrame(FIELDS, MOST, memory);
  const tables: GrowingTextTable[] = [];
  const codes: Int32Array[] = [];
  for (let field = 0; field < FIELDS; field++) {
    tables.push(growingTextTable(memory));
    codes.push(numbersIn(memory, rows.length));
  }
  let done = 0;
  const flush = (): void => {
    for (let field = 0; field < FIELDS; field++) batch.intern(tables[field], field, codes[field], done);
    done += batch.count;
    batch.clear();
    frame.firstEnd = 0;
  };
  batch.look(bytes, frame);
  let at = 0;
  for (const row of rows) {
    frame.from = at;
    for (const [field, cell] of row.entries()) {
      at += Buffer.byteLength(cell);
      frame.ends[frame.firstEnd + field] = at;
      at += 1;
    }
    batch.add(frame, true);
    frame.firstEnd += FIELDS;
    if (batch.isFull) flush();
  }
  flush();
  return {
    codes: codes.map((one) => [...one]),
    texts: tables.map((table) => Array.from({ length: table.size }, (_, code) => table.textOf(code))),
    sealed: tables.map((table) => table.seal()),
  };
}

function expectTheSame(rows: readonly (readonly string[])[]): void {
  const inMemory = numbered(rows, new VectorMemory());
  const plain = numbered(rows);
  expect(inMemory.codes).toEqual(plain.codes);
  expect(inMemory.texts).toEqual(plain.texts);
  for (const [field, texts] of inMemory.texts.entries()) {
    for (const [code, text] of texts.entries()) expect(inMemory.sealed[field].codeOf?.(text)).toBe(code);
  }
  // What they are to be, in plain text.
  const trimmed = (cell: string): string => cell.replace(/^"(.*)"$/s, '$1').trim();
  const meant = rows.map((row) => row.map(trimmed));
  expect(rows.map((_, n) => inMemory.texts.map((texts, field) => texts[inMemory.codes[field][n]]))).toEqual(
    meant,
  );
}

const letters = fc.constantFrom(
  'A',
  'B',
  ' ',
  '  ',
  '\t',
  '0',
  '\u00e9',
  '\u00a0',
  '\u2003',
  '\x7f',
  '\x1f',
  '~',
  '!',
);
const short = fc.array(letters, { maxLength: 6 }).map((some) => some.join(''));
const padded = fc
  .tuple(short, fc.nat(40), fc.nat(3))
  .map(([text, after, before]) => `${' '.repeat(before)}${text}${' '.repeat(after)}`);
/** Alike but for one byte, at any distance from their ends, and of lengths around those looked at in one step. */
const long = fc
  .tuple(fc.constantFrom(15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 200), fc.nat(199), fc.constantFrom('x', 'y'))
  .map(([length, at, other]) => {
    const text = 'abcdefghij'.repeat(20).slice(0, length);
    return at < length ? `${text.slice(0, at)}${other}${text.slice(at + 1)}` : text;
  });
const content = fc.oneof(short, padded, long, fc.constantFrom('', ' ', 'MISDEMEANOR'));
const cell = fc.oneof(
  content,
  content.map((text) => `"${text}"`),
);
const row = fc.tuple(cell, cell, cell);
/** Rows that stand together repeat cells of the row above. */
const rows = fc
  .array(fc.tuple(row, fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 400 })
  .map((drawn) => {
    const made: (readonly string[])[] = [];
    for (const [cells, repeated] of drawn) {
      const above = made.at(-1) ?? cells;
      made.push(cells.map((one, field) => (repeated & (1 << field) ? above[field] : one)));
    }
    return made;
  });

describe('cells of records that stand in a memory', () => {
  it('are numbered there as they are otherwise, and as their trimmed texts', () => {
    fc.assert(fc.property(rows, expectTheSame), { numRuns: 400 });
  });

  it('may be as many, and as long, as make their tables grow again and again', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => [
      `"2009-CF-${(n * 7919) % 15_013}"`,
      n % 3 === 0 ? '' : 'x'.repeat((n * 31) % 97),
      `${n} ${'long '.repeat(n % 500 === 0 ? 5_000 : 1)}${n}`,
    ]);
    expectTheSame(many);
  });

  it('are numbered by the plain way where they stand elsewhere', () => {
    const memory = new VectorMemory();
    const batch = new CellBatch(memory);
    const frame = newFrame(1);
    const bytes = Buffer.from('one');
    batch.look(bytes, frame);
    frame.ends[0] = bytes.length;
    batch.add(frame, true);
    const table = growingTextTable(memory);
    const codes = numbersIn(memory, 1);
    batch.intern(table, 0, codes, 0);
    expect(codes[0]).toBe(1);
    expect(table.textOf(1)).toBe('one');
  });
});

describe('a memory', () => {
  it('gives out rooms that are empty and overlap none, and gives again what it got back', () => {
    const memory = new VectorMemory();
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 300_000 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(lengths, (asked) => {
        const held: Uint8Array[] = [];
        for (const [length, isKept] of asked) {
          const room = memory.bytes(length);
          expect(room.every((byte) => byte === 0)).toBe(true);
          expect(memory.holds(room)).toBe(true);
          room.fill(held.length + 1);
          if (isKept) held.push(room);
          else memory.giveBack(room);
        }
        for (const [n, room] of held.entries()) {
          expect(room.every((byte) => byte === n + 1)).toBe(true);
          memory.giveBack(room);
        }
      }),
      { numRuns: 30 },
    );
    const own = new Uint8Array(8);
    memory.giveBack(own);
    expect(memory.holds(own)).toBe(false);
    expect(memory.holds(memory.bytes(8))).toBe(true);
  });
});
