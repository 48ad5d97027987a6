import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { type Frame, QUOTE } from './frame-record.js';
import { grown } from './growing.js';
import type { ColumnPlaces } from './layout.js';
import type { CodedColumn, RecordTable } from './record-table.js';
import { type GrowingTextTable, growingTextTable } from './text-table.js';
import { trimmedEnd, trimmedStart } from './trim-bytes.js';
import { writeAsUtf8 } from './windows-1252.js';

const FIRST_ROOM = 4096;

/** One column while it is filled. */
interface GrowingColumn {
  codes: Int32Array;
  readonly texts: GrowingTextTable;
}

/** Collects the clean records of all files of a run. */
export class RecordsBuilder {
  count = 0;
  private file = new Int32Array(FIRST_ROOM);
  private row = new Int32Array(FIRST_ROOM);
  private offset = new Float64Array(FIRST_ROOM);
  private length = new Int32Array(FIRST_ROOM);
  private readonly columns = CHARGE_COLUMNS.map(
    (): GrowingColumn => ({
      codes: new Int32Array(FIRST_ROOM),
      texts: growingTextTable(),
    }),
  );
  private fileIndex = 0;
  private present: { readonly field: number; readonly column: GrowingColumn }[] = [];
  private scratch = new Uint8Array(0);

  /** Says which file the next records are of, and where its columns are. */
  beginFile(fileIndex: number, columnOf: ColumnPlaces): void {
    this.fileIndex = fileIndex;
    this.present = [];
    for (const [at, name] of CHARGE_COLUMNS.entries()) {
      const field = columnOf[name];
      if (field !== undefined) this.present.push({ field, column: this.columns[at] });
    }
  }

  /** Adds a framed record; `offset` is where it stands in the file, `isUtf8` false when it is Windows-1252. */
  add(bytes: Uint8Array, frame: Frame, row: number, offset: number, length: number, isUtf8: boolean): void {
    const at = this.count;
    if (at === this.row.length) this.makeRoom(at + 1);
    this.file[at] = this.fileIndex;
    this.row[at] = row;
    this.offset[at] = offset;
    this.length[at] = length;
    const { present } = this;
    const { bounds, hasDoubledQuotes } = frame;
    const mustCopy = hasDoubledQuotes || !isUtf8;
    for (let k = 0; k < present.length; k++) {
      const { field, column } = present[k];
      let start = bounds[2 * field];
      let end = bounds[2 * field + 1];
      if (start === end) continue;
      const isQuoted = bytes[start] === QUOTE;
      if (isQuoted) {
        start += 1;
        end -= 1;
      }
      column.codes[at] = mustCopy
        ? this.internCopy(column.texts, bytes, start, end, isQuoted, isUtf8)
        : internTrimmed(column.texts, bytes, start, end);
    }
    this.count = at + 1;
  }

  /** The table of all records added; nothing can be added afterwards. Its arrays are views of larger ones. */
  finish(): RecordTable {
    const { count } = this;
    const cells = CHARGE_COLUMNS.map((name, at): [ChargeColumn, CodedColumn] => {
      const { codes, texts } = this.columns[at];
      texts.seal();
      return [name, { codes: codes.subarray(0, count), texts }];
    });
    return {
      count,
      file: this.file.subarray(0, count),
      row: this.row.subarray(0, count),
      offset: this.offset.subarray(0, count),
      length: this.length.subarray(0, count),
      cells: Object.fromEntries(cells) as Record<ChargeColumn, CodedColumn>,
    };
  }

  private makeRoom(needed: number): void {
    this.file = grown(this.file, needed);
    this.row = grown(this.row, needed);
    this.offset = grown(this.offset, needed);
    this.length = grown(this.length, needed);
    for (const column of this.columns) column.codes = grown(column.codes, needed);
  }

  /** Interns a cell by way of a copy, in which doubled quotation marks are single and all is UTF-8. */
  private internCopy(
    texts: GrowingTextTable,
    bytes: Uint8Array,
    start: number,
    end: number,
    isQuoted: boolean,
    isUtf8: boolean,
  ): number {
    this.scratch = grown(this.scratch, 3 * (end - start));
    const { scratch } = this;
    let to = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (byte < 0x80 || isUtf8) scratch[to++] = byte;
      else to = writeAsUtf8(byte, scratch, to);
      if (isQuoted && byte === QUOTE) i += 1;
    }
    return internTrimmed(texts, scratch, 0, to);
  }
}

function internTrimmed(texts: GrowingTextTable, bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  const first = bytes[start];
  const last = bytes[end - 1];
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return texts.intern(bytes, start, end);
  const from = trimmedStart(bytes, start, end);
  return texts.intern(bytes, from, trimmedEnd(bytes, from, end));
}
