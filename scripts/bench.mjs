import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';
import { timedProcess } from './timed-process.mjs';

/**
 * Measures `freshstart screen` on invented lists, each run a whole process of its own: node scripts/bench.mjs
 * [--quick] [--runs N] [--write]. Lists are made once and kept in bench-data/. `--write` puts the numbers into
 * docs/benchmarks.md.
 *
 * @typedef {{ layout: string, charges?: number, people?: number, outputs: typeof OUTPUTS }} Asked
 * @typedef {{ name: string, words: string, path: string, bytes: number }} List
 * @typedef {{ seconds: number, cpuSeconds: number, peakMiB: number, stages: Map<string, number>,
 *   rows: number }} Run
 * @typedef {{ list: List, name: string, runs: readonly Run[] }} Measured
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const data = path.join(root, 'bench-data');
const GENERATOR = path.join(root, 'dist', 'states', 'illinois', 'generate');
const SEED = 1;
const AS_OF = '2026-11-22';
const START = path.join(root, 'scripts', 'start.mjs');
const PIECE = 4 * 1024 * 1024;

const OUTPUTS = [
  { name: 'all outputs', flags: [] },
  { name: 'no annotated copy, no workbook', flags: ['--no-annotated', '--no-workbook'] },
];
/** A list of so many charges, or of so many people in a layout that generate knows. */
const LISTS = [
  { layout: 'charge-list', charges: 100_000, outputs: OUTPUTS },
  { layout: 'charge-list', charges: 1_000_000, outputs: OUTPUTS },
  { layout: 'ccsao-dispositions', people: 100_000, outputs: OUTPUTS.slice(0, 1) },
  { layout: 'ccsao-sentencing', people: 100_000, outputs: OUTPUTS.slice(0, 1) },
  { layout: 'cook-clerk-2005', people: 100_000, outputs: OUTPUTS.slice(0, 1) },
];
const COUNTING = 'DuckDB counts the rows';
const COUNT = `
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const options = "all_varchar = true, header = true, delim = ',', quote = '\\"', escape = '\\"', strict_mode = false, ignore_errors = true, null_padding = true";
  const file = process.argv[1].replaceAll("'", "''");
  const counted = await connection.runAndReadAll(\`SELECT count(*)::INTEGER, version() FROM read_csv('\${file}', \${options})\`);
  const [rows, version] = counted.getRows()[0];
  process.stdout.write(JSON.stringify({ rows, version }));
`;

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const runsAsked = Number(flags.runs);
if (!Number.isInteger(runsAsked) || runsAsked < 1) throw new RangeError('--runs wants a whole number from 1');

try {
  await ensureInstalled(root);
  await ensureBuilt(root);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(error.message);
  process.exit(3);
}
const builtBefore = builtStamp();
const machine = machineLines();
/** @type {Measured[]} */
const measured = [];
let duckdb = '';
for (const asked of flags.quick ? LISTS.slice(0, 1) : LISTS) {
  const list = await listOf(asked);
  for (const { name, flags: own } of asked.outputs) {
    measured.push(await measure(list, name, () => screen(list, own)));
  }
  measured.push(await measure(list, COUNTING, () => count(list)));
}
if (builtStamp() !== builtBefore) {
  say('The sources changed while they were measured: these numbers are of more than one program.');
  process.exitCode = 1;
}
const report = [...machine, `DuckDB ${duckdb}`, '', ...resultLines(), '', ...stageLines()];
process.stdout.write(`${report.join('\n')}\n`);
if (flags.write && process.exitCode === undefined) writePage(report);

/** What dist/ was built from. */
function builtStamp() {
  return readFileSync(path.join(root, 'dist', '.freshstart-built'), 'utf8');
}

/**
 * The list that is asked for; made when it is not there, or was made by another generator.
 *
 * @param {Asked} asked
 * @returns {Promise<List>}
 */
async function listOf(asked) {
  const { layout, charges, people } = asked;
  const name = charges === undefined ? `${layout}-${people}-people` : `charges-${charges}`;
  const file = path.join(data, `${name}.csv`);
  const about = path.join(data, `${name}.json`);
  const hash = createHash('sha256').update(`${SEED} ${AS_OF}`);
  for (const code of readdirSync(GENERATOR, { recursive: true, withFileTypes: true }).sort(byPath)) {
    if (code.isFile()) hash.update(readFileSync(path.join(code.parentPath, code.name)));
  }
  const madeBy = hash.digest('hex');
  if (!existsSync(file) || !existsSync(about) || JSON.parse(readFileSync(about, 'utf8')).madeBy !== madeBy) {
    mkdirSync(data, { recursive: true });
    say(`Making the list ${name}.`);
    const began = performance.now();
    if (charges !== undefined) await makeList(charges, `${file}.partial`);
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
  const words =
    charges === undefined
      ? `${layout}, ${whole(bytes / 1e6)} MB`
      : `${whole(charges)} charges, ${whole(bytes / 1e6)} MB`;
  return { name, words, path: file, bytes };
}

/**
 * @param {import('node:fs').Dirent} a
 * @param {import('node:fs').Dirent} b
 */
function byPath(a, b) {
  const [first, second] = [path.join(a.parentPath, a.name), path.join(b.parentPath, b.name)];
  return first < second ? -1 : 1;
}

/**
 * @param {number} charges
 * @param {string} file
 */
async function makeList(charges, file) {
  const load = (/** @type {string} */ name) => import(pathToFileURL(path.join(root, 'dist', name)).href);
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

/**
 * One run to warm up, then those that count.
 *
 * @param {List} list
 * @param {string} name
 * @param {() => Promise<Run>} once
 * @returns {Promise<Measured>}
 */
async function measure(list, name, once) {
  /** @type {Run[]} */
  const runs = [];
  for (let at = 0; at <= runsAsked; at++) {
    const run = await once();
    say(
      `${list.name}, ${name}, ${at === 0 ? 'warm-up' : `run ${at}`}: ${run.seconds.toFixed(2)} s, CPU ${run.cpuSeconds.toFixed(2)} s, ${run.peakMiB} MiB`,
    );
    if (at > 0) runs.push(run);
  }
  return { list, name, runs };
}

/**
 * @param {List} list
 * @param {readonly string[]} own
 * @returns {Promise<Run>}
 */
async function screen(list, own) {
  const out = path.join(data, 'run');
  rmSync(out, { recursive: true, force: true });
  const asked = ['--law', 'illinois-cannabis', '--county', 'Cook', '--policy', 'cook-2019', '--as-of', AS_OF];
  const args = ['screen', list.path, ...asked, '--out', out, ...own];
  const isWindows = process.platform === 'win32';
  const program = isWindows ? process.execPath : path.join(root, 'freshstart');
  const ended = await timedProcess(root, program, isWindows ? [START, ...args] : args);
  const manifest = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8'));
  rmSync(out, { recursive: true, force: true });
  return {
    seconds: ended.seconds,
    cpuSeconds: ended.cpuSeconds,
    peakMiB: Math.max(ended.peakMiB, manifest.volatile.peakMemoryMiB),
    stages: new Map(
      manifest.volatile.stages.map((/** @type {{ stage: string, milliseconds: number }} */ s) => [
        s.stage,
        s.milliseconds / 1000,
      ]),
    ),
    rows: manifest.inputs[0].rows,
  };
}

/**
 * @param {List} list
 * @returns {Promise<Run>}
 */
async function count(list) {
  const ended = await timedProcess(root, process.execPath, ['--input-type=module', '-e', COUNT, list.path]);
  const { rows, version } = JSON.parse(ended.stdout);
  duckdb = version;
  const { seconds, cpuSeconds, peakMiB } = ended;
  return { seconds, cpuSeconds, peakMiB, stages: new Map(), rows };
}

function machineLines() {
  const [cpu] = os.cpus();
  const load = os.loadavg()[0] ?? 0;
  return [
    `${cpu?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ` +
      `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB of memory; ${os.platform()} ${os.release()}; ` +
      `load ${load.toFixed(1)} before the first run`,
    `Node ${process.versions.node}`,
  ];
}

/** @param {readonly number[]} numbers */
function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { least, median, most };
}

/** @param {Measured} of */
function secondsOf(of) {
  return spread(of.runs.map((run) => run.seconds));
}

/** @param {number} number */
function whole(number) {
  return Math.round(number).toLocaleString('en-US');
}

/** @param {readonly (readonly string[])[]} rows the first is the head */
function table(rows) {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)];
}

function resultLines() {
  return table([
    ['list', 'what', 'min s', 'median s', 'max s', 'CPU s', 'rows/s', 'MB/s', 'peak MiB', 'of DuckDB'],
    ...measured.map((of) => {
      const { least, median, most } = secondsOf(of);
      const counting = measured.find(({ list, name }) => list === of.list && name === COUNTING);
      const ratio = median / (counting === undefined ? median : secondsOf(counting).median);
      return [
        of.list.words,
        of.name,
        ...[least, median, most].map((seconds) => seconds.toFixed(2)),
        spread(of.runs.map((run) => run.cpuSeconds)).median.toFixed(2),
        whole((of.runs[0]?.rows ?? 0) / median),
        (of.list.bytes / 1e6 / median).toFixed(1),
        whole(Math.max(...of.runs.map((run) => run.peakMiB))),
        `${ratio.toFixed(1)} x`,
      ];
    }),
  ]);
}

/** The median of each stage, and what the process took besides: its start and its end. */
function stageLines() {
  const screened = measured.filter(({ name }) => name !== COUNTING);
  const stages = [...(screened[0]?.runs[0]?.stages.keys() ?? [])];
  return table([
    ['list', 'what', ...stages, 'start and end'],
    ...screened.map((of) => {
      const medians = stages.map((stage) => spread(of.runs.map((run) => run.stages.get(stage) ?? 0)).median);
      const besides = spread(
        of.runs.map((run) => run.seconds - [...run.stages.values()].reduce((a, b) => a + b, 0)),
      );
      return [
        of.list.words,
        of.name,
        ...[...medians, besides.median].map((seconds) => `${seconds.toFixed(2)} s`),
      ];
    }),
  ]);
}

/** @param {readonly string[]} lines */
function writePage(lines) {
  const page = [
    '# Benchmarks',
    '',
    'Measured, not estimated: `npm run bench -- --write` makes the lists, runs each line of the first table ' +
      `${runsAsked === 1 ? 'once' : `${runsAsked} times`} after one run to warm up, each as a process of its own from its start to its end, and ` +
      'writes this page. The lists are invented (seed 1, as dirty as real lists); the files are in the cache of the ' +
      'system. “rows/s” counts the rows of the file. “of DuckDB” compares the median with the time in which DuckDB, in a process of its own, only counts ' +
      'the rows of the same file. “CPU s” is the processor time of all threads, which other work on the machine disturbs less; “peak MiB” the most memory of all its processes together.',
    '',
    ...lines,
  ];
  writeFileSync(path.join(root, 'docs', 'benchmarks.md'), `${page.join('\n')}\n`);
}
