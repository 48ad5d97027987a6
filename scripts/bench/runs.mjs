import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { timedProcess } from '../timed-process.mjs';
import { AS_OF, data, root, START } from './lists.mjs';

/**
 * Whole processes of the benchmark.
 *
 * @typedef {import('./lists.mjs').List} List
 * @typedef {{ seconds: number, cpuSeconds: number, peakMiB: number, stages: Map<string, number>,
 *   rows: number }} Run
 */

const RUN = path.join(data, 'run');

/** What is asked for, by layout; lists of Illinois where nothing is said. */
const TERMS = new Map([['ca-doj', ['--law', 'california-prop64', '--county', 'San Joaquin']]]);
const ILLINOIS = ['--law', 'illinois-cannabis', '--county', 'Cook', '--policy', 'cook-2019'];

/** The DuckDB that was asked; known after the first count. */
export const engine = { version: '' };

/**
 * A screening from the start of the program to its end. The folder stays until the next one.
 *
 * @param {List} list
 * @param {readonly string[]} own
 * @returns {Promise<Run>}
 */
export async function screen(list, own) {
  rmSync(RUN, { recursive: true, force: true });
  const terms = [...(TERMS.get(list.layout) ?? ILLINOIS), '--as-of', AS_OF];
  const ended = await freshstart(['screen', list.path, ...terms, '--out', RUN, ...own]);
  const manifest = JSON.parse(readFileSync(path.join(RUN, 'manifest.json'), 'utf8'));
  const stages = manifest.volatile.stages.map(
    (/** @type {{ stage: string, milliseconds: number }} */ one) => [one.stage, one.milliseconds / 1000],
  );
  return {
    seconds: ended.seconds,
    cpuSeconds: ended.cpuSeconds,
    peakMiB: Math.max(ended.peakMiB, manifest.volatile.peakMemoryMiB),
    stages: new Map(stages),
    rows: manifest.inputs[0].rows,
  };
}

/**
 * One row of the last run, far inside, is explained.
 *
 * @returns {Promise<Run>} of no rows: it reads those of one person
 */
export async function explain() {
  const manifest = JSON.parse(readFileSync(path.join(RUN, 'manifest.json'), 'utf8'));
  const { rows } = manifest.inputs[0];
  const row = String(determinedRow(Math.floor(rows / 2)));
  const { seconds, cpuSeconds, peakMiB } = await freshstart(['explain', RUN, '--row', row]);
  return { seconds, cpuSeconds, peakMiB, stages: new Map(), rows: 0 };
}

/**
 * A row with a determination, near the middle of the table.
 *
 * @param {number} otherwise
 */
function determinedRow(otherwise) {
  const table = readFileSync(path.join(RUN, 'determinations.csv'), 'latin1');
  const from = table.indexOf('\n', table.length >> 1) + 1;
  const line = table.slice(from, table.indexOf('\n', from));
  return Number(/,[^,]+\.csv,(\d+),/.exec(line)?.[1] ?? otherwise);
}

/** Forgets the last run. */
export const forgetRun = () => rmSync(RUN, { recursive: true, force: true });

/** @param {readonly string[]} args */
function freshstart(args) {
  const isWindows = process.platform === 'win32';
  const program = isWindows ? process.execPath : path.join(root, 'freshstart');
  return timedProcess(root, program, isWindows ? [START, ...args] : args);
}

const COUNT = `
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const options = "all_varchar = true, header = true, delim = ',', quote = '\\"', escape = '\\"', strict_mode = false, ignore_errors = true, null_padding = true";
  const file = process.argv[1].replaceAll("'", "''");
  const counted = await connection.runAndReadAll(\`SELECT count(*)::INTEGER, version() FROM read_csv('\${file}', \${options})\`);
  const [rows, version] = counted.getRows()[0];
  process.stdout.write(JSON.stringify({ rows, version }));
`;

/**
 * DuckDB, in a process of its own, only counts the rows of the list.
 *
 * @param {List} list
 * @returns {Promise<Run>}
 */
export async function count(list) {
  const ended = await timedProcess(root, process.execPath, ['--input-type=module', '-e', COUNT, list.path]);
  const { rows, version } = JSON.parse(ended.stdout);
  engine.version = version;
  const { seconds, cpuSeconds, peakMiB } = ended;
  return { seconds, cpuSeconds, peakMiB, stages: new Map(), rows };
}

const COPY = `
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const [from, to] = process.argv.slice(1).map((path) => path.replaceAll("'", "''"));
  await connection.run(\`CREATE TABLE determinations AS FROM read_csv('\${from}', all_varchar = true, header = true)\`);
  const rows = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM determinations')).getRows()[0][0];
  const began = performance.now();
  await connection.run(\`COPY determinations TO '\${to}' (HEADER)\`);
  process.stdout.write(JSON.stringify({ rows, seconds: (performance.now() - began) / 1000 }));
`;

/**
 * DuckDB writes the determinations of the last run, which it holds in a table, as CSV; only the writing is timed.
 *
 * @returns {Promise<Run>}
 */
export async function copy() {
  const to = path.join(data, 'copy.csv');
  const from = path.join(RUN, 'determinations.csv');
  if (!existsSync(from)) throw new RangeError('there is no run whose determinations could be copied');
  const ended = await timedProcess(root, process.execPath, ['--input-type=module', '-e', COPY, from, to]);
  rmSync(to, { force: true });
  const { rows, seconds } = JSON.parse(ended.stdout);
  return { seconds, cpuSeconds: ended.cpuSeconds, peakMiB: ended.peakMiB, stages: new Map(), rows };
}
