import { fileURLToPath } from 'node:url';
import { whyTooOld } from './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tooOld = whyTooOld(process.versions.node);

if (tooOld) {
  process.stderr.write(`freshstart: ${tooOld}\n`);
  process.exitCode = 3;
} else {
  const { launch } = await import('./launch.mjs');
  process.exitCode = await launch(root, process.argv.slice(2));
}
