import { describe, expect, it } from 'vitest';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { type Asked, countySummaryOf, recordsOf, screenTexts } from './county-run.testkit.js';
import { chanceOf, fileOf, inventPeople, overFiles, type Writing } from './invented-file.testkit.js';
import { ADDED, cellsOf } from './oracle/cells.js';
import { CONDENSED, rowsOf } from './oracle/doj-file.js';
import { peopleOf } from './oracle/history.js';
import { type Policy, PRESETS } from './oracle/presets.js';
import { summaryOf } from './oracle/summary.js';

/** One run that is compared with the oracle. */
interface Case {
  readonly name: string;
  readonly county: string;
  readonly asOf: string;
  readonly policy: Policy;
  readonly files?: number;
  readonly writing?: Partial<Writing>;
}

const PEOPLE = 110;
const REDUCING: Policy = { dismissSections: ['11357', '11358'], reduceSections: ['11359', '11360'] };
const reducing = (dismissIf: Policy['dismissIf'], more: Policy = {}): Policy => ({
  ...REDUCING,
  dismissIf,
  ...more,
});

const cases: Case[] = [
  { name: 'statewide', county: 'Sacramento', asOf: '2020-07-01', policy: PRESETS.statewide },
  { name: 'Los Angeles', county: 'Los Angeles', asOf: '2019-07-01', policy: PRESETS['los-angeles'] },
  {
    name: 'San Joaquin',
    county: 'San Joaquin',
    asOf: '2020-02-29',
    policy: PRESETS['san-joaquin-contra-costa'],
    files: 3,
  },
  { name: 'Sacramento', county: 'Sacramento', asOf: '2021-03-01', policy: PRESETS.sacramento, files: 2 },
  {
    name: 'sections',
    county: 'Los Angeles',
    asOf: '2020-07-01',
    policy: REDUCING,
    writing: { lineEnd: '\r\n' },
  },
  {
    name: 'under 21',
    county: 'Sacramento',
    asOf: '2020-07-01',
    policy: reducing({ under21AtConviction: true }),
    writing: { header: false },
  },
  { name: 'age 40', county: 'Sacramento', asOf: '2020-07-01', policy: reducing({ ageAtLeast: 40 }) },
  { name: 'age 57', county: 'San Joaquin', asOf: '2020-02-29', policy: reducing({ ageAtLeast: 57 }) },
  {
    name: '10 years since',
    county: 'Sacramento',
    asOf: '2020-02-29',
    policy: reducing({ yearsSinceConviction: 10 }),
    files: 2,
    writing: { header: false, lineEnd: '\r\n' },
  },
  {
    name: '15 years since, nothing else',
    county: 'Sacramento',
    asOf: '2026-11-22',
    policy: { dismissIf: { yearsSinceConviction: 15 } },
  },
  {
    name: '5 years free',
    county: 'Los Angeles',
    asOf: '2020-07-01',
    policy: reducing({ yearsConvictionFree: 5 }),
    files: 2,
  },
  {
    name: 'only Prop 64',
    county: 'Los Angeles',
    asOf: '2020-07-01',
    policy: reducing({ onlyProp64Convictions: true }),
    files: 2,
  },
  { name: 'deceased', county: 'Los Angeles', asOf: '2020-07-01', policy: reducing({ deceased: true }) },
  {
    name: 'all together',
    county: 'Sacramento',
    asOf: '2024-02-29',
    policy: reducing({
      under21AtConviction: true,
      ageAtLeast: 50,
      yearsSinceConviction: 15,
      yearsConvictionFree: 15,
      onlyProp64Convictions: true,
      deceased: true,
    }),
    files: 4,
  },
  {
    name: 'bars that exclude',
    county: 'Sacramento',
    asOf: '2020-07-01',
    policy: reducing({}, { bars: { superStrike: 'exclude', pc290: 'exclude', twoPriors: 'exclude' } }),
    files: 2,
  },
  {
    name: 'bars for review',
    county: 'Sacramento',
    asOf: '2020-07-01',
    policy: reducing({}, { bars: { superStrike: 'review', pc290: 'review', twoPriors: 'review' } }),
  },
  {
    name: 'PC 290 for review',
    county: 'Sacramento',
    asOf: '2020-07-01',
    policy: reducing({}, { bars: { pc290: 'review' } }),
  },
  {
    name: 'review of all else',
    county: 'Los Angeles',
    asOf: '2018-02-28',
    policy: {
      dismissSections: ['11357(B)', '11360(B)'],
      reduceSections: ['11359'],
      dismissIf: { deceased: true },
      stillServing: 'review',
      notFelony: 'review',
      otherwise: 'review',
      relatedCharges: true,
    },
  },
  { name: 'nothing', county: 'Los Angeles', asOf: '2020-07-01', policy: {} },
];

/** What a run wrote and what the oracle says, side by side. */
interface Compared {
  readonly run: string;
  readonly texts: readonly string[];
  readonly asked: Asked & { readonly policy: Policy; readonly county: string; readonly asOf: string };
}

async function compared(one: Case, seed: number): Promise<Compared> {
  const { county, asOf, policy, files = 1 } = one;
  const writing: Writing = { header: true, lineEnd: '\n', padded: true, ...one.writing };
  const chance = chanceOf(seed);
  const texts = overFiles(inventPeople(PEOPLE, 7 * seed, asOf), files, chance).map((records) =>
    fileOf(records, writing, CA_DOJ_COLUMNS, chance),
  );
  const asked = { county, asOf, policy };
  return { run: await screenTexts(texts, asked), texts, asked };
}

const suffix = (files: number, at: number): string => (files === 1 ? '' : `_${at + 1}`);

describe('every cell and number of the county files is what a plain reader of the documents makes of the rows', () => {
  const determinations = new Map<string, number>();
  const numbers = new Map<string, number>();

  it.each(cases.map((one, at): [string, Case, number] => [one.name, one, at]))('%s', async (_, one, at) => {
    const { run, texts, asked } = await compared(one, at + 1);
    const files = texts.map(rowsOf);
    const expected = cellsOf(peopleOf(files.flat()), asked);
    for (const [file, rows] of files.entries()) {
      const name = (of: string): string => `${of}${suffix(files.length, file)}.csv`;
      const cells = rows.map((row) => expected.get(row)?.cells ?? []);
      const shown = rows.filter((row) => expected.get(row)?.said !== undefined);
      const [allHeader, ...all] = recordsOf(run, name('All_Results'));
      expect(allHeader.cells).toEqual([...CA_DOJ_COLUMNS, ...ADDED]);
      const whole = rows.map((row, n) => [...row.rawCells, ...cells[n]]);
      expect(differing(all, whole, allHeader.cells)).toEqual([]);
      const [condensedHeader, ...condensed] = recordsOf(run, name('All_Results_Condensed'));
      expect(condensedHeader.cells).toEqual([...CONDENSED.map((field) => CA_DOJ_COLUMNS[field]), ...ADDED]);
      const few = rows.map((row, n) => [...CONDENSED.map((field) => row.rawCells[field]), ...cells[n]]);
      expect(differing(condensed, few, condensedHeader.cells)).toEqual([]);
      const [resultsHeader, ...results] = recordsOf(run, name('Prop64_Results'));
      expect(resultsHeader.cells).toEqual(allHeader.cells);
      const those = shown.map((row) => [...row.rawCells, ...(expected.get(row)?.cells ?? [])]);
      expect(differing(results, those, resultsHeader.cells)).toEqual([]);
      expect(shown.length).toBeGreaterThan(10);
      for (const row of shown) {
        const said = expected.get(row)?.said;
        count(
          determinations,
          `${said?.determination}: ${said?.reason.replace(/\(\d{4}-\d\d-\d\d\)/, '(DAY)')}`,
        );
      }
    }
    const summary = summaryOf(files.flat(), asked);
    expect(countySummaryOf(run)).toEqual(summary);
    for (const way of ['withPolicy', 'withDismissAll', 'withDismissAllAndRelated'] as const) {
      for (const [key, value] of Object.entries(summary[way])) count(numbers, `${way} ${key}`, value);
    }
  });

  it('and the invented files reach every determination and reason, and every number', () => {
    expect([...determinations.keys()].sort()).toEqual([
      ': ',
      'Eligible for Dismissal: 21 years or younger',
      'Eligible for Dismissal: 40 years or older',
      'Eligible for Dismissal: 50 years or older',
      'Eligible for Dismissal: 57 years or older',
      'Eligible for Dismissal: Conviction occurred 10 or more years ago',
      'Eligible for Dismissal: Conviction occurred 15 or more years ago',
      'Eligible for Dismissal: Dismiss all HS 11357 convictions',
      'Eligible for Dismissal: Dismiss all HS 11357(A) convictions',
      'Eligible for Dismissal: Dismiss all HS 11357(B) convictions',
      'Eligible for Dismissal: Dismiss all HS 11358 convictions',
      'Eligible for Dismissal: Dismiss all HS 11359 convictions',
      'Eligible for Dismissal: Dismiss all HS 11360 convictions',
      'Eligible for Dismissal: Dismiss all HS 11360(B) convictions',
      'Eligible for Dismissal: Individual is deceased',
      'Eligible for Dismissal: Misdemeanor or Infraction',
      'Eligible for Dismissal: No convictions in the past 10 years',
      'Eligible for Dismissal: No convictions in the past 5 years',
      'Eligible for Dismissal: Only has 11357-60 charges',
      'Eligible for Reduction: Reduce all HS 11357 convictions',
      'Eligible for Reduction: Reduce all HS 11358 convictions',
      'Eligible for Reduction: Reduce all HS 11359 convictions',
      'Eligible for Reduction: Reduce all HS 11360 convictions',
      'Needs review: Misdemeanor or Infraction',
      'Needs review: No line of the policy applies',
      'Needs review: Prior PC 290 conviction or registration',
      'Needs review: Prior super strike',
      'Needs review: Still serving the sentence',
      'Needs review: Two prior convictions of the same section',
      'Needs review: counsel: Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?',
      'Needs review: counsel: Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?; counsel: The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?',
      'Needs review: counsel: The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?',
      'Needs review: other_charge.super_strike',
      'Needs review: section',
      'Needs review: sentence_end',
      'Not eligible: Prior PC 290 conviction or registration',
      'Not eligible: Prior super strike',
      'Not eligible: The arrest was on or after 2016-11-09 (DAY), and the penalties of Proposition 64 already applied.',
      'Not eligible: The conviction is already set aside or dismissed.',
      'Not eligible: Two prior convictions of the same section',
    ]);
    expect([...numbers].filter(([, times]) => times < 3)).toEqual([]);
  });
});

/** The first cells that differ: record, column, the program's text and the oracle's. */
function differing(
  records: readonly { readonly cells: readonly string[] }[],
  expected: readonly (readonly string[])[],
  columns: readonly string[],
): string[] {
  const found: string[] = [];
  if (records.length !== expected.length) found.push(`${records.length} records, not ${expected.length}`);
  for (const [at, { cells }] of records.entries()) {
    for (const [column, name] of columns.entries()) {
      const [said, wanted] = [cells[column], expected[at]?.[column]];
      if (said !== wanted) found.push(`record ${at + 1}, ${name}: ${said} instead of ${wanted}`);
    }
    if (cells.length !== columns.length) found.push(`record ${at + 1}: ${cells.length} cells`);
    if (found.length > 8) break;
  }
  return found;
}

function count(into: Map<string, number>, key: string, by = 1): void {
  into.set(key, (into.get(key) ?? 0) + by);
}
