import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textTableOf } from './table-of-rows.js';
import { growingTextTable, sharedTextsOf, textTableOfShared } from './text-table.js';

function intern(table: ReturnType<typeof growingTextTable>, text: string): number {
  const bytes = Buffer.from(`<${text}>`);
  return table.intern(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 1, bytes.length - 1);
}

describe('a table of the texts of a column', () => {
  it('has the empty text at code 0 before anything is added', () => {
    const table = growingTextTable();
    expect(table.size).toBe(1);
    expect(table.textOf(0)).toBe('');
    expect(table.bytesOf(0)).toHaveLength(0);
    expect(intern(table, '')).toBe(0);
  });

  it('numbers texts in order of appearance and finds each again', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('A', 'AB', 'ABCD', 'ABCE')),
    );
    fc.assert(
      fc.property(texts, (added) => {
        const table = growingTextTable();
        const wellFormed = added.map((text) => Buffer.from(text).toString());
        const codes = wellFormed.map((text) => intern(table, text));
        const distinct = [...new Set(['', ...wellFormed])];
        expect(table.size).toBe(distinct.length);
        expect(codes).toEqual(wellFormed.map((text) => distinct.indexOf(text)));
        const sealed = table.seal();
        const handedOver = textTableOfShared(sharedTextsOf(sealed));
        const copied = textTableOfShared(sharedTextsOf(textTableOf(distinct)));
        for (const read of [sealed, handedOver, copied]) {
          expect(read.size).toBe(distinct.length);
          expect(read.codeOf?.('\u{10ffff} of no table')).toBe(-1);
          for (const [code, text] of distinct.entries()) {
            expect(read.codeOf?.(text)).toBe(code);
            expect(read.textOf(code)).toBe(text);
            expect(Buffer.from(read.bytesOf(code)).toString()).toBe(text);
            const target = Buffer.alloc(read.lengthOf(code) + 2, '.');
            read.copyTo(code, target, 1);
            expect(target.toString()).toBe(`.${text}.`);
          }
        }
      }),
    );
  });

  it('keeps a hundred thousand texts apart as it grows', () => {
    const table = growingTextTable();
    const textOf = (n: number): string => `2009-CF-${n * 7}`;
    for (let n = 0; n < 100_000; n++) expect(intern(table, textOf(n))).toBe(n + 1);
    for (let n = 0; n < 100_000; n += 997) expect(intern(table, textOf(n))).toBe(n + 1);
    expect(table.size).toBe(100_001);
    expect(table.textOf(54_321)).toBe(textOf(54_320));
  });

  it('finds texts in a large table too, asked a few times or often', () => {
    const table = growingTextTable();
    const textOf = (n: number): string => `2009-CF-${n * 7}`;
    for (let n = 0; n < 100_000; n++) intern(table, textOf(n));
    const sealed = table.seal();
    const shared = sharedTextsOf(sealed);
    expect(shared.slots).toBeUndefined();
    for (const read of [sealed, textTableOfShared(shared)]) {
      for (let n = 0; n < 100_000; n += 4999) {
        expect(read.codeOf?.(textOf(n))).toBe(n + 1);
        expect(read.codeOf?.(`${textOf(n)}?`)).toBe(-1);
      }
    }
  });
});
