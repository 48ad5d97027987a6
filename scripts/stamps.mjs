import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Every start reads this file and no more of installing and building, as long as nothing is missing.

/** Tests and what only tests use; tsconfig.json leaves out the same. */
const TEST = /\.(test|testkit)\.ts$/;

/**
 * Where it is written for what node_modules was installed.
 *
 * @param {string} root
 */
export const installedStampFile = (root) => path.join(root, 'node_modules', '.freshstart-installed');

/**
 * What is to be written there.
 *
 * @param {string} root
 */
export function wantedInstalledStamp(root) {
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${sha256} ${process.platform}-${process.arch}\n`;
}

/**
 * Whether node_modules is what package-lock.json asks for on this kind of machine.
 *
 * @param {string} root the folder of the repository
 */
export function isInstalled(root) {
  try {
    return readFileSync(installedStampFile(root), 'utf8') === wantedInstalledStamp(root);
  } catch {
    return false;
  }
}

/**
 * Where it is written from what dist/ was built.
 *
 * @param {string} root
 */
export const builtStampFile = (root) => path.join(root, 'dist', '.freshstart-built');

/**
 * Whether dist/ was built from the sources as they are now: by their names and contents, not their times.
 *
 * @param {string} root the folder of the repository
 */
export function isBuilt(root) {
  try {
    return readFileSync(builtStampFile(root), 'utf8') === wantedBuiltStamp(root);
  } catch {
    return false;
  }
}

/**
 * All files of src/ but the tests, sorted.
 *
 * @param {string} root
 * @returns {string[]} paths below src/, with `/` on every system
 */
export function sourceFiles(root) {
  /** @type {string[]} */
  const files = [];
  // Every start waits for this list, and one call for all folders takes eight times as long.
  const walk = (/** @type {string} */ folder, /** @type {string} */ below) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(path.join(folder, entry.name), `${below}${entry.name}/`);
      else if (entry.isFile() && !TEST.test(entry.name)) files.push(below + entry.name);
    }
  };
  walk(path.join(root, 'src'), '');
  return files.sort();
}

/**
 * What is to be written there.
 *
 * @param {string} root
 */
export function wantedBuiltStamp(root) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ name, /** @type {string} */ file) => {
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  };
  for (const name of ['tsconfig.json', 'package.json']) add(name, path.join(root, name));
  for (const name of ['stamps.mjs', 'build.mjs', 'pack.mjs'])
    add(name, fileURLToPath(new URL(name, import.meta.url)));
  // Joined by hand: for hundreds of names `path.join` takes a fifth of the time that every start spends here.
  const sources = path.join(root, 'src') + path.sep;
  for (const name of sourceFiles(root)) add(`src/${name}`, sources + name);
  return `${hash.digest('hex')}\n`;
}
