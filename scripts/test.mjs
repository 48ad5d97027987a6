import { fileURLToPath } from 'node:url';
import { whyTooOld } from './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tooOld = whyTooOld(process.versions.node);

if (tooOld) {
  process.stdout.write(`${tooOld}\n0 passed, 1 failed\n`);
  process.exitCode = 1;
} else {
  const { testAll } = await import('./test-all.mjs');
  process.exitCode = await testAll(root, process.argv.slice(2));
}
