import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainRow } from '../../src/screening/explain.js';
import { verifyRun } from '../../src/screening/verify.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { layouts } from '../../src/states/index.js';
import { csvTable } from '../screening/csv.testkit.js';
import { type Asked, recordsOf, screenTexts } from './county-run.testkit.js';
import { arrest, conviction, dojFile, person, recordOf } from './doj-record.testkit.js';
import type { Policy } from './oracle/presets.js';

const NO_OTHERS: Policy = { dismissIf: { onlyProp64Convictions: true } };
const THEFT = { CNT_ORDER: '102002001000', OFFENSE_DESCR: '484 PC-THEFT' };

const dismissals = (out: string) =>
  csvTable(join(out, 'determinations.csv'))
    .filter(({ relief }) => relief === 'ca.prop64-dismissal')
    .map((row) => [row.person_id, row.outcome, row.selected, row.selected_missing_facts]);

const screened = (rows: readonly string[][], policy: Policy, more: Asked = {}): Promise<string> =>
  screenTexts([dojFile(...rows)], { policy, ...more });

describe('a row that is rejected because nobody can say which charge it tells of', () => {
  const lost = conviction({ ...THEFT, CNT_ORDER: '' });
  const rows = [conviction(), lost, conviction(person(2))];

  it('leaves open what is true of its person only where there is no other conviction', async () => {
    const out = await screened(rows, NO_OTHERS);
    expect(dismissals(out)).toEqual([
      ['00000001', 'eligible', 'unknown', 'other_charges'],
      ['00000002', 'eligible', 'yes', ''],
    ]);
    const [, first, , third] = recordsOf(out, 'All_Results.csv').map(({ cells }) => cells.slice(-2));
    expect(first).toEqual(['Needs review', 'other_charges']);
    expect(third).toEqual(['Eligible for Dismissal', 'Only has 11357-60 charges']);
  });

  it('changes nothing where what is there decides', async () => {
    const policy: Policy = { ...NO_OTHERS, dismissSections: ['11358'], otherwise: 'review' };
    const out = await screened([...rows, conviction(THEFT)], policy);
    expect(dismissals(out)[0]).toEqual(['00000001', 'eligible', 'unknown', '']);
    expect(dismissals(await screened(rows, { dismissSections: ['11359'] }))).toEqual([
      ['00000001', 'eligible', 'yes', ''],
      ['00000002', 'eligible', 'yes', ''],
    ]);
  });

  it.each([
    ['superStrike', '187(A) PC-MURDER'],
    ['pc290', '288(A) PC-LEWD'],
  ])('leaves a bar open: %s', async (bar, charge) => {
    const policy: Policy = { dismissSections: ['11359'], bars: { [bar]: 'exclude' } };
    expect(dismissals(await screened(rows, policy))[0]).toEqual([
      '00000001',
      'eligible',
      'unknown',
      'other_charges',
    ]);
    const before = { CNT_ORDER: '099002001000', STP_EVENT_DATE: '19900110', OFFENSE_DESCR: charge };
    const decided = await screened([...rows, arrest(), conviction(before)], policy);
    expect(dismissals(decided)[0].slice(0, 3)).toEqual(['00000001', 'eligible', 'no']);
  });

  it('is told of its person in another file of the run, and by the number of the state', async () => {
    const byNumber = { SUBJECT_ID: '', CII_NUMBER: 'A00000007' };
    const out = await screenTexts(
      [
        dojFile(conviction(), conviction({ ...byNumber, CNT_ORDER: '1' })),
        dojFile(conviction(byNumber), lost),
      ],
      { policy: NO_OTHERS },
    );
    expect(dismissals(out)).toEqual([
      ['00000001', 'eligible', 'unknown', 'other_charges'],
      ['CII A00000007', 'eligible', 'unknown', 'other_charges'],
    ]);
  });

  it('is of nobody where it names nobody, and stands among the rejected rows', async () => {
    const nobody = recordOf({ SUBJECT_ID: '', CII_NUMBER: '', DISP_DESCR: 'CONVICTED', CNT_ORDER: '1' });
    const out = await screened([conviction(), nobody], NO_OTHERS);
    expect(dismissals(out)).toEqual([['00000001', 'eligible', 'yes', '']]);
    expect(csvTable(join(out, 'rejected-rows.csv')).map(({ code }) => code)).toEqual(['INTAKE_ROW_NO_COUNT']);
  });

  it('is found again by verify, and told by explain', async () => {
    const out = await screened(rows, NO_OTHERS);
    const rulebooks = [californiaProp64];
    expect(await verifyRun(out, { rulebooks, layouts })).toMatchObject({ rows: 3, determinations: 4 });
    const shown = await explainRow(out, { row: 1, rulebooks, layouts });
    expect(shown).toMatchObject({ historyKnown: true, historyWhole: false });
  });
});
