import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { say } from '../say.mjs';
import { timedProcess } from '../timed-process.mjs';

/**
 * Invented lists of the benchmark, made once and kept in bench-data/.
 *
 * @typedef {{ layout: string, charges?: number, people?: number }} Asked a list of so many charges of the plain
 *   layout, or of so many people in a layout that generate knows
 * @typedef {{ name: string, layout: string, words: string, path: string, bytes: number }} List
 */

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const data = path.join(root, 'bench-data');
export const START = path.join(root, 'scripts', 'start.mjs');
export const AS_OF = '2026-11-22';

const STATES = path.join(root, 'dist', 'modules', 'states');
const SEED = 1;
const PIECE = 4 * 1024 * 1024;

/**
 * The list that is asked for; made when it is not there, or was made by another generator.
 *
 * @param {Asked} asked
 * @returns {Promise<List>}
 */
export async function listOf(asked) {
  const { layout, charges, people } = asked;
  const name = charges === undefined ? `${layout}-${people}-people` : `charges-${charges}`;
  const file = path.join(data, `${name}.csv`);
  const about = path.join(data, `${name}.json`);
  const madeBy = generatorHash();
  if (!existsSync(file) || !existsSync(about) || JSON.parse(readFileSync(about, 'utf8')).madeBy !== madeBy) {
    mkdirSync(data, { recursive: true });
    say(`Making the list ${name}.`);
    const began = performance.now();
    if (charges !== undefined) await makeCharges(charges, `${file}.partial`);
    else {
      const terms = ['--people', String(people), '--seed', String(SEED), '--as-of', AS_OF, '--force'];
      const out = ['--out', `${file}.partial`];
      await timedProcess(root, process.execPath, [START, 'generate', '--layout', layout, ...terms, ...out]);
    }
    renameSync(`${file}.partial`, file);
    writeFileSync(about, JSON.stringify({ madeBy }));
    say(`Made in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }
  const bytes = statSync(file).size;
  const megabytes = `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
  const what = charges === undefined ? layout : `${charges.toLocaleString('en-US')} charges`;
  return { name, layout, words: `${what}, ${megabytes}`, path: file, bytes };
}

/** A hash of all that invents lists. */
function generatorHash() {
  const hash = createHash('sha256').update(`${SEED} ${AS_OF}`);
  const code = readdirSync(STATES, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .filter((file) => path.dirname(file) === STATES || file.includes(`${path.sep}generate${path.sep}`));
  for (const file of code.sort()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * @param {number} charges
 * @param {string} file
 */
async function makeCharges(charges, file) {
  const load = (/** @type {string} */ name) =>
    import(pathToFileURL(path.join(root, 'dist', 'modules', name)).href);
  const { writeIllinoisChargeList } = await load('states/illinois/generate/write-charge-list.js');
  const { isoDay } = await load('record/day.js');
  const target = openSync(file, 'w');
  const piece = Buffer.allocUnsafeSlow(PIECE);
  let at = 0;
  const flush = () => {
    for (let from = 0; from < at; ) from += writeSync(target, piece, from, at - from);
    at = 0;
  };
  const write = (/** @type {string} */ line) => {
    if (at + 3 * line.length > PIECE) flush();
    at += piece.write(line, at);
  };
  writeIllinoisChargeList(write, { charges, seed: SEED, asOf: isoDay(AS_OF) });
  flush();
  closeSync(target);
}
