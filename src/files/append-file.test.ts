import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendFile, PagedFile } from './append-file.js';
import { PlacedFile } from './placed-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'append-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file to whose end bytes are written', () => {
  it('says where they begin, and gives them back from there', () => {
    const path = join(folder, 'a.bin');
    const file = new AppendFile(path);
    expect([
      file.append(Buffer.from('one')),
      file.append(Buffer.from('')),
      file.append(Buffer.from('two')),
    ]).toEqual([0, 3, 3]);
    file.close();
    const paged = new PagedFile(path);
    const read = Buffer.alloc(4);
    paged.read(read, 2);
    paged.close();
    expect(read.toString()).toBe('etwo');
    expect(() => paged.read(read, 3)).toThrow('FILES_CANNOT_READ');
    paged.close();
    expect(() => file.append(Buffer.from('x'))).toThrow('FILES_CANNOT_WRITE');
  });

  it('is never one that is there already, and can be removed again', () => {
    const file = new AppendFile(join(folder, 'a.bin'));
    expect(() => new AppendFile(join(folder, 'a.bin'))).toThrow('FILES_CANNOT_WRITE');
    file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file that is written at several places', () => {
  it('is whole when each has written its own', () => {
    const path = join(folder, 'b.bin');
    const first = new PlacedFile(path, 'new');
    const second = new PlacedFile(path, 'made');
    second.write(Buffer.from('two'), 3);
    first.write(Buffer.from('one'), 0);
    first.close();
    second.close();
    const read = Buffer.alloc(6);
    const paged = new PagedFile(path);
    paged.read(read, 0);
    paged.close();
    expect(read.toString()).toBe('onetwo');
    expect(() => new PlacedFile(path, 'new')).toThrow('FILES_CANNOT_WRITE');
  });
});
