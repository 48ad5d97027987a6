import type { CsvFile } from '../../../../files/csv-writer.js';
import type { RejectedRecord } from '../../../../intake/row-problem.js';
import type { StatePortion, StateRun } from '../../../../screening/state-results.js';
import { CA_DOJ_COLUMNS, fieldOf } from '../../layouts/ca-doj-columns.js';
import { cellsWithout } from './added-cells.js';
import { ADDED_COLUMNS, CONDENSED_COLUMNS } from './added-columns.js';
import { KeptRows } from './kept-rows.js';
import { namesAnother } from './possible-other.js';

/** What a copy needs to know of a charge whose first row it writes. */
export interface ShownCharges {
  /** The 18 cells of the charge's first row, a comma before each; undefined where it has none of its own. */
  readonly cells: (charge: number, possibleOther: string) => string | undefined;
  /** Whether its first row stands in Prop64_Results. */
  readonly isResult: (charge: number) => boolean;
}

const CONDENSED_RUNS = runsOf(CONDENSED_COLUMNS.map(fieldOf));
const DESCRIPTION = fieldOf('OFFENSE_DESCR');
const COMMENT = fieldOf('COMMENT_TEXT');
const LF = '\n';
/** How much is read at once of a file of which all is wanted, and of one of which a record here and there is. */
const WINDOW = 1024 * 1024;
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
): Promise<void> {
  const { data, pause } = portion;
  const copies = new Copies(portion, index, nameOf, shown);
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
  private readonly results: CsvFile;
  private readonly all: CsvFile | undefined;
  private readonly condensed: CsvFile | undefined;
  private readonly rest = new PossibleOthers();
  private readonly rejected: readonly RejectedRecord[];
  private nextRejected = 0;

  constructor(
    private readonly portion: StatePortion,
    index: number,
    nameOf: (name: string) => string,
    private readonly shown: ShownCharges,
  ) {
    const { data, annotated, file, separators, sourceOf } = portion;
    this.rejected = data.rejected.filter((one) => one.file === index && COPIED.includes(one.code));
    this.results = file(nameOf(RESULTS));
    this.all = annotated ? file(nameOf(ALL)) : undefined;
    this.condensed = annotated ? file(nameOf(CONDENSED)) : undefined;
    this.source = annotated
      ? new KeptRows(sourceOf(index), WINDOW, separators)
      : new KeptRows(sourceOf(index), SMALL_WINDOW);
  }

  /** Adds a record, after what was rejected before it. */
  put(record: number): void {
    const { records, charges } = this.portion.data;
    this.putRejectedBefore(records.row[record]);
    const charge = this.portion.chargeOf[record];
    const isFirst = charges.record[charge] === record;
    const isResult = isFirst && this.shown.isResult(charge);
    if (this.all === undefined && !isResult) return;
    const { source } = this;
    const from = source.at(records.offset[record], records.length[record]);
    const to = from + records.length[record];
    source.row(from, to);
    const other = this.rest.of(source);
    const cells = isFirst ? this.shown.cells(charge, other) : undefined;
    const ending = cells === undefined ? this.rest.ending(other) : Buffer.from(cells + LF);
    if (this.all !== undefined) putRow(this.all, source.buffer, from, to, ending);
    if (this.condensed !== undefined) putCondensed(this.condensed, source, ending);
    if (isResult) putRow(this.results, source.buffer, from, to, ending);
  }

  /** Adds what was rejected after the last record. */
  end(): void {
    this.putRejectedBefore(Number.POSITIVE_INFINITY);
  }

  close(): void {
    this.source.close();
  }

  private putRejectedBefore(row: number): void {
    const { all, rejected } = this;
    for (; this.nextRejected < rejected.length; this.nextRejected++) {
      const { row: own, offset, length } = rejected[this.nextRejected];
      if (own >= row) return;
      const bytes = this.source.bytes(offset, length);
      if (all === undefined || !marksPair(bytes)) continue;
      all.bytes(bytes);
      all.text(NO_CELLS);
    }
  }
}

function putRow(file: CsvFile, buffer: Buffer, from: number, to: number, ending: Uint8Array): void {
  file.stretch(buffer, from, to);
  file.bytes(ending);
}

function putCondensed(file: CsvFile, row: KeptRows, ending: Uint8Array): void {
  for (let at = 0; at < CONDENSED_RUNS.length; at += 2) {
    // With the comma that stands before it.
    const start = row.fieldFrom(CONDENSED_RUNS[at]) - (at === 0 ? 0 : 1);
    file.stretch(row.buffer, start, row.fieldTo(CONDENSED_RUNS[at + 1]));
  }
  file.bytes(ending);
}

const NO_CELLS = `${','.repeat(ADDED_COLUMNS.length)}${LF}`;

/** The first and the last field of each run of fields that stand beside each other. */
function runsOf(fields: readonly number[]): number[] {
  const runs: number[] = [];
  for (const field of fields) {
    if (field > 0 && runs.at(-1) === field - 1) runs[runs.length - 1] = field;
    else runs.push(field, field);
  }
  return runs;
}

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

/** What the comments of rows name beside their charge; worked out once for each distinct pair of texts. */
class PossibleOthers {
  private readonly known = new Map<string, string>();
  private readonly none = endingOf('');
  private readonly endings = new Map<string, Uint8Array>();

  /** The comment, when it names another charge; else empty. */
  of(row: KeptRows): string {
    if (!mayName(row.buffer, row.fieldFrom(COMMENT), row.fieldTo(COMMENT))) return '';
    const comment = row.fieldText(COMMENT);
    if (!NAMES_A_NUMBER.test(comment)) return '';
    const description = row.fieldText(DESCRIPTION);
    const key = `${description}\n${comment}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const found = namesAnother(description, comment) ? comment : '';
    this.known.set(key, found);
    return found;
  }

  /** The cells of a row that has no others, and the line end. */
  ending(other: string): Uint8Array {
    if (other === '') return this.none;
    const before = this.endings.get(other);
    if (before !== undefined) return before;
    const made = endingOf(other);
    this.endings.set(other, made);
    return made;
  }
}

const endingOf = (other: string): Uint8Array => Buffer.from(cellsWithout(other) + LF);

const NAMES_A_NUMBER = /113(?:5[789]|60)/;

/** Whether the digits that all the numbers begin with stand in a stretch of bytes. */
function mayName(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 2; at < to; at++) {
    if (bytes[at] === 0x33 && bytes[at - 1] === 0x31 && bytes[at - 2] === 0x31) return true;
  }
  return false;
}
