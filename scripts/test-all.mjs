import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensurePageBuilt } from './build-page.mjs';
import { installTools } from './debian-tools.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';
import { StartError } from './start-error.mjs';
import { countReport } from './test-report.mjs';

/** Each counts as one check. Paths are below node_modules/. */
const CHECKS = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.test.json'] },
  { name: 'types of the pages', program: 'typescript/bin/tsc', args: ['-p', 'web/tsconfig.json'] },
  { name: 'lint and format', program: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'nothing unused', program: 'knip/bin/knip.js', args: ['--no-progress'] },
];

const tally = { passed: 0, failed: 0 };
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/**
 * Installs and builds what is missing, then runs every check and test. The last line it prints is
 * `N passed, N failed`, also when it is interrupted.
 *
 * @param {string} root the folder of the repository
 * @param {readonly string[]} argv handed to vitest: `--coverage`, names of test files
 * @returns {Promise<number>} 0 when nothing failed, else 1
 */
export async function testAll(root, argv) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, interrupted);
  try {
    if (await isPrepared(root)) await runAll(root, argv);
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return finish();
}

/**
 * @param {string} root
 * @param {readonly string[]} argv
 */
async function runAll(root, argv) {
  await bringTools(root);
  for (const check of CHECKS) {
    count(check.name, await node(root, check.program, check.args));
  }
  await vitest(root, argv);
}

/** @param {string} line */
const print = (line) => process.stdout.write(`${line}\n`);

/** @param {string} what */
function fail(what) {
  tally.failed += 1;
  print(`FAILED: ${what}`);
}

function finish() {
  print(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

/** @param {NodeJS.Signals} signal */
function interrupted(signal) {
  fail(`interrupted by ${signal}`);
  running?.once('close', () => process.exit(finish()));
  if (!running?.kill(signal)) process.exit(finish());
}

/**
 * Whether everything is installed; a build that fails is counted, and the checks go on to say more.
 *
 * @param {string} root
 */
async function isPrepared(root) {
  try {
    await ensureInstalled(root);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    fail(error.message);
    return false;
  }
  try {
    await ensureBuilt(root);
    await ensurePageBuilt(root);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    fail(error.message);
  }
  return true;
}

/** @param {string} root */
async function bringTools(root) {
  for (const sentence of await installTools(root)) {
    if (process.env.FRESHSTART_REQUIRE_TOOLS === '1') fail(sentence);
    else print(`Tests that need it are skipped: ${sentence}`);
  }
}

/**
 * @param {string} root
 * @param {string} program below node_modules/
 * @param {readonly string[]} args
 */
function node(root, program, args) {
  return run(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    talk: 'inherit',
    started: (child) => {
      running = child;
    },
  });
}

/**
 * @param {string} name
 * @param {{ ok: boolean, ended: string }} end
 */
function count(name, end) {
  if (!end.ok) {
    fail(`${name} (${end.ended})`);
    return;
  }
  tally.passed += 1;
  print(`passed: ${name}`);
}

/**
 * @param {string} root
 * @param {readonly string[]} argv
 */
async function vitest(root, argv) {
  const folder = mkdtempSync(path.join(tmpdir(), 'freshstart-test-'));
  const reportFile = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const end = await node(root, 'vitest/vitest.mjs', ['run', ...reporters, ...argv]);
  const { passed, failed, skipped, remarks } = countReport(readReport(reportFile), end);
  rmSync(folder, { recursive: true, force: true });

  tally.passed += passed;
  tally.failed += failed;
  for (const test of skipped) print(`skipped: ${path.relative(root, test)}`);
  for (const remark of remarks) print(`FAILED: ${remark}`);
  if (!process.env.FRESHSTART_REAL_DATA) {
    print('tests on real rows are skipped: FRESHSTART_REAL_DATA is not set');
  }
}

/**
 * @param {string} file
 * @returns {import('./test-report.mjs').Report | undefined}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
