import { closeSync, openSync, readSync } from 'node:fs';
import { csvFields, csvFieldText } from '../../../../files/csv-fields.js';
import type { StatePortion } from '../../../../screening/state-results.js';
import { CA_DOJ_COLUMNS } from '../../layouts/ca-doj-columns.js';

const FIELDS = CA_DOJ_COLUMNS.length;
/** How much the finder looks at in one call: where it is not sure of a row, so much is read field by field at most. */
const PIECE = 128 * 1024;
/** How far behind a row the finder must look at least to find its line end, since it looks at 64 bytes in each step. */
const BEHIND_ROW = 65;

/** What finds the separators of many lines in one step. */
type Finder = StatePortion['separators'];

/**
 * Reads rows of a kept source, and says where the fields of each stand. With a finder, those of many rows that mostly
 * follow one another are looked for at once, or those of one that stands alone; `csvFields` is what they mean, and finds
 * them where it is not sure.
 */
export class KeptRows {
  /** What was read last; the next row may be read into its place. */
  buffer: Buffer;
  private readonly file: number;
  private start = 0;
  private filled = 0;
  /** Where the row that was asked for last begins and ends, and the place of its first separator in `ends`. */
  private from = 0;
  private to = 0;
  private first = 0;
  /** How many fields the row that was asked for last has. */
  fields = 0;
  private ends: Int32Array;
  /** Where commas and line ends stand that the finder found last; and of each line the number of its last one. */
  private readonly places: Int32Array;
  private readonly lines: Int32Array;
  private lineCount = 0;
  /** The line that was asked for last, and from where on the finder may look again when none is left. */
  private line = 0;
  private lookFrom = 0;
  /** Where the first of the lines begins. */
  private lineFrom = 0;
  private readonly bounds = new Int32Array(2 * FIELDS);
  private readonly ownEnds = new Int32Array(FIELDS);

  constructor(
    path: string,
    window: number | Buffer,
    private readonly finder?: Finder,
    private readonly looksAt: 'many rows' | 'one row' = 'many rows',
  ) {
    this.file = openSync(path, 'r');
    this.buffer = typeof window === 'number' ? Buffer.allocUnsafeSlow(window) : window;
    this.ends = this.ownEnds;
    this.places = new Int32Array(finder === undefined ? 0 : PIECE);
    this.lines = new Int32Array(finder === undefined ? 0 : PIECE);
  }

  /** Where bytes stand in the buffer, until the next call. */
  at(offset: number, length: number): number {
    if (!this.has(offset, length)) this.read(offset, length);
    return offset - this.start;
  }

  /** Whether bytes stand in the buffer already. */
  has(offset: number, length: number): boolean {
    return offset >= this.start && offset + length <= this.start + this.filled;
  }

  /** A view of bytes, good until the next call. */
  bytes(offset: number, length: number): Uint8Array {
    const from = this.at(offset, length);
    return this.buffer.subarray(from, from + length);
  }

  text({ offset, length }: { readonly offset: number; readonly length: number }): string {
    return length === 0 ? '' : Buffer.from(this.bytes(offset, length)).toString('utf8');
  }

  /** Goes to the row that stands in the buffer from `from` to before `to`, of which fields are asked then. */
  row(from: number, to: number): void {
    this.from = from;
    this.to = to;
    if (this.isFound(from, to)) this.ends = this.places;
    else this.find(from, to);
  }

  /** Where a field of the row begins. */
  fieldFrom(field: number): number {
    return field === 0 ? this.from : this.ends[this.first + field - 1] + 1;
  }

  /** Where it ends. */
  fieldTo(field: number): number {
    return Math.min(this.ends[this.first + field], this.to);
  }

  /**
   * Lists where runs of fields begin and end, `moved` further on, each but the first with the comma before it. `runs`
   * are the first and the last field of each. Says where the list ends.
   */
  listRuns(runs: Int32Array, moved: number, list: Int32Array, at: number): number {
    const { ends, first, to } = this;
    for (let run = 0; run < runs.length; run += 2) {
      list[at + run] = run === 0 ? this.fieldFrom(runs[0]) + moved : ends[first + runs[run] - 1] + moved;
      list[at + run + 1] = Math.min(ends[first + runs[run + 1]], to) + moved;
    }
    return at + runs.length;
  }

  fieldText(field: number): string {
    return csvFieldText(this.buffer, this.fieldFrom(field), this.fieldTo(field));
  }

  close(): void {
    closeSync(this.file);
  }

  private read(offset: number, length: number): void {
    if (length > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(2 * length);
    this.filled = readSync(this.file, this.buffer, 0, this.buffer.length, offset);
    this.start = offset;
    if (this.filled < length) throw new RangeError('a kept source is shorter than what was read of it');
    this.lineCount = 0;
    this.line = 0;
    this.lookFrom = 0;
  }

  /** Whether a row is one of the lines that were found, with all its fields: these then begin at `first`. */
  private isFound(from: number, to: number): boolean {
    const { places, lines } = this;
    while (this.line < this.lineCount && places[lines[this.line]] < from) this.line++;
    if (this.line === this.lineCount && from >= this.lookFrom) this.look(from, to);
    if (this.line === this.lineCount) return false;
    const first = this.line === 0 ? 0 : lines[this.line - 1] + 1;
    this.first = first;
    const begins = this.line === 0 ? this.lineFrom : places[first - 1] + 1;
    const last = lines[this.line];
    this.fields = last - first + 1;
    // The line end is a line feed, with or without a carriage return before it.
    return begins === from && places[last] >= to && places[last] - to <= 1 && this.fields >= FIELDS;
  }

  /** Has the finder look at a row and, if it is to, at what follows. */
  private look(from: number, to: number): void {
    if (this.finder === undefined) return;
    const most = this.looksAt === 'one row' ? to + BEHIND_ROW : this.filled;
    const pieceTo = Math.min(from + PIECE, most, this.filled);
    const { places, lines, lineCount } = this.finder.find(this.buffer, from, pieceTo);
    const placeCount = lineCount === 0 ? 0 : lines[lineCount - 1] + 1;
    // Copies, because others may ask the finder before all of them are passed.
    this.lines.set(lines.subarray(0, lineCount));
    this.places.set(places.subarray(0, placeCount));
    this.lineCount = lineCount;
    this.line = 0;
    this.lineFrom = from;
    this.lookFrom = lineCount === 0 ? pieceTo : 0;
  }

  private find(from: number, to: number): void {
    const fields = csvFields(this.buffer, this.bounds, from, to);
    if (fields < FIELDS) throw new RangeError('a row that was read has fewer fields than its layout');
    for (let field = 0; field < FIELDS; field++) this.ownEnds[field] = this.bounds[2 * field + 1];
    this.ends = this.ownEnds;
    this.first = 0;
    this.fields = fields;
  }
}
