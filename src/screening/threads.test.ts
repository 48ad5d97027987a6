import { expect, it } from 'vitest';
import { decidingThreads } from './threads.js';

it('one thread decides where rules hear little and no processor is free, and never more than there may be', () => {
  expect(decidingThreads(2, 100_000)).toBe(1);
  expect(decidingThreads(2, 1_000_000)).toBe(2);
  expect(decidingThreads(8, 1000)).toBe(4);
  expect(decidingThreads(1, 1_000_000)).toBe(1);
});
