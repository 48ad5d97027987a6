import { CAUSES, type Cause, type SideName } from '../screening/diff/changes.js';
import type { DiffCounts, Movement } from '../screening/diff/diff-counts.js';
import type { Manifest } from '../screening/manifest.js';

const n = (value: number): string => value.toLocaleString('en-US');

const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  fact: 'a cell of the charge',
  'other-charge': 'another charge of the person',
  layout: 'how the files are read',
  'new-charge': 'only in the second run',
  'gone-charge': 'only in the first run',
  date: 'the as-of day',
  county: 'the county that asks',
  assumption: 'an assumption switched on or off',
  policy: "the office's policy",
  rule: 'the text of the law',
  program: 'the version of the program',
};

/** What a comparison of two runs came to, for the terminal. */
export function printDiff(
  asked: { readonly first: string; readonly second: string; readonly out?: string | undefined },
  manifests: Readonly<Record<SideName, Manifest>>,
  counts: DiffCounts,
): string {
  const { charges, changed, people } = counts;
  const lines = [
    runLine('First: ', asked.first, manifests.before, charges.before),
    runLine('Second:', asked.second, manifests.after, charges.after),
    `${n(charges.both)} charges are in both, ${n(charges.before - charges.both)} only in the first, ${n(charges.after - charges.both)} only in the second.`,
    '',
  ];
  if (changed === 0) {
    lines.push('No determination changed.');
  } else {
    lines.push(`${n(changed)} ${changed === 1 ? 'determination' : 'determinations'} changed.`, '');
    lines.push(...table(['relief', 'from', 'to', 'changed'], movementRows(counts.movements)), '');
    const causes = CAUSES.map((cause) => ({ cause, changed: counts.causes[cause] ?? 0 }));
    const named = causes.filter((one) => one.changed > 0);
    const rows = named.map((one) => [one.cause, CAUSE_WORDS[one.cause], n(one.changed)]);
    lines.push(...table(['because', '', 'changed'], rows), '');
    const sum = named.reduce((all, one) => all + one.changed, 0);
    if (sum > changed) lines.push('A determination with several causes counts under each of them.', '');
    lines.push(
      `${n(people.gained)} people have an eligible charge in the second run only, ${n(people.lost)} in the first only.`,
    );
  }
  if (asked.out !== undefined) lines.push('', `Every changed determination: ${asked.out}`);
  return `${lines.join('\n')}\n`;
}

function runLine(label: string, folder: string, manifest: Manifest, charges: number): string {
  const { rulebook, asOf, county, policy } = manifest;
  return `${label} ${folder}: ${n(charges)} charges under ${rulebook.id} ${rulebook.version}, as of ${asOf}, county ${county}, policy ${policy?.name ?? 'none'}`;
}

/** The selection is shown, and counted apart, only where the outcome stays. */
function movementRows(movements: readonly Movement[]): string[][] {
  const changed = new Map<string, { cells: readonly string[]; sum: number }>();
  for (const movement of movements) {
    const cells = movementCells(movement);
    const known = changed.get(cells.join());
    changed.set(cells.join(), { cells, sum: movement.determinations + (known?.sum ?? 0) });
  }
  return [...changed.values()].map(({ cells, sum }) => [...cells, n(sum)]);
}

const movementCells = ({ relief, from, to }: Movement): string[] => {
  const bySelection = from.outcome === to.outcome && from.selected !== to.selected;
  const words = ({ outcome, selected }: Movement['from']): string =>
    outcome === '' ? '(none)' : bySelection ? `${outcome}, selected: ${selected}` : outcome;
  return [relief, words(from), words(to)];
};

/** Rows under a header, the last column to the right. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join('  '),
  );
}
