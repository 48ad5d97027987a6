import type { Header } from '../find-header.js';
import { fieldStart, QUOTE } from '../frame-record.js';
import { cellsOfRecord } from '../parse-record.js';
import type { ScannerSink } from '../record-scanner.js';
import { trimmedEnd, trimmedStart } from '../trim-bytes.js';
import { isUtf8 } from '../utf8.js';
import { decodeWindows1252 } from '../windows-1252.js';
import type { ColumnSample } from './column-sample.js';
import { hashOfBytes, spread, ValueSketch } from './value-sketch.js';

const VALUES_KEPT = 512;
const FEWEST_KEPT = 32;
/** How many texts are kept over all columns, so that a wide table takes no more memory than a narrow one. */
const VALUES_IN_ALL = 65_536;
const ROWS_KEPT = 200;
const FIRST_ROWS = 500;

const utf8 = new TextDecoder();

/** Takes the records of one file as they pass and keeps a sample of each column and of whole rows. */
export class TableSampler implements ScannerSink {
  rows = 0;
  rejectedRows = 0;
  utf8Rows = 0;
  windows1252Rows = 0;
  delimiter = ',';
  /** The first rows, as trimmed texts, in the order of the file. */
  readonly firstRows: (readonly string[])[] = [];
  emptyCellsAfter = 0;
  private names: readonly string[] = [];
  private sketches: ValueSketch[] = [];
  private readonly rowSample = new Map<number, readonly string[]>();
  private rowBound = 0xffff_ffff;

  header({ cells, fieldCount, delimiter }: Pick<Header, 'cells' | 'fieldCount' | 'delimiter'>): void {
    this.delimiter = delimiter;
    this.emptyCellsAfter = cells.length - fieldCount;
    this.names = cells.slice(0, fieldCount);
    const most = Math.min(VALUES_KEPT, Math.max(FEWEST_KEPT, Math.floor(VALUES_IN_ALL / this.names.length)));
    this.sketches = this.names.map(() => new ValueSketch(most));
  }

  record(...[bytes, frame, from]: Parameters<ScannerSink['record']>): void {
    this.rows += 1;
    let asUtf8 = true;
    if (frame.hasHighBytes) {
      asUtf8 = isUtf8(bytes, from, frame.end);
      if (asUtf8) this.utf8Rows += 1;
      else this.windows1252Rows += 1;
    }
    const { ends, firstEnd } = frame;
    for (let field = 0; field < this.sketches.length; field++) {
      let start = fieldStart(frame, field);
      let end = ends[firstEnd + field];
      if (start === end) continue;
      if (bytes[start] === QUOTE) {
        start += 1;
        end -= 1;
      }
      start = trimmedStart(bytes, start, end);
      end = trimmedEnd(bytes, start, end);
      if (start === end) continue;
      const hash = hashOfBytes(bytes, start, end);
      if (!this.sketches[field].add(hash)) continue;
      const cell = bytes.subarray(start, end);
      const text = asUtf8 ? utf8.decode(cell) : decodeWindows1252(cell);
      this.sketches[field].keep(hash, frame.hasDoubledQuotes ? text.replaceAll('""', '"') : text);
    }
    this.sampleRow(bytes.subarray(from, frame.end));
  }

  rejected(): void {
    this.rows += 1;
    this.rejectedRows += 1;
  }

  blankLine(): void {}

  endOfChunk(): void {}

  columns(): ColumnSample[] {
    return this.sketches.map((sketch, field) => ({
      field,
      header: this.names[field],
      filled: sketch.filled,
      distinct: sketch.distinct(),
      values: sketch.values(),
    }));
  }

  sampledRows(): (readonly string[])[] {
    this.keepFewRows();
    return [...this.rowSample].sort(([a], [b]) => a - b).map(([, row]) => row);
  }

  /** A row is kept for the hash of its number, so that the sample is spread over the whole file. */
  private sampleRow(record: Uint8Array): void {
    const hash = spread(this.rows);
    const isFirst = this.firstRows.length < FIRST_ROWS;
    if (hash > this.rowBound && !isFirst) return;
    const cells = cellsOfRecord(record, this.delimiter).map((cell) => cell.text);
    if (isFirst) this.firstRows.push(cells);
    if (hash > this.rowBound) return;
    this.rowSample.set(hash, cells);
    if (this.rowSample.size >= 2 * ROWS_KEPT) this.keepFewRows();
  }

  private keepFewRows(): void {
    if (this.rowSample.size <= ROWS_KEPT) return;
    const hashes = [...this.rowSample.keys()].sort((a, b) => a - b);
    this.rowBound = hashes[ROWS_KEPT - 1];
    for (const hash of hashes.slice(ROWS_KEPT)) this.rowSample.delete(hash);
  }
}
