import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OUTCOMES } from '../../src/law/determine.js';
import { preparePolicy, prepareRelief } from '../../src/law/prepared.js';
import type { Demo } from '../../src/law/rulebook.js';
import { isoDay } from '../../src/record/day.js';
import { type ScreenResult, screen } from '../../src/screening/screen.js';
import { californiaProp64 as rulebook } from '../../src/states/california/prop64/rulebook.js';
import { layouts, stateResults } from '../../src/states/index.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';

/** What no run of such a file with every assumption on can miss, and why. */
const NEVER_MISSING: Readonly<Record<string, string>> = {
  inchoate: 'read with the section, which is then what is missing',
  disposition: 'unknown only where two files disagree',
  set_aside: 'unknown only without the assumption clearing-recorded',
};
/** The same for the policy, which is asked of eligible convictions only. */
const NEVER_MISSED_BY_POLICY: Readonly<Record<string, string>> = {
  conviction_date: 'known of each conviction that is eligible',
  'other_charge.disposition': 'unknown only where two files disagree',
  'other_charge.set_aside': 'unknown only without the assumption clearing-recorded',
};

const textOf = (demo: Demo): string => {
  const pieces: string[] = [];
  demo.write((text) => pieces.push(text));
  return pieces.join('');
};

describe('the demo list', () => {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-demo-test-'));
  const { demo } = rulebook;
  if (demo === undefined) throw new Error('the rulebook has no demo');
  const text = textOf(demo);
  const policy = rulebook.readPolicy('sacramento', parse(rulebook.presetDocument('sacramento')));
  let result: ScreenResult;
  let rows: readonly Record<string, string>[];
  const distinct = (of: (row: Record<string, string>) => string): string[] =>
    [...new Set(rows.flatMap((row) => of(row).split('; ')))].filter((one) => one !== '').sort();

  beforeAll(async () => {
    const list = join(folder, demo.fileName);
    writeFileSync(list, text);
    result = await screen({
      inputs: [list],
      rulebook,
      layouts,
      stateResults,
      county: demo.county,
      out: join(folder, 'run'),
      asOf: isoDay(demo.asOf),
      policy,
      assumptionsOff: [],
      sameSource: false,
      annotated: false,
      workbook: false,
      force: false,
      programVersion: '0.0.0',
      clock: () => 0,
    });
    rows = csvTable(join(result.folder, 'determinations.csv'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is screened for Sacramento County, under its policy of the pilot', () => {
    expect(demo).toMatchObject({ county: 'Sacramento', policy: 'sacramento', asOf: '2026-11-22' });
  });

  it('is the same each time', () => {
    expect(textOf(demo) === text).toBe(true);
  });

  it('has the records of 100 people, every row used or rejected, some rejected', () => {
    const { rows: read } = result.summary;
    expect(
      new Set([...text.matchAll(/^01,M,[^,]*,#,(A99\d{7}),/gm)].map(([, cii]) => cii)).size,
    ).toBeGreaterThan(95);
    expect(text.match(/^01,/gm)).toHaveLength(read.read);
    expect(read.used + read.rejected).toBe(read.read);
    expect(read.rejected).toBeGreaterThan(0);
    expect(read.blankLines).toBeGreaterThan(0);
    expect(csvTable(join(result.folder, 'rejected-rows.csv'))).toHaveLength(read.rejected);
  });

  it.each(rulebook.reliefs)('$id comes to every outcome', (relief) => {
    const met = new Set(rows.filter((row) => row.relief === relief.id).map((row) => row.outcome));
    expect([...met].sort()).toEqual([...OUTCOMES].sort());
  });

  it.each(rulebook.policyReliefs)(
    '%s is selected, not selected, and neither for want of a fact',
    (relief) => {
      const met = new Set(rows.filter((row) => row.relief === relief).map((row) => row.selected));
      expect([...met].sort()).toEqual(['', 'no', 'unknown', 'yes']);
    },
  );

  it('is decided by every line of the policy', () => {
    expect(distinct((row) => row.selected_rule)).toEqual(policy.lines.map(({ id }) => id).sort());
  });

  it('is refused by every rule that the file can fail', () => {
    const refused = rows.filter((row) => row.outcome === 'not_eligible').map((row) => row.rule);
    expect([...new Set(refused)].sort()).toEqual(['cleared', 'offense-date']);
  });

  it.each(rulebook.assumptions)('some determination rests on $name', ({ name }) => {
    expect(distinct((row) => row.assumptions)).toContain(name);
  });

  it.each(rulebook.reliefs)('$id misses everything that it can miss', (relief) => {
    const labels = prepareRelief(rulebook, relief).labels.labels.map((label) => label.text);
    const missed = new Set(
      rows.filter((row) => row.relief === relief.id).flatMap((row) => row.missing_facts.split('; ')),
    );
    missed.delete('');
    expect([...missed].sort()).toEqual(labels.filter((label) => !(label in NEVER_MISSING)).sort());
  });

  it('misses everything that the policy can miss', () => {
    const labels = preparePolicy(rulebook, policy).labels.labels.map((label) => label.text);
    expect(distinct((row) => row.selected_missing_facts)).toEqual(
      labels.filter((label) => !(label in NEVER_MISSED_BY_POLICY)).sort(),
    );
  });

  it('has people, dates and cells of which something is to be said', () => {
    expect(Object.keys(result.summary.problems)).toEqual([
      'IDENTITY_TWO_BIRTH_DATES',
      'SCREENING_CELL_UNREADABLE',
      'SCREENING_DATE_UNREADABLE',
    ]);
  });

  it('comes to every determination that the county knows, and to rows that differ from the tool of 2019', () => {
    const county = csvTable(join(result.folder, 'Prop64_Results.csv'));
    expect([...new Set(county.map((row) => row['Eligibility Determination']))].sort()).toEqual([
      'Eligible for Dismissal',
      'Eligible for Reduction',
      'Needs review',
      'Not eligible',
    ]);
    expect(readFileSync(join(result.folder, 'differences.csv'), 'utf8').split('\n').length).toBeGreaterThan(
      2,
    );
  });
});

it('freshstart demo --law california-prop64 says what came of it; verify agrees, and each row it names explains', async () => {
  const out = join(emptyFolder(), 'demo');
  const ended = await freshstartHere(['demo', '--law', 'california-prop64', '--out', out]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toContain('an invented file of the records of 100 people');
  expect(ended.stdout).toContain(join(out, 'review.xlsx'));
  const [, row = ''] = /explain \S+ --row (\d+)/.exec(ended.stdout) ?? [];
  expect((await freshstartHere(['explain', out, '--row', row])).stdout).toContain('ELIGIBLE');
  const [, review = ''] = /row (\d+) needs review/.exec(ended.stdout) ?? [];
  expect((await freshstartHere(['explain', out, '--row', review])).stdout).toContain('NEEDS REVIEW');
  expect(await freshstartHere(['verify', out])).toMatchObject({ code: 0, stderr: '' });
}, 120_000);
