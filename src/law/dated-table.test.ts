import { describe, expect, it } from 'vitest';
import { exactly } from '../record/date-span.js';
import { BEGINNING, END, isoDay } from '../record/day.js';
import { type DatedRow, datedTable, faultsOf, rowSpan, rowsWithin } from './dated-table.js';

interface Fee extends DatedRow {
  readonly of: string;
  readonly cents: number;
}
const ofWhat = (fee: Fee): string => fee.of;
const fee = (cents: number, from?: string, to?: string, of = 'seed'): Fee => ({
  of,
  cents,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

describe('a table that changes by date', () => {
  it('says one thing for each day', () => {
    expect(faultsOf([fee(1, undefined, '1999-12-31'), fee(2, '2000-01-01')], ofWhat)).toEqual([]);
    expect(faultsOf([fee(2, '2000-01-01'), fee(1, undefined, '1999-12-31')], ofWhat)).toEqual([]);
    expect(faultsOf([fee(1)], ofWhat)).toEqual([]);
    expect(faultsOf([], ofWhat)).toEqual([]);
  });

  it.each<[string, Fee[], { fault: string; first: string; last: string }[]]>([
    [
      'a day that no row holds',
      [fee(1, undefined, '1999-12-30'), fee(2, '2000-01-01')],
      [{ fault: 'gap', first: '1999-12-31', last: '1999-12-31' }],
    ],
    [
      'a day that two rows hold',
      [fee(1, undefined, '2000-01-01'), fee(2, '2000-01-01')],
      [{ fault: 'overlap', first: '2000-01-01', last: '2000-01-01' }],
    ],
    [
      'days before the first row',
      [fee(1, '2000-01-01')],
      [{ fault: 'gap', first: 'the beginning', last: '1999-12-31' }],
    ],
    [
      'days after the last row',
      [fee(1, undefined, '1999-12-31')],
      [{ fault: 'gap', first: '2000-01-01', last: 'today' }],
    ],
    [
      'two rows without dates',
      [fee(1), fee(2)],
      [{ fault: 'overlap', first: 'the beginning', last: 'today' }],
    ],
    [
      'a row inside another',
      [fee(1), fee(2, '2000-01-01', '2000-12-31')],
      [{ fault: 'overlap', first: '2000-01-01', last: '2000-12-31' }],
    ],
    [
      'a row inside another, and what follows both',
      [fee(1, undefined, '2005-12-31'), fee(2, '2000-01-01', '2000-12-31'), fee(3, '2006-01-01')],
      [{ fault: 'overlap', first: '2000-01-01', last: '2000-12-31' }],
    ],
  ])('%s is found', (_, rows, faults) => {
    expect(faultsOf(rows, ofWhat)).toEqual(faults.map((fault) => ({ key: 'seed', ...fault })));
  });

  it('is looked at key by key', () => {
    const rows = [fee(1), fee(2, undefined, undefined, 'show'), fee(3, '2000-01-01', undefined, 'tent')];
    expect(faultsOf(rows, ofWhat).map((fault) => fault.key)).toEqual(['tent']);
  });

  it('is refused when it has a fault, which is named', () => {
    expect(() => datedTable([fee(1, '2000-01-01')], ofWhat)).toThrow(
      'gap in a dated table: seed, the beginning to 1999-12-31',
    );
    const rows = [fee(1)];
    expect(datedTable(rows, ofWhat)).toEqual(rows);
    expect(Object.isFrozen(datedTable(rows, ofWhat))).toBe(true);
  });

  it('gives the rows that hold on some day of a span, both ends included', () => {
    const rows = [fee(1, undefined, '1999-12-31'), fee(2, '2000-01-01')];
    expect(rowsWithin(rows, exactly(isoDay('1999-12-31'))).map((row) => row.cents)).toEqual([1]);
    expect(rowsWithin(rows, exactly(isoDay('2000-01-01'))).map((row) => row.cents)).toEqual([2]);
    const both = { first: isoDay('1999-12-31'), last: isoDay('2000-01-01') };
    expect(rowsWithin(rows, both).map((row) => row.cents)).toEqual([1, 2]);
    expect(rowSpan(fee(1))).toEqual({ first: BEGINNING, last: END });
  });
});
