import { fileURLToPath } from 'node:url';
import { whyTooOld } from './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tooOld = whyTooOld(process.versions.node);

if (tooOld) {
  process.stderr.write(`freshstart: ${tooOld}\n`);
  process.exitCode = 3;
} else {
  const { launch } = await import('./launch.mjs');
  const code = await launch(root, process.argv.slice(2));
  await Promise.all([process.stdout, process.stderr].map(handedOver));
  // Nothing is left to do, and to take down the engine and what the program held in memory takes a while.
  process.exit(code);
}

/**
 * Waits until whoever reads a stream has been handed all that was written, or wants no more.
 *
 * @param {NodeJS.WriteStream} stream
 * @returns {Promise<void>}
 */
function handedOver(stream) {
  if (stream.writableLength === 0) return Promise.resolve();
  return new Promise((done) => stream.write('', () => done()));
}
