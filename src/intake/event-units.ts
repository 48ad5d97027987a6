import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { FIRST_SPEAKS } from './charges-cells.js';
import type { CodedSaying } from './event-sayings.js';
import { type Lists, listsBy, PairNumbering } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import type { CodedColumn, EventPart, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

/** Records of which those that are events of one charge have become one. */
export interface EventUnits {
  /** A unit stands where its first record stands. */
  readonly table: RecordTable;
  /** The records of each unit, in file order. */
  readonly recordsOf: Lists;
}

/**
 * Puts events of one charge and one person together, and makes their cells by the rule of their layout; undefined when
 * no record is together with another. Units are in the order of their first record.
 */
export function eventUnits(
  records: RecordTable,
  person: Int32Array,
  texts: RunTexts,
  problems: IdentityProblem[],
): EventUnits | undefined {
  const { events } = records;
  if (events === undefined) return undefined;
  const { unitOf, count } = unitsOf(records.count, events, person);
  if (count === records.count) return undefined;
  const recordsOf = listsBy(unitOf, records.count, count);
  const first = Int32Array.from({ length: count }, (_, unit) => recordsOf.items[recordsOf.from[unit]]);
  const cells = new UnitCells(records, first, texts, problems);
  for (let unit = 0; unit < count; unit++) {
    const [from, to] = [recordsOf.from[unit], recordsOf.from[unit + 1]];
    if (to - from === 1) continue;
    const rows = recordsOf.items.subarray(from, to);
    cells.merge(unit, rows, texts.events.of(events, rows));
  }
  const table: RecordTable = {
    count,
    file: first.map((record) => records.file[record]),
    row: first.map((record) => records.row[record]),
    offset: Float64Array.from(first, (record) => records.offset[record]),
    length: first.map((record) => records.length[record]),
    cells: cells.columns(),
  };
  return { table, recordsOf };
}

function unitsOf(recordCount: number, parts: readonly EventPart[], person: Int32Array) {
  const unitOf = new Int32Array(recordCount);
  let count = 0;
  let record = 0;
  const alone = (to: number): void => {
    while (record < to) unitOf[record++] = count++;
  };
  const ofRun = { pairs: new PairNumbering(), unitOfPair: [] as number[] };
  for (const { from, to, group, ofRun: isOfRun } of parts) {
    alone(from);
    const { pairs, unitOfPair } = isOfRun
      ? ofRun
      : { pairs: new PairNumbering(), unitOfPair: [] as number[] };
    for (; record < to; record++) {
      const own = group[record - from];
      if (own < 0) {
        unitOf[record] = count++;
        continue;
      }
      const pair = pairs.numberOf(own, person[record]);
      if (pair === unitOfPair.length) unitOfPair.push(count++);
      unitOf[record] = unitOfPair[pair];
    }
  }
  alone(recordCount);
  return { unitOf, count };
}

/** The cells of units: at first those of their first records. */
class UnitCells {
  private readonly codes: readonly Int32Array[];

  constructor(
    private readonly records: RecordTable,
    first: Int32Array,
    private readonly texts: RunTexts,
    private readonly problems: IdentityProblem[],
  ) {
    this.codes = CHARGE_COLUMNS.map((column) => {
      const { codes } = records.cells[column];
      return first.map((record) => codes[record]);
    });
  }

  merge(unit: number, rows: Int32Array, said: readonly CodedSaying[]): void {
    for (let at = 0; at < CHARGE_COLUMNS.length; at++) {
      const spoken = said[at];
      this.codes[at][unit] = typeof spoken === 'number' ? spoken : this.agreed(at, rows, spoken);
    }
  }

  columns(): Readonly<Record<ChargeColumn, CodedColumn>> {
    const columns = CHARGE_COLUMNS.map((column, at): [ChargeColumn, CodedColumn] => [
      column,
      { codes: this.codes[at], texts: this.texts.of(column) },
    ]);
    return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
  }

  private agreed(at: number, rows: Int32Array, said: readonly number[] | undefined): number {
    const column = CHARGE_COLUMNS[at];
    const { codes } = this.records.cells[column];
    let found = 0;
    const speaking = said === undefined ? rows.length : said.length;
    for (let n = 0; n < speaking; n++) {
      const code = codes[rows[said === undefined ? n : said[n]]];
      if (code === 0 || code === found) continue;
      if (found === 0) found = code;
      else if (!FIRST_SPEAKS.has(column)) return this.disagreement(column, rows);
    }
    return found;
  }

  private disagreement(column: ChargeColumn, rows: Int32Array): number {
    this.problems.push({
      file: this.records.file[rows[0]],
      row: this.records.row[rows[0]],
      column,
      code: 'CHARGE_SOURCES_DISAGREE',
      parameters: { sources: rows.length },
    });
    return this.texts.of(column).codeOf(SOURCES_DISAGREE);
  }
}
