import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS } from './delimiters.js';
import { frameMarked, type Marker, type Marks, NO_PLACE } from './frame-marked.js';
import { byteClasses, Framed, frameRecord, newFrame } from './frame-record.js';
import { markerFor, plainMarker, SPARE_PLACES } from './marked-bytes.js';
import { vectorMarker } from './vector-marker.js';

const telling = fc.constantFrom(
  '"',
  '"',
  ',',
  ',',
  ';',
  '\n',
  '\r\n',
  '\r',
  'a',
  'bc ',
  '\0',
  '\xe9',
  '\x7f',
);
const body = fc.array(telling, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1'));

function marksOf(marker: Marker, bytes: Uint8Array, from: number): Marks {
  const places = new Int32Array(bytes.length + SPARE_PLACES + 1);
  places[marker.mark(bytes, from, bytes.length, places, 0)] = NO_PLACE;
  return { places, at: 0, after: 0 };
}

describe('marked bytes', () => {
  it('are the same, sixteen at a time and one by one', () => {
    const length = fc.oneof(
      fc.nat(100),
      fc.nat(3).map((n) => 65_536 - 1 + n),
    );
    const some = fc.uint8Array({ minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(some, length, fc.nat(40), fc.constantFrom(...DELIMITERS), (unit, size, from, delimiter) => {
        const bytes = Buffer.alloc(from + size, unit);
        const read = (marker: Marker | undefined) => {
          const places = new Int32Array(bytes.length + SPARE_PLACES + 1);
          const count = marker?.mark(bytes, from, bytes.length, places, 1) ?? 0;
          return Buffer.from(places.slice(0, count).buffer).toString('latin1');
        };
        expect(read(vectorMarker(delimiter.charCodeAt(0)))).toBe(read(plainMarker(delimiter)));
      }),
    );
  });
});

describe('framing from mark to mark', () => {
  it('gives what framing byte by byte gives, wherever the bytes stop', () => {
    fc.assert(
      fc.property(body, fc.nat(5), fc.nat(40), fc.boolean(), (bytes, skipped, length, atEnd) => {
        const from = Math.min(skipped, bytes.length);
        const to = Math.min(bytes.length, from + length);
        const [plain, marked] = [newFrame(4), newFrame(4)];
        const marks = marksOf(markerFor(','), bytes, from);
        const framed = frameRecord(bytes, from, to, atEnd, byteClasses(','), plain);
        expect(frameMarked(bytes, marks, from, to, atEnd, 0x2c, marked)).toBe(framed);
        expect(marked).toEqual(plain);
        if (framed !== Framed.whole) return;
        const passed = marks.places.subarray(0, marks.after);
        expect(passed.every((place) => place < plain.next)).toBe(true);
        expect(marks.places[marks.after]).toBeGreaterThanOrEqual(plain.next);
      }),
      { numRuns: 2000 },
    );
  });
});
