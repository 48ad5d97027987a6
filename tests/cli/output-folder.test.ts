import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstart, freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

const LIST = listOf([charge()]);

function listed(): { folder: string; list: string; out: string } {
  const folder = emptyFolder();
  return { folder, list: fileIn(folder, 'list.csv', LIST), out: join(folder, 'out') };
}

async function mustRefuse(args: readonly string[], exit: number, code: string): Promise<void> {
  const ended = await freshstartHere(args);
  expect(ended.stderr).toMatch(new RegExp(`^${code}: [^\\n]+\\n {2}Next: [^\\n]+\\n$`));
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(exit);
}

describe('an output folder that is there', () => {
  it('is used when it is empty', async () => {
    const { list, out } = listed();
    mkdirSync(out);
    expect((await freshstartHere(quickScreening([list], out))).code).toBe(0);
    expect(everythingIn(out)).toContain('determinations.csv');
  });

  it('is refused when it holds anything, and stays as it was', async () => {
    const { folder, list, out } = listed();
    fileIn(folder, 'out/thesis.txt', 'mine');
    await mustRefuse(quickScreening([list], out), 2, 'FILES_OUTPUT_EXISTS');
    expect(everythingIn(folder)).toEqual(['list.csv', 'out', 'out/thesis.txt']);
  });

  it('is refused with --force, too, when it is no run of ours', async () => {
    const { folder, list, out } = listed();
    for (const manifest of ['', '{}', '{"program":"other"}', '[', 'null']) {
      fileIn(folder, 'out/manifest.json', manifest);
      fileIn(folder, 'out/thesis.txt', 'mine');
      await mustRefuse(quickScreening([list], out, '--force'), 2, 'FILES_OUTPUT_NOT_A_RUN');
      expect(everythingIn(folder)).toEqual(['list.csv', 'out', 'out/manifest.json', 'out/thesis.txt']);
    }
  });

  it('is refused when it is an earlier run, and replaced whole with --force', async () => {
    const { folder, list, out } = listed();
    expect((await freshstartHere(quickScreening([list], out, '--county', 'Will'))).code).toBe(0);
    const before = readFileSync(join(out, 'manifest.json'));
    await mustRefuse(quickScreening([list], out), 2, 'FILES_OUTPUT_EXISTS');
    expect(readFileSync(join(out, 'manifest.json')).equals(before)).toBe(true);
    fileIn(folder, 'out/left-over.txt', 'of before');
    expect((await freshstartHere(quickScreening([list], out, '--force'))).code).toBe(0);
    expect(manifestOf(out).county).toBe('Cook');
    expect(everythingIn(folder).filter((name) => /left-over|partial|replaced/.test(name))).toEqual([]);
  });

  it('stays as it was when the run that would replace it fails', async () => {
    const { folder, list, out } = listed();
    expect((await freshstartHere(quickScreening([list], out))).code).toBe(0);
    const before = everythingIn(folder);
    const empty = join(folder, 'list.csv', '..', 'nowhere.csv');
    await mustRefuse(quickScreening([list, empty], out, '--force'), 3, 'INTAKE_FILE_MISSING [^:]+');
    expect(everythingIn(folder)).toEqual(before);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });
});

describe('an output folder that cannot be', () => {
  it('a file', async () => {
    const { folder, list } = listed();
    await mustRefuse(quickScreening([list], list), 2, 'FILES_OUTPUT_IS_FILE');
    await mustRefuse(quickScreening([list], list, '--force'), 2, 'FILES_OUTPUT_IS_FILE');
    expect(everythingIn(folder)).toEqual(['list.csv']);
    expect(readFileSync(list, 'utf8')).toBe(LIST);
  });

  it('a folder below a file', async () => {
    const { folder, list } = listed();
    await mustRefuse(quickScreening([list], join(list, 'new', 'out')), 2, 'FILES_OUTPUT_IS_FILE');
    expect(everythingIn(folder)).toEqual(['list.csv']);
  });

  it.runIf(process.platform === 'linux')('a folder where nobody may write', async () => {
    const { list } = listed();
    await mustRefuse(quickScreening([list], '/proc/freshstart'), 3, 'FILES_CANNOT_WRITE');
    await mustRefuse(quickScreening([list], '/sys/freshstart/out'), 3, 'FILES_CANNOT_WRITE');
  });

  it.runIf(process.platform === 'linux')('a folder below one that the system will not make', async () => {
    const { list } = listed();
    // Making folders one below the other there has kept Node busy for ever.
    const { code, stderr } = await freshstart(quickScreening([list], '/proc/freshstart/out'), {
      started: (child) => void setTimeout(() => child.kill('SIGKILL'), 15_000).unref(),
    });
    expect(stderr).toMatch(/^FILES_CANNOT_WRITE: /);
    expect(code).toBe(3);
  });

  it('the current folder, one above it, or the root of the disk', async () => {
    const { folder } = listed();
    for (const out of ['.', '..', '/']) {
      const { code, stderr } = await freshstart(quickScreening(['list.csv'], out), { cwd: folder });
      expect(stderr).toMatch(/^FILES_OUTPUT_AROUND_US: /);
      expect(code).toBe(2);
    }
    expect(everythingIn(folder)).toEqual(['list.csv']);
  });

  it('a link that leads nowhere', async () => {
    const { folder, list, out } = listed();
    symlinkSync(join(folder, 'gone'), out);
    const ended = await freshstartHere(quickScreening([list], out));
    expect(ended.stderr).toMatch(/^FILES_/);
    expect([2, 3]).toContain(ended.code);
    expect(everythingIn(folder)).toEqual(['list.csv', 'out']);
  });
});

describe('folders above the output folder', () => {
  it('are made, and go again when the run fails', async () => {
    const { folder, list } = listed();
    const out = join(folder, 'a', 'b', 'out');
    await mustRefuse(quickScreening([list, join(folder, 'none.csv')], out), 3, 'INTAKE_FILE_MISSING [^:]+');
    expect(everythingIn(folder)).toEqual(['list.csv']);
    expect((await freshstartHere(quickScreening([list], out))).code).toBe(0);
  });

  it('a relative path is taken from the folder of the caller', async () => {
    const { folder } = listed();
    const { code } = await freshstart(quickScreening(['list.csv'], 'results/today'), { cwd: folder });
    expect(code).toBe(0);
    expect(everythingIn(join(folder, 'results', 'today'))).toContain('manifest.json');
  });
});
