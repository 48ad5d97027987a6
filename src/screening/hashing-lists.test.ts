import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readChecked } from './check-files.js';
import { hashingLists, hashingListsSoon } from './hashing-lists.js';
import type { Manifest } from './manifest.js';
import { INDEX_FILE, PLACES_FILE, sourceFile } from './workspace.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
let run: string;

function put(file: string, text: string): void {
  writeFileSync(join(run, file), text);
}

beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'freshstart-hashing-'));
  onTestFinished(() => rmSync(run, { recursive: true, force: true }));
  mkdirSync(join(run, 'workspace/sources'), { recursive: true });
  put(sourceFile('a.csv'), 'list a');
  put(sourceFile('b.csv'), 'list b');
  put(INDEX_FILE, 'index');
  put(PLACES_FILE, 'places');
});

const listed = (names: readonly string[]): Pick<Manifest, 'format' | 'inputs' | 'integrity'> => ({
  format: 2,
  inputs: names.map((name) => ({ name }) as Manifest['inputs'][number]),
  integrity: {
    [INDEX_FILE]: hashOf('index'),
    [PLACES_FILE]: hashOf('places'),
    [sourceFile('a.csv')]: hashOf('list a'),
    [sourceFile('b.csv')]: hashOf('list b'),
  },
});

describe('hashing that begins before a manifest is properly read', () => {
  it('is of the lists that the manifest names', async () => {
    put(
      'manifest.json',
      JSON.stringify({ inputs: [{ name: 'b.csv' }, { name: 'a.csv' }, { name: 'c.csv' }] }),
    );
    const hashing = hashingListsSoon(run);
    expect(hashing?.names).toEqual(['b.csv', 'a.csv', 'c.csv']);
    expect(await hashing?.hashes).toEqual([hashOf('list b'), hashOf('list a'), undefined]);
  });

  it.each([
    ['no manifest', undefined],
    ['what is none', '{'],
    ['no inputs', '{"inputs":{"name":"a.csv"}}'],
    ['names of other folders', '{"inputs":[{"name":"../a.csv"},{"name":"/etc/a"},{"name":1},null]}'],
  ])('does not begin where there are %s', (_, text) => {
    if (text !== undefined) put('manifest.json', text);
    expect(hashingListsSoon(run)).toBeUndefined();
  });
});

describe('what is read of a run whose lists are being hashed', () => {
  const read = async (): Promise<string> => 'answer';

  it('comes out when they are as they were written', async () => {
    const begun = hashingLists(run, ['a.csv', 'b.csv']);
    expect(await readChecked(run, listed(['a.csv', 'b.csv']) as Manifest, read, begun)).toBe('answer');
  });

  it.each([
    ['those lists', ['a.csv', 'b.csv']],
    ['none', []],
    ['some of them', ['a.csv']],
    ['the same in another order', ['b.csv', 'a.csv']],
  ])('does not come out when one was altered, whether %s were begun to be hashed', async (_, names) => {
    put(sourceFile('b.csv'), 'list B');
    const begun = hashingLists(run, names);
    await expect(readChecked(run, listed(['a.csv', 'b.csv']) as Manifest, read, begun)).rejects.toMatchObject(
      {
        detail: { code: 'SCREENING_FILE_ALTERED', parameters: { file: sourceFile('b.csv') } },
      },
    );
  });

  it.each([INDEX_FILE, PLACES_FILE])('is not even read when %s was altered', async (file) => {
    put(file, 'altered');
    const reading = vi.fn(read);
    await expect(readChecked(run, listed(['a.csv']) as Manifest, reading)).rejects.toMatchObject({
      detail: { code: 'SCREENING_FILE_ALTERED', parameters: { file } },
    });
    expect(reading).not.toHaveBeenCalled();
  });

  it('comes out when other lists were begun to be hashed than those it is of', async () => {
    const begun = hashingLists(run, ['b.csv', 'a.csv']);
    expect(await readChecked(run, listed(['a.csv', 'b.csv']) as Manifest, read, begun)).toBe('answer');
  });
});
