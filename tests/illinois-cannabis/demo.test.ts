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
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';

/** What no run with every assumption on can miss, and why. */
const NEVER_MISSING: Readonly<Record<string, string>> = {
  other_charges: 'only without the assumption history-complete',
  inchoate: 'found with the section, which is then what is missing',
  disposition_blank: 'a cell is blank or it is not',
  case_number: 'two cases are compared only where both are filled',
  'other_charge.case_number': 'a cell is filled or it is not',
  'other_charge.arrest_id': 'a cell is filled or it is not',
  arresting_agency: 'what cannot be told apart is asked for as arrest_id',
  'other_charge.arresting_agency': 'a cell is filled or it is not',
};
/** The pardon asks for no date of arrest but to tell two arrests apart, which is asked for as arrest_id. */
const NOT_OF_THE_PARDON = 'arrest_date';

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
  const policy = rulebook.readPolicy('cook-2019', parse(rulebook.presetDocument('cook-2019')));
  let result: ScreenResult;
  let rows: readonly Record<string, string>[];

  beforeAll(async () => {
    const list = join(folder, demo.fileName);
    writeFileSync(list, text);
    result = await screen({
      inputs: [list],
      rulebook,
      county: demo.county,
      out: join(folder, 'run'),
      asOf: isoDay(demo.asOf),
      policy,
      assumptionsOff: [],
      sameSource: false,
      annotated: true,
      workbook: true,
      force: false,
      programVersion: '0.0.0',
      clock: () => 0,
    });
    rows = csvTable(join(result.folder, 'determinations.csv'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is screened for Cook County, under its policy of 2019', () => {
    expect(demo).toMatchObject({ county: 'Cook', policy: 'cook-2019', asOf: '2026-11-22' });
  });

  it('is the same each time', () => {
    expect(textOf(demo)).toBe(text);
  });

  it('has 5,000 rows, every one of them used or rejected, some of them rejected', () => {
    const summary = JSON.parse(readFileSync(join(result.folder, 'summary.json'), 'utf8'));
    expect(summary.rows.read).toBe(5000);
    expect(summary.rows.used + summary.rows.rejected).toBe(5000);
    expect(summary.rows.rejected).toBeGreaterThan(0);
    expect(summary.rows.blankLines).toBeGreaterThan(0);
    expect(csvTable(join(result.folder, 'rejected-rows.csv'))).toHaveLength(summary.rows.rejected);
    expect(rows).toHaveLength(summary.charges.underThisLaw * rulebook.reliefs.length);
  });

  it('names people only by invented state identification numbers', () => {
    const sids = [...text.matchAll(/\bIL\d{8}\b/g)].map(([sid]) => sid);
    expect(sids.length).toBeGreaterThan(4000);
    expect(sids.filter((sid) => !sid.startsWith('IL9'))).toEqual([]);
  });

  it.each(rulebook.reliefs)('$id comes to every outcome that it can have', (relief) => {
    const possible = OUTCOMES.filter((outcome) => outcome !== 'other_county' || relief.venue !== undefined);
    const met = new Set(rows.filter((row) => row.relief === relief.id).map((row) => row.outcome));
    expect([...met].sort()).toEqual([...possible].sort());
  });

  it('is selected, not selected, and neither for want of a fact', () => {
    const met = new Set(
      rows.filter((row) => rulebook.policyReliefs.includes(row.relief)).map((row) => row.selected),
    );
    expect([...met].sort()).toEqual(['', 'no', 'unknown', 'yes']);
  });

  it.each(rulebook.assumptions)('some determination rests on $name', ({ name }) => {
    const resting = rows.filter((row) => row.assumptions.split('; ').includes(name));
    expect(resting.length).toBeGreaterThan(0);
  });

  it.each(rulebook.reliefs)('$id misses everything that it can miss', (relief) => {
    const labels = prepareRelief(rulebook, relief).labels.labels.map((label) => label.text);
    const never = new Set(Object.keys(NEVER_MISSING));
    if (relief.id === 'il.minor-cannabis-conviction') never.add(NOT_OF_THE_PARDON);
    const missed = new Set(
      rows.filter((row) => row.relief === relief.id).flatMap((row) => row.missing_facts.split('; ')),
    );
    missed.delete('');
    expect([...missed].sort()).toEqual(labels.filter((label) => !never.has(label)).sort());
  });

  it('misses what the policy asks, where the law does not ask it too', () => {
    const labels = preparePolicy(rulebook, policy).labels.labels.map((label) => label.text);
    const missed = new Set(rows.flatMap((row) => row.selected_missing_facts.split('; ')));
    missed.delete('');
    // An eligible charge has a known section.
    expect([...missed]).toEqual(labels.filter((label) => label !== 'section'));
  });

  it('has people, dates and cells of which something is to be said', () => {
    expect(Object.keys(result.summary.problems)).toEqual([
      'CHARGE_SOURCES_DISAGREE',
      'IDENTITY_ONE_KEY_TWO_SIDS',
      'IDENTITY_PLACEHOLDER',
      'IDENTITY_TWO_BIRTH_DATES',
      'SCREENING_CELL_UNREADABLE',
      'SCREENING_DATE_UNREADABLE',
    ]);
  });
});

describe('freshstart demo', () => {
  it('says what the list is, what came of it, and which rows to look at next', async () => {
    const out = join(emptyFolder(), 'demo');
    const first = await freshstartHere(['demo', '--out', out]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('an invented list of 5,000 charges');
    expect(first.stdout).toContain('5,000 rows read');
    expect(first.stdout).toContain(`verify ${out}`);
    expect(first.stdout).toContain(join(out, 'review.xlsx'));
    expect(readFileSync(join(out, 'workspace', 'sources', 'demo-list.csv'), 'utf8')).toMatch(/^person_id,/);
    const [, row = ''] = /explain \S+ --row (\d+)/.exec(first.stdout) ?? [];
    const explained = await freshstartHere(['explain', out, '--row', row]);
    expect(explained.stdout).toContain('ELIGIBLE');

    const again = await freshstartHere(['demo', '--out', out]);
    expect(again).toEqual(first);
  });

  it('replaces no run but an earlier demo', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'run');
    const list = fileIn(folder, 'list.csv', 'statute,name\n720 ILCS 550/4,"INVENTED, NAME"\n');
    expect(await freshstartHere(quickScreening([list], out))).toMatchObject({ code: 0 });
    const before = readFileSync(join(out, 'manifest.json'));
    const end = await freshstartHere(['demo', '--out', out]);
    expect(end.code).toBe(2);
    expect(end.stdout).toBe('');
    expect(readFileSync(join(out, 'manifest.json'))).toEqual(before);
  });
});
