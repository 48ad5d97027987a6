import { expect, it } from 'vitest';
import type { RecordTable } from '../../src/intake/record-table.js';
import { recordTableOf } from '../../src/intake/table-of-rows.js';
import { CHARGE_COLUMNS, chargeCells } from '../../src/record/charge-cells.js';
import { isoDay } from '../../src/record/day.js';
import { recordShares } from '../../src/screening/record-shares.js';
import { contextOf, decidingOf } from '../../src/screening/terms.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';

const ASOF = isoDay('2020-07-01');

/** A list in which every so many records one is a conviction, and all others were dismissed, all of one statute. */
function listOf(count: number, every: number, statute: string) {
  const all = recordTableOf(
    Array.from({ length: count }, (_, at) => ({
      file: 0,
      row: at + 1,
      offset: 0,
      length: 0,
      cells: chargeCells({
        event: 'COURT ACTION',
        disposition: at % every === 0 ? 'CONVICTED' : 'DISMISSED',
        statute,
      }),
    })),
  );
  const table = (from: number, to: number): RecordTable => ({
    ...all,
    count: to - from,
    cells: Object.fromEntries(
      CHARGE_COLUMNS.map((column) => {
        const { codes, texts } = all.cells[column];
        return [column, { codes: codes.subarray(from, to), texts }];
      }),
    ) as RecordTable['cells'],
  });
  return { count, table };
}

const sharesIn = (count: number, every: number, rulebook = californiaProp64, statute = '459 PC-BURGLARY') =>
  recordShares(
    listOf(count, every, statute),
    decidingOf(rulebook, undefined),
    contextOf(rulebook, { asOf: ASOF, assumptionsOff: [] }, 'all'),
  );

it('of a list in which each fifth record is a conviction, rules hear about a fifth', () => {
  expect(sharesIn(1000, 5).heard).toBeCloseTo(0.2);
  expect(sharesIn(60_000, 5).heard).toBeCloseTo(0.2, 2);
  expect(sharesIn(3, 5).heard).toBeCloseTo(1 / 3);
});

it('of convictions alone they hear all, but the law is asked of none that it does not name', () => {
  expect(sharesIn(1000, 1)).toEqual({ heard: 1, inScope: 0 });
  expect(sharesIn(1000, 5).inScope).toBe(0);
});

it('the law is asked of the convictions that it names', () => {
  const { heard, inScope } = sharesIn(1000, 4, californiaProp64, '11357(A) HS-POSSESS CONCENTRATED CANNABIS');
  expect(inScope).toBe(heard);
  expect(heard).toBeCloseTo(0.25, 1);
});

it('of a law that knows no cells that tell, and of a list of nothing, all is asked', () => {
  expect(sharesIn(1000, 5, illinoisCannabis)).toEqual({ heard: 1, inScope: 1 });
  expect(sharesIn(0, 5)).toEqual({ heard: 1, inScope: 1 });
});
