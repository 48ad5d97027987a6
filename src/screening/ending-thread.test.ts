import { describe, expect, it } from 'vitest';
import { inEngine, mayBeEnded, mustGoOn, newThreadState } from './ending-thread.js';

const STOPPED = 'the run was stopped';

describe('a thread that is to end', () => {
  it('may be ended where it is while it is in its own code, and never comes to its engine again', async () => {
    const state = newThreadState();
    expect(await inEngine(state, async () => 'decided')).toBe('decided');
    expect(mayBeEnded(state)).toBe(true);
    let worked = false;
    const work = async (): Promise<void> => {
      worked = true;
    };
    await expect(inEngine(state, work)).rejects.toThrow(STOPPED);
    expect(worked).toBe(false);
    expect(() => mustGoOn(state)).toThrow(STOPPED);
  });

  it('is left alone while its engine works, and sees by itself that it is to end', async () => {
    const state = newThreadState();
    let end: () => void = () => undefined;
    const working = inEngine(state, () => new Promise<void>((done) => (end = done)));
    mustGoOn(state);
    expect(mayBeEnded(state)).toBe(false);
    expect(() => mustGoOn(state)).toThrow(STOPPED);
    end();
    await expect(working).rejects.toThrow(STOPPED);
  });

  it('is in its own code again after an engine that failed', async () => {
    const state = newThreadState();
    const failure = new Error('no room');
    await expect(inEngine(state, () => Promise.reject(failure))).rejects.toBe(failure);
    mustGoOn(state);
    expect(mayBeEnded(state)).toBe(true);
  });
});
