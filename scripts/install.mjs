import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { installedStampFile, isInstalled, wantedInstalledStamp } from './stamps.mjs';
import { StartError } from './start-error.mjs';

const NPM_CI = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];

/**
 * Makes sure that node_modules is what package-lock.json asks for on this kind of machine.
 *
 * @param {string} root the folder of the repository
 * @throws {StartError} when npm is missing or fails
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await withLock(path.join(root, '.freshstart'), async () => {
    if (!isInstalled(root)) await install(root);
  });
}

/** @param {string} root */
async function install(root) {
  say('Installing what Freshstart needs. This happens once and needs the network.');
  const stamp = wantedInstalledStamp(root);
  rmSync(installedStampFile(root), { force: true });
  const { ok, ended } = await run('npm', NPM_CI, {
    cwd: root,
    talk: 'stderr',
    // npm is a .cmd file on Windows, and those start only through a shell.
    shell: process.platform === 'win32',
  });
  if (!ok && ended === 'not found') {
    throw new StartError('npm was not found. It comes with Node.js: install it, then start again.');
  }
  if (!ok) {
    throw new StartError(
      `npm could not install what Freshstart needs (${ended}); what npm said stands above. ` +
        'Look at the network connection, then start again.',
    );
  }
  writeFileSync(installedStampFile(root), stamp);
}
