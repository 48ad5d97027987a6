import { describe, expect, it } from 'vitest';
import {
  askFor,
  beginOf,
  countOf,
  endOf,
  endReading,
  newStretches,
  readSoFar,
  takeOver,
  tellRead,
} from './stretches.js';

/** A line begins at every tenth byte. */
const cutAfter = (from: number, before: number): number | undefined => {
  const cut = 10 * (Math.floor(from / 10) + 1);
  return cut < before ? cut : undefined;
};

describe('the stretches of a file', () => {
  it('are asked for piece by piece up to their ends', () => {
    const stretches = newStretches([0, 40], 100);
    expect([askFor(stretches, 0, 30), askFor(stretches, 0, 30), askFor(stretches, 0, 30)]).toEqual([
      30, 10, 0,
    ]);
    expect(askFor(stretches, 1, 70)).toBe(60);
  });

  it('are taken over where most is left, the second half of what nobody has asked for', () => {
    const stretches = newStretches([0, 40], 100);
    askFor(stretches, 1, 10);
    const taken = takeOver(stretches, 5, cutAfter);
    expect(taken).toBe(2);
    expect([beginOf(stretches, 2), endOf(stretches, 2)]).toEqual([80, 100]);
    expect([beginOf(stretches, 1), endOf(stretches, 1)]).toEqual([40, 80]);
    expect(askFor(stretches, 1, 70)).toBe(30);
  });

  it('are not taken over where little is left, where no line begins, or when nobody reads on', () => {
    const stretches = newStretches([0], 100);
    expect(takeOver(stretches, 51, cutAfter)).toBeUndefined();
    expect(takeOver(stretches, 1, () => undefined)).toBeUndefined();
    endReading(stretches);
    expect(takeOver(stretches, 1, cutAfter)).toBeUndefined();
    expect(countOf(stretches)).toBe(1);
  });

  it('are not torn from a reader that has come past the cut meanwhile', () => {
    const stretches = newStretches([0], 100);
    let looked = 0;
    const taken = takeOver(stretches, 5, (from, before) => {
      looked += 1;
      if (looked === 1) askFor(stretches, 0, 70);
      return cutAfter(from, before);
    });
    expect(looked).toBe(2);
    expect(taken).toBe(1);
    expect(endOf(stretches, 0)).toBe(90);
    expect(askFor(stretches, 0, 100)).toBe(20);
  });

  it('are of a bounded number, and lie side by side without a gap', () => {
    const stretches = newStretches([0], 100_000);
    while (takeOver(stretches, 1, cutAfter) !== undefined);
    const places = Array.from({ length: countOf(stretches) }, (_, n) => n)
      .map((n) => [beginOf(stretches, n), endOf(stretches, n)])
      .sort(([a], [b]) => a - b);
    expect(places).toHaveLength(64);
    expect(places.map(([begin]) => begin)).toEqual([0, ...places.slice(0, -1).map(([, end]) => end)]);
    expect(places[63][1]).toBe(100_000);
  });

  it('say how far the file was read without a gap, whatever the order of their numbers', () => {
    const stretches = newStretches([0, 40], 100);
    expect(takeOver(stretches, 5, cutAfter)).toBe(2);
    expect(takeOver(stretches, 5, cutAfter)).toBe(3);
    expect([2, 3].map((n) => beginOf(stretches, n))).toEqual([80, 30]);
    tellRead(stretches, 2, 100, 0);
    tellRead(stretches, 1, 80, 0);
    expect(readSoFar(stretches)).toBe(0);
    tellRead(stretches, 0, 30, 0);
    expect(readSoFar(stretches)).toBe(30);
    tellRead(stretches, 3, 40, 0);
    expect(readSoFar(stretches)).toBe(100);
  });
});
