import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyRun } from '../../src/screening/verify.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { layouts } from '../../src/states/index.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { screenFiles } from './county-run.testkit.js';
import { arrest, conviction, type DojCells, dojFile, person } from './doj-record.testkit.js';
import type { Policy } from './oracle/presets.js';

const POLICY: Policy = {
  dismissIf: { yearsConvictionFree: 15, deceased: true },
  reduceSections: ['11359'],
  stillServing: 'review',
  bars: { superStrike: 'exclude', twoPriors: 'review' },
};

/** Two files screened in one order and in the other; the folders of the runs. */
async function inBothOrders(one: string, other: string): Promise<[string, string]> {
  const folder = emptyFolder();
  const files = [fileIn(folder, 'A.csv', one), fileIn(folder, 'B.csv', other)];
  const asked = { policy: POLICY, asOf: '2015-07-01' };
  return [await screenFiles(files, asked), await screenFiles(files.toReversed(), asked)];
}

/** All lines of a file of a run but for where they come from, in an order of their own. */
const lines = (run: string, name: string): string[] =>
  csvTable(join(run, name))
    .map(({ source_file, source_row, ...said }) => JSON.stringify(said))
    .sort();

const dismissal = (run: string) =>
  csvTable(join(run, 'determinations.csv')).filter(({ relief }) => relief === 'ca.prop64-dismissal');

const problems = (run: string) =>
  csvTable(join(run, 'problems.csv')).map(({ code, source_file, column }) => [code, source_file, column]);

const sameInBoth = ([first, second]: readonly [string, string]): void => {
  for (const name of ['determinations.csv', 'missing-facts.csv', 'problems.csv'])
    expect(lines(second, name)).toEqual(lines(first, name));
};

describe('one count in two files', () => {
  const twice = (before: DojCells, after: DojCells) =>
    inBothOrders(dojFile(conviction(before)), dojFile(conviction(after)));

  it.each([['the class', { CONV_STAT_DESCR: 'MISDEMEANOR' }, 'unknown', 'felony', 'CONV_STAT_DESCR']])(
    'whose cells differ is unknown in %s, whichever file is named first',
    async (_, cells, selected, missing, column) => {
      const runs = await twice({}, cells);
      sameInBoth(runs);
      for (const run of runs) {
        expect(dismissal(run)).toMatchObject([
          { outcome: 'eligible', selected, selected_missing_facts: missing },
        ]);
        expect(problems(run)).toContainEqual([
          'CHARGE_SOURCES_DISAGREE',
          'A.csv',
          expect.stringContaining(column),
        ]);
        expect(await verifyRun(run, { rulebooks: [californiaProp64], layouts })).toMatchObject({
          charges: 1,
        });
      }
    },
  );

  it.each([
    ['whether it is a conviction', { DISP_DESCR: 'DISMISSED' }, 'disposition'],
    ['its section', { OFFENSE_DESCR: '484 PC-THEFT' }, 'section'],
    ['its day', { STP_EVENT_DATE: '20100110' }, expect.stringContaining('conviction_date')],
    ['its county', { STP_ORI_CNTY_NAME: 'YOLO' }, 'county'],
  ])('that differ in %s is for review', async (_, cells, missing) => {
    const runs = await twice({}, cells);
    sameInBoth(runs);
    await verifyRun(runs[1], { rulebooks: [californiaProp64], layouts });
    expect(dismissal(runs[0])).toMatchObject([{ outcome: 'needs_review', missing_facts: missing }]);
  });

  it.each<[string, DojCells, DojCells]>([
    [
      'in its sentence',
      { SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '2', SENT_TIME_CODE: 'Y' },
      { SENT_LOC_DESCR: 'FINE' },
    ],
    ['in its comment', { COMMENT_TEXT: 'CHRG 11358 HS' }, { COMMENT_TEXT: 'NOTHING' }],
    ['in what the step is', { STP_TYPE_DESCR: 'DECEASED' }, {}],
    ['in its case number', { OFN: 'SC0002' }, { OFN: 'SC0001' }],
    ['in the name', { PRI_NAME: 'ZZ,A' }, { PRI_NAME: 'AA,Z' }],
    ['in a cell that one has not', { CONV_STAT_DESCR: '' }, {}],
  ])('that differ %s gives the same in either order', async (_, before, after) => {
    const runs = await twice(before, after);
    sameInBoth(runs);
    for (const run of runs) await verifyRun(run, { rulebooks: [californiaProp64], layouts });
  });

  it('is one charge without a word where its rows are the same', async () => {
    const part = { SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '30', SENT_TIME_CODE: 'D' };
    const file = dojFile(conviction(part), conviction({ SENT_LOC_DESCR: 'FINE', OFN: '' }));
    const runs = await inBothOrders(file, file);
    sameInBoth(runs);
    expect(problems(runs[0])).toEqual([]);
    expect(readFileSync(join(runs[0], 'determinations.csv'), 'utf8')).not.toContain('disagree');
    expect(dismissal(runs[0])).toHaveLength(1);
  });

  it('is set aside where one of the files says so', async () => {
    const later = conviction({ DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC' });
    const runs = await inBothOrders(dojFile(conviction()), dojFile(conviction(), later));
    sameInBoth(runs);
    expect(dismissal(runs[0])).toMatchObject([{ outcome: 'not_eligible' }]);
  });
});

describe('what rows of two files lend', () => {
  it('is the same in either order', async () => {
    const runs = await inBothOrders(
      dojFile(arrest({ STP_ORI_DESCR: 'CAPD ONE' }), conviction(), conviction(person(2))),
      dojFile(
        arrest({ STP_ORI_DESCR: 'CAPD TWO' }),
        conviction({ OFN: 'SC0009', CNT_ORDER: '101002002000' }),
        conviction({ OFN: 'SC0003', CNT_ORDER: '101002003000' }),
      ),
    );
    sameInBoth(runs);
    expect(dismissal(runs[0])[0].case_number).toBe('SC0001; SC0009; SC0003');
  });
});
