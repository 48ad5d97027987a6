import type { ChargeColumn } from '../record/charge-cells.js';
import { codedLater } from './coded-later.js';
import type { PersonOrder } from './identity-pairs.js';
import type { Lending } from './layout.js';
import { LentCells } from './lent-cells.js';
import { LentGroups, type LentRange } from './lent-groups.js';
import type { CodedColumn, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

type Cells = RecordTable['cells'];

/**
 * The cells of units, with those that rows of their group lend them. `firstOf` is the first record of each unit, when
 * units are not the records themselves; all records of a unit are in one group. Nothing is looked at before a column
 * that is lent is asked for, and then once.
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
  const known: KnownGroups[] = [];
  for (const [lending, parts] of rangesOf(records, rank)) {
    const groupsNow = (): LentGroups =>
      groupsOf(
        known,
        lending,
        parts,
        () => new LentGroups(records, people, texts.names(lending), lending, parts, firstOf),
      );
    const lent = new LentCells(records, lending, parts, groupsNow, texts);
    for (const [at, column] of lending.gives.entries()) {
      const before = given[column];
      given[column] = codedLater(
        () => withCodesOfGroups(before, lent.groups.ofUnits, lent.codesOf(at)),
        texts.of(column),
      );
    }
  }
  return given;
}

/** Files speak in the order of their names, which no command line changes. */
function rangesOf({ lent: parts = [], file }: RecordTable, rank: Int32Array): Map<Lending, LentRange[]> {
  const ranges = new Map<Lending, LentRange[]>();
  const rankOf = ({ from }: LentRange): number => rank[file[from]];
  for (const { from, to, lent } of parts.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    for (const lending of lent) ranges.set(lending, [...(ranges.get(lending) ?? []), { from, to }]);
  }
  return ranges;
}

/** Groups that were numbered, and by what. */
interface KnownGroups {
  readonly lending: Lending;
  readonly parts: readonly LentRange[];
  readonly groups: LentGroups;
}

/** The groups of a rule: rules that name them alike in the same rows share them. */
function groupsOf(
  known: KnownGroups[],
  lending: Lending,
  parts: readonly LentRange[],
  make: () => LentGroups,
): LentGroups {
  const before = known.find(
    (one) =>
      one.lending.column === lending.column &&
      one.lending.group === lending.group &&
      one.parts.length === parts.length &&
      one.parts.every(({ from }, at) => from === parts[at].from),
  );
  if (before !== undefined) return before.groups;
  const groups = make();
  known.push({ lending, parts, groups });
  return groups;
}

/** The codes of units in a column, of which those in a group have its code. */
function withCodesOfGroups(before: CodedColumn, groupOf: Int32Array, codeOfGroup: Int32Array): Int32Array {
  const codes = new Int32Array(groupOf.length);
  if (putCodes(codes, groupOf, codeOfGroup) > 0) putOwn(codes, groupOf, before.codes);
  return codes;
}

/** Writes the codes of groups, and says how many units are in none. */
function putCodes(codes: Int32Array, groupOf: Int32Array, codeOfGroup: Int32Array): number {
  let alone = 0;
  for (let unit = 0; unit < codes.length; unit++) {
    const group = groupOf[unit];
    if (group >= 0) codes[unit] = codeOfGroup[group];
    else alone++;
  }
  return alone;
}

function putOwn(codes: Int32Array, groupOf: Int32Array, own: Int32Array): void {
  for (let unit = 0; unit < codes.length; unit++) if (groupOf[unit] < 0) codes[unit] = own[unit];
}
