import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensurePageBuilt } from './build-page.mjs';
import { ensureInstalled } from './install.mjs';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await ensureInstalled(root);
  await ensureBuilt(root);
  await ensurePageBuilt(root);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(error.message);
  process.exitCode = 3;
}
