import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../scripts/lock.mjs';

const NO_PROCESS = 2 ** 22 + 1;

describe('the lock of installs and builds', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'freshstart-lock-'));
    lock = path.join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A lock that somebody else holds, who gave the last sign some seconds ago. */
  const held = (owner: object | undefined, silentSeconds: number): void => {
    mkdirSync(lock);
    const file = path.join(lock, 'owner.json');
    if (owner !== undefined) writeFileSync(file, JSON.stringify(owner));
    const then = Date.now() / 1000 - silentSeconds;
    utimesSync(owner === undefined ? lock : file, then, then);
  };

  /** Whether the lock can be had within a second. */
  const canBeHad = async (): Promise<boolean> => {
    let had = false;
    const waiting = withLock(folder, async () => {
      had = true;
    });
    await Promise.race([waiting, sleep(1_000)]);
    const result = had;
    rmSync(lock, { recursive: true, force: true });
    await waiting;
    return result;
  };

  it('one works at a time, and both work in the end', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(100);
      inside -= 1;
    };
    await Promise.all([withLock(folder, work), withLock(folder, work), withLock(folder, work)]);
    expect({ most, inside }).toEqual({ most: 1, inside: 0 });
    expect(existsSync(lock)).toBe(false);
  });

  it('it names its owner while it is held, and is given back when the work fails', async () => {
    const failing = withLock(folder, async () => {
      expect(JSON.parse(readFileSync(path.join(lock, 'owner.json'), 'utf8'))).toMatchObject({
        pid: process.pid,
      });
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['a process that lives and gave a sign', { pid: process.pid, host: hostname(), token: 'x' }, 30, false],
    ['a process that is gone', { pid: NO_PROCESS, host: hostname(), token: 'x' }, 0, true],
    [
      'a process of another machine that gave a sign',
      { pid: NO_PROCESS, host: 'far', token: 'x' },
      30,
      false,
    ],
    [
      'a process of another machine that fell silent',
      { pid: NO_PROCESS, host: 'far', token: 'x' },
      180,
      true,
    ],
    ['a number that another process has now', { pid: process.pid, host: hostname(), token: 'x' }, 180, true],
    ['nobody yet', undefined, 2, false],
    ['nobody for long', undefined, 30, true],
  ])('a lock of %s', async (_, owner, silentSeconds, free) => {
    held(owner, silentSeconds);
    expect(await canBeHad()).toBe(free);
  });
});
