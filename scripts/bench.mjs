import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listOf, root } from './bench/lists.mjs';
import { copy, count, engine, explain, forgetRun, screen } from './bench/runs.mjs';
import { resultLines, stageLines } from './bench/tables.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { say } from './say.mjs';
import { StartError } from './start-error.mjs';

/**
 * Measures the program on invented lists, each run a whole process of its own: node scripts/bench.mjs
 * [--quick] [--large] [--runs N] [--only LAYOUT ...] [--write]. `--large` adds files of 4 and 16 GB, which want 60 GB of
 * disk. `--write` puts the numbers into docs/benchmarks.md.
 *
 * @typedef {import('./bench/lists.mjs').Asked} Asked
 * @typedef {import('./bench/lists.mjs').List} List
 * @typedef {import('./bench/runs.mjs').Run} Run
 * @typedef {import('./bench/tables.mjs').Measured} Measured
 * @typedef {{ name: string, once: (list: List) => Promise<Run>, of?: string }} Line `of` names the yardstick
 */

const COUNTING = 'counting';
const COPYING = 'COPY';
const BARE = ['--no-annotated', '--no-workbook'];

/** @type {Line} */
const counting = { name: COUNTING, once: count };
/** @type {(name: string, flags: readonly string[]) => Line} */
const screening = (name, flags) => ({ name, once: (list) => screen(list, flags), of: COUNTING });
const bare = screening('no annotated copies, no workbook', BARE);
const annotated = screening('annotated copies, no workbook', ['--no-workbook']);
const all = screening('all outputs', []);

/** @type {readonly (Asked & { lines: readonly Line[], runs?: number })[]} */
const QUICK = [
  { layout: 'ca-doj', people: 1_100, lines: [counting, annotated, bare], runs: 1 },
  { layout: 'charge-list', charges: 50_000, lines: [counting, bare], runs: 1 },
];
/** @type {typeof QUICK} */
const LISTS = [
  {
    layout: 'ca-doj',
    people: 11_000,
    lines: [
      counting,
      annotated,
      bare,
      { name: 'explain, on that run', once: explain },
      screening('workbook, no annotated copies', ['--no-annotated']),
    ],
  },
  {
    layout: 'charge-list',
    charges: 1_000_000,
    lines: [
      counting,
      { name: 'no workbook', once: (list) => screen(list, ['--no-workbook']), of: COPYING },
      { name: COPYING, once: copy },
      all,
    ],
  },
  { layout: 'ccsao-dispositions', people: 100_000, lines: [counting, all] },
  { layout: 'ccsao-sentencing', people: 100_000, lines: [counting, all] },
  { layout: 'cook-clerk-2005', people: 100_000, lines: [counting, all] },
];
/** @type {typeof QUICK} */
const LARGE = [
  { layout: 'ca-doj', people: 55_000, lines: [counting, annotated, bare], runs: 1 },
  { layout: 'ca-doj', people: 220_000, lines: [bare], runs: 1 },
];

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
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
const asked = flags.quick ? QUICK : [...LISTS, ...(flags.large ? LARGE : [])];
for (const { lines, runs, ...list } of asked) {
  if (flags.only !== undefined && !flags.only.includes(list.layout)) continue;
  measured.push(...(await measure(await listOf(list), lines, runs)));
}
forgetRun();
if (builtStamp() !== builtBefore) {
  say('The sources changed while they were measured: these numbers are of more than one program.');
  process.exitCode = 1;
}
const report = [
  ...machine,
  `DuckDB ${engine.version}`,
  '',
  ...resultLines(measured),
  '',
  ...stageLines(measured),
];
process.stdout.write(`${report.join('\n')}\n`);
if (flags.write && process.exitCode === undefined) writePage(report);

/** What dist/ was built from. */
function builtStamp() {
  return readFileSync(path.join(root, 'dist', '.freshstart-built'), 'utf8');
}

/**
 * Rounds in which every line is run once, one after the other, so that what else the machine does meets all of them.
 * One round to warm up, unless there is to be one round only.
 *
 * @param {List} list
 * @param {readonly Line[]} lines
 * @param {number | undefined} ownRuns
 * @returns {Promise<Measured[]>}
 */
async function measure(list, lines, ownRuns) {
  const rounds = ownRuns ?? runsAsked;
  /** @type {Measured[]} */
  const found = lines.map(({ name }) => ({
    list,
    name,
    runs: [],
    isYardstick: name === COUNTING || name === COPYING,
  }));
  for (const [at, { of }] of lines.entries()) {
    const yardstick = found.find(({ name }) => name === of);
    const own = found[at];
    if (own !== undefined && yardstick !== undefined) own.of = yardstick;
  }
  for (let round = rounds > 1 ? 0 : 1; round <= rounds; round++) {
    for (const [at, { name, once }] of lines.entries()) {
      const run = await once(list);
      say(
        `${list.name}, ${name}, ${round === 0 ? 'warm-up' : `run ${round}`}: ${run.seconds.toFixed(2)} s, CPU ${run.cpuSeconds.toFixed(2)} s, ${run.peakMiB} MiB`,
      );
      if (round > 0) found[at]?.runs.push(run);
    }
  }
  return found;
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

/** @param {readonly string[]} lines */
function writePage(lines) {
  const page = [
    '# Benchmarks',
    '',
    'Measured, not estimated: `npm run bench -- --write` makes the lists, runs each line of the first table ' +
      `${runsAsked === 1 ? 'once' : `${runsAsked} times`} after one round to warm up (the longest lists once), each as a process of its own from its start to its end, and ` +
      'writes this page. The lines of a list are run in turn, round after round. The lists are invented (seed 1, as dirty as real lists); the files are in the cache of the ' +
      'system. “rows/s” counts the rows of the file. “counting” is DuckDB, in a process of its own, only counting the rows of the same file; “COPY” is DuckDB writing the same determinations, ' +
      'which it holds in a table, as CSV (the writing alone is timed). “ratio” is the median of the ratios to that line in the same round. “CPU s” is the processor time of all threads; ' +
      '“peak MiB” the most memory of all its processes together.',
    '',
    ...lines,
  ];
  const file = path.join(root, 'docs', 'benchmarks.md');
  // What other programs measured stands behind, under headings of its own.
  const others = /\n## [\s\S]*$/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  writeFileSync(file, `${page.join('\n')}\n${others}`);
}
