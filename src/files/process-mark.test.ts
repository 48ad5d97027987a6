import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isGone, type ProcessMark, processMark } from './process-mark.js';

const now: ProcessMark = {
  pid: process.pid,
  host: 'desk',
  machine: 'm1',
  boot: 'b1',
  namespace: 'n1',
  began: '100',
};

describe('a process', () => {
  it('that lives is not gone, by the marks that this system gives', () => {
    expect(isGone(processMark())).toBe(false);
    expect(isGone(processMark(process.ppid))).toBe(false);
  });

  it('that ended is gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(isGone({ ...processMark(), pid, began: null })).toBe(true);
  });

  it('is gone when its number is that of one which began later', () => {
    expect(isGone({ ...now, began: '99' }, now)).toBe(true);
    expect(isGone({ ...now, began: null }, now)).toBe(false);
  });

  it('is gone when the system was started again, if it is surely the same system', () => {
    expect(isGone({ ...now, boot: 'b0' }, now)).toBe(true);
    expect(isGone({ ...now, boot: 'b0', machine: null }, { ...now, machine: null })).toBe(false);
    expect(isGone({ ...now, boot: 'b0' }, { ...now, boot: null })).toBe(false);
  });

  it.each(['host', 'machine', 'namespace'] as const)(
    'of another %s may live, whatever its number',
    (what) => {
      const { pid } = spawnSync(process.execPath, ['-e', '']);
      expect(isGone({ ...now, pid, began: null, [what]: 'other' }, { ...now, pid, began: null })).toBe(false);
    },
  );
});
