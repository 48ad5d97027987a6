import { describe, expect, it, vi } from 'vitest';
import { untilStopped } from './until-stopped.js';

describe('work that is waited for until the run is to stop', () => {
  it('leaves nothing that goes on when it ends while the run pauses', async () => {
    vi.useFakeTimers();
    try {
      let endWork: () => void = () => undefined;
      let endPause: () => void = () => undefined;
      const pause = (): Promise<void> => new Promise((done) => (endPause = done));
      const waiting = untilStopped(new Promise<void>((done) => (endWork = done)), pause);
      await vi.advanceTimersByTimeAsync(100);
      endWork();
      await waiting;
      endPause();
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('hands back what it gave', async () => {
    expect(await untilStopped(Promise.resolve('given'), async () => undefined)).toBe('given');
  });

  it('fails as soon as a pause says so', async () => {
    const stop = new Error('stopped');
    const never = new Promise<void>(() => undefined);
    await expect(untilStopped(never, () => Promise.reject(stop))).rejects.toBe(stop);
  });
});
