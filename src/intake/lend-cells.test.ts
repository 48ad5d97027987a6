import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHARGE_COLUMNS, chargeCells } from '../record/charge-cells.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';
import { personOrder } from './identity-pairs.js';
import type { Lending } from './layout.js';
import { withLentCells } from './lend-cells.js';
import { LentPlainly } from './lent-plainly.js';
import { RunTexts } from './run-texts.js';

const isCourt = (event: string): boolean => event === 'COURT';

const LENT: readonly Lending[] = [
  {
    column: 'count',
    group: (count) => count.slice(0, 1),
    reads: ['event', 'case_number'],
    canSpeak: isCourt,
    each: ([event, number]) => (isCourt(event) ? number : ''),
    gives: ['case_number'],
    together: (numbers) => [` ${numbers.join('; ')}`],
  },
  {
    column: 'arrest_id',
    group: (arrest) => arrest,
    reads: ['event', 'statute'],
    each: ([event, statute]) => (event === '' ? '' : `${event} ${statute}`),
    gives: ['companions', 'statute'],
    together: (said) => [said.toSorted().join('; '), said[0] ?? ''],
  },
];

const cell = (...texts: string[]) => fc.constantFrom('', ...texts);
const row = fc.record({
  person: fc.constantFrom(0, 1, 2),
  cells: fc.record({
    count: cell('11', '12', '21'),
    arrest_id: cell('X', 'Y'),
    event: cell('COURT', 'ARREST'),
    case_number: cell('A', 'B'),
    statute: cell('1', '2'),
  }),
});

/** Rules by which rows say their very cells, and one that reads one cell. */
const ECHOED: readonly Lending[] = [
  { ...LENT[0], echoes: { cells: ['case_number'], nothing: [''] } },
  {
    column: 'arrest_id',
    group: LENT[1].group,
    reads: ['event', 'case_number', 'statute'],
    canSpeak: (event) => event !== '',
    each: ([event, number, statute]) => (event === '' || number === 'B' ? '' : `${number}|${statute}`),
    echoes: { cells: ['case_number', 'statute'], nothing: ['B', 'NOWHERE'] },
    gives: ['comment', 'statute'],
    together: (said) =>
      (said[0] ?? '|')
        .split('|')
        .map((text, at) => (said.length > 1 ? `${text} of ${said.length} ${at}` : text)),
  },
  {
    column: 'arrest_id',
    group: (arrest) => (arrest === '' ? '' : 'all'),
    reads: ['case_number'],
    each: ([number]) => (number === '' ? '' : `N${number}`),
    gives: ['companions'],
    together: (said) => [said.join()],
  },
  {
    column: 'count',
    group: LENT[1].group,
    reads: ['statute'],
    each: ([statute]) => statute,
    echoes: { cells: ['statute'], nothing: [''] },
    gives: ['class'],
    together: (said) => [said.join()],
  },
];

/** Rows of a person side by side, as in most files, or anywhere. */
const rows = fc
  .tuple(fc.array(row, { maxLength: 12 }), fc.boolean())
  .map(([list, inOrder]) => (inOrder ? list.toSorted((a, b) => a.person - b.person) : list));

const rules = fc.constantFrom(LENT, ECHOED, ECHOED, [LENT[1], ECHOED[0]]);

test('rows lend by codes what they lend in plain text, whether people stand together or not', () => {
  fc.assert(
    fc.property(rows, rules, rules, (list, first, second) => {
      const cells = list.map(({ cells }): TestRow => cells);
      // Two files, of which the second comes first by name.
      const half = list.length >> 1;
      const rank = Int32Array.of(1, 0);
      const fileOf = (at: number): number => (at < half ? 0 : 1);
      const records = {
        ...testRecords(cells),
        file: Int32Array.from(list, (_, at) => fileOf(at)),
        lent: [
          { from: 0, to: half, lent: first },
          { from: half, to: list.length, lent: second },
        ].filter(({ from, to }) => from < to),
      };
      const person = Int32Array.from(list, (one) => one.person);
      const texts = new RunTexts(records.cells);
      const plain = new LentPlainly(rank);
      const plainRows = cells.map((one, at) => ({
        file: fileOf(at),
        cells: chargeCells(one),
        lent: at < half ? first : second,
      }));
      plainRows.forEach((one, at) => {
        plain.add(person[at], one);
      });
      const given = withLentCells(records, personOrder(person), records.cells, texts, rank);
      const again = withLentCells(records, personOrder(person), records.cells, texts, rank);
      const wanted = plainRows.map((one, at) => ({ ...one.cells, ...plain.cellsFor(person[at], one) }));
      for (const column of CHARGE_COLUMNS) {
        const { codes, texts: own } = given[column];
        expect(Array.from(codes, (code) => own.textOf(code))).toEqual(wanted.map((one) => one[column]));
        expect(again[column].codes).toEqual(codes);
      }
    }),
    { numRuns: 500 },
  );
});
