import type { CsvFile } from '../../../../files/csv-writer.js';
import type { RejectedRecord } from '../../../../intake/row-problem.js';
import type { StatePortion, StateRun } from '../../../../screening/state-results.js';
import { CA_DOJ_COLUMNS } from '../../layouts/ca-doj-columns.js';
import { ADDED_COLUMNS, CONDENSED_COLUMNS } from './added-columns.js';
import { GatheredRows } from './gathered-rows.js';
import { KeptRows } from './kept-rows.js';
import { PossibleOthers } from './possible-others.js';
import { ResultRows, type ShownCharges } from './result-rows.js';
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
 * Adds a portion to the three files that counties know, of one file of the input: every record with the 18 added
 * cells; twenty of its columns with them; and the whole records of convictions that got a determination. The first two
 * only where copies of the input are wanted. The cells of the input keep their bytes; lines end with LF.
 */
export async function putCopies(
  portion: StatePortion,
  index: number,
  nameOf: (name: string) => string,
  shown: ShownCharges,
  counties: WrittenCounties,
): Promise<void> {
  const { annotated, data, pause } = portion;
  const others = new PossibleOthers();
  const results = new ResultRows(portion, index, shown, others, counties);
  results.put(nameOf(RESULTS));
  if (!annotated) return;
  const copies = new Copies(portion, index, nameOf, shown, others, results.endings);
  try {
    const { file } = data.records;
    for (let record = data.own.records.from; record < data.own.records.to; record++) {
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
  private nextCharge: number;
  private readonly recordOfCharge: Int32Array;

  constructor(
    private readonly portion: StatePortion,
    index: number,
    nameOf: (name: string) => string,
    private readonly shown: ShownCharges,
    private readonly others: PossibleOthers,
    private readonly endings: ReadonlyMap<number, Uint8Array>,
  ) {
    const { data, file, gatherer, separators, sourceOf } = portion;
    this.rejected = data.rejected.filter((one) => one.file === index && COPIED.includes(one.code));
    this.nextCharge = data.own.charges.from;
    this.recordOfCharge = data.charges.record;
    this.all = file(nameOf(ALL));
    this.gathered = new GatheredRows(gatherer, others.none, this.all, file(nameOf(CONDENSED)));
    this.source = new KeptRows(sourceOf(index), this.gathered.window, separators);
  }

  /** Adds a record, after what was rejected before it. */
  put(record: number): void {
    const { records } = this.portion.data;
    const { source, gathered } = this;
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
    const { recordOfCharge, others } = this;
    while (recordOfCharge[this.nextCharge] < record) this.nextCharge++;
    const charge = this.nextCharge;
    if (recordOfCharge[charge] !== record) return others.ending(others.of(this.source));
    const known = this.endings.get(record);
    if (known !== undefined) return known;
    const other = others.of(this.source);
    const cells = this.shown.cellsOfOther(charge, other);
    return cells === undefined ? others.ending(other) : Buffer.from(cells + LF);
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
