import type { Manifest } from '../screening/manifest.js';
import type { ScreenResult } from '../screening/screen.js';
import type { Summary } from '../screening/summary.js';
import { printNumber } from './print-number.js';

const n = printNumber;
const rowsOf = (value: number): string => `${n(value)} ${value === 1 ? 'row' : 'rows'}`;
const chargesOf = (value: number): string => `${n(value)} ${value === 1 ? 'charge' : 'charges'}`;
const peopleOf = (value: number): string => `${n(value)} ${value === 1 ? 'person' : 'people'}`;

/** Of each workbook what was not read, or may not have been meant. */
function workbookLines(manifest: Manifest): string[] {
  return manifest.inputs.flatMap(({ name, workbook }) => {
    if (workbook === undefined) return [];
    const { sheet, otherSheets, hiddenSheets, hiddenRows } = workbook;
    if (otherSheets + hiddenSheets + hiddenRows === 0) return [];
    return [
      `${name}: sheet ${sheet} was read; not read: ${n(otherSheets)} other and ${n(hiddenSheets)} hidden sheets; hidden rows that were read: ${n(hiddenRows)}.`,
    ];
  });
}

/** What the list has instead, when no charge is of the county that asks. */
function countyLines({ countiesInstead }: Summary, county: string): string[] {
  if (countiesInstead === undefined) return [];
  const present = Object.entries(countiesInstead).map(([name, count]) => `${name} (${n(count)})`);
  const instead =
    present.length > 0
      ? `Charges under this law are of: ${present.join(', ')}.`
      : 'No charge is under this law either.';
  return [
    `No charge of this list is of ${county}. ${instead} Check --county, and that this is the list that was meant.`,
  ];
}

/** What a run came to, in a few lines for the terminal. */
export function printScreened({ folder, summary, manifest }: ScreenResult): string {
  const { rows, charges, people } = summary;
  const lines = [
    `${rowsOf(rows.read)} read, ${n(rows.used)} used, ${n(rows.rejected)} rejected; ${chargesOf(charges.total)} of ${peopleOf(people.total)}, ${n(charges.underThisLaw)} under this law.`,
    `Law ${manifest.rulebook.id} ${manifest.rulebook.version}, as of ${manifest.asOf}, county ${manifest.county}, policy ${manifest.policy?.name ?? 'none'}.`,
    ...workbookLines(manifest),
    ...countyLines(summary, manifest.county),
    '',
  ];
  const table = [
    ['relief', 'eligible', 'selected', 'needs review', 'not eligible', 'other county'],
    ...Object.entries(summary.reliefs).map(([relief, { charges: c, selected }]) => [
      relief,
      n(c.eligible),
      n(selected.yes),
      n(c.needs_review),
      n(c.not_eligible),
      n(c.other_county),
    ]),
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    lines.push(
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '),
    );
  }
  const granted = people.ifEligibleGranted;
  lines.push(
    '',
    `${peopleOf(granted.peopleWithRelief)} ${granted.peopleWithRelief === 1 ? 'has' : 'have'} an eligible charge; ${n(granted.noConvictionLeft)} would have no conviction left in this list, ${n(granted.noFelonyLeft)} no felony.`,
  );
  const [first] = summary.missingFacts;
  if (first !== undefined) {
    lines.push(
      `The fact that is missing most: ${first.missingFact} (${first.heldBy}); it alone would decide for ${peopleOf(first.peopleAlone)}. All of them: missing-facts.csv.`,
    );
  }
  if (rows.rejected > 0)
    lines.push(
      rows.rejected === 1
        ? 'The rejected row stands in rejected-rows.csv, with its reason.'
        : 'The rejected rows stand in rejected-rows.csv, each with its reason.',
    );
  lines.push('', `Results: ${folder}`);
  return `${lines.join('\n')}\n`;
}
