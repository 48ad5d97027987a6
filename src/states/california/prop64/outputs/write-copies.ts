import { closeSync, openSync, readSync } from 'node:fs';
import { csvFields, csvFieldText } from '../../../../files/csv-fields.js';
import type { StatePortion, StateRun } from '../../../../screening/state-results.js';
import { CA_DOJ_COLUMNS, fieldOf } from '../../layouts/ca-doj-columns.js';
import { cellsWithout } from './added-cells.js';
import { ADDED_COLUMNS, CONDENSED_COLUMNS } from './added-columns.js';
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
  const source = new Stretches(sourceOf(index), SMALL_WINDOW);
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
  const { data, annotated, chargeOf, file, pause } = portion;
  const source = new Stretches(portion.sourceOf(index), annotated ? WINDOW : SMALL_WINDOW);
  const results = file(nameOf(RESULTS));
  const all = annotated ? file(nameOf(ALL)) : undefined;
  const condensed = annotated ? file(nameOf(CONDENSED)) : undefined;
  const bounds = new Int32Array(2 * CA_DOJ_COLUMNS.length);
  const rest = possibleOthers();
  try {
    const rejected = data.rejected.filter((one) => one.file === index && COPIED.includes(one.code));
    const { records, charges, own } = data;
    let next = 0;
    const copyRejectedBefore = (row: number): void => {
      for (; next < rejected.length && rejected[next].row < row; next++) {
        const bytes = source.bytes(rejected[next].offset, rejected[next].length);
        if (all === undefined || !marksPair(bytes)) continue;
        all.bytes(bytes);
        all.text(NO_CELLS);
      }
    };
    for (let record = own.records.from; record < own.records.to; record++) {
      if (record % YIELD_EVERY === 0) await pause();
      if (records.file[record] !== index) continue;
      copyRejectedBefore(records.row[record]);
      const charge = chargeOf[record];
      const isFirst = charges.record[charge] === record;
      const isResult = isFirst && shown.isResult(charge);
      if (!annotated && !isResult) continue;
      const from = source.at(records.offset[record], records.length[record]);
      const to = from + records.length[record];
      const { buffer } = source;
      csvFields(buffer, bounds, from, to);
      const other = rest.of(buffer, bounds);
      const cells = isFirst ? shown.cells(charge, other) : undefined;
      const ending = cells === undefined ? rest.ending(other) : Buffer.from(cells + LF);
      if (all !== undefined) {
        all.stretch(buffer, from, to);
        all.bytes(ending);
      }
      if (condensed !== undefined) {
        for (let at = 0; at < CONDENSED_RUNS.length; at += 2) {
          // With the comma that stands before it.
          const start = bounds[2 * CONDENSED_RUNS[at]] - (at === 0 ? 0 : 1);
          condensed.stretch(buffer, start, bounds[2 * CONDENSED_RUNS[at + 1] + 1]);
        }
        condensed.bytes(ending);
      }
      if (isResult) {
        results.stretch(buffer, from, to);
        results.bytes(ending);
      }
    }
    copyRejectedBefore(Number.POSITIVE_INFINITY);
  } finally {
    source.close();
  }
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
function possibleOthers() {
  const known = new Map<string, string>();
  const endingOf = (other: string): Uint8Array => Buffer.from(cellsWithout(other) + LF);
  const none = endingOf('');
  const endings = new Map<string, Uint8Array>();
  return {
    /** The comment, when it names another charge; else empty. */
    of(bytes: Uint8Array, bounds: Int32Array): string {
      if (!mayName(bytes, bounds[2 * COMMENT], bounds[2 * COMMENT + 1])) return '';
      const comment = csvFieldText(bytes, bounds, COMMENT);
      if (!NAMES_A_NUMBER.test(comment)) return '';
      const description = csvFieldText(bytes, bounds, DESCRIPTION);
      const key = `${description}\n${comment}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = namesAnother(description, comment) ? comment : '';
      known.set(key, found);
      return found;
    },
    /** The cells of a row that has no others, and the line end. */
    ending(other: string): Uint8Array {
      if (other === '') return none;
      const before = endings.get(other);
      if (before !== undefined) return before;
      const made = endingOf(other);
      endings.set(other, made);
      return made;
    },
  };
}

const NAMES_A_NUMBER = /113(?:5[789]|60)/;

/** Whether the digits that all the numbers begin with stand in a stretch of bytes. */
function mayName(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 2; at < to; at++) {
    if (bytes[at] === 0x33 && bytes[at - 1] === 0x31 && bytes[at - 2] === 0x31) return true;
  }
  return false;
}

/** Reads stretches of a file that mostly follow one another. */
class Stretches {
  /** What was read last; the next stretch may be read into its place. */
  buffer: Buffer;
  private readonly file: number;
  private start = 0;
  private filled = 0;

  constructor(path: string, window: number) {
    this.file = openSync(path, 'r');
    this.buffer = Buffer.allocUnsafeSlow(window);
  }

  /** Where the bytes stand in the buffer, until the next call. */
  at(offset: number, length: number): number {
    if (offset < this.start || offset + length > this.start + this.filled) {
      if (length > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(2 * length);
      this.filled = readSync(this.file, this.buffer, 0, this.buffer.length, offset);
      this.start = offset;
      if (this.filled < length) throw new RangeError('a kept source is shorter than what was read of it');
    }
    return offset - this.start;
  }

  /** A view of the bytes, good until the next call. */
  bytes(offset: number, length: number): Uint8Array {
    const from = this.at(offset, length);
    return this.buffer.subarray(from, from + length);
  }

  text({ offset, length }: { readonly offset: number; readonly length: number }): string {
    return length === 0 ? '' : Buffer.from(this.bytes(offset, length)).toString('utf8');
  }

  close(): void {
    closeSync(this.file);
  }
}
