import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';

/**
 * Makes sure that web/dist/ was built from the pages' sources as they are now: by their names and contents.
 *
 * @param {string} root the folder of the repository
 * @throws {StartError} when they cannot be built; web/dist/ is then left as it was
 */
export async function ensurePageBuilt(root) {
  if (isBuilt(root)) return;
  await withLock(path.join(root, '.freshstart'), async () => {
    if (!isBuilt(root)) await build(root);
  });
}

/** @param {string} root */
const stampFile = (root) => path.join(root, 'web', 'dist', '.freshstart-built');

/** @param {string} root */
function isBuilt(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === wantedStamp(root);
  } catch {
    return false;
  }
}

/** @param {string} root */
function wantedStamp(root) {
  const hash = createHash('sha256');
  const sources = readdirSync(path.join(root, 'web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !file.startsWith('web/dist/'));
  for (const file of [...sources, 'package-lock.json', 'scripts/build-page.mjs'].sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return `${hash.digest('hex')}\n`;
}

/** @param {string} root */
async function build(root) {
  say('Building the pages of the desk.');
  const work = path.join(root, '.freshstart', 'pages');
  rmSync(work, { recursive: true, force: true });
  const made = path.join(work, 'made');
  mkdirSync(made, { recursive: true });
  const stamp = wantedStamp(root);
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    vite,
    'build',
    path.join(root, 'web'),
    '--outDir',
    made,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const { ok, ended } = await run(process.execPath, args, { cwd: path.join(root, 'web'), talk: 'stderr' });
  if (!ok) {
    rmSync(work, { recursive: true, force: true });
    throw new StartError(
      `The pages of the desk cannot be built (${ended}); what went wrong stands above. ` +
        'If you did not change them, please report it; else mend them, then start again.',
    );
  }
  writeFileSync(path.join(made, path.basename(stampFile(root))), stamp);
  const dist = path.join(root, 'web', 'dist');
  if (existsSync(dist)) renameSync(dist, path.join(work, 'replaced'));
  renameSync(made, dist);
  rmSync(work, { recursive: true, force: true });
}
