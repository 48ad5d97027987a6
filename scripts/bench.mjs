import { spawn } from 'node:child_process';
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

/**
 * Measures `freshstart screen` on invented lists, each run a whole process of its own: node scripts/bench.mjs
 * [--quick] [--runs N] [--write]. Lists are made once and kept in bench-data/. `--write` puts the numbers into
 * docs/benchmarks.md.
 *
 * @typedef {{ name: string, path: string, rows: number, bytes: number }} List
 * @typedef {{ seconds: number, cpuSeconds: number, peakMiB: number, stages: Map<string, number>,
 *   rows: number }} Run
 * @typedef {{ list: List, name: string, runs: readonly Run[] }} Measured
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const data = path.join(root, 'bench-data');
const GENERATOR = path.join(root, 'dist', 'states', 'illinois', 'generate');
const SEED = 1;
const AS_OF = '2026-11-22';
const PIECE = 4 * 1024 * 1024;
const SAMPLE_MS = 20;
/** Clock ticks in a second of /proc, on every Linux of today. */
const TICKS = 100;

const OUTPUTS = [
  { name: 'all outputs', flags: [] },
  { name: 'no annotated copy, no workbook', flags: ['--no-annotated', '--no-workbook'] },
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
for (const charges of flags.quick ? [100_000] : [100_000, 1_000_000]) {
  const list = await listOf(charges);
  for (const { name, flags: own } of OUTPUTS) {
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
 * The list of so many charges; made when it is not there, or was made by another generator.
 *
 * @param {number} charges
 * @returns {Promise<List>}
 */
async function listOf(charges) {
  const name = `charges-${charges}`;
  const file = path.join(data, `${name}.csv`);
  const about = path.join(data, `${name}.json`);
  const hash = createHash('sha256').update(`${SEED} ${AS_OF}`);
  for (const code of readdirSync(GENERATOR).sort()) hash.update(readFileSync(path.join(GENERATOR, code)));
  const madeBy = hash.digest('hex');
  if (!existsSync(file) || !existsSync(about) || JSON.parse(readFileSync(about, 'utf8')).madeBy !== madeBy) {
    mkdirSync(data, { recursive: true });
    say(`Making a list of ${charges.toLocaleString('en-US')} charges.`);
    const began = performance.now();
    await makeList(charges, `${file}.partial`);
    renameSync(`${file}.partial`, file);
    writeFileSync(about, JSON.stringify({ madeBy }));
    say(`Made in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }
  return { name, path: file, rows: charges, bytes: statSync(file).size };
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
  const ended = await timed(program, isWindows ? [path.join(root, 'scripts', 'start.mjs'), ...args] : args);
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
  const ended = await timed(process.execPath, ['--input-type=module', '-e', COUNT, list.path]);
  const { rows, version } = JSON.parse(ended.stdout);
  duckdb = version;
  const { seconds, cpuSeconds, peakMiB } = ended;
  return { seconds, cpuSeconds, peakMiB, stages: new Map(), rows };
}

/**
 * Runs a program to its end, in the folder of the repository. Its peak memory and processor time are looked up in /proc
 * while it runs; 0 where there is none.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ seconds: number, cpuSeconds: number, peakMiB: number, stdout: string }>}
 */
function timed(program, args) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    let peakKiB = 0;
    let ticks = 0;
    const look = () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peakKiB = Math.max(peakKiB, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
        // After the name in brackets: user and system time are the 12th and 13th field.
        const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        ticks = Math.max(ticks, Number(times[11]) + Number(times[12]));
      } catch {
        // It has ended, or this system has no /proc.
      }
    };
    const timer = setInterval(look, SAMPLE_MS);
    child.stdout.on('data', (part) => {
      stdout += part;
      look();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0)
        resolve({ seconds, cpuSeconds: ticks / TICKS, peakMiB: Math.round(peakKiB / 1024), stdout });
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
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
        `${whole(of.list.rows)} charges, ${whole(of.list.bytes / 1e6)} MB`,
        of.name,
        ...[least, median, most].map((seconds) => seconds.toFixed(2)),
        spread(of.runs.map((run) => run.cpuSeconds)).median.toFixed(2),
        whole(of.list.rows / median),
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
        `${whole(of.list.rows)} charges`,
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
      'system. “of DuckDB” compares the median with the time in which DuckDB, in a process of its own, only counts ' +
      'the rows of the same file. “CPU s” is the processor time of all threads, which other work on the machine disturbs less.',
    '',
    ...lines,
  ];
  writeFileSync(path.join(root, 'docs', 'benchmarks.md'), `${page.join('\n')}\n`);
}
