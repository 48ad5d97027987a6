import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyTooOld } from '../../scripts/node-version.mjs';
import { ENGINE_FLAGS } from '../../src/files/engine-flags.js';
import { ROOT } from './project-files.js';
import { type SmallRepository, smallRepository, startProgram } from './small-repository.js';

const NOBODY = 65_534;

it.each(['freshstart', 'freshstart.cmd'])('%s starts Node as the desk starts its own work', (launcher) => {
  const text = readFileSync(path.join(ROOT, launcher), 'utf8');
  expect(text).toContain(`node ${ENGINE_FLAGS.join(' ')} "`);
});

describe.skipIf(process.platform === 'win32')('./freshstart', () => {
  let repository: SmallRepository;

  beforeAll(() => {
    repository = smallRepository();
  });
  afterAll(() => repository.remove());

  /** When dist/ was made; a build makes it anew. */
  const built = (): number => statSync(path.join(repository.root, 'dist', '.freshstart-built')).mtimeMs;

  it('two starts at once on a fresh clone install once and build once, and both run', async () => {
    const ends = await Promise.all([repository.start(['one']), repository.start(['two'])]);
    expect(ends.map((end) => end.code)).toEqual([0, 0]);
    expect(ends.map((end) => JSON.parse(end.stdout).argv)).toEqual([['one'], ['two']]);
    const said = ends.map((end) => end.stderr).join('');
    expect(said.match(/Building/g)).toHaveLength(1);
    expect(said).toContain('waiting until it is done');
    expect(said).toContain('added 3 packages');
    expect(repository.npmRuns()).toBe(1);
    expect(readdirSync(path.join(repository.root, '.freshstart'))).toEqual([]);
  });

  it('a second start installs nothing, builds nothing and says nothing', async () => {
    const before = built();
    const end = await repository.start([]);
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(built()).toBe(before);
    expect(repository.npmRuns()).toBe(1);
  });

  it("the caller's folder, arguments and exit code are kept, by way of a link too", async () => {
    const link = path.join(repository.elsewhere, 'fresh');
    symlinkSync('../repository/freshstart', path.join(repository.elsewhere, 'first'));
    symlinkSync('first', link);
    const shell = await repository.start(['a b', '*', '']);
    expect(JSON.parse(shell.stdout)).toEqual({ cwd: repository.elsewhere, argv: ['a b', '*', ''] });
    const byLink = await startProgram(link, ['y'], { cwd: '/' });
    expect(JSON.parse(byLink.stdout)).toEqual({ cwd: '/', argv: ['y'] });
    expect((await repository.start(['exit', '4'])).code).toBe(4);
  });

  it('all that was printed is handed over before the program ends', async () => {
    const { code, stdout } = await repository.start(['much']);
    expect(code).toBe(0);
    expect(stdout.length).toBe(5_000_000);
  });

  it('a changed source and a changed data file are built again, a changed test and a new time are not', async () => {
    let before = built();
    repository.write('src/words.yaml', 'second: word\n');
    const data = await repository.start(['data']);
    expect(data.stdout.trim()).toBe('second: word');
    expect(data.stderr).toContain('Building');
    expect(built()).toBeGreaterThan(before);

    before = built();
    repository.write('src/words.test.ts', 'this is no code');
    repository.write('src/words.yaml', 'second: word\n');
    expect((await repository.start([])).stderr).toBe('');
    expect(built()).toBe(before);

    repository.write('src/gone.ts', 'export const gone = 1;\n');
    await repository.start([]);
    expect(existsSync(path.join(repository.root, 'dist', 'modules', 'gone.js'))).toBe(true);
    rmSync(path.join(repository.root, 'src', 'gone.ts'));
    await repository.start([]);
    expect(existsSync(path.join(repository.root, 'dist', 'modules', 'gone.js'))).toBe(false);
  });

  it('sources that do not compile end with 3, and the build of before stays', async () => {
    const before = built();
    repository.write('src/broken.ts', "export const broken: number = 'text';\n");
    const end = await repository.start([]);
    expect(end).toMatchObject({ code: 3, stdout: '' });
    expect(end.stderr).toContain('src/broken.ts');
    expect(end.stderr).toContain('do not compile');
    expect(built()).toBe(before);
    rmSync(path.join(repository.root, 'src', 'broken.ts'));
    expect(await repository.start([])).toMatchObject({ code: 0, stderr: '' });
  });

  it('Ctrl-C reaches the program', async () => {
    const end = await repository.start(['wait'], { onFirstOutput: (pid) => process.kill(pid, 'SIGINT') });
    expect(end).toEqual({ code: 130, stdout: 'waiting\ninterrupted\n', stderr: '' });
  });

  it('it runs from a folder that may not be written, and says so when something has to be built there', async () => {
    const how = process.getuid?.() === 0 ? { user: NOBODY } : {};
    if (how.user === undefined) chmodSync(repository.root, 0o555);
    try {
      expect(await repository.start(['x'], how)).toMatchObject({ code: 0, stderr: '' });
      rmSync(path.join(repository.root, '.freshstart'), { recursive: true, force: true });
      writeFileSync(path.join(repository.root, 'src', 'words.yaml'), 'third: word\n');
      const end = await repository.start(['x'], how);
      expect(end).toMatchObject({ code: 3, stdout: '' });
      expect(end.stderr).toContain('cannot be written');
    } finally {
      chmodSync(repository.root, 0o755);
    }
  });

  it('a lock left by a start that was killed does not stop the next one', async () => {
    const gone = { pid: 2 ** 22 + 1, host: hostname(), token: 'x' };
    mkdirSync(path.join(repository.root, '.freshstart', 'lock'), { recursive: true });
    repository.write('.freshstart/lock/owner.json', JSON.stringify(gone));
    repository.write('src/words.yaml', 'fourth: word\n');
    expect((await repository.start(['data'])).stdout.trim()).toBe('fourth: word');
  });

  it('a changed lockfile is installed again; an install that fails ends with 3 and is tried again', async () => {
    const file = path.join(repository.root, 'package-lock.json');
    repository.write('package-lock.json', `${readFileSync(file, 'utf8')}\n`);
    repository.write('npm-fails', '');
    const failed = await repository.start([]);
    expect(failed).toMatchObject({ code: 3, stdout: '' });
    expect(failed.stderr).toContain('npm could not install what Freshstart needs (exit code 7)');
    rmSync(path.join(repository.root, 'npm-fails'));
    expect((await repository.start([])).code).toBe(0);
    expect(repository.npmRuns()).toBe(3);
  });

  it('without npm it says what to do and ends with 3', async () => {
    const bare = path.join(repository.elsewhere, 'bare');
    mkdirSync(bare);
    symlinkSync(process.execPath, path.join(bare, 'node'));
    for (const name of ['dirname', 'readlink']) symlinkSync(`/usr/bin/${name}`, path.join(bare, name));
    repository.write('package-lock.json', '{}\n');
    const noNpm = await repository.start([], { path: bare });
    expect(noNpm).toMatchObject({ code: 3, stdout: '' });
    expect(noNpm.stderr).toContain('npm was not found');
    rmSync(path.join(bare, 'node'));
    const noNode = await repository.start([], { path: bare });
    expect(noNode).toMatchObject({ code: 3, stdout: '' });
    expect(noNode.stderr).toContain('Node.js is not installed');
  });
});

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '100.0.0'])('%s will do', (version) => {
    expect(whyTooOld(version)).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.0', '8.0.0'])('%s is too old, and the message says what to do', (version) => {
    expect(whyTooOld(version)).toMatch(/needs Node 20\.19 or later.*Install a newer one/);
  });
});
