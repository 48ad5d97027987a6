import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { pack } from './pack.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { builtStampFile, isBuilt, sourceFiles, wantedBuiltStamp } from './stamps.mjs';
import { StartError } from './start-error.mjs';

/**
 * Makes sure that dist/ was built from the sources as they are now: by their names and contents, not their times.
 *
 * @param {string} root the folder of the repository
 * @throws {StartError} when the sources do not compile; dist/ is then left as it was
 */
export async function ensureBuilt(root) {
  if (isBuilt(root)) return;
  await withLock(path.join(root, '.freshstart'), async () => {
    if (!isBuilt(root)) await build(root);
  });
}

/** @param {string} root */
async function build(root) {
  say('Building Freshstart.');
  const work = path.join(root, '.freshstart', 'build');
  rmSync(work, { recursive: true, force: true });
  const made = path.join(work, 'made');
  const modules = path.join(made, 'modules');
  mkdirSync(modules, { recursive: true });
  const stamp = wantedBuiltStamp(root);

  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = path.join(root, 'tsconfig.json');
  const { ok, ended } = await run(process.execPath, [compiler, '-p', project, '--outDir', modules], {
    cwd: root,
    talk: 'stderr',
  });
  if (!ok) {
    rmSync(work, { recursive: true, force: true });
    throw new StartError(
      `The sources of Freshstart do not compile (${ended}); the compiler's words stand above. ` +
        'If you did not change them, please report it; else mend them, then start again.',
    );
  }
  const names = sourceFiles(root).filter((name) => name.endsWith('.ts'));
  await pack(
    root,
    modules,
    names.map((name) => name.slice(0, -'.ts'.length)),
    made,
  );
  copyData(root, made);
  copyData(root, modules);
  writeFileSync(path.join(made, path.basename(builtStampFile(root))), stamp);
  swap(root, made, path.join(work, 'replaced'));
  rmSync(work, { recursive: true, force: true });
}

/**
 * Puts policies, scenarios, tables and templates beside the compiled code.
 *
 * @param {string} root
 * @param {string} made
 */
function copyData(root, made) {
  for (const name of sourceFiles(root)) {
    if (name.endsWith('.ts')) continue;
    const target = path.join(made, name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, 'src', name), target);
  }
}

/**
 * @param {string} root
 * @param {string} made the folder that becomes dist/
 * @param {string} replaced where the dist/ of before goes
 */
function swap(root, made, replaced) {
  const dist = path.join(root, 'dist');
  if (existsSync(dist)) renameSync(dist, replaced);
  renameSync(made, dist);
}
