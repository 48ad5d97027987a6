import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { built, freshstart, freshstartHere, screening } from './freshstart.testkit.js';
import { inventPeople } from './invented-list.testkit.js';
import { listOf, manifestOf } from './runs.testkit.js';

/** A list with a rejected row, and a second one, gzipped, of another form. */
const list = `${listOf(inventPeople(25, 11))}damaged,row\n`;
const zipped = gzipSync('sid\tstatute\tgrams\nIL91000001\t720 ILCS 550/4(a)\t2\n');

const home = mkdtempSync(join(tmpdir(), 'freshstart-rerun-'));
const run = join(home, 'run');
const inputs = join(home, 'inputs');

beforeAll(async () => {
  const files = [fileIn(inputs, 'list.csv', list), fileIn(inputs, 'more.tsv.gz', zipped)];
  const terms = ['--policy', 'cook-2019', '--without', 'within-ten-years', '--same-source'];
  const { code, stderr } = await freshstartHere(screening(files, run, ...terms));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return () => rmSync(home, { recursive: true, force: true });
});

const SAME = /^Made again, byte for byte: 8 of 8 files are the same\.\n/;

/** Every reproducible file of a run is there again, with the same bytes. */
function expectSameFiles(before: string, after: string): void {
  const names = Object.keys(manifestOf(before).reproducible as object);
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) {
    expect(readFileSync(join(after, name)).equals(readFileSync(join(before, name))), name).toBe(true);
  }
  const { integrity: _i, volatile: _v, ...one } = manifestOf(before);
  const { integrity: _j, volatile: _w, ...other } = manifestOf(after);
  expect(other).toEqual(one);
}

/** A copy of the run without the paths of its inputs; `change` changes its manifest. */
function copy(change: (manifest: Record<string, unknown>) => void = () => undefined): string {
  const folder = join(emptyFolder(), 'run');
  cpSync(run, folder, { recursive: true });
  const manifest = manifestOf(folder);
  (manifest.volatile as { inputPaths: string[] }).inputPaths = ['/nowhere/list.csv', '/nowhere/more.tsv.gz'];
  change(manifest);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

describe('rerun', () => {
  it('makes a run again from the inputs where they were', async () => {
    const out = join(emptyFolder(), 'again');
    const { code, stdout, stderr } = await freshstartHere(['rerun', run, '--out', out]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(SAME);
    expectSameFiles(run, out);
  });

  it('takes the inputs of another folder by their names, and the manifest by its path', async () => {
    const folder = emptyFolder();
    const manifest = fileIn(folder, 'kept.json', readFileSync(join(run, 'manifest.json')));
    const moved = join(folder, 'moved');
    cpSync(inputs, moved, { recursive: true });
    const out = join(folder, 'again');
    const { code, stdout } = await freshstartHere(['rerun', manifest, '--out', out, '--inputs', moved]);
    expect({ code, same: SAME.test(stdout) }).toEqual({ code: 0, same: true });
    expectSameFiles(run, out);
  });

  it('takes the copies in the run when the inputs are gone, also of a compressed one', async () => {
    const out = join(emptyFolder(), 'again');
    const { code, stdout, stderr } = await freshstartHere(['rerun', copy(), '--out', out]);
    expect({ code, stderr, same: SAME.test(stdout) }).toEqual({ code: 0, stderr: '', same: true });
    expectSameFiles(run, out);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('ends with 1 and names the first file that differs, and keeps the new run', async () => {
    const out = join(emptyFolder(), 'again');
    const altered = copy((manifest) => {
      const reproducible = manifest.reproducible as Record<string, string>;
      reproducible['problems.csv'] = '0'.repeat(64);
      reproducible['summary.json'] = '0'.repeat(64);
    });
    const { code, stdout, stderr } = await freshstartHere(['rerun', altered, '--out', out]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^SCREENING_RERUN_DIFFERS: problems\.csv came out .* \(2 of 8 files differ\)\./);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('names both versions when another version of the program made the run', async () => {
    const altered = copy((manifest) => {
      manifest.program = { name: 'freshstart', version: '0.0.7' };
      (manifest.reproducible as Record<string, string>)['summary.json'] = '0'.repeat(64);
    });
    const out = join(emptyFolder(), 'again');
    const { stderr } = await freshstartHere(['rerun', altered, '--out', out]);
    expect(stderr).toMatch(/summary\.json .*; version 0\.0\.7 of the program made the run, and this is \d/);
  });
});

describe('rerun does nothing, and says why, when', () => {
  async function refused(args: string[], wanted: { code: number; says: RegExp }): Promise<void> {
    const folder = emptyFolder();
    const ended = await freshstartHere(['rerun', ...args, '--out', join(folder, 'deep', 'again')]);
    expect(ended).toMatchObject({ code: wanted.code, stdout: '' });
    expect(ended.stderr).toMatch(wanted.says);
    expect(ended.stderr).toMatch(/\n {2}Next: /);
    expect(everythingIn(folder)).toEqual([]);
  }

  it('an input is another one now', async () => {
    const moved = emptyFolder();
    fileIn(moved, 'list.csv', `${list}one,row,more\n`);
    fileIn(moved, 'more.tsv.gz', zipped);
    const says = /^SCREENING_INPUT_ALTERED \(list\.csv\): .*its bytes have changed/;
    await refused([run, '--inputs', moved], { code: 1, says });
  });

  it('an input is not found', async () => {
    const moved = emptyFolder();
    fileIn(moved, 'list.csv', list);
    const says = /^SCREENING_INPUT_GONE \(more\.tsv\.gz\): /;
    await refused([run, '--inputs', moved], { code: 1, says });
    const bare = copy();
    renameSync(join(bare, 'workspace'), join(bare, 'elsewhere'));
    await refused([bare], { code: 1, says: /^SCREENING_INPUT_GONE \(list\.csv\): / });
  });

  it('the copies in the run were altered', async () => {
    const altered = copy();
    writeFileSync(join(altered, 'workspace', 'sources', 'list.csv'), `${list}\n`);
    await refused([altered], { code: 1, says: /^SCREENING_INPUT_ALTERED \(list\.csv\): / });
  });

  it('the text of the law is another one; it names the version that made the run', async () => {
    const altered = copy((manifest) => {
      manifest.program = { name: 'freshstart', version: '0.0.7' };
      manifest.rulebook = { id: 'illinois-cannabis', version: '0.9.0', hash: 'a'.repeat(64) };
    });
    const says = /^SCREENING_OTHER_LAW: .*Version 0\.0\.7 of the program wrote it\./;
    await refused([altered], { code: 1, says });
  });

  it('the layout is not known to this program', async () => {
    const altered = copy((manifest) => {
      const [first] = manifest.inputs as { layout: string }[];
      first.layout = 'a-layout-to-come';
    });
    await refused([altered], { code: 1, says: /^SCREENING_LAYOUT_UNKNOWN: .*a-layout-to-come/ });
  });

  it('the manifest is broken, or of another program, or not there', async () => {
    const folder = emptyFolder();
    const says = /^SCREENING_NOT_A_RUN: /;
    await refused([fileIn(folder, 'broken.json', '{"format":')], { code: 2, says });
    await refused([fileIn(folder, 'other.json', '{"program":{"name":"another"}}')], { code: 2, says });
    await refused([copy((manifest) => Object.assign(manifest, { asOf: '2026-02-30' }))], { code: 2, says });
    await refused([join(folder, 'none')], { code: 2, says });
    await refused([folder], { code: 2, says });
  });

  it('it would write over the run itself', async () => {
    const whole = copy();
    const before = everythingIn(whole);
    const ended = await freshstartHere(['rerun', whole, '--out', whole, '--force']);
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^SCREENING_RERUN_ONTO_ITSELF: /),
    });
    expect(everythingIn(whole)).toEqual(before);
  });
});

describe('rerun of the demo', () => {
  it('gives the same bytes on another day, in another folder, time zone and language', async () => {
    await built();
    const folder = emptyFolder();
    const demo = await freshstart(['demo', '--out', 'demo'], { cwd: folder });
    expect({ code: demo.code, stderr: demo.stderr }).toEqual({ code: 0, stderr: '' });

    const clock = fileIn(
      folder,
      'later.cjs',
      `const Real = Date; const later = 4000 * 86400000;
       globalThis.Date = class extends Real {
         constructor(...of) { if (of.length === 0) super(Real.now() + later); else super(...of); }
         static now() { return Real.now() + later; }
       };`,
    );
    const elsewhere = join(folder, 'some where', 'else');
    fileIn(elsewhere, 'empty', '');
    const again = await freshstart(['rerun', join('..', '..', 'demo'), '--out', 'again'], {
      cwd: elsewhere,
      env: {
        TZ: 'Asia/Kathmandu',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        NODE_OPTIONS: `--require ${JSON.stringify(clock)}`,
      },
    });
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^Made again, byte for byte: 7 of 7 files are the same\.\n/);
    expectSameFiles(join(folder, 'demo'), join(elsewhere, 'again'));
  });
});
