import type { ChargeColumn } from '../record/charge-cells.js';
import { PairNumbering } from './identity-pairs.js';
import type { Lending } from './layout.js';
import type { LentSayings } from './lent-sayings.js';
import type { CodedColumn, LentPart, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

type Cells = RecordTable['cells'];

/**
 * The cells of units, with those that rows of their group lend them. `firstOf` is the first record of each unit; all
 * records of a unit are in one group. Nothing is looked at twice: what rows say is found once for each distinct
 * combination of cells, and put together once for each distinct list of sayings.
 */
export function withLentCells(
  records: RecordTable,
  person: Int32Array,
  cells: Cells,
  texts: RunTexts,
  firstOf: (unit: number) => number,
): Cells {
  if (records.lent === undefined) return cells;
  const given: Record<ChargeColumn, CodedColumn> = { ...cells };
  for (const [lending, parts] of rangesOf(records.lent)) {
    const sayings = texts.lent(lending);
    const groups = groupsOf(records, person, lending, sayings, parts);
    const targets = lending.gives.map((column) => ({ column, codes: given[column].codes.slice() }));
    for (let unit = 0; unit < cells.count.codes.length; unit++) {
      const group = groups.of[firstOf(unit)];
      if (group < 0) continue;
      const codes = sayings.codesOf(groups.said[group]);
      for (let at = 0; at < targets.length; at++) targets[at].codes[unit] = codes[at];
    }
    for (const { column, codes } of targets) given[column] = { codes, texts: texts.of(column) };
  }
  return given;
}

type Range = Pick<LentPart, 'from' | 'to'>;

function rangesOf(parts: readonly LentPart[]): Map<Lending, Range[]> {
  const ranges = new Map<Lending, Range[]>();
  for (const { from, to, lent } of parts) {
    for (const lending of lent) ranges.set(lending, [...(ranges.get(lending) ?? []), { from, to }]);
  }
  return ranges;
}

/** The group of each record (-1: none), and for each group the list of what its rows say (-1: nothing). */
function groupsOf(
  records: RecordTable,
  person: Int32Array,
  lending: Lending,
  sayings: LentSayings,
  parts: readonly Range[],
) {
  const of = new Int32Array(records.count).fill(-1);
  const said: number[] = [];
  const { codes } = records.cells[lending.column];
  const reads = lending.reads.map((column) => records.cells[column]);
  const groups = new PairNumbering();
  for (const { from, to } of parts) {
    for (let record = from; record < to; record++) {
      const named = sayings.nameOf(codes[record]);
      if (named === 0) continue;
      const group = groups.numberOf(person[record], named);
      if (group === said.length) said.push(-1);
      of[record] = group;
      said[group] = sayings.heard(said[group], reads, record);
    }
  }
  return { of, said };
}
