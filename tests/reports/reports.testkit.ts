import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parse } from 'yaml';
import { layoutsNamed } from '../../src/cli/choose.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { isoDay } from '../../src/record/day.js';
import type { ReportLanguage } from '../../src/reports/law-words-interface.js';
import { writeReport } from '../../src/reports/write-report.js';
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
): Promise<{ html: string; pdf: Uint8Array; pages: number }> {
  const { pages } = await writeReport(run, {
    out,
    language,
    forms: ['html', 'pdf'],
    rulebooks,
    lawWords: reportWords,
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
