import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parse } from 'yaml';
import { layoutsNamed } from '../../src/cli/choose.js';
import type { Approved } from '../../src/court/approved.js';
import type { DocketFilter } from '../../src/docket/filter.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { isoDay } from '../../src/record/day.js';
import type { ReportLanguage } from '../../src/reports/law-words-interface.js';
import { type ReportOptions, writeReport } from '../../src/reports/write-report.js';
import type { ScreenOptions } from '../../src/screening/screen.js';
import { reportWords, rulebooks, stateResults } from '../../src/states/index.js';
import { screenHere } from '../screening/runs.testkit.js';

/** A folder for the tests of a file, which goes when they are done. */
export function folderOfTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-report-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Screens the invented list of a rulebook on its own terms; the folder of the run. */
export async function demoRun(
  rulebook: Rulebook,
  folder: string,
  more: Partial<ScreenOptions> = {},
): Promise<string> {
  const { demo } = rulebook;
  if (demo?.policy === undefined) throw new Error(`${rulebook.id} has no list to show`);
  const pieces: string[] = [];
  demo.write((text) => pieces.push(text));
  const list = join(folder, demo.fileName);
  writeFileSync(list, pieces.join(''));
  const out = join(folder, `${rulebook.id}-run`);
  await screenHere([list], out, {
    rulebook,
    county: demo.county,
    asOf: isoDay(demo.asOf),
    policy: rulebook.readPolicy(demo.policy, parse(rulebook.presetDocument(demo.policy))),
    layouts: layoutsNamed(undefined),
    stateResults,
    ...more,
  });
  return out;
}

/** Writes the report of a run; the page, and the bytes of the PDF. */
export async function reportOn(
  run: string,
  out: string,
  language: ReportLanguage = 'en',
  approved?: ReportOptions['approved'],
): Promise<{ html: string; pdf: Uint8Array; pages: number }> {
  const { pages } = await writeReport(run, {
    out,
    language,
    forms: ['html', 'pdf'],
    rulebooks,
    lawWords: reportWords,
    ...(approved === undefined ? {} : { approved }),
  });
  return {
    html: readFileSync(join(out, 'report.html'), 'utf8'),
    pdf: readFileSync(join(out, 'report.pdf')),
    pages,
  };
}

/** A table of a page: its caption, and its rows with the header first. */
export interface ReadTable {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a page, read by pattern: the page is ours, and axe holds that it is well formed. */
export function tablesOf(html: string): ReadTable[] {
  return [...html.matchAll(/<table>(.*?)<\/table>/gs)].map(([, inside]) => ({
    caption: plain(/<caption>(.*?)<\/caption>/s.exec(inside)?.[1] ?? ''),
    rows: [...inside.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => plain(cell)),
    ),
  }));
}

/** A text of a page as it is read. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The one table whose caption begins so. */
export function tableNamed(tables: readonly ReadTable[], caption: string): ReadTable {
  const [found, ...more] = tables.filter((table) => table.caption.startsWith(caption));
  if (found === undefined || more.length > 0) throw new Error(`not one table is called ${caption}`);
  return found;
}

/** A printed number. */
export const numberIn = (text: string): number => {
  if (!/^\d{1,3}(,\d{3})*$/.test(text)) throw new Error('no number where one is printed');
  return Number(text.replaceAll(',', ''));
};

/** Charges by where they stand, counted row by row of determinations.csv: the best of the answers of each. */
export function standingsOf(
  rows: readonly Record<string, string>[],
): Map<string, { standing: string; row: Record<string, string> }> {
  const found = new Map<string, { standing: string; row: Record<string, string> }>();
  for (const row of rows) {
    const before = found.get(row.charge_id);
    const rank = (outcome: string): number => STANDINGS.indexOf(outcome);
    if (before === undefined || rank(row.outcome) < rank(before.standing))
      found.set(row.charge_id, { standing: row.outcome, row });
  }
  return found;
}

/** From the best. */
export const STANDINGS: readonly string[] = ['eligible', 'needs_review', 'other_county', 'not_eligible'];

/** Whether a date is of a year as tables print it: `2010`, `2010–14`, `not known`, or `All`. */
export function isOfYear(name: string, date: string): boolean {
  if (name === 'All') return true;
  const [, from, to] = /^(\d{4})(?:–(\d{2}))?$/.exec(name) ?? [];
  const year = /^\d{4}/.exec(date)?.[0];
  if (from === undefined || year === undefined) return from === year;
  const last = to === undefined ? Number(from) : Math.floor(Number(from) / 100) * 100 + Number(to);
  const until = last < Number(from) ? last + 100 : last;
  return Number(year) >= Number(from) && Number(year) <= until;
}

/** A statute without what stands in parentheses, sign by sign. */
export function sectionOf(statute: string): string {
  let [text, depth] = ['', 0];
  for (const sign of statute) {
    if (sign === '(') depth += 1;
    if (depth === 0) text += sign;
    if (sign === ')') depth -= 1;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether the last row of a table is the sum of the others, column by column, and each row of its own parts. */
export function addsUp({ rows }: ReadTable, parts: (row: readonly number[]) => boolean): boolean {
  const [, ...body] = rows.map((row, n) => (n === 0 ? [] : row.slice(1).map(numberIn)));
  const last = body.pop() ?? [];
  return (
    last.every((sum, at) => sum === body.reduce((all, row) => all + row[at], 0)) &&
    [...body, last].every(parts)
  );
}

/** The day on which attorneys' approvals are asked for. */
const DAY = '2026-11-27';

/** An answer that a store gives of some determinations. */
export const askedOf = (rows: readonly Record<string, string>[], filter: DocketFilter = {}) => ({
  of: async (): Promise<Approved> => ({
    determinations: new Map(rows.map(({ charge_id, relief }) => [`${charge_id} ${relief}`, ''])),
    found: [],
    moved: [],
  }),
  filter,
  day: DAY,
});
