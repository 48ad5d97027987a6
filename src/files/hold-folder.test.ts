import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from './hold-folder.js';

describe('holding a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'freshstart-hold-'));
    return () => rmSync(folder, { recursive: true });
  });

  it('is for one at a time, and until it is let go', () => {
    const letGo = holdFolder(folder, 'lock');
    expect(letGo).toBeDefined();
    expect(holdFolder(folder, 'lock')).toBeUndefined();
    expect(holdFolder(folder, 'other')).toBeDefined();
    letGo?.();
    expect(holdFolder(folder, 'lock')).toBeDefined();
  });

  it('letting go, also twice, takes nothing from whoever came after', () => {
    const letGo = holdFolder(folder, 'lock');
    letGo?.();
    expect(holdFolder(folder, 'lock')).toBeDefined();
    letGo?.();
    expect(holdFolder(folder, 'lock')).toBeUndefined();
  });

  it('removes notes of processes that are gone, and passes over one that was never written whole', () => {
    const letGo = holdFolder(folder, 'lock');
    const [own] = readdirSync(folder);
    const note = JSON.parse(readFileSync(join(folder, own), 'utf8'));
    letGo?.();
    const gone = JSON.stringify({ ...note, process: { ...note.process, pid: 2 ** 22 + 1 } });
    for (const name of ['lock', 'lock-4194305-ab', 'lock-4194305-cd'])
      writeFileSync(join(folder, name), gone);
    writeFileSync(join(folder, 'lock-4194305-ef.new'), '');
    expect(holdFolder(folder, 'lock')).toBeDefined();
    const left = readdirSync(folder).sort();
    expect(left).toHaveLength(2);
    expect(left).toContain('lock-4194305-ef.new');
  });

  it('a note that cannot be read is somebody’s', () => {
    writeFileSync(join(folder, 'lock'), '{');
    expect(holdFolder(folder, 'lock')).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});
