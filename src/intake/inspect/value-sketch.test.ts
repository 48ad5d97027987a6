import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfBytes, ValueSketch } from './value-sketch.js';

function sketchOf(texts: readonly string[], most: number): ValueSketch {
  const sketch = new ValueSketch(most);
  for (const text of texts) {
    const bytes = Buffer.from(text);
    const hash = hashOfBytes(bytes, 0, bytes.length);
    if (sketch.add(hash)) sketch.keep(hash, text);
  }
  return sketch;
}

describe('the sample of a column', () => {
  it('of few texts is all of them, with exact counts, most frequent first', () => {
    const sketch = sketchOf(['b', 'a', 'b', 'c', 'b', 'c'], 8);
    expect(sketch.values()).toEqual([
      { text: 'b', count: 3 },
      { text: 'c', count: 2 },
      { text: 'a', count: 1 },
    ]);
    expect(sketch.distinct()).toEqual({ count: 3, isExact: true });
  });

  it('is the same in any order of the cells', () => {
    const cells = fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 });
    const shuffled = cells.chain((texts) =>
      fc.tuple(
        fc.constant(texts),
        fc.shuffledSubarray(texts, { minLength: texts.length, maxLength: texts.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([texts, others]) => {
        expect(sketchOf(others, 16).values()).toEqual(sketchOf(texts, 16).values());
      }),
    );
  });

  it('counts each text that it keeps exactly, and keeps no more than it may', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 2000 }), (numbers) => {
        const texts = numbers.map(String);
        const values = sketchOf(texts, 32).values();
        expect(values.length).toBeLessThanOrEqual(32);
        for (const { text, count } of values) expect(count).toBe(texts.filter((one) => one === text).length);
      }),
    );
  });

  it('estimates how many distinct texts there are', () => {
    const texts = Array.from({ length: 60_000 }, (_, n) => `CASE ${n % 20_000}`);
    const { count, isExact } = sketchOf(texts, 512).distinct();
    expect(isExact).toBe(false);
    expect(count).toBeGreaterThan(17_000);
    expect(count).toBeLessThan(23_000);
  });
});
