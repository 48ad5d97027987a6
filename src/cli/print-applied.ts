import type { ApplyPlan } from '../screening/found-facts/apply-workbook.js';
import type { ScreenResult } from '../screening/screen.js';
import { printNumber } from './print-number.js';

const n = printNumber;
const several = (value: number, one: string, more: string): string =>
  `${n(value)} ${value === 1 ? one : more}`;

/** What came of the entries of a workbook, in a few lines for the terminal. */
export function printApplied(folder: string, plan: ApplyPlan, result: ScreenResult): string {
  const { entries, found, again, known, refused } = plan.settled;
  const lines = [
    `${several(entries, 'entry', 'entries')} read: ${n(entries - refused.length)} applied, ${n(refused.length)} refused.`,
    `Of those applied: ${several(found.length, 'new found fact', 'new found facts')}, ${n(again)} entered more than once, ${n(known)} known already.`,
  ];
  if (plan.earlier > 0)
    lines.push(`${several(plan.earlier, 'fact', 'facts')} found earlier stand as they were.`);
  const codes = [...new Set(refused.map(({ why }) => why.code))].sort();
  if (codes.length > 0) {
    lines.push('', 'Refused, each with its row, its reason and what to do next in refused-facts.csv:');
    for (const code of codes)
      lines.push(`  ${code}: ${n(refused.filter(({ why }) => why.code === code).length)}`);
  }
  lines.push(
    '',
    `Results: ${result.folder}`,
    `What they released: freshstart diff ${folder} ${result.folder}`,
  );
  return `${lines.join('\n')}\n`;
}
