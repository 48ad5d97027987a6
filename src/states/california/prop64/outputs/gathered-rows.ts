import type { CsvFile } from '../../../../files/csv-writer.js';
import type { StatePortion } from '../../../../screening/state-results.js';
import { fieldOf } from '../../layouts/ca-doj-columns.js';
import { CONDENSED_COLUMNS } from './added-columns.js';
import type { KeptRows } from './kept-rows.js';

type Gatherer = StatePortion['gatherer'];

const CONDENSED_RUNS = runsOf(CONDENSED_COLUMNS.map(fieldOf));
/** How much of the gatherer's source is for what stands behind rows; the rest is for the rows. */
const ENDINGS = 64 * 1024;
/** Numbers that a row takes in the list of each file: two for each stretch and its ending. */
const NUMBERS_ALL = 4;
const NUMBERS_CONDENSED = CONDENSED_RUNS.length + 2;

/**
 * Rows with what stands behind them, gathered for two files: the whole row, and twenty of its columns. They are written
 * when the rows after them are read into the place of theirs, or the lists are full.
 */
export class GatheredRows {
  /** Where rows are to be read to. */
  readonly window: Buffer;
  private readonly mostRows: number;
  private readonly condensedFrom: number;
  private readonly noneTo: number;
  private allTo = 0;
  private condensedTo: number;
  private rows = 0;
  private bytes = 0;
  private endingsTo: number;

  /** `none` is what stands behind most rows. */
  constructor(
    private readonly gatherer: Gatherer,
    private readonly none: Uint8Array,
    private readonly all: CsvFile,
    private readonly condensed: CsvFile,
  ) {
    const { source, stretches } = gatherer;
    this.window = source.subarray(ENDINGS);
    this.mostRows = Math.floor(stretches.length / (NUMBERS_ALL + NUMBERS_CONDENSED));
    this.condensedFrom = this.mostRows * NUMBERS_ALL;
    this.condensedTo = this.condensedFrom;
    source.set(none);
    this.noneTo = none.length;
    this.endingsTo = none.length;
  }

  /** Adds the row that stands in the window, or elsewhere, from `from` to before `to`. */
  put(row: KeptRows, from: number, to: number, ending: Uint8Array): void {
    const long = to - from + ending.length;
    if (row.buffer !== this.window || long > this.gatherer.room || ending.length > ENDINGS - this.noneTo) {
      this.putAtOnce(row, from, to, ending);
      return;
    }
    const isFull = this.rows === this.mostRows || this.bytes + long > this.gatherer.room;
    if (isFull || (ending !== this.none && this.endingsTo + ending.length > ENDINGS)) this.write();
    this.rows++;
    this.bytes += long;
    this.list(row, from, to, ending === this.none ? 0 : this.endingAt(ending), ending.length);
  }

  /** Writes what was gathered. Whatever is read to the window, or written to the files, comes after that. */
  write(): void {
    if (this.rows === 0) return;
    this.all.manyBytes(this.gatherer.gather(0, this.allTo));
    this.condensed.manyBytes(this.gatherer.gather(this.condensedFrom, this.condensedTo));
    this.allTo = 0;
    this.condensedTo = this.condensedFrom;
    this.endingsTo = this.noneTo;
    this.rows = 0;
    this.bytes = 0;
  }

  private list(row: KeptRows, from: number, to: number, endingFrom: number, long: number): void {
    const { stretches } = this.gatherer;
    this.allTo = listStretch(stretches, this.allTo, ENDINGS + from, ENDINGS + to);
    this.allTo = listStretch(stretches, this.allTo, endingFrom, endingFrom + long);
    const condensedTo = row.listRuns(CONDENSED_RUNS, ENDINGS, stretches, this.condensedTo);
    this.condensedTo = listStretch(stretches, condensedTo, endingFrom, endingFrom + long);
  }

  private endingAt(ending: Uint8Array): number {
    const at = this.endingsTo;
    this.gatherer.source.set(ending, at);
    this.endingsTo += ending.length;
    return at;
  }

  private putAtOnce(row: KeptRows, from: number, to: number, ending: Uint8Array): void {
    this.write();
    this.all.stretch(row.buffer, from, to);
    this.all.bytes(ending);
    const runs = new Int32Array(CONDENSED_RUNS.length);
    row.listRuns(CONDENSED_RUNS, 0, runs, 0);
    for (let at = 0; at < runs.length; at += 2) this.condensed.stretch(row.buffer, runs[at], runs[at + 1]);
    this.condensed.bytes(ending);
  }
}

function listStretch(stretches: Int32Array, at: number, from: number, to: number): number {
  stretches[at] = from;
  stretches[at + 1] = to;
  return at + 2;
}

/** The first and the last field of each run of fields that stand beside each other. */
function runsOf(fields: readonly number[]): Int32Array {
  const runs: number[] = [];
  for (const field of fields) {
    if (field > 0 && runs.at(-1) === field - 1) runs[runs.length - 1] = field;
    else runs.push(field, field);
  }
  return Int32Array.from(runs);
}
