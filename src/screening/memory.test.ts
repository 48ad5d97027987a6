import { describe, expect, it } from 'vitest';
import { engineMemory, evenPortion, LEAST_MEMORY, memoryPlan, memoryUnasked } from './memory.js';

const GIB = 1024 ** 3;

describe('the memory of a run', () => {
  it('is a quarter of the machine when nothing is said, never more than 700 MiB or less than the least', () => {
    expect(memoryUnasked(2.5 * GIB)).toBe(640);
    expect(memoryUnasked(64 * GIB)).toBe(700);
    expect(memoryUnasked(GIB)).toBe(LEAST_MEMORY);
  });

  it('makes smaller portions where there is less of it, and more threads share it', () => {
    const [little, shared, much] = [memoryPlan(600, 2), memoryPlan(700, 2), memoryPlan(700, 1)];
    expect(little.portionRecords).toBeLessThan(shared.portionRecords);
    expect(shared.portionRecords).toBeLessThan(much.portionRecords);
  });

  it('makes larger portions of a list of which the law is asked little', () => {
    const [all, some] = [memoryPlan(700, 2), memoryPlan(700, 2, 0.2)];
    expect(some.portionRecords).toBeGreaterThan(2 * all.portionRecords);
    expect(some.threads).toBe(all.threads);
  });

  it('makes no portions so large that whoever copies them waits long for the first', () => {
    const [copied, alone] = [memoryPlan(700, 1, 0, true), memoryPlan(700, 1, 0)];
    expect(copied.portionRecords).toBeLessThan(alone.portionRecords / 3);
  });

  it('has room for one thread at least, and for no more threads than it has', () => {
    expect(memoryPlan(LEAST_MEMORY, 1).threads).toBe(1);
    expect(memoryPlan(LEAST_MEMORY, 64).threads).toBeLessThan(64);
    expect(memoryPlan(2048, 2).threads).toBe(2);
  });

  it('gives every thread as many portions, none of them larger than there is room for', () => {
    const plan = { threads: 2, portionRecords: 58_870 };
    const portions = (records: number): number => Math.ceil(records / evenPortion(plan, records));
    expect([1, 100_000, 117_741, 1_000_000].map(portions)).toEqual([1, 2, 4, 18]);
    for (const records of [0, 1, 58_870, 58_871, 5_000_000])
      expect(evenPortion(plan, records)).toBeLessThanOrEqual(plan.portionRecords);
  });

  it('is not all the engine’s: half of it, in equal shares, but a share that it can work with', () => {
    expect(engineMemory(2048, 2)).toBe(512);
    expect(engineMemory(LEAST_MEMORY, 16)).toBeGreaterThanOrEqual(128);
  });
});
