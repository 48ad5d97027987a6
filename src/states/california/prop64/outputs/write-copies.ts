import type { CsvFile } from '../../../../files/csv-writer.js';
import type { RecordTable } from '../../../../intake/record-table.js';
import type { RejectedRecord } from '../../../../intake/row-problem.js';
import type { StateCopies, StatePortion, StateRun } from '../../../../screening/state-results.js';
import { CA_DOJ_COLUMNS } from '../../layouts/ca-doj-columns.js';
import { ADDED_COLUMNS, CONDENSED_COLUMNS } from './added-columns.js';
import { GatheredRows } from './gathered-rows.js';
import { KeptRows } from './kept-rows.js';
import { PossibleOthers } from './possible-others.js';
import { ResultRows, type ShownCharges } from './result-rows.js';
import { RowEndings, type SaidOfRows } from './said-of-rows.js';
import type { WrittenCounties } from './written-counties.js';

const LF = '\n';
/** How much is read at once of a file of which the header is wanted. */
const SMALL_WINDOW = 4096;
const YIELD_EVERY = 65_536;

/** Rejections after which the line can be copied with empty cells: its quotation marks are sound. */
const COPIED = ['INTAKE_ROW_TOO_FEW_CELLS', 'INTAKE_ROW_TOO_MANY_CELLS', 'INTAKE_ROW_NO_COUNT'];

const RESULTS = 'Prop64_Results.csv';
const ALL = 'All_Results.csv';
const CONDENSED = 'All_Results_Condensed.csv';

/** What the three files of one file of the input begin with: the names of their columns. */
export function copyHeads(
  { frame, annotated, sourceOf }: StateRun,
  index: number,
  nameOf: (name: string) => string,
): Record<string, string> {
  const { header, headerBytes } = frame.files[index];
  const source = new KeptRows(sourceOf(index), SMALL_WINDOW);
  try {
    const names = headerText(header, source.text(headerBytes));
    const added = `,${ADDED_COLUMNS.join()}${LF}`;
    const copies = { [nameOf(ALL)]: names + added, [nameOf(CONDENSED)]: CONDENSED_COLUMNS.join() + added };
    return { [nameOf(RESULTS)]: names + added, ...(annotated ? copies : {}) };
  } finally {
    source.close();
  }
}

/**
 * Adds a portion to the results of one file of the input: the whole records of convictions that got a determination,
 * each with the 18 added cells. Hands back what stands behind them, by record.
 */
export function putResults(
  portion: StatePortion,
  index: number,
  nameOf: (name: string) => string,
  shown: ShownCharges,
  counties: WrittenCounties,
): ReadonlyMap<number, Uint8Array> {
  const results = new ResultRows(portion, index, shown, new PossibleOthers(), counties);
  results.put(nameOf(RESULTS));
  return results.endings;
}

/**
 * Adds a portion to the two copies of one file of the input: every record with the 18 added cells, and twenty of its
 * columns with them. The cells of the input keep their bytes; lines end with LF.
 */
export async function putCopies(
  portion: StateCopies,
  index: number,
  nameOf: (name: string) => string,
  said: SaidOfRows,
): Promise<void> {
  const { records, pause } = portion;
  const copies = new Copies(portion, index, nameOf, said);
  try {
    const { count, file } = records;
    for (let record = 0; record < count; record++) {
      if (record % YIELD_EVERY === 0) await pause();
      if (file[record] === index) copies.put(record);
    }
    copies.end();
  } finally {
    copies.close();
  }
}

/** The copies of a portion. A class, because what the engine compiles of a method serves every portion. */
class Copies {
  private readonly source: KeptRows;
  private readonly gathered: GatheredRows;
  private readonly all: CsvFile;
  private readonly rejected: readonly RejectedRecord[];
  private nextRejected = 0;
  private readonly records: RecordTable;
  private readonly others = new PossibleOthers();
  private readonly endings: RowEndings;

  constructor(
    { records, rejected, file, gatherer, separators, sourceOf }: StateCopies,
    index: number,
    nameOf: (name: string) => string,
    said: SaidOfRows,
  ) {
    this.records = records;
    this.rejected = rejected.filter((one) => one.file === index && COPIED.includes(one.code));
    this.endings = new RowEndings(said, LF);
    this.all = file(nameOf(ALL));
    this.gathered = new GatheredRows(gatherer, this.others.none, this.all, file(nameOf(CONDENSED)));
    this.source = new KeptRows(sourceOf(index), this.gathered.window, separators);
  }

  /** Adds a record, after what was rejected before it. */
  put(record: number): void {
    const { records, source, gathered } = this;
    if (this.nextRejected < this.rejected.length) this.putRejectedBefore(records.row[record]);
    const offset = records.offset[record];
    const length = records.length[record];
    if (!source.has(offset, length)) gathered.write();
    const from = source.at(offset, length);
    source.row(from, from + length);
    gathered.put(source, from, from + length, this.endingOf(record));
  }

  /** Adds what was rejected after the last record. */
  end(): void {
    this.putRejectedBefore(Number.POSITIVE_INFINITY);
    this.gathered.write();
  }

  close(): void {
    this.source.close();
  }

  private endingOf(record: number): Uint8Array {
    const { endings, others } = this;
    const known = endings.of(record);
    if (known !== undefined) return known;
    const other = others.of(this.source);
    return endings.ofRelated(record, other) ?? others.ending(other);
  }

  private putRejectedBefore(row: number): void {
    const { all, rejected } = this;
    for (; this.nextRejected < rejected.length; this.nextRejected++) {
      const { row: own, offset, length } = rejected[this.nextRejected];
      if (own >= row) return;
      this.gathered.write();
      const bytes = this.source.bytes(offset, length);
      if (!marksPair(bytes)) continue;
      all.bytes(bytes);
      all.text(NO_CELLS);
    }
  }
}

const NO_CELLS = `${','.repeat(ADDED_COLUMNS.length)}${LF}`;

/** The header as it stands, without the extra comma at its end; the names of the layout where the file has none. */
function headerText(names: readonly string[], written: string): string {
  if (written === '') return CA_DOJ_COLUMNS.join();
  return names.length > CA_DOJ_COLUMNS.length ? written.replace(/,[^,]*$/, '') : written;
}

/** Whether the quotation marks of a line pair up; a copy with an open one would swallow the rows after it. */
function marksPair(bytes: Uint8Array): boolean {
  let marks = 0;
  for (const byte of bytes) if (byte === 0x22) marks++;
  return marks % 2 === 0;
}
