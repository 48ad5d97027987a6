/**
 * What was measured, as tables.
 *
 * @typedef {import('./lists.mjs').List} List
 * @typedef {import('./runs.mjs').Run} Run
 * @typedef {{ list: List, name: string, runs: Run[], isYardstick: boolean, of?: Measured }} Measured `of` is the
 *   yardstick it is compared with, measured in the same rounds
 */

/** @param {readonly number[]} numbers */
function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { least, median, most };
}

/** @param {number} number */
const whole = (number) => Math.round(number).toLocaleString('en-US');

/** @param {readonly (readonly string[])[]} rows the first is the head */
function table(rows) {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)];
}

/**
 * Times, speed, memory, and the median of the ratios to the yardstick of the same round.
 *
 * @param {readonly Measured[]} measured
 */
export function resultLines(measured) {
  return table([
    ['list', 'what', 'min s', 'median s', 'max s', 'CPU s', 'rows/s', 'MB/s', 'peak MiB', 'ratio'],
    ...measured.map((one) => {
      const { list, name, runs, of } = one;
      const { least, median, most } = spread(runs.map((run) => run.seconds));
      const rows = runs[0]?.rows ?? 0;
      const ratios = of?.runs.map((run, at) => (runs[at]?.seconds ?? 0) / run.seconds);
      return [
        list.words,
        name,
        ...[least, median, most].map((seconds) => seconds.toFixed(2)),
        spread(runs.map((run) => run.cpuSeconds)).median.toFixed(2),
        rows === 0 ? '' : whole(rows / median),
        rows === 0 ? '' : (list.bytes / 1e6 / median).toFixed(1),
        whole(Math.max(...runs.map((run) => run.peakMiB))),
        ratios === undefined
          ? ''
          : `${spread(ratios).median.toFixed(1)} x ${of?.isYardstick ? of.name : ''}`.trim(),
      ];
    }),
  ]);
}

/**
 * The median of each stage, and what the process took besides: its start and its end.
 *
 * @param {readonly Measured[]} measured
 */
export function stageLines(measured) {
  const staged = measured.filter(({ runs }) => (runs[0]?.stages.size ?? 0) > 0);
  const stages = [...new Set(staged.flatMap(({ runs }) => [...(runs[0]?.stages.keys() ?? [])]))];
  return table([
    ['list', 'what', ...stages, 'start and end'],
    ...staged.map(({ list, name, runs }) => {
      const medians = stages.map((stage) => spread(runs.map((run) => run.stages.get(stage) ?? 0)).median);
      const besides = spread(
        runs.map((run) => run.seconds - [...run.stages.values()].reduce((a, b) => a + b, 0)),
      );
      return [list.words, name, ...[...medians, besides.median].map((seconds) => `${seconds.toFixed(2)} s`)];
    }),
  ]);
}
