import { describe, expect, it } from 'vitest';
import { KeptCells } from './kept-cells.js';
import { CellBytes } from './outputs/cell-bytes.js';

const bytesOf = (kept: KeptCells, number: number): string | undefined => {
  const row = new CellBytes();
  return kept.put(row, number) ? Buffer.from(row.view()).toString() : undefined;
};

describe('cells that are kept', () => {
  it('are put again as they were, whatever the order of their numbers', () => {
    const kept = new KeptCells();
    const cellOf = (number: number): string => `cell ${number}`.repeat(number % 5);
    const numbers = Array.from({ length: 6000 }, (_, at) => (at * 7919) % 6000);
    for (const number of numbers) {
      expect(bytesOf(kept, number)).toBeUndefined();
      kept.keep(number, Buffer.from(cellOf(number)));
    }
    for (const number of numbers) expect(bytesOf(kept, number)).toBe(cellOf(number));
    expect(bytesOf(kept, 6000)).toBeUndefined();
  });

  it('are not kept when they are too long', () => {
    const kept = new KeptCells();
    kept.keep(3, Buffer.alloc(65_535, 'a'));
    kept.keep(4, Buffer.alloc(65_536, 'a'));
    expect(bytesOf(kept, 3)).toHaveLength(65_535);
    expect(bytesOf(kept, 4)).toBeUndefined();
  });
});
