import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLeft } from './left-behind.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-left-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const target = (): string => join(root, 'out');
const OWN = `.out.partial-${process.pid}`;

function left(name: string): string {
  const path = join(root, name);
  mkdirSync(path, { mode: 0o700 });
  writeFileSync(join(path, 'some'), name);
  return path;
}

describe('folders that were left beside a target', () => {
  it('are judged by their path and the number in their name, and one is taken under an own name', () => {
    left('.out.partial-12');
    left('.out.partial-13-2');
    const seen: number[] = [];
    const taken = takeLeft(target(), ({ pid }) => {
      seen.push(pid);
      return pid === 13 ? 'take' : 'leave';
    });
    expect(seen.sort()).toEqual([12, 13]);
    expect(taken).toBe(join(root, OWN));
    expect(readdirSync(root).sort()).toEqual(['.out.partial-12', OWN].sort());
  });

  it('are removed when they are to be, and so is all but one that could be taken', () => {
    for (const name of ['.out.partial-12', '.out.partial-13', '.out.partial-14']) left(name);
    const taken = takeLeft(target(), ({ pid }) => (pid === 12 ? 'remove' : 'take'));
    expect(readdirSync(root)).toHaveLength(1);
    expect(taken).toBe(join(root, readdirSync(root)[0]));
  });

  it('are not gone on from when another process was first', () => {
    const path = left('.out.partial-12');
    const taken = takeLeft(target(), () => {
      rmSync(path, { recursive: true });
      return 'take';
    });
    expect(taken).toBeUndefined();
  });

  it('are of this target and of the making of a run only', () => {
    for (const name of ['.outer.partial-12', '.out.replaced-12', '.out.partial-x', 'out.partial-12'])
      left(name);
    writeFileSync(join(root, '.out.partial-15'), 'a file');
    const before = readdirSync(root);
    expect(takeLeft(target(), () => 'take')).toBeUndefined();
    expect(readdirSync(root)).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('are nobody else’s: others could not write to them', () => {
    chmodSync(left('.out.partial-12'), 0o770);
    symlinkSync(left('elsewhere'), join(root, '.out.partial-13'));
    const before = readdirSync(root);
    expect(takeLeft(target(), () => 'take')).toBeUndefined();
    expect(readdirSync(root)).toEqual(before);
  });
});
