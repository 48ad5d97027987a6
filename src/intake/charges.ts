import type { ChargeTable } from './charge-table.js';
import { chargeCellsOf, type MergedCharge } from './charges-cells.js';
import { groupCharges, type KnownOfCharges } from './charges-grouping.js';
import { chargeIds, recordsThatMayBeEqual } from './charges-id.js';
import { picked } from './coded-later.js';
import { type EventUnits, eventUnits } from './event-units.js';
import type { ResolvedPeople } from './identity.js';
import { compareContent, type RecordBytes } from './identity-content.js';
import { type Lists, type PersonOrder, personOrder } from './identity-pairs.js';
import { fileRanks, type IdentityProblem, sortProblems } from './identity-problem.js';
import { withLentCells } from './lend-cells.js';
import type { RecordTable } from './record-table.js';
import { withCells } from './records-later.js';
import { numbersTo } from './rows-in-order.js';
import { RunTexts } from './run-texts.js';

export interface ChargeOptions {
  /** Base name of each file, by its index. */
  readonly fileNames: readonly string[];
  /** Tells records apart whose cells are equal; asked for groups of equals only. */
  readonly recordBytes?: RecordBytes;
}

export interface BuiltCharges {
  readonly table: ChargeTable;
  readonly problems: readonly IdentityProblem[];
}

/**
 * The charges of a run, in input order of their first record. Records of two files that speak of one charge become
 * one, as do records of one file that carry the same count number, or that their layout says are events of one charge
 * (`eventUnits`); every record is the source of exactly one charge.
 * When nothing is merged, the cells are the records' own arrays.
 */
export const buildCharges = (
  records: RecordTable,
  people: ResolvedPeople,
  options: ChargeOptions,
): BuiltCharges => new ChargeBuilder().build(records, people, options);

/**
 * Does the same for portions of the records of one run, each closed under what makes records one charge. Portions of
 * the very same text tables share what was made of texts, and a text that charges have beside those of records has one
 * code in all of them.
 */
export class ChargeBuilder {
  #texts: RunTexts | undefined;

  build(
    records: RecordTable,
    people: Pick<ResolvedPeople, 'person' | 'persons'>,
    options: ChargeOptions,
  ): BuiltCharges {
    if (this.#texts?.areOf(records) !== true) this.#texts = new RunTexts(records.cells);
    return builtWith(this.#texts, records, people, options);
  }
}

function builtWith(
  texts: RunTexts,
  records: RecordTable,
  people: Pick<ResolvedPeople, 'person' | 'persons'>,
  options: ChargeOptions,
): BuiltCharges {
  const problems: IdentityProblem[] = [];
  const rank = fileRanks(options.fileNames);
  const order = personOrder(people.person);
  const units = eventUnits(records, order, texts, problems);
  const countTells = whereCountTells(records);
  if (units === undefined) {
    const cells = withLentCells(records, order, records.cells, texts, rank);
    return chargesOf(withCells(records, cells), texts, order, people, rank, problems, options, {
      countTells,
    });
  }
  const { recordsOf, first } = units;
  const cells = withLentCells(records, order, units.table.cells, texts, rank, first);
  const table = withCells(units.table, cells);
  const ofUnits = { person: picked(people.person, first), inOrder: order.inOrder };
  const recordBytes = bytesOfLists(recordsOf, options.recordBytes);
  const { fileNames } = options;
  const ofBytes = { fileNames, ...(recordBytes === undefined ? {} : { recordBytes }) };
  const tells = countTells === undefined ? undefined : Uint8Array.from(first, (record) => countTells[record]);
  const known = { countTells: tells, unsure: units.unsure };
  const built = chargesOf(table, texts, ofUnits, people, rank, problems, ofBytes, known);
  return { ...built, table: overRecords(built.table, records, units) };
}

/** 1 for each record of which its layout says that person and count alone tell the charge; undefined when there is none. */
function whereCountTells({ count, events = [] }: RecordTable): Uint8Array | undefined {
  const files = events.filter(({ ofRun }) => ofRun);
  // One file has each of its counts in one unit.
  if (files.length < 2) return undefined;
  const tells = new Uint8Array(count);
  for (const { from, to, group } of files) {
    for (let record = from; record < to; record++) tells[record] = group[record - from] < 0 ? 0 : 1;
  }
  return tells;
}

/** The bytes of the records of each unit, one after the other. */
function bytesOfLists({ from, items }: Lists, recordBytes: RecordBytes | undefined): RecordBytes | undefined {
  if (recordBytes === undefined) return undefined;
  return (unit) => {
    const all = Array.from(items.subarray(from[unit], from[unit + 1]), recordBytes);
    return all.every((bytes) => bytes !== undefined) ? Buffer.concat(all) : undefined;
  };
}

/** The same charges, with the records of their units as sources. */
function overRecords(charges: ChargeTable, records: RecordTable, units: EventUnits): ChargeTable {
  const { count, idOf, person, persons, cells } = charges;
  const isUnitEach = charges.more.length === 0;
  const sources = isUnitEach ? sourcesOfUnits(units) : sourcesOfCharges(charges, records.count, units);
  return { count, records, ...sources, idOf, person, persons, cells };
}

/** The sources of charges that are a unit each. */
function sourcesOfUnits({ first, recordsOf: { from, items } }: EventUnits) {
  const count = first.length;
  const moreFrom = new Int32Array(count + 1);
  const more = new Int32Array(items.length - count);
  putFurther(more, moreFrom, from, items);
  return { record: first, moreFrom, more };
}

/** Writes all but the first item of each list, and where those of the next begin. */
function putFurther(more: Int32Array, moreFrom: Int32Array, from: Int32Array, items: Int32Array): void {
  let next = 0;
  for (let list = 0; list + 1 < from.length; list++) {
    for (let at = from[list] + 1; at < from[list + 1]; at++) more[next++] = items[at];
    moreFrom[list + 1] = next;
  }
}

function sourcesOfCharges(charges: ChargeTable, records: number, { recordsOf: { from, items } }: EventUnits) {
  const firstOf = new Int32Array(records);
  for (let charge = 0; charge < charges.count; charge++) {
    const first = items[from[charges.record[charge]]];
    for (const unit of sourcesOf(charges, charge)) {
      for (let at = from[unit]; at < from[unit + 1]; at++) firstOf[items[at]] = first;
    }
  }
  return sourcesByCharge(firstOf, charges.count);
}

/** The charges that records of one charge each, or units of such records, make. */
function chargesOf(
  records: RecordTable,
  texts: RunTexts,
  order: PersonOrder,
  people: Pick<ResolvedPeople, 'person' | 'persons'>,
  rank: Int32Array,
  problems: IdentityProblem[],
  options: ChargeOptions,
  known: KnownOfCharges,
): BuiltCharges {
  const content = compareContent(records, rank, options.recordBytes);
  const groups = groupCharges(records, order, content, known);
  const byOrdinal = (a: number, b: number): number => groups.ordinal[a] - groups.ordinal[b] || content(a, b);
  const { record, moreFrom, more } =
    groups.merged === 0
      ? sourcesOfEach(records.count)
      : sourcesByCharge(groups.firstOf, records.count - groups.merged);

  const several: MergedCharge[] = [];
  const chief = groups.merged === 0 ? record : record.slice();
  const bySource = (a: number, b: number): number =>
    rank[records.file[a]] - rank[records.file[b]] || content(a, b);
  for (let charge = 0; groups.merged > 0 && charge < record.length; charge++) {
    if (moreFrom[charge] === moreFrom[charge + 1]) continue;
    const sources = [record[charge], ...more.subarray(moreFrom[charge], moreFrom[charge + 1])].sort(bySource);
    several.push({ charge, sources });
    chief[charge] = sources[0];
  }

  const person = groups.merged === 0 ? order.person : picked(order.person, record);
  const cells =
    groups.merged === 0 ? records.cells : chargeCellsOf(records, texts, record, several, problems);
  const { persons } = people;
  const table: ChargeTable = {
    count: record.length,
    records,
    record,
    moreFrom,
    more,
    idOf: chargeIds({
      cells: records.cells,
      chief,
      compare: (a, b) => byOrdinal(chief[a], chief[b]),
      mayBeEqual: () => recordsThatMayBeEqual(records.cells, order.person, groups.equal, texts),
    }),
    person,
    persons,
    cells,
  };
  return { table, problems: sortProblems(problems, rank) };
}

/** The records a charge was made of, in input order. */
export function sourcesOf(table: ChargeTable, charge: number): number[] {
  return [table.record[charge], ...table.more.subarray(table.moreFrom[charge], table.moreFrom[charge + 1])];
}

/** The sources of charges that have one record each. */
const sourcesOfEach = (count: number) => ({
  record: numbersTo(count),
  moreFrom: new Int32Array(count + 1),
  more: new Int32Array(0),
});

/** Lays out first and further records of each charge. Throws when a record would be lost or taken twice. */
function sourcesByCharge(firstOf: Int32Array, count: number) {
  const record = new Int32Array(count);
  const moreFrom = new Int32Array(count + 1);
  const more = new Int32Array(firstOf.length - count);
  const chargeOf = new Int32Array(firstOf.length);
  let charges = 0;
  for (let at = 0; at < firstOf.length; at++) {
    if (firstOf[at] === at) {
      chargeOf[at] = charges;
      if (charges < count) record[charges] = at;
      charges++;
    } else moreFrom[chargeOf[firstOf[at]] + 1]++;
  }
  for (let charge = 0; charge < count; charge++) moreFrom[charge + 1] += moreFrom[charge];
  if (charges !== count || moreFrom[count] !== more.length) {
    throw new RangeError('a record is the source of no charge, or of two');
  }
  const next = moreFrom.slice();
  for (let at = 0; at < firstOf.length; at++) {
    if (firstOf[at] !== at) more[next[chargeOf[firstOf[at]]]++] = at;
  }
  return { record, moreFrom, more };
}
