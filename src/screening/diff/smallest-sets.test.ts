import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestSets } from './smallest-sets.js';

/** Which sets of five items do, by the mask of the set; all together always do. */
const doings = fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }).map((does) => does.with(31, true));

const ITEMS = [0, 1, 2, 3, 4];
const maskOf = (set: Iterable<number>): number => [...set].reduce((mask, item) => mask | (1 << item), 0);
const sizeOf = (mask: number): number => ITEMS.filter((item) => mask & (1 << item)).length;

describe('the smallest sets that do', () => {
  it('do, and no smaller set but the empty one does', () => {
    fc.assert(
      fc.property(doings, (does) => {
        const sets = smallestSets(ITEMS, (chosen) => does[maskOf(chosen)]);
        const least = Math.min(...does.flatMap((yes, mask) => (yes && mask > 0 ? [sizeOf(mask)] : [])));
        for (const set of sets) {
          expect(does[maskOf(set)]).toBe(true);
          expect(set).toHaveLength(least);
        }
      }),
    );
  });

  it('are all single items that do alone, in their order', () => {
    expect(smallestSets(['a', 'b', 'c'], (chosen) => chosen.has('c') || chosen.has('a'))).toEqual([
      ['a'],
      ['c'],
    ]);
  });

  it('of many items, are a set of which none can be left out', () => {
    const many = Array.from({ length: 40 }, (_, at) => at);
    const needed = [3, 17, 39];
    const does = (chosen: ReadonlySet<number>): boolean => needed.every((one) => chosen.has(one));
    expect(smallestSets(many, does)).toEqual([needed]);
  });
});
