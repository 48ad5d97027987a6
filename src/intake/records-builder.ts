import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { eventPart } from './event-part.js';
import { type Frame, QUOTE } from './frame-record.js';
import { grown } from './growing.js';
import { type ColumnSource, type Events, type FileColumns, type Lending, plainField } from './layout.js';
import { internMade } from './made-column.js';
import type { CodedColumn, EventPart, LentPart, RecordTable } from './record-table.js';
import { type CellPlaces, cellPlaces, type GrowingTextTable, growingTextTable } from './text-table.js';
import { trimmedEnd, trimmedStart } from './trim-bytes.js';
import { writeAsUtf8 } from './windows-1252.js';

const FIRST_ROOM = 256;
const BATCH = 256;

const PLAIN = 0;
const DOUBLED_QUOTES = 1;
const WINDOWS_1252 = 2;

/** One column while it is filled; `batch` is where its fields of the latest records stand. */
interface GrowingColumn {
  /** The code of record n is `codes[n - from]`. */
  codes: Int32Array;
  readonly from: number;
  readonly texts: GrowingTextTable;
  readonly batch: CellPlaces;
}

const growingColumn = (from: number, room: number): GrowingColumn => ({
  codes: new Int32Array(room),
  from,
  texts: growingTextTable(),
  batch: cellPlaces(BATCH),
});

/** A charge column that is made of fields of the file, which are columns of their own until the file ends. */
interface MadeColumn {
  readonly column: GrowingColumn;
  readonly source: ColumnSource;
  readonly fields: readonly GrowingColumn[];
}

/** The fields that tell which rows of the file are one charge, and what becomes of them. */
interface EventColumns {
  readonly events: Events;
  readonly key: readonly GrowingColumn[];
  readonly fields: readonly GrowingColumn[];
}

/**
 * Collects the clean records of all files of a run. Cells are interned a batch of records at a time, column by
 * column, which is faster than record by record: a column's table stays in the cache. So the bytes of added records
 * must stay where they are until `flush`.
 */
export class RecordsBuilder {
  count = 0;
  private file = new Int32Array(FIRST_ROOM);
  private row = new Int32Array(FIRST_ROOM);
  private offset = new Float64Array(FIRST_ROOM);
  private length = new Int32Array(FIRST_ROOM);
  private readonly columns = CHARGE_COLUMNS.map(() => growingColumn(0, FIRST_ROOM));
  private fields: GrowingColumn[] = [];
  private made: MadeColumn[] = [];
  private events: EventColumns | undefined;
  private readonly parts: EventPart[] = [];
  private lent: readonly Lending[] | undefined;
  private readonly lentParts: LentPart[] = [];
  private fileIndex = 0;
  private fileStart = 0;
  private present: { readonly field: number; readonly column: GrowingColumn }[] = [];
  private bytes = new Uint8Array(0);
  private view = new DataView(this.bytes.buffer);
  private readonly writing = new Uint8Array(BATCH);
  private readonly above = new Int32Array(BATCH);
  private readonly codesOfBatch = new Int32Array(BATCH);
  private batched = 0;
  private isPlainBatch = true;
  private scratch = new Uint8Array(0);
  private scratchView = new DataView(this.scratch.buffer);

  /** Says which file the next records are of, and where its columns are. */
  beginFile(fileIndex: number, { columnOf, events, lent }: FileColumns): void {
    this.endFile();
    this.fileIndex = fileIndex;
    this.present = [];
    const fields = new Map<number, GrowingColumn>();
    for (const [at, name] of CHARGE_COLUMNS.entries()) {
      const source = columnOf[name];
      if (source === undefined) continue;
      const column = this.columns[at];
      const plain = plainField(source);
      if (plain !== undefined) this.present.push({ field: plain, column });
      else this.made.push({ column, source, fields: source.fields.map((f) => this.fieldColumn(fields, f)) });
    }
    if (events !== undefined) {
      const columnsOf = (numbers: readonly number[]) => numbers.map((f) => this.fieldColumn(fields, f));
      const key = events.key === 'person and count' ? [] : columnsOf(events.key);
      this.events = { events, key, fields: columnsOf(events.fields) };
    }
    this.lent = lent;
    for (const [field, column] of fields) this.present.push({ field, column });
  }

  /** Adds a framed record; `offset` is where it stands in the file, `isUtf8` false when it is Windows-1252. */
  add(
    bytes: Uint8Array<ArrayBuffer>,
    frame: Frame,
    row: number,
    offset: number,
    length: number,
    isUtf8: boolean,
  ): void {
    if (bytes !== this.bytes) this.look(bytes);
    const at = this.count;
    if (at === this.row.length) this.makeRoom(at + 1);
    this.file[at] = this.fileIndex;
    this.row[at] = row;
    this.offset[at] = offset;
    this.length[at] = length;
    const { present, batched } = this;
    const { bounds } = frame;
    for (let k = 0; k < present.length; k++) {
      const { field, column } = present[k];
      column.batch.starts[batched] = bounds[2 * field];
      column.batch.ends[batched] = bounds[2 * field + 1];
    }
    this.writing[batched] = isUtf8 ? (frame.hasDoubledQuotes ? DOUBLED_QUOTES : PLAIN) : WINDOWS_1252;
    if (this.writing[batched] !== PLAIN) this.isPlainBatch = false;
    this.count = at + 1;
    this.batched = batched + 1;
    if (this.batched === BATCH) this.flush();
  }

  /** Interns the cells of the records added since the last time; their bytes may then be overwritten. */
  flush(): void {
    for (const { column } of this.present) {
      if (this.isPlainBatch) this.internPlain(column);
      else this.internEach(column);
    }
    this.batched = 0;
    this.isPlainBatch = true;
  }

  /** The table of all records added; nothing can be added afterwards. Its arrays are views of larger ones. */
  finish(): RecordTable {
    this.endFile();
    const { count } = this;
    const cells = CHARGE_COLUMNS.map((name, at): [ChargeColumn, CodedColumn] => {
      const { codes, texts } = this.columns[at];
      return [name, { codes: codes.subarray(0, count), texts: texts.seal() }];
    });
    return {
      count,
      file: this.file.subarray(0, count),
      row: this.row.subarray(0, count),
      offset: this.offset.subarray(0, count),
      length: this.length.subarray(0, count),
      cells: Object.fromEntries(cells) as Record<ChargeColumn, CodedColumn>,
      ...(this.parts.length === 0 ? {} : { events: this.parts }),
      ...(this.lentParts.length === 0 ? {} : { lent: this.lentParts }),
    };
  }

  /** The column of a field of the file, the same for all columns that are made of it. */
  private fieldColumn(known: Map<number, GrowingColumn>, field: number): GrowingColumn {
    const before = known.get(field);
    if (before !== undefined) return before;
    const column = growingColumn(this.count, this.row.length - this.count);
    known.set(field, column);
    this.fields.push(column);
    return column;
  }

  /** Makes the columns of the file's records that are made of several fields, and forgets the fields. */
  private endFile(): void {
    this.flush();
    for (const { column, source, fields } of this.made) {
      internMade(source, fields, column, this.fileStart, this.count);
    }
    if (this.events !== undefined) {
      const { events, key, fields } = this.events;
      const ofRun = events.key === 'person and count' ? [this.columnFrom('count')] : key;
      this.parts.push(eventPart(events, ofRun, fields, this.fileStart, this.count));
    }
    if (this.lent !== undefined) {
      this.lentParts.push({ from: this.fileStart, to: this.count, lent: this.lent });
    }
    this.lent = undefined;
    this.made = [];
    this.fields = [];
    this.events = undefined;
    this.fileStart = this.count;
  }

  /** A column of the run from the first record of the file on. */
  private columnFrom(name: ChargeColumn): CodedColumn {
    const { codes, texts } = this.columns[CHARGE_COLUMNS.indexOf(name)];
    return { codes: codes.subarray(this.fileStart, this.count), texts };
  }

  private look(bytes: Uint8Array<ArrayBuffer>): void {
    this.flush();
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  private makeRoom(needed: number): void {
    this.file = grown(this.file, needed);
    this.row = grown(this.row, needed);
    this.offset = grown(this.offset, needed);
    this.length = grown(this.length, needed);
    for (const column of this.columns) column.codes = grown(column.codes, needed);
    for (const column of this.fields) column.codes = grown(column.codes, this.row.length - column.from);
  }

  private internPlain({ codes, from, texts, batch }: GrowingColumn): void {
    const { bytes, view, batched, above, codesOfBatch } = this;
    const { starts, ends } = batch;
    let distinct = 0;
    let start = 0;
    let end = -1;
    for (let n = 0; n < batched; n++) {
      // Rows of one person and case stand together: many cells repeat the one above, spaces and all.
      const shift = start;
      const length = end - start;
      start = starts[n];
      end = ends[n];
      if (end - start !== length || !areEqual(view, shift, start, length)) {
        let first = start;
        let last = end;
        if (first < last && bytes[first] === QUOTE) {
          first += 1;
          last -= 1;
        }
        if (!isTight(bytes, first, last)) {
          last = withoutSpaces(view, first, last);
          first = trimmedStart(bytes, first, last);
          last = trimmedEnd(bytes, first, last);
        }
        starts[distinct] = first;
        ends[distinct] = last;
        distinct += 1;
      }
      above[n] = distinct - 1;
    }
    batch.count = distinct;
    texts.internMany(view, batch, codesOfBatch, 0);
    const to = this.count - batched - from;
    for (let n = 0; n < batched; n++) codes[to + n] = codesOfBatch[above[n]];
  }

  private internEach({ codes, from, texts, batch }: GrowingColumn): void {
    const { bytes, view, batched, writing } = this;
    const first = this.count - batched - from;
    for (let n = 0; n < batched; n++) {
      let start = batch.starts[n];
      let end = batch.ends[n];
      if (start === end) continue;
      const isQuoted = bytes[start] === QUOTE;
      if (isQuoted) {
        start += 1;
        end -= 1;
      }
      codes[first + n] =
        writing[n] === PLAIN
          ? internTrimmed(texts, bytes, view, start, end)
          : this.internCopy(texts, start, end, isQuoted, writing[n] !== WINDOWS_1252);
    }
  }

  /** Interns a cell by way of a copy, in which doubled quotation marks are single and all is UTF-8. */
  private internCopy(
    texts: GrowingTextTable,
    start: number,
    end: number,
    isQuoted: boolean,
    isUtf8: boolean,
  ): number {
    if (this.scratch.length < 3 * (end - start)) {
      this.scratch = grown(this.scratch, 3 * (end - start));
      this.scratchView = new DataView(this.scratch.buffer);
    }
    const { bytes, scratch } = this;
    let to = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (byte < 0x80 || isUtf8) scratch[to++] = byte;
      else to = writeAsUtf8(byte, scratch, to);
      if (isQuoted && byte === QUOTE) i += 1;
    }
    return internTrimmed(texts, scratch, this.scratchView, 0, to);
  }
}

/** Interns the bytes without their outer spaces; `view` is of the same bytes. */
function internTrimmed(
  texts: GrowingTextTable,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
): number {
  const from = trimmedStart(bytes, start, end);
  return texts.intern(view, from, trimmedEnd(bytes, from, end));
}

/** Whether the text surely begins and ends with no space: the quick test that most cells pass. */
function isTight(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  const first = bytes[start];
  const last = bytes[end - 1];
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}

const FOUR_SPACES = 0x20202020;

/** Index after the last bytes that are not, four by four, spaces: most of a padded cell is passed so. */
function withoutSpaces(view: DataView, start: number, end: number): number {
  let last = end;
  while (last - 4 >= start && view.getInt32(last - 4, true) === FOUR_SPACES) last -= 4;
  return last;
}

/** Whether `length` bytes from `a` on are those from `b` on. */
function areEqual(view: DataView, a: number, b: number, length: number): boolean {
  let i = 0;
  for (; i <= length - 4; i += 4) {
    if (view.getInt32(a + i, true) !== view.getInt32(b + i, true)) return false;
  }
  for (; i < length; i++) if (view.getUint8(a + i) !== view.getUint8(b + i)) return false;
  return true;
}
