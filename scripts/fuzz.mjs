import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [runs = '20000', ...args] = process.argv.slice(2);

// Property tests that name their own number of runs keep it.
const { ok } = await run(
  process.execPath,
  [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args],
  { cwd: root, talk: 'inherit', env: { ...process.env, FRESHSTART_FUZZ_RUNS: runs } },
);
process.exitCode = ok ? 0 : 1;
