import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/**
 * A program that some tests run, the Debian packages that bring it (the first one there is gets installed), and why.
 * `versions`: a folder off the path with a folder for each version, in whose `bin` the program is.
 *
 * @typedef {{ program: string, versions?: string, packages: readonly string[], why: string }} Tool
 */

/** @type {readonly Tool[]} */
const TOOLS = [
  {
    program: 'soffice',
    packages: ['libreoffice-calc-nogui', 'libreoffice-calc'],
    why: 'opens review.xlsx the way an office would',
  },
  {
    program: 'initdb',
    versions: '/usr/lib/postgresql',
    packages: ['postgresql'],
    why: 'makes the PostgreSQL in which the law runs as SQL',
  },
  {
    program: 'chromium',
    packages: ['chromium'],
    why: 'opens the pages of the desk as a person would',
  },
];

/** @type {readonly string[]} */
const APT_OPTIONS = [
  '-o',
  'Acquire::Retries=2',
  '-o',
  'Acquire::http::Timeout=60',
  '-o',
  'DPkg::Lock::Timeout=300',
];

/**
 * Installs the programs that tests of this repository need and this machine lacks, where it may: on Debian, as root.
 * A test needs a program when its file names it.
 *
 * @param {string} root the folder of the repository
 * @returns {Promise<string[]>} one sentence for each program that is still missing
 */
export async function installTools(root) {
  const missing = missingTools(TOOLS, testTexts(root), hasProgram);
  /** @type {string[]} */
  const sentences = [];
  for (const tool of missing) {
    const obstacle = await install(root, tool);
    if (obstacle !== undefined) {
      sentences.push(
        `${tool.program} is missing (it ${tool.why}): ${obstacle}. ` +
          `Install it with: apt-get install ${tool.packages[0]}`,
      );
    }
  }
  return sentences;
}

/**
 * The tools that some test names and this machine has not.
 *
 * @param {readonly Tool[]} tools
 * @param {readonly string[]} tests the texts of the test files
 * @param {(program: string) => boolean} isHere
 * @returns {Tool[]}
 */
export function missingTools(tools, tests, isHere) {
  return tools.filter(({ program }) => tests.some((text) => text.includes(program)) && !isHere(program));
}

/** @param {string} root */
function testTexts(root) {
  return ['src', 'tests']
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

/** @param {string} program */
function hasProgram(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const versions = TOOLS.find((tool) => tool.program === program)?.versions;
  if (versions !== undefined && existsSync(versions)) {
    folders.push(...readdirSync(versions).map((version) => path.join(versions, version, 'bin')));
  }
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.com`] : [program];
  return folders.some((folder) => names.some((name) => existsSync(path.join(folder, name))));
}

/**
 * @param {string} root
 * @param {Tool} tool
 * @returns {Promise<string | undefined>} what stood in the way, or undefined when it is installed now
 */
async function install(root, tool) {
  if (!hasProgram('apt-get')) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return 'only root can install it';
  const apt = (/** @type {string[]} */ ...args) =>
    run('apt-get', [...APT_OPTIONS, ...args], {
      cwd: root,
      talk: 'stderr',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  await apt('update', '-qq');
  let ended = '';
  for (const name of tool.packages) {
    const result = await apt('install', '-y', '-qq', '--no-install-recommends', name);
    if (result.ok && hasProgram(tool.program)) return undefined;
    ended = result.ended;
  }
  return `apt-get install ended with ${ended}`;
}
