import { picked } from './coded-later.js';
import { type Lists, listsBy, type PersonOrder, pairsFor, spanOf } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import type { EventPart, RecordTable } from './record-table.js';
import { RecordsLater } from './records-later.js';
import { rowsSideBySide } from './rows-in-order.js';
import type { RunTexts } from './run-texts.js';
import { UnitCells } from './unit-cells.js';

/** Records of which those that are events of one charge have become one. */
export interface EventUnits {
  /** A unit stands where its first record stands. */
  readonly table: RecordTable;
  /** The first record of each unit. */
  readonly first: Int32Array;
  /** The records of each unit, in file order. */
  readonly recordsOf: Lists;
  /**
   * The units that could be of one charge with another, where all others are known to be none: of each charge that
   * person and count tell, all records are in one unit.
   */
  readonly unsure?: Int32Array;
}

/**
 * Puts events of one charge and one person in one file together, and makes their cells by the rule of their layout; undefined when
 * no record is together with another. Units are in the order of their first record.
 */
export function eventUnits(
  records: RecordTable,
  people: PersonOrder,
  texts: RunTexts,
  problems: IdentityProblem[],
): EventUnits | undefined {
  const { events } = records;
  if (events === undefined) return undefined;
  const only = partOfAll(records, events);
  const recordsOf =
    (only && rowsSideBySide(people, only.group)) ?? unitsAnywhere(records.count, events, people);
  const count = recordsOf.from.length - 1;
  if (count === records.count) return undefined;
  const first = firstOfLists(recordsOf, count);
  const cells = new UnitCells(records, first, recordsOf, texts, problems).columns();
  const table = new RecordsLater(count, cells, {
    file: () => picked(records.file, first),
    row: () => picked(records.row, first),
    length: () => picked(records.length, first),
    offset: () => Float64Array.from(first, (record) => records.offset[record]),
  });
  const unsure = only?.ofRun ? { unsure: withoutGroup(only.group, first) } : {};
  return { table, first, recordsOf, ...unsure };
}

/** The part that all records are of, if there is one. */
function partOfAll({ count }: RecordTable, [part]: readonly EventPart[]): EventPart | undefined {
  return part?.from === 0 && part.to === count ? part : undefined;
}

/** The records of each unit, wherever they stand. */
export function unitsAnywhere(recordCount: number, parts: readonly EventPart[], people: PersonOrder): Lists {
  const { person } = people;
  const unitOf = new Int32Array(recordCount);
  let count = 0;
  let record = 0;
  const alone = (to: number): void => {
    while (record < to) unitOf[record++] = count++;
  };
  const unitsOfPairs = ({ from, to, group }: EventPart) => ({
    pairs: pairsFor(people, spanOf([group]), to - from),
    unitOfPair: new Int32Array(to - from),
  });
  for (const part of parts) {
    const { from, to, group } = part;
    alone(from);
    const { pairs, unitOfPair } = unitsOfPairs(part);
    for (; record < to; record++) {
      const own = group[record - from];
      if (own < 0) {
        unitOf[record] = count++;
        continue;
      }
      const known = pairs.size;
      const pair = pairs.numberOf(person[record], own);
      if (pair === known) unitOfPair[pair] = count++;
      unitOf[record] = unitOfPair[pair];
    }
  }
  alone(recordCount);
  return listsBy(unitOf, recordCount, count);
}

function firstOfLists({ from, items }: Lists, count: number): Int32Array {
  return picked(items, from.subarray(0, count));
}

/** The units whose first record stands alone. */
function withoutGroup(group: Int32Array, first: Int32Array): Int32Array {
  const units = new Int32Array(first.length);
  return units.slice(0, putAlone(units, group, first));
}

function putAlone(units: Int32Array, group: Int32Array, first: Int32Array): number {
  let count = 0;
  for (let unit = 0; unit < first.length; unit++) if (group[first[unit]] < 0) units[count++] = unit;
  return count;
}
