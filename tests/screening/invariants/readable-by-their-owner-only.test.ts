import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, everythingIn, fileIn } from '../folders.testkit.js';
import { built, freshstart, screening } from '../freshstart.testkit.js';
import { inventPeople } from '../invented-list.testkit.js';
import { listOf } from '../runs.testkit.js';

const mode = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);

beforeAll(built);

describe.skipIf(process.platform === 'win32')(
  'files and folders that are made are readable by their owner only',
  () => {
    it.each(['000', '022', '077'])('with the umask %s', async (umask) => {
      const folder = emptyFolder();
      const list = fileIn(folder, 'list.csv', `${listOf(inventPeople(20, 6))}damaged,row\n`);
      const out = join(folder, 'new', 'folders', 'out');
      expect(await freshstart(screening([list], out), { umask })).toMatchObject({ code: 0, stderr: '' });
      const made = everythingIn(join(folder, 'new')).map((name) => join(folder, 'new', name));
      expect(made.filter((path) => lstatSync(path).isFile())).toHaveLength(11);
      for (const path of [join(folder, 'new'), ...made]) {
        expect(mode(path), path).toBe(lstatSync(path).isDirectory() ? '700' : '600');
      }
      for (const args of [
        ['verify', out],
        ['explain', out, '--row', '1'],
      ]) {
        expect((await freshstart(args, { umask })).code, args[0]).toBe(0);
      }
      expect(everythingIn(join(folder, 'new')).map((name) => join(folder, 'new', name))).toEqual(made);
    });

    it('a run that replaces one whose files were opened to others', async () => {
      const folder = emptyFolder();
      const list = fileIn(folder, 'list.csv', listOf(inventPeople(5, 6)));
      const out = join(folder, 'out');
      expect((await freshstart(screening([list], out), { umask: '000' })).code).toBe(0);
      expect((await freshstart(screening([list], out, '--force'), { umask: '000' })).code).toBe(0);
      for (const name of ['', 'workspace', 'workspace/sources']) expect(mode(join(out, name))).toBe('700');
      for (const name of ['determinations.csv', 'workspace/index.duckdb', 'workspace/places.bin'])
        expect(mode(join(out, name))).toBe('600');
    });
  },
);
