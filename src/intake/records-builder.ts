import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { KeyedGroups } from './event-part.js';
import { type Frame, QUOTE } from './frame-record.js';
import { grown } from './growing.js';
import { type FileColumns, plainField } from './layout.js';
import { LIMITS } from './limits.js';
import { MadeCells } from './made-column.js';
import { Column, FIRST_FIELD, type FileRecords, type SharedRecords } from './record-store/block.js';
import { type BlockColumn, BlockWriter } from './record-store/block-writer.js';
import { openRecords, type RecordStore } from './record-store.js';
import {
  type CellPlaces,
  cellPlaces,
  type GrowingTextTable,
  growingTextTable,
  type SharedTexts,
  sharedTextsOf,
} from './text-table.js';
import { trimmedEnd, trimmedStart } from './trim-bytes.js';
import { writeAsUtf8 } from './windows-1252.js';

const FIRST_ROOM = 256;
const BATCH = 256;

const PLAIN = 0;
const DOUBLED_QUOTES = 1;
const WINDOWS_1252 = 2;

/** One column while it is filled: the codes of the block's records, and where its fields of the latest ones stand. */
interface GrowingColumn {
  codes: Int32Array;
  readonly texts: GrowingTextTable;
  readonly batch: CellPlaces;
}

const growingColumn = (): GrowingColumn => ({
  codes: new Int32Array(0),
  texts: growingTextTable(),
  batch: cellPlaces(BATCH),
});

/** What is made of the fields of the file at the end of each block. */
interface Made {
  readonly column: GrowingColumn;
  readonly cells: MadeCells;
}

/** How a list is kept while it is read. */
export interface Keeping {
  /** Records of a block. */
  readonly blockRecords: number;
  /** The file that blocks are kept in; without it they stay in memory. */
  readonly path?: string;
}

/**
 * Collects the clean records of all files of a run, block by block. Cells are interned a batch of records at a time,
 * column by column, which is faster than record by record: a column's table stays in the cache. So the bytes of added
 * records, and the ends of their fields, must stay where they are until `flush`.
 */
export class RecordsBuilder {
  /** All records, and those of the block that is not kept yet. */
  count = 0;
  private inBlock = 0;
  private row = new Int32Array(0);
  private offset = new Float64Array(0);
  private length = new Int32Array(0);
  private group = new Int32Array(0);
  private readonly columns = CHARGE_COLUMNS.map(growingColumn);
  /** The charge columns that the file has. */
  private filled = new Set<GrowingColumn>();
  private fields: GrowingColumn[] = [];
  private made: Made[] = [];
  private groups: KeyedGroups | undefined;
  private eventFields: readonly GrowingColumn[] = [];
  private readonly files: FileRecords[] = [];
  private readonly rules: FileColumns[] = [];
  private fileIndex = 0;
  private fileStart = 0;
  private present: { readonly field: number; readonly column: GrowingColumn }[] = [];
  private bytes = new Uint8Array(0);
  /** Where the fields of the records added since the last flush end; and of each its first end, and where it begins. */
  private ends: Int32Array = new Int32Array(0);
  private readonly firstEnds = new Int32Array(BATCH);
  private readonly begins = new Int32Array(BATCH);
  private view = new DataView(this.bytes.buffer);
  private readonly writing = new Uint8Array(BATCH);
  private readonly above = new Int32Array(BATCH);
  private readonly codesOfBatch = new Int32Array(BATCH);
  private batched = 0;
  private isPlainBatch = true;
  private scratch = new Uint8Array(0);
  private scratchView = new DataView(this.scratch.buffer);
  private readonly blocks: BlockWriter;
  private readonly blockRecords: number;

  constructor({ blockRecords, path }: Keeping = LIMITS) {
    this.blocks = new BlockWriter(path);
    this.blockRecords = blockRecords;
  }

  /** Says which file the next records are of, and where its columns are. */
  beginFile(fileIndex: number, columns: FileColumns): void {
    this.endFile();
    const { columnOf, events } = columns;
    this.rules[fileIndex] = columns;
    this.fileIndex = fileIndex;
    this.fileStart = this.count;
    const fields = new Map<number, GrowingColumn>();
    for (const [at, name] of CHARGE_COLUMNS.entries()) {
      const source = columnOf[name];
      if (source === undefined) continue;
      const column = this.columns[at];
      this.filled.add(column);
      const plain = plainField(source);
      if (plain !== undefined) this.present.push({ field: plain, column });
      else {
        const made = source.fields.map((f) => this.fieldColumn(fields, f));
        this.made.push({ column, cells: new MadeCells(source, made, column.texts) });
      }
    }
    if (events !== undefined) {
      const columnsOf = (numbers: readonly number[]) => numbers.map((f) => this.fieldColumn(fields, f));
      if (events.key !== 'person and count') this.groups = new KeyedGroups(columnsOf(events.key));
      this.eventFields = columnsOf(events.fields);
    }
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
    if (bytes !== this.bytes || frame.ends !== this.ends) this.look(bytes, frame.ends);
    const at = this.inBlock;
    if (at === this.row.length) this.makeRoom(at + 1);
    this.row[at] = row;
    this.offset[at] = offset;
    this.length[at] = length;
    const { batched } = this;
    this.begins[batched] = frame.from;
    this.firstEnds[batched] = frame.firstEnd;
    this.writing[batched] = isUtf8 ? (frame.hasDoubledQuotes ? DOUBLED_QUOTES : PLAIN) : WINDOWS_1252;
    if (this.writing[batched] !== PLAIN) this.isPlainBatch = false;
    this.count += 1;
    this.inBlock = at + 1;
    this.batched = batched + 1;
    if (this.inBlock === this.blockRecords) this.endBlock();
    else if (this.batched === BATCH) this.flush();
  }

  /**
   * Adds the records of a part of the same file that another builder has read; `rows` is how many rows came before.
   * Its texts are numbered as they would have been here.
   */
  absorb(part: SharedRecords, rows: number): void {
    this.endBlock();
    const maps: (Int32Array | undefined)[] = [];
    const map = (column: number, into: GrowingColumn, texts: SharedTexts): void => {
      if (texts.size > 1) maps[column] = into.texts.internAll(texts);
    };
    for (const [at, column] of this.columns.entries()) map(Column.firstCell + at, column, part.texts[at]);
    const fields = part.files[0]?.fields ?? [];
    for (const [at, texts] of fields.entries()) map(FIRST_FIELD + at, this.eventFields[at], texts);
    this.blocks.absorb(part, rows, maps);
    this.count += part.count;
  }

  /** Interns the cells of the records added since the last time; their bytes may then be overwritten. */
  flush(): void {
    for (const { field, column } of this.present) {
      if (this.isPlainBatch) this.internPlain(column, field);
      else this.internEach(column, field);
    }
    this.batched = 0;
    this.isPlainBatch = true;
  }

  /** The store of all records added; nothing can be added afterwards. */
  finish(): RecordStore {
    this.endFile();
    this.blocks.close();
    const { count, files } = this;
    const { blocks, sources } = this.blocks;
    const texts = this.columns.map((column) => sharedTextsOf(column.texts.seal()));
    return openRecords({ count, blocks, sources, texts, files }, this.rules);
  }

  /** Forgets all records and what they are kept in, for a work that failed. */
  discard(): void {
    this.blocks.discard();
  }

  /** The column of a field of the file, the same for all columns that are made of it. */
  private fieldColumn(known: Map<number, GrowingColumn>, field: number): GrowingColumn {
    const before = known.get(field);
    if (before !== undefined) return before;
    const column = growingColumn();
    known.set(field, column);
    this.fields.push(column);
    return column;
  }

  /** Keeps the records since the last block, with the columns that are made of fields. */
  private endBlock(): void {
    this.flush();
    const { inBlock, filled, columns, groups, group } = this;
    if (inBlock === 0) return;
    for (const { column, cells } of this.made) {
      column.codes = grown(column.codes, inBlock);
      cells.fill(inBlock, column.codes);
    }
    if (groups !== undefined) groups.number(inBlock, group);
    const all: BlockColumn[] = [this.row, this.offset, this.length, groups && group];
    for (const column of columns) all.push(filled.has(column) ? column.codes : undefined);
    for (const { codes } of this.eventFields) all.push(codes);
    this.blocks.add(this.fileIndex, inBlock, all);
    this.inBlock = 0;
  }

  /** Ends the file's last block, and forgets its fields. */
  private endFile(): void {
    this.endBlock();
    if (this.count > this.fileStart) {
      const fields = this.eventFields.map(({ texts }) => sharedTextsOf(texts.seal()));
      const groups = this.groups?.count ?? 0;
      this.files.push({ file: this.fileIndex, from: this.fileStart, to: this.count, groups, fields });
    }
    this.fileStart = this.count;
    this.filled = new Set();
    this.present = [];
    this.made = [];
    this.fields = [];
    this.eventFields = [];
    this.groups = undefined;
  }

  private look(bytes: Uint8Array<ArrayBuffer>, ends: Int32Array): void {
    this.flush();
    this.ends = ends;
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  private makeRoom(needed: number): void {
    const room = Math.min(Math.max(needed, FIRST_ROOM, 2 * this.row.length), this.blockRecords);
    this.row = grown(this.row, room);
    this.offset = grown(this.offset, room);
    this.length = grown(this.length, room);
    if (this.groups !== undefined) this.group = grown(this.group, room);
  }

  private internPlain(column: GrowingColumn, field: number): void {
    const { texts, batch } = column;
    const codes = this.roomIn(column);
    const { bytes, view, batched, above, codesOfBatch, firstEnds } = this;
    const fieldEnds = this.ends;
    const begins = field === 0 ? this.begins : undefined;
    const { starts, ends } = batch;
    let distinct = 0;
    let start = 0;
    let end = -1;
    for (let n = 0; n < batched; n++) {
      // Rows of one person and case stand together: many cells repeat the one above, spaces and all.
      const shift = start;
      const length = end - start;
      const at = firstEnds[n] + field;
      start = begins === undefined ? fieldEnds[at - 1] + 1 : begins[n];
      end = fieldEnds[at];
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
    const to = this.inBlock - batched;
    for (let n = 0; n < batched; n++) codes[to + n] = codesOfBatch[above[n]];
  }

  private roomIn(column: GrowingColumn): Int32Array {
    if (column.codes.length < this.inBlock) column.codes = grown(column.codes, this.row.length);
    return column.codes;
  }

  private internEach(column: GrowingColumn, field: number): void {
    const { texts } = column;
    const codes = this.roomIn(column);
    const { bytes, view, batched, writing, firstEnds } = this;
    const first = this.inBlock - batched;
    for (let n = 0; n < batched; n++) {
      const at = firstEnds[n] + field;
      let start = field === 0 ? this.begins[n] : this.ends[at - 1] + 1;
      let end = this.ends[at];
      if (start === end) {
        codes[first + n] = 0;
        continue;
      }
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
