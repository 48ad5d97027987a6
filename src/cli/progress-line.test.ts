import { describe, expect, it } from 'vitest';
import { printProgress } from './progress-line.js';

describe('the line of progress', () => {
  it('has the stage, the share of the bytes, the rows and the time left while a list is read', () => {
    const progress = {
      stage: 'reading',
      done: 50_000_000,
      whole: 200_000_000,
      unit: 'bytes',
      rows: 250_000,
    } as const;
    expect(printProgress(progress, 2)).toBe('reading: 25% of 200 MB, 250,000 rows, 6 s left');
  });

  it('has the share of the rows afterwards, and no time left before a second has passed', () => {
    const progress = { stage: 'deciding', done: 500, whole: 1_000, unit: 'rows' } as const;
    expect(printProgress(progress, 0.5)).toBe('deciding: 50% of 1,000 rows');
  });

  it('names the stage alone where its share is not known', () => {
    expect(printProgress({ stage: 'sealing', done: 0, whole: 1, unit: 'steps' }, 3)).toBe('sealing ...');
    expect(printProgress({ stage: 'joining people', done: 0, whole: 9, unit: 'rows' }, 3)).toBe(
      'joining people ...',
    );
  });

  it('counts the steps of what has several', () => {
    expect(printProgress({ stage: 'deciding', done: 1, whole: 4, unit: 'steps' }, 3)).toBe(
      'deciding: step 2 of 4',
    );
  });
});
