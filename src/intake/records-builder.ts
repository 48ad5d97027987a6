import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { CellBatch } from './cell-batch.js';
import { KeyedGroups } from './event-part.js';
import type { Frame } from './frame-record.js';
import { grown } from './growing.js';
import { type FileColumns, plainField } from './layout.js';
import { LIMITS } from './limits.js';
import { MadeCells } from './made-column.js';
import { Column, FIRST_FIELD, type FileRecords, type SharedRecords } from './record-store/block.js';
import { type BlockColumn, BlockWriter } from './record-store/block-writer.js';
import { openRecords, type RecordStore } from './record-store.js';
import { type GrowingTextTable, growingTextTable, type SharedTexts, sharedTextsOf } from './text-table.js';
import { numbersIn, type VectorMemory } from './vector-memory.js';

const FIRST_ROOM = 256;

/** One column while it is filled: the codes of the block's records. */
interface GrowingColumn {
  codes: Int32Array;
  readonly texts: GrowingTextTable;
}

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
  /** Cells that stand in this memory are numbered faster. */
  readonly memory?: VectorMemory | undefined;
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
  private readonly columns: readonly GrowingColumn[];
  /** The charge columns that the file has. */
  private filled = new Set<GrowingColumn>();
  private made: Made[] = [];
  private groups: KeyedGroups | undefined;
  private eventFields: readonly GrowingColumn[] = [];
  private readonly files: FileRecords[] = [];
  private readonly rules: FileColumns[] = [];
  private fileIndex = 0;
  private fileStart = 0;
  private present: { readonly field: number; readonly column: GrowingColumn }[] = [];
  private readonly batch: CellBatch;
  /** Where the bytes of records are to stand, if anywhere. */
  readonly memory: VectorMemory | undefined;
  private readonly blocks: BlockWriter;
  private readonly blockRecords: number;

  constructor({ blockRecords, path, memory }: Keeping = LIMITS) {
    this.memory = memory;
    this.batch = new CellBatch(memory);
    this.columns = CHARGE_COLUMNS.map(() => this.growingColumn());
    this.blocks = new BlockWriter(path, memory);
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
    const sources = CHARGE_COLUMNS.flatMap((name, at) => {
      const source = columnOf[name];
      return source === undefined ? [] : [{ source, column: this.columns[at], plain: plainField(source) }];
    });
    for (const { column, plain } of sources) {
      this.filled.add(column);
      if (plain === undefined) continue;
      // What else is made of the field reads this column.
      if (fields.has(plain)) this.present.push({ field: plain, column });
      else fields.set(plain, column);
    }
    for (const { source, column, plain } of sources) {
      if (plain !== undefined) continue;
      const made = source.fields.map((f) => this.fieldColumn(fields, f));
      this.made.push({ column, cells: new MadeCells(source, made, column.texts) });
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
    bytes: Uint8Array<ArrayBufferLike>,
    frame: Frame,
    row: number,
    offset: number,
    length: number,
    isUtf8: boolean,
  ): void {
    const { batch } = this;
    if (!batch.isOf(bytes, frame)) {
      this.flush();
      batch.look(bytes, frame);
    }
    const at = this.inBlock;
    if (at === this.row.length) this.makeRoom(at + 1);
    this.row[at] = row;
    this.offset[at] = offset;
    this.length[at] = length;
    batch.add(frame, isUtf8);
    this.count += 1;
    this.inBlock = at + 1;
    if (this.inBlock === this.blockRecords) this.endBlock();
    else if (batch.isFull) this.flush();
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
    const { batch, present } = this;
    if (batch.count === 0) return;
    const to = this.inBlock - batch.count;
    for (const { field, column } of present) batch.intern(column.texts, field, this.roomIn(column), to);
    batch.clear();
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
    const column = this.growingColumn();
    known.set(field, column);
    return column;
  }

  private growingColumn(): GrowingColumn {
    return { codes: new Int32Array(0), texts: growingTextTable(this.memory) };
  }

  /** Keeps the records since the last block, with the columns that are made of fields. */
  private endBlock(): void {
    this.flush();
    const { inBlock, filled, columns, groups, group } = this;
    if (inBlock === 0) return;
    for (const { column, cells } of this.made) {
      cells.fill(inBlock, this.roomIn(column));
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
      // A charge column goes on with the next file.
      const fields = this.eventFields.map((column) =>
        sharedTextsOf(this.filled.has(column) ? column.texts : column.texts.seal()),
      );
      const groups = this.groups?.count ?? 0;
      this.files.push({ file: this.fileIndex, from: this.fileStart, to: this.count, groups, fields });
    }
    this.fileStart = this.count;
    this.filled = new Set();
    this.present = [];
    this.made = [];
    this.eventFields = [];
    this.groups = undefined;
  }

  private makeRoom(needed: number): void {
    const room = Math.min(Math.max(needed, FIRST_ROOM, 2 * this.row.length), this.blockRecords);
    this.row = grown(this.row, room);
    this.offset = grown(this.offset, room);
    this.length = grown(this.length, room);
    if (this.groups !== undefined) this.group = grown(this.group, room);
  }

  private roomIn(column: GrowingColumn): Int32Array {
    const { memory } = this;
    if (column.codes.length >= this.inBlock) return column.codes;
    const codes = numbersIn(memory, this.row.length);
    codes.set(column.codes);
    memory?.giveBack(column.codes);
    column.codes = codes;
    return codes;
  }
}
