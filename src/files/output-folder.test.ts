import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MANIFEST_NAME, openOutputFolder } from './output-folder.js';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'freshstart-out-')));
});
afterEach(() => rmSync(root, { recursive: true }));

const once = { force: false };
const again = { force: true };
const failure = (exitCode: number, code: string) =>
  expect.objectContaining({ exitCode, detail: expect.objectContaining({ code }) });

/** A complete run in `target`, whose only result says `text`. */
function makeRun(target: string, text: string, options = once): void {
  const output = openOutputFolder(target, options);
  writeFileSync(join(output.folder, 'result.txt'), text);
  writeFileSync(join(output.folder, MANIFEST_NAME), JSON.stringify({ program: 'freshstart 0.1.0' }));
  output.commit();
}

describe('a run folder', () => {
  test('appears under its name only when it is complete, for its owner only', () => {
    const target = join(root, 'run');
    const output = openOutputFolder(target, once);
    writeFileSync(join(output.folder, 'result.txt'), 'half');
    expect(existsSync(target)).toBe(false);
    expect(dirname(output.folder)).toBe(root);
    expect(output.folder).toContain(`.run.partial-${process.pid}`);
    output.commit();
    expect(readdirSync(root)).toEqual(['run']);
    expect(readFileSync(join(target, 'result.txt'), 'utf8')).toBe('half');
    expect(statSync(target).mode & 0o777).toBe(0o700);
    output.abandon();
    expect(existsSync(target)).toBe(true);
  });

  test('that is abandoned leaves nothing, not even the folders made above it', () => {
    const output = openOutputFolder(join(root, 'new', 'deep', 'run'), once);
    writeFileSync(join(output.folder, 'result.txt'), 'half');
    expect(statSync(join(root, 'new')).mode & 0o777).toBe(0o700);
    output.abandon();
    output.abandon();
    output.commit();
    expect(readdirSync(root)).toEqual([]);
  });

  test('that is abandoned leaves an empty folder of the same name, and others beside it', () => {
    mkdirSync(join(root, 'deep', 'run'), { recursive: true });
    openOutputFolder(join(root, 'deep', 'run'), once).abandon();
    expect(readdirSync(join(root, 'deep'))).toEqual(['run']);
  });

  test('takes the place of an empty folder', () => {
    mkdirSync(join(root, 'run'));
    makeRun(join(root, 'run'), 'one');
    expect(readFileSync(join(root, 'run', 'result.txt'), 'utf8')).toBe('one');
  });

  test('does not replace an earlier run unless it is forced to, and then wholly', () => {
    const target = join(root, 'run');
    makeRun(target, 'one');
    writeFileSync(join(target, 'left.txt'), '');
    expect(() => openOutputFolder(target, once)).toThrow(failure(2, 'FILES_OUTPUT_EXISTS'));
    expect(() => openOutputFolder(target, once)).toThrow(/--force/);
    makeRun(target, 'two', again);
    expect(readdirSync(target).sort()).toEqual([MANIFEST_NAME, 'result.txt']);
    expect(readFileSync(join(target, 'result.txt'), 'utf8')).toBe('two');
    expect(readdirSync(root)).toEqual(['run']);
  });

  test('that is abandoned leaves the earlier run as it was', () => {
    const target = join(root, 'run');
    makeRun(target, 'one');
    openOutputFolder(target, again).abandon();
    expect(readFileSync(join(target, 'result.txt'), 'utf8')).toBe('one');
    expect(readdirSync(root)).toEqual(['run']);
  });

  test('never replaces a folder of something else, even when forced', () => {
    const target = join(root, 'photos');
    mkdirSync(target);
    for (const manifest of [undefined, 'no json', '[]', '{"program":"other"}', '{"name":"freshstart"}']) {
      writeFileSync(join(target, manifest === undefined ? 'a.jpg' : MANIFEST_NAME), manifest ?? '');
      expect(() => openOutputFolder(target, again)).toThrow(failure(2, 'FILES_OUTPUT_NOT_A_RUN'));
    }
    expect(readdirSync(target).sort()).toEqual(['a.jpg', MANIFEST_NAME]);
    expect(readdirSync(root)).toEqual(['photos']);
  });

  test('is not put over what someone else made there in the meantime', () => {
    const target = join(root, 'run');
    const output = openOutputFolder(target, once);
    mkdirSync(target);
    writeFileSync(join(target, 'theirs.txt'), '');
    expect(() => output.commit()).toThrow(failure(2, 'FILES_OUTPUT_EXISTS'));
    output.abandon();
    expect(readdirSync(root)).toEqual(['run']);
    expect(readdirSync(target)).toEqual(['theirs.txt']);
  });

  test('leaves alone what a killed run left beside it', () => {
    const left = join(root, `.run.partial-${process.pid}`);
    mkdirSync(left);
    makeRun(join(root, 'run'), 'one');
    expect(existsSync(left)).toBe(true);
  });

  test('goes where a link to a folder leads', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'link'));
    makeRun(join(root, 'link'), 'one');
    expect(readFileSync(join(root, 'real', 'result.txt'), 'utf8')).toBe('one');
    expect(readdirSync(root).sort()).toEqual(['link', 'real']);
  });
});

describe('a target that can be no run folder', () => {
  test('is a file, or lies inside one', () => {
    writeFileSync(join(root, 'file'), 'kept');
    for (const target of [join(root, 'file'), join(root, 'file', 'run'), join(root, 'file', 'deep', 'run')]) {
      expect(() => openOutputFolder(target, again)).toThrow(failure(2, 'FILES_OUTPUT_IS_FILE'));
    }
    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('kept');
    expect(readdirSync(root)).toEqual(['file']);
  });

  test('is the current folder, one around it, or the root of the disk', () => {
    for (const target of ['.', '..', parse(root).root, process.cwd()]) {
      expect(() => openOutputFolder(target, again)).toThrow(failure(2, 'FILES_OUTPUT_AROUND_US'));
    }
  });

  test('has a name that the disk does not take', () => {
    expect(() => openOutputFolder(join(root, 'x'.repeat(250)), once)).toThrow(
      failure(3, 'FILES_CANNOT_WRITE'),
    );
    expect(() => openOutputFolder(join(root, 'new', 'x'.repeat(250)), once)).toThrow();
    expect(readdirSync(root)).toEqual([]);
  });
});
