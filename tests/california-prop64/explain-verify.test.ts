import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/screening/explain.js';
import { verifyRun } from '../../src/screening/verify.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { layouts, rulebooks } from '../../src/states/laws.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { type Ended, freshstartHere } from '../screening/freshstart.testkit.js';
import { arrest, conviction, dojFile, person } from './doj-record.testkit.js';
import { chanceOf, fileOf, inventPeople, overFiles } from './invented-file.testkit.js';

const TERMS = [
  '--law',
  'california-prop64',
  '--county',
  'Sacramento',
  '--as-of',
  '2020-07-01',
  '--no-workbook',
];

/** Screens files into a new folder that goes with the test. */
async function ranOn(texts: readonly string[], ...more: string[]): Promise<string> {
  const folder = emptyFolder();
  const files = texts.map((text, at) => fileIn(folder, `DOJ-${at + 1}.csv`, text));
  const out = join(folder, 'out');
  expect(await freshstartHere(['screen', ...files, ...TERMS, '--out', out, ...more])).toMatchObject({
    code: 0,
    stderr: '',
  });
  return out;
}

/** One conviction with its arrest and a part of its sentence, one that was set aside, and rows without a determination. */
const ROWS = [
  arrest(),
  conviction({ SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '30', SENT_TIME_CODE: 'D' }),
  conviction({ SENT_LOC_DESCR: 'FINE', OFN: '' }),
  conviction({ ...person(2), CNT_ORDER: '101' }),
  conviction({ ...person(3), OFFENSE_DESCR: '484 PC-THEFT' }),
  conviction(person(4)),
  conviction({ ...person(4), DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC' }),
];

describe('explain, on a run of the Department of Justice file', () => {
  let answers: readonly Ended[] = [];
  let told: readonly Explanation[] = [];

  const asked = async (): Promise<void> => {
    if (answers.length > 0) return;
    const run = await ranOn([dojFile(...ROWS)]);
    answers = await inTurn(ROWS.map((_, at) => ['explain', run, '--row', String(at + 1)]));
    const json = await inTurn([2, 3, 7].map((row) => ['explain', run, '--row', String(row), '--json']));
    told = json.map(({ stdout }) => JSON.parse(stdout));
  };

  it('tells of a row of a part of a sentence the whole charge, from both of its rows', async () => {
    await asked();
    const [first, part] = told;
    expect(part.reliefs).toEqual(first.reliefs);
    const [cells] = part.reliefs[0].rules[0].facts.map((fact) => fact.cells.map(({ row }) => row));
    expect(cells).toEqual([2, 3]);
    expect(answers[2].stdout).toMatch(/^DOJ-1\.csv, row 3: 11359 HS\n/);
  });

  it('shows the row of the arrest for the date of the arrest, and no cell twice', async () => {
    await asked();
    const rule = told[0].reliefs[0].rules.find(({ id }) => id === 'offense-date');
    const date = rule?.facts.find(({ fact }) => fact === 'arrest_date');
    expect(date?.value).toBe('2004-12-01');
    expect(date?.cells).toContainEqual({
      column: 'arrest_date',
      header: 'STP_EVENT_DATE',
      text: '20041201',
      file: 'DOJ-1.csv',
      row: 1,
    });
    for (const { facts } of told[0].reliefs[0].rules) {
      for (const { cells } of facts) {
        const places = cells.map(({ header, row }) => `${header} ${row}`);
        expect(places).toEqual([...new Set(places)]);
      }
    }
  });

  it('shows the row that set a conviction aside', async () => {
    await asked();
    const [relief] = told[2].reliefs;
    const rule = relief.rules.find(({ id }) => id === 'cleared');
    expect(relief.outcome).toBe('not_eligible');
    expect(rule?.facts[0].cells.map(({ text, row }) => [text, row])).toContainEqual([
      'CONV SET ASIDE & DISM PER 1203.4 PC',
      7,
    ]);
  });

  it('says of a rejected row where its text and the reason stand', async () => {
    await asked();
    expect(answers[3]).toMatchObject({ code: 2, stdout: '' });
    expect(answers[3].stderr).toMatch(/^SCREENING_ROW_REJECTED: Row 4 .*\n {2}Next: .*rejected-rows\.csv/);
  });

  it('says of a charge without a determination why it has none', async () => {
    await asked();
    expect(answers[4].stdout).toContain('This charge gets no determination (another offense)');
    expect(answers[0].stdout).toContain('This charge gets no determination (not a conviction)');
  });
});

async function inTurn(commands: readonly (readonly string[])[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const command of commands) ended.push(await freshstartHere(command));
  return ended;
}

describe('verify, on a run of the Department of Justice file', () => {
  const files = (): string[] => {
    const chance = chanceOf(5);
    return overFiles(inventPeople(40, 6, '2020-07-01'), 2, chance).map((records) =>
      fileOf(records, { header: true, lineEnd: '\r\n', padded: true }, CA_DOJ_COLUMNS, chance),
    );
  };

  it.each(['statewide', 'los-angeles', 'san-joaquin-contra-costa', 'sacramento'])(
    'agrees with it under the policy %s',
    async (policy) => {
      const run = await ranOn(files(), '--policy', policy);
      const { code, stdout, stderr } = await freshstartHere(['verify', run]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/[1-9]\d* determinations were decided again by the second reader and agree/);
    },
  );

  it('agrees with it in portions of any size, whose people and lenders stand in both files', async () => {
    const run = await ranOn(files());
    const all = await verifyRun(run, { rulebooks, layouts });
    let portions = 0;
    for (const portionRecords of [1, 60]) {
      const onProgress = (): void => void portions++;
      expect(await verifyRun(run, { rulebooks, layouts, portionRecords, onProgress })).toEqual(all);
    }
    expect(portions).toBeGreaterThan(4);
    expect(all.determinations).toBeGreaterThan(0);
  });

  it.each(['All_Results_1.csv', 'Prop64_Results_2.csv', 'differences.csv'])(
    'finds a changed %s',
    async (name) => {
      const run = await ranOn(files());
      appendFileSync(join(run, name), 'x\n');
      const { code, stderr } = await freshstartHere(['verify', run]);
      expect(code).toBe(1);
      expect(stderr).toMatch(new RegExp(`^SCREENING_FILE_ALTERED.*${name}`));
    },
  );
});
