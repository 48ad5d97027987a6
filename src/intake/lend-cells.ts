import type { ChargeColumn } from '../record/charge-cells.js';
import { codedLater } from './coded-later.js';
import { picked } from './event-units.js';
import { type PersonOrder, pairsFor } from './identity-pairs.js';
import type { Lending } from './layout.js';
import { type LentSayings, SILENCE } from './lent-sayings.js';
import type { CodedColumn, LentPart, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

type Cells = RecordTable['cells'];

/**
 * The cells of units, with those that rows of their group lend them. `firstOf` is the first record of each unit, when
 * units are not the records themselves; all records of a unit are in one group. Nothing is looked at twice: what rows
 * say is found once for each distinct combination of cells, and put together once for each distinct list of sayings.
 */
export function withLentCells(
  records: RecordTable,
  people: PersonOrder,
  cells: Cells,
  texts: RunTexts,
  rank: Int32Array,
  firstOf?: Int32Array,
): Cells {
  if (records.lent === undefined) return cells;
  const given: Record<ChargeColumn, CodedColumn> = { ...cells };
  for (const [lending, parts] of rangesOf(records, rank)) {
    const sayings = texts.lent(lending);
    const groups = groupsOf(records, people, lending, sayings, parts);
    for (const [at, column] of lending.gives.entries()) {
      const codeOfGroup = sayings.codesOf(groups.said, groups.count, at);
      const before = given[column];
      given[column] = codedLater(
        () => withCodesOfGroups(before.codes, groups.of, codeOfGroup, firstOf),
        texts.of(column),
      );
    }
  }
  return given;
}

type Range = Pick<LentPart, 'from' | 'to'>;

/** Files speak in the order of their names, which no command line changes. */
function rangesOf({ lent: parts = [], file }: RecordTable, rank: Int32Array): Map<Lending, Range[]> {
  const ranges = new Map<Lending, Range[]>();
  const rankOf = ({ from }: Range): number => rank[file[from]];
  for (const { from, to, lent } of parts.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    for (const lending of lent) ranges.set(lending, [...(ranges.get(lending) ?? []), { from, to }]);
  }
  return ranges;
}

/** The group of each record (-1: none), and for each group the list of what its rows say. */
function groupsOf(
  records: RecordTable,
  people: PersonOrder,
  lending: Lending,
  sayings: LentSayings,
  parts: readonly Range[],
) {
  const { person } = people;
  const of = new Int32Array(records.count).fill(-1);
  const said = new Int32Array(records.count).fill(SILENCE);
  const { codes } = records.cells[lending.column];
  const reads = lending.reads.map((column) => records.cells[column].codes);
  const names = sayings.namesOf(codes, parts);
  const inOrder = people.inOrder && parts.every(({ from }, at) => at === 0 || from >= parts[at - 1].to);
  const groups = pairsFor({ person, inOrder }, { from: 0, to: sayings.nameCount }, records.count);
  for (const part of parts) {
    putGroups(of, groups, person, names, codes, part);
    sayings.hear(said, of, reads, part);
  }
  return { of, said, count: groups.size };
}

/** Numbers the groups of the records of a part. */
function putGroups(
  of: Int32Array,
  groups: ReturnType<typeof pairsFor>,
  person: Int32Array,
  names: Int32Array,
  codes: Int32Array,
  { from, to }: Range,
): void {
  let group = -1;
  let [lastPerson, lastName] = [-1, 0];
  for (let record = from; record < to; record++) {
    const name = names[codes[record]];
    if (name === 0) continue;
    // Rows of a group stand together.
    if (person[record] !== lastPerson || name !== lastName) {
      lastPerson = person[record];
      lastName = name;
      group = groups.numberOf(lastPerson, name);
    }
    of[record] = group;
  }
}

function withCodesOfGroups(
  before: Int32Array,
  groupOf: Int32Array,
  codeOfGroup: Int32Array,
  firstOf: Int32Array | undefined,
): Int32Array {
  const codes = before.slice();
  const groups = firstOf === undefined ? groupOf : picked(groupOf, firstOf);
  for (let unit = 0; unit < codes.length; unit++) {
    const group = groups[unit];
    if (group >= 0) codes[unit] = codeOfGroup[group];
  }
  return codes;
}
