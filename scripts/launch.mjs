import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt, isInstalled } from './stamps.mjs';

/** The only command that shows pages, and so the only one that waits for them. */
const DESK = 'desk';

/**
 * Installs and builds what is missing under `root`, then hands the arguments to `main` of dist/cli/main.js, in this
 * process and in the caller's folder. Nothing is written to stdout before `main` is called.
 *
 * @param {string} root the folder of the repository
 * @param {readonly string[]} argv the arguments of the program
 * @returns {Promise<number>} the exit code: what `main` returned, or 3 when Freshstart could not be started
 */
export async function launch(root, argv) {
  try {
    // How to install and build is read only where that is to be done.
    if (!isInstalled(root)) await (await import('./install.mjs')).ensureInstalled(root);
    if (!isBuilt(root)) await (await import('./build.mjs')).ensureBuilt(root);
    if (argv[0] === DESK) await (await import('./build-page.mjs')).ensurePageBuilt(root);
  } catch (error) {
    const { StartError } = await import('./start-error.mjs');
    const { say } = await import('./say.mjs');
    if (!(error instanceof StartError)) throw error;
    say(error.message);
    return 3;
  }
  const { main } = await import(pathToFileURL(path.join(root, 'dist', 'cli', 'main.js')).href);
  return main(argv);
}
