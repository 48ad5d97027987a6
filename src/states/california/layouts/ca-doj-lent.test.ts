import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caDoj } from './ca-doj.js';
import { CA_DOJ_COLUMNS } from './ca-doj-columns.js';

const match = caDoj.matchHeader(CA_DOJ_COLUMNS);
const lent = (match.kind === 'match' ? match.lent : undefined) ?? [];

/** Cells as they are read: trimmed, but with whatever stands inside. */
const cell = fc.oneof(
  fc.constantFrom('', 'NULL', '20010203', '20010200', '8 20010203', 'LAPD', 'A\nB', '1\n2'),
  fc.string().map((text) => text.trim()),
);
const event = fc.constantFrom('', 'COURT ACTION', 'court action', 'ARREST/DETAINED/CITED', 'PROBATION');
const row = fc.tuple(event, cell, cell);

test('two rules say that rows say their very cells', () => {
  expect(lent.filter(({ echoes }) => echoes !== undefined).map(({ gives }) => gives)).toEqual([
    ['case_number'],
    ['arrest_date', 'arresting_agency'],
  ]);
});

test('a row whose cells are lent as they are says nothing but these, or nothing', () => {
  fc.assert(
    fc.property(row, (texts) => {
      for (const { reads, canSpeak, each, echoes, together } of lent) {
        if (echoes === undefined) continue;
        const own = texts.slice(0, reads.length);
        const cells = echoes.cells.map((column) => own[reads.indexOf(column)]);
        const said = each(own);
        expect(said !== '').toBe(canSpeak?.(own[0]) !== false && !echoes.nothing.includes(cells[0]));
        if (said !== '') expect(together([said])).toEqual(cells);
      }
    }),
    { numRuns: 2000 },
  );
});

test('rows whose cells differ say different things', () => {
  fc.assert(
    fc.property(row, row, (texts, others) => {
      for (const { reads, each, echoes } of lent) {
        if (echoes === undefined) continue;
        const [a, b] = [texts, others].map((all) => all.slice(0, reads.length));
        const cellsOf = (own: readonly string[]) => echoes.cells.map((column) => own[reads.indexOf(column)]);
        if (each(a) === '' || each(a) !== each(b)) continue;
        expect(cellsOf(a)).toEqual(cellsOf(b));
      }
    }),
    { numRuns: 2000 },
  );
});
