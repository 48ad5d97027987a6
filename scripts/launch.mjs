import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensurePageBuilt } from './build-page.mjs';
import { ensureInstalled } from './install.mjs';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';

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
    await ensureInstalled(root);
    await ensureBuilt(root);
    if (argv[0] === DESK) await ensurePageBuilt(root);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
    return 3;
  }
  const { main } = await import(pathToFileURL(path.join(root, 'dist', 'cli', 'main.js')).href);
  return main(argv);
}
