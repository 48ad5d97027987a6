import { cellsOfEvents, cellsOfSources, eventKey } from '../intake/event-cells.js';
import { type Events, type FileColumns, type Lending, madeCell } from '../intake/layout.js';
import { LentPlainly } from '../intake/lent-plainly.js';
import { cellsOfRecord } from '../intake/parse-record.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn, chargeCells } from '../record/charge-cells.js';

/** One record as the plain way reads it. */
export interface PlainRecord {
  /** Index into the run's list of files. */
  readonly file: number;
  readonly row: number;
  /** The trimmed texts of its fields, and the charge cells made of them. */
  readonly texts: readonly string[];
  readonly cells: ChargeCells;
  /** One text for all rows of one charge of the file; undefined for a row that stands alone. */
  readonly eventKey: string | undefined;
  readonly events: Events | undefined;
  readonly lent: readonly Lending[] | undefined;
}

/** Reads a record from its bytes, line end excluded. */
export function plainRecord(
  bytes: Uint8Array,
  delimiter: string,
  { columnOf, events, lent }: Pick<FileColumns, 'columnOf' | 'events' | 'lent'>,
  place: { readonly file: number; readonly row: number },
): PlainRecord {
  const texts = cellsOfRecord(bytes, delimiter).map((cell) => cell.text);
  const cells: Partial<Record<ChargeColumn, string>> = {};
  for (const column of CHARGE_COLUMNS) {
    const source = columnOf[column];
    if (source !== undefined) cells[column] = madeCell(source, texts);
  }
  const row = { texts, cells: chargeCells(cells) };
  const key = events === undefined ? undefined : eventKey(events, row);
  return { eventKey: key, events, lent, ...place, ...row };
}

/** The cells of the charge that these records are the sources of, in the order of files and rows. */
export function cellsOfRecords(records: readonly PlainRecord[]): ChargeCells {
  const sources = new Map<string, PlainRecord[]>();
  for (const record of records) {
    const { file, row, eventKey } = record;
    const name = eventKey === undefined ? `${file} row ${row}` : `${file} key ${eventKey}`;
    sources.set(name, [...(sources.get(name) ?? []), record]);
  }
  const units = [...sources.values()].map((rows) => {
    const { events, cells } = rows[0];
    return events === undefined ? cells : cellsOfEvents(events, rows);
  });
  return units.length === 1 ? units[0] : cellsOfSources(units);
}

/** A charge of a person as all their records say it, before what was found is put into it. */
interface PlainSources {
  readonly charge: number;
  readonly records: readonly PlainRecord[];
  /** Those of its own records, with what other rows of the person lend. */
  readonly cells: ChargeCells;
}

/**
 * The charges of one person from all their records, in the order of files and rows, each with the number of its
 * charge. `ranks` are those of the files, by name.
 */
export function chargesOfPerson(
  read: readonly { readonly charge: number; readonly record: PlainRecord }[],
  ranks: ArrayLike<number>,
): PlainSources[] {
  const lent = new LentPlainly(ranks);
  const byCharge = new Map<number, PlainRecord[]>();
  for (const { charge, record } of read) {
    lent.add(ONE_PERSON, record);
    const before = byCharge.get(charge);
    if (before === undefined) byCharge.set(charge, [record]);
    else before.push(record);
  }
  return [...byCharge].map(([charge, records]) => ({
    charge,
    records,
    cells: { ...cellsOfRecords(records), ...lent.cellsFor(ONE_PERSON, records[0]) },
  }));
}

const ONE_PERSON = 0;
