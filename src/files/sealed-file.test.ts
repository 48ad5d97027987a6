import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSealed, writeSealed } from './sealed-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freshstart-seal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const shared = new Int32Array(new SharedArrayBuffer(12));
shared.set([1, -2, 3]);
const VALUES = [
  { name: 'one', absent: undefined, at: new Map([['a', 1]]), codes: shared, again: shared },
  [new Uint8Array([7, 8, 9]), new Float64Array([0.5]), new Uint32Array(0)],
  'text',
];

const written = (): string => {
  const path = join(folder, 'some.seal');
  writeSealed(path, VALUES);
  return path;
};

describe('a sealed file', () => {
  it('gives back what was written to it, an array of two places once', () => {
    const read = readSealed(written());
    expect(read).toEqual(VALUES);
    const [first] = read as [{ codes: Int32Array; again: Int32Array }];
    expect(first.again).toBe(first.codes);
    expect(first.codes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('is readable by its owner only, and nothing stands beside it', () => {
    const path = written();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it('is none when it ends early, wherever', () => {
    const path = written();
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(readSealed(path)).toBeUndefined();
    }
  });

  it('is none when any byte of it is another, and when there are more', () => {
    const path = written();
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole);
      altered[at] ^= 0x41;
      writeFileSync(path, altered);
      expect({ at, read: readSealed(path) }).toEqual({ at, read: undefined });
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(8)]));
    expect(readSealed(path)).toBeUndefined();
  });

  it('is none when it is not there', () => {
    expect(readSealed(join(folder, 'other.seal'))).toBeUndefined();
  });

  it('that cannot be written fails with exit 3', () => {
    expect(() => writeSealed(join(folder, 'none', 'some.seal'), VALUES)).toThrow(
      expect.objectContaining({ exitCode: 3 }),
    );
  });
});
