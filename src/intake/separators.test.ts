import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS } from './delimiters.js';
import { byteClasses, type Frame, Framed, frameRecord, newFrame } from './frame-record.js';
import { LineFrames, type SeparatorFinder } from './line-frames.js';
import { plainSeparators, separatorsFor } from './separators.js';
import { vectorSeparators } from './vector-separators.js';

const field = fc.constantFrom(
  'a',
  'bc ',
  '',
  '"x"',
  '"x,y"',
  '"p\nq"',
  '"p""q"',
  '""',
  '""""',
  '\xe9',
  '"\0"',
);
/** What makes a field wrong, or a line too short or too long; seldom, so that whole lines come before. */
const disturbance = fc.constantFrom('a"b', '"a"b', '"a" ', '"a"\r', '"', '\r', 'a,b', '"a"\rb');
const cell = fc.oneof({ weight: 60, arbitrary: field }, { weight: 1, arbitrary: disturbance });
const line = fc
  .tuple(fc.array(cell, { minLength: 3, maxLength: 3 }), fc.constantFrom('\n', '\r\n'))
  .map(([cells, end]) => cells.join(',') + end);
const other = fc.constantFrom('\n', '\r\n', 'a,b\n', 'a,b,c,d\n', `a,${'b'.repeat(90)},c\n`, '"a",b,"c"\r');
const texts = fc
  .array(fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: other }), { maxLength: 40 })
  .map((some) => Buffer.from(some.join(''), 'latin1'));

const seen = ({ from, end, next, fields, hasHighBytes, hasNul, hasDoubledQuotes, ...frame }: Frame) => ({
  ...{ from, end, next },
  ends: [...frame.ends.subarray(frame.firstEnd, frame.firstEnd + fields)],
  ...(fields === 0 ? {} : { hasHighBytes, hasNul, hasDoubledQuotes }),
});

const MOST_BYTES = 80;
const finders: [string, () => SeparatorFinder | undefined][] = [
  ['byte by byte', () => plainSeparators(',')],
  ['64 bytes at a time', () => vectorSeparators(0x2c)],
];

describe('separators', () => {
  it('are the same, 64 bytes at a time and one by one', () => {
    let lines = 0;
    fc.assert(
      fc.property(texts, fc.nat(70), fc.constantFrom(...DELIMITERS), (bytes, from, delimiter) => {
        const vector = vectorSeparators(delimiter.charCodeAt(0))?.find(bytes, from, bytes.length);
        if (vector === undefined) throw new Error('this machine has no such finder');
        const plain = plainSeparators(delimiter).find(bytes, from, bytes.length);
        // One may stop up to 64 bytes before the other.
        const { lineCount } = vector;
        expect([...vector.lines.subarray(0, lineCount)]).toEqual([...plain.lines.subarray(0, lineCount)]);
        const left = [...plain.lines.subarray(lineCount)].map((line) => plain.places[line]);
        if (left.length > 1) expect(left[left.length - 1] - left[0]).toBeLessThan(64);
        const told = lineCount === 0 ? 0 : plain.lines[lineCount - 1] + 1;
        expect([...vector.places.subarray(0, told)]).toEqual([...plain.places.subarray(0, told)]);
        const isTold = (place: number) => told > 0 && place < plain.places[told - 1];
        const telling = [...vector.telling.subarray(0, vector.tellingCount)].filter(isTold);
        expect(telling).toEqual([...plain.telling].filter(isTold));
        lines += lineCount;
      }),
      { numRuns: 3000 },
    );
    expect(lines).toBeGreaterThan(200);
  });

  it('are found in stretches of every length, up to more than are looked at in one call', () => {
    const unit = Buffer.from('ab,"c,\n",,d\r\n,"""",,\xe9\n', 'latin1');
    const bytes = Buffer.alloc(2 * 1024 * 1024 + 100, unit);
    const found = separatorsFor(',').find(bytes, 0, bytes.length);
    const whole = Math.floor((2 * 1024 * 1024) / unit.length);
    expect(found?.lineCount).toBeGreaterThanOrEqual(2 * whole);
    expect(found?.tellingCount).toBeGreaterThanOrEqual(2 * whole);
  });
});

describe.each(finders)('records that are framed by their separators, %s', (_, finder) => {
  it('are those of framing byte by byte, up to the first that needs a closer look', () => {
    let records = 0;
    fc.assert(
      fc.property(texts, fc.nat(70), (bytes, skipped) => {
        const found = finder();
        if (found === undefined) throw new Error('this machine has no such finder');
        const start = bytes.subarray(0, skipped).lastIndexOf(0x0a) + 1;
        const framed = new LineFrames(found, 3, MOST_BYTES);
        framed.look(bytes, start, bytes.length);
        let at = start;
        for (let frame = framed.next(); frame !== undefined; frame = framed.next()) {
          const plain = newFrame(3);
          if (frame.fields === 0) expect(bytes.subarray(at, frame.next).toString()).toMatch(/^\r?\n$/);
          else {
            const how = frameRecord(bytes, at, bytes.length, false, byteClasses(','), plain);
            expect(how).toBe(Framed.whole);
            expect(plain.fields).toBe(3);
            expect(plain.next - 1 - at).toBeLessThanOrEqual(MOST_BYTES);
            expect(seen(frame)).toEqual(seen(plain));
            records += 1;
          }
          at = frame.next;
        }
      }),
      { numRuns: 3000 },
    );
    expect(records).toBeGreaterThan(1_000);
  });
});
