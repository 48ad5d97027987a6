import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteClasses, frameRecord, newFrame } from './frame-record.js';
import { movedTest } from './moved-row.js';
import { cellsOfRecord } from './parse-record.js';

const cell = fc.oneof(
  fc.constantFrom('', ' ', 'A', 'AB', 'ABCD   ', '   x', '"A"', '"AB "', 'COURT ACTION            ', '"a,b"'),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '7'), maxLength: 12 }),
);
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 });

describe('the test whether cells have moved', () => {
  it('is asked with the trimmed texts of its fields and answers for every row', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const asked: string[] = [];
        const hasMoved = (texts: readonly string[]): boolean => {
          asked.push(texts.join('|'));
          return texts[0].length > texts[1].length;
        };
        const test = movedTest({ fields: [2, 0], hasMoved });
        const wanted = new Set<string>();
        for (const row of [...list, ...list]) {
          const bytes = Buffer.from(`${row.join(',')}\n`);
          const frame = newFrame(3);
          frameRecord(bytes, 0, bytes.length, true, byteClasses(','), frame);
          const texts = cellsOfRecord(bytes.subarray(0, frame.end), ',').map((one) => one.text);
          wanted.add(`${texts[2]}|${texts[0]}`);
          expect(test(bytes, frame)).toBe(texts[2].length > texts[0].length);
        }
        expect(new Set(asked)).toEqual(wanted);
        expect(asked.length).toBeLessThanOrEqual(list.length);
      }),
    );
  });

  it('is not asked of a row that is sound by one of its fields', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const isSound = { field: 1, of: (text: string) => text.startsWith('A') };
        const hasMoved = ([first]: readonly string[]) => first === '';
        const test = movedTest({ fields: [0], isSound, hasMoved });
        for (const row of list) {
          const bytes = Buffer.from(`${row.join(',')}\n`);
          const frame = newFrame(3);
          frameRecord(bytes, 0, bytes.length, true, byteClasses(','), frame);
          const texts = cellsOfRecord(bytes.subarray(0, frame.end), ',').map((one) => one.text);
          expect(test(bytes, frame)).toBe(!texts[1].startsWith('A') && texts[0] === '');
        }
      }),
    );
  });

  it('says of no row that it has moved where a layout has no such test', () => {
    expect(movedTest(undefined)(Buffer.from('a'), newFrame(1))).toBe(false);
  });
});
