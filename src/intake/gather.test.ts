import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainGatherer, threadGatherer } from './gather.js';

const vector = threadGatherer();
const plain = plainGatherer();
for (let at = 0; at < plain.source.length; at++) plain.source[at] = (at * 31 + (at >> 8)) & 0xff;
vector.source.set(plain.source);

/** Both put the same stretches together. */
function both(stretches: readonly (readonly [number, number])[], first = 0): [Buffer, Buffer] {
  const numbers = stretches.flat();
  vector.stretches.set(numbers, first);
  plain.stretches.set(numbers, first);
  const end = first + numbers.length;
  return [Buffer.from(vector.gather(first, end)), Buffer.from(plain.gather(first, end))];
}

const { length } = plain.source;

describe('stretches that are gathered in steps of sixteen bytes', () => {
  it('are not gathered one byte after the other here', () => {
    expect(vector.constructor).toBe(Object);
    expect(vector.source.buffer).not.toBeInstanceOf(SharedArrayBuffer);
    expect(vector.source.byteLength).toBe(length);
    expect(vector.gather.toString()).not.toBe(plain.gather.toString());
  });

  it('are those that a plain copy puts together', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: 100 }))
      .map(([from, long]) => [Math.min(from, length), Math.min(from + long, length)] as const);
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 60 }),
        fc.integer({ min: 0, max: 50 }),
        (stretches, first) => {
          const [found, meant] = both(stretches, first);
          expect(found.equals(meant)).toBe(true);
        },
      ),
    );
  });

  it.each([0, 1, 15, 16, 17, 31, 32, 33])('may be %i bytes long, wherever they end', (long) => {
    const [found, meant] = both([
      [length - long, length],
      [5, 5 + long],
      [9, 9],
    ]);
    expect(found.equals(meant)).toBe(true);
    expect(found.length).toBe(2 * long);
  });

  it('may fill all the room', () => {
    const [found, meant] = both([
      [0, length],
      [0, vector.room - length],
    ]);
    expect(found.length).toBe(vector.room);
    expect(found.equals(meant)).toBe(true);
  });
});
