import { expect, it } from 'vitest';
import type { RecordTable } from '../../src/intake/record-table.js';
import { recordTableOf } from '../../src/intake/table-of-rows.js';
import { CHARGE_COLUMNS, chargeCells } from '../../src/record/charge-cells.js';
import { isoDay } from '../../src/record/day.js';
import { heardShare } from '../../src/screening/heard-share.js';
import { contextOf, decidingOf } from '../../src/screening/terms.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';

const ASOF = isoDay('2020-07-01');

/** A list in which every so many records one is a conviction, and all others were dismissed. */
function listOf(count: number, every: number) {
  const all = recordTableOf(
    Array.from({ length: count }, (_, at) => ({
      file: 0,
      row: at + 1,
      offset: 0,
      length: 0,
      cells: chargeCells({
        event: 'COURT ACTION',
        disposition: at % every === 0 ? 'CONVICTED' : 'DISMISSED',
        statute: '459 PC-BURGLARY',
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

const shareIn = (count: number, every: number, rulebook = californiaProp64): number =>
  heardShare(
    listOf(count, every),
    decidingOf(rulebook, undefined),
    contextOf(rulebook, { asOf: ASOF, assumptionsOff: [] }, 'all'),
  );

it('of a list in which each fifth record is a conviction, rules hear about a fifth', () => {
  expect(shareIn(1000, 5)).toBeCloseTo(0.2);
  expect(shareIn(60_000, 5)).toBeCloseTo(0.2, 2);
  expect(shareIn(3, 5)).toBeCloseTo(1 / 3);
});

it('of convictions alone they hear all, and so of a law that knows no cells that tell', () => {
  expect(shareIn(1000, 1)).toBe(1);
  expect(shareIn(1000, 5, illinoisCannabis)).toBe(1);
  expect(shareIn(0, 5)).toBe(1);
});
