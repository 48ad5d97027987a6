import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, everythingIn, fileIn } from '../folders.testkit.js';
import { built, freshstart, screening } from '../freshstart.testkit.js';
import { inventPeople } from '../invented-list.testkit.js';
import { hashOf, listOf, manifestOf } from '../runs.testkit.js';

beforeAll(built);

describe('the same inputs, law and terms give the same bytes', () => {
  it('in another folder, another time zone and another language, with files made on another day', async () => {
    const here = emptyFolder();
    const there = join(emptyFolder(), 'some where', 'else');
    const list = `${listOf(inventPeople(60, 3))}damaged,row\n`;
    fileIn(here, 'list.csv', list);
    fileIn(here, 'more.tsv', 'sid\tstatute\tgrams\nIL91000001\t720 ILCS 550/4(a)\t2\n');
    cpSync(here, there, { recursive: true });
    const inputs = ['list.csv', 'more.tsv'];
    const terms = ['--policy', 'cook-2019'];
    const runs = await Promise.all([
      freshstart(screening(inputs, 'out', ...terms), {
        cwd: here,
        env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
      }),
      freshstart(screening(inputs, 'some-other-name', ...terms), {
        cwd: there,
        env: { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        umask: '000',
      }),
    ]);
    for (const { code, stderr } of runs) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second] = [join(here, 'out'), join(there, 'some-other-name')];

    const names = Object.keys(manifestOf(first).reproducible as object);
    const results = everythingIn(first).filter(
      (name) => !name.startsWith('workspace') && name !== 'manifest.json',
    );
    expect(names).toEqual(results);
    expect(names).toEqual([
      'annotated-list.csv',
      'annotated-more.tsv',
      'determinations.csv',
      'missing-facts.csv',
      'problems.csv',
      'rejected-rows.csv',
      'review.xlsx',
      'summary.json',
    ]);
    for (const name of names) {
      const bytes = readFileSync(join(first, name));
      expect(bytes.equals(readFileSync(join(second, name))), name).toBe(true);
    }
    const { integrity: _i, volatile: _v, ...one } = manifestOf(first);
    const { integrity: _j, volatile: _w, ...other } = manifestOf(second);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one).toMatchObject({ asOf: '2026-11-22', county: 'Cook', sameSource: false });
  });

  it('the manifest has the hash of every file of the run but itself', async () => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', listOf(inventPeople(10, 4)));
    const out = join(folder, 'out');
    expect((await freshstart(screening([list], out))).code).toBe(0);
    const { reproducible, integrity, inputs } = manifestOf(out) as Record<string, Record<string, string>>;
    const files = everythingIn(out).filter((name) => /\.\w+$/.test(name) && name !== 'manifest.json');
    const hashes = { ...reproducible, ...integrity };
    expect(Object.keys(hashes).sort()).toEqual(files);
    for (const name of files) expect(hashOf(join(out, name)), name).toBe(hashes[name]);
    expect(inputs).toMatchObject([{ name: 'list.csv', sha256: hashOf(list) }]);
  });
});
