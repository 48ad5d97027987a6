import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDay } from '../../src/record/day.js';
import { screen } from '../../src/screening/screen.js';
import type { ScreenOptions } from '../../src/screening/screen-options.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { layouts, stateResults } from '../../src/states/index.js';
import { csvRecords } from '../screening/csv.testkit.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import type { Policy } from './oracle/presets.js';

/** What a county's run is asked for; the policy by its keys, statewide when absent. */
export interface Asked {
  readonly county?: string;
  readonly asOf?: string;
  readonly policy?: Policy;
  readonly more?: Partial<ScreenOptions>;
}

const STATEWIDE: Policy = { dismissSections: ['11357', '11358', '11359', '11360'] };

/** Screens files of the Department of Justice that lie in a folder; the folder of the run. */
export async function screenFiles(inputs: readonly string[], asked: Asked = {}): Promise<string> {
  const { county = 'Sacramento', asOf = '2020-07-01', policy = STATEWIDE, more = {} } = asked;
  const out = join(emptyFolder(), 'out');
  await screen({
    inputs,
    out,
    rulebook: californiaProp64,
    county,
    asOf: isoDay(asOf),
    policy: californiaProp64.readPolicy('of the test', policy),
    assumptionsOff: [],
    layouts,
    stateResults,
    sameSource: false,
    annotated: true,
    workbook: false,
    force: false,
    programVersion: 'test',
    clock: () => 0,
    ...more,
  });
  return out;
}

/** Writes texts as `DOJ-1.csv`, `DOJ-2.csv`, ... into a new folder and screens them. */
export function screenTexts(texts: readonly (string | Uint8Array)[], asked: Asked = {}): Promise<string> {
  const folder = emptyFolder();
  return screenFiles(
    texts.map((text, at) => fileIn(folder, `DOJ-${at + 1}.csv`, text)),
    asked,
  );
}

/** The records of a file of a run, each with its own text and its cells, as UTF-8. */
export const recordsOf = (run: string, name: string): { raw: string; cells: string[] }[] =>
  csvRecords(readFileSync(join(run, name))).map(({ raw, cells }) => ({
    raw: utf8(raw),
    cells: cells.map(utf8),
  }));

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** `countySummary` of a run. */
export function countySummaryOf(run: string): Record<string, unknown> {
  const { countySummary } = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
  return countySummary;
}
