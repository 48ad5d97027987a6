import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../src/record/day.js';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { type Cells, charge } from './invented-list.testkit.js';
import { listOf, screenHere } from './runs.testkit.js';

const AS_OF = isoDay('2020-05-01');

/** A conviction for another offense, which no relief of the law clears. */
const BATTERY: Cells = {
  statute: '720 ILCS 5/12-3',
  class: 'A',
  description: 'BATTERY',
  case_number: '11CR9',
};

/** What one person with these charges would have left, if all that is eligible were granted. */
async function left(...charges: readonly Cells[]): Promise<Record<string, number>> {
  const folder = emptyFolder();
  const list = fileIn(folder, 'list.csv', listOf(charges.map(charge)));
  await screenHere([list], join(folder, 'out'), { asOf: AS_OF });
  const { people } = JSON.parse(readFileSync(join(folder, 'out', 'summary.json'), 'utf8'));
  return people.ifEligibleGranted;
}

describe('a person would have no conviction of the last seven years left', () => {
  const RECENT: Cells = { disposition_date: '2013-05-01' };
  const OLDER: Cells = { disposition_date: '2013-04-30' };

  it('when the only one, of seven years ago to the day, is cleared', async () => {
    expect(await left(RECENT)).toMatchObject({ noRecentConvictionLeft: 1, noConvictionLeft: 1 });
  });

  it('but not when there was none: a day earlier is too long ago', async () => {
    expect(await left(OLDER)).toMatchObject({ noRecentConvictionLeft: 0, noConvictionLeft: 1 });
  });

  it('when an older one stays', async () => {
    const stays: Cells = { ...BATTERY, disposition_date: '2011-03-01' };
    expect(await left(RECENT, stays)).toMatchObject({ noRecentConvictionLeft: 1, noConvictionLeft: 0 });
  });

  it.each(['2014-03-01', ''])('but not when one stays whose day is %j', async (disposition_date) => {
    expect(await left(RECENT, { ...BATTERY, disposition_date })).toMatchObject({ noRecentConvictionLeft: 0 });
  });

  it('but not when its own day may lie before them', async () => {
    expect(await left({ disposition_date: '2013' })).toMatchObject({ noRecentConvictionLeft: 0 });
  });
});
