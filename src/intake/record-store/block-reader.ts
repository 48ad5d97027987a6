import { PagedFile } from '../../files/append-file.js';
import { grown } from '../growing.js';
import type { Changes } from '../record-table.js';
import type { Block, SharedRecords, Source } from './block.js';
import { type Narrow, NOTHING, numbersIn, readNarrow, type Stretch } from './narrow.js';

/** Reads columns of blocks, whatever they are kept in. */
export class BlockReader {
  readonly #blocks: readonly Block[];
  readonly #sources: readonly (Uint8Array | PagedFile)[];
  /** What is read of a file, before it is widened; it grows with the blocks. */
  #bytes = new Uint8Array(0);
  /** Where a column of a block changes; it grows with the blocks. */
  #places = new Int32Array(1);

  constructor({ blocks, sources }: Pick<SharedRecords, 'blocks' | 'sources'>) {
    this.#blocks = blocks;
    this.#sources = sources.map((source: Source) =>
      'memory' in source ? new Uint8Array(source.memory) : new PagedFile(source.path),
    );
  }

  /** Writes the numbers of a column for the records `from` to before `to` to `target`, from its beginning. */
  read(column: number, from: number, to: number, target: Int32Array | Float64Array): void {
    for (let at = from === to ? this.#blocks.length : this.#blockOf(from); at < this.#blocks.length; at++) {
      const block = this.#blocks[at];
      if (block.from >= to) return;
      const first = Math.max(from, block.from);
      const last = Math.min(to, block.from + block.count);
      this.#readOf(block, column, first - block.from, last - first, target, first - from);
    }
  }

  /** The numbers of some columns, one array for each, of some records in ascending order; no block is read twice. */
  pick(columns: readonly number[], records: Int32Array): Int32Array[] {
    const picked = columns.map(() => new Int32Array(records.length));
    for (let at = 0; at < records.length; ) {
      const block = this.#blocks[this.#blockOf(records[at])];
      const { from, count } = block;
      let to = at;
      while (to < records.length && records[to] < from + count) to++;
      const first = records[at] - from;
      const stretch = records[to - 1] - from + 1 - first;
      for (let one = 0; one < columns.length; one++) {
        this.#pickOf(
          block,
          columns[one],
          first,
          stretch,
          records.subarray(at, to),
          picked[one].subarray(at, to),
        );
      }
      at = to;
    }
    return picked;
  }

  /** Where a column changes in stretches of records, which are numbered one after the other from 0. */
  changes(column: number, stretches: readonly { readonly from: number; readonly to: number }[]): Changes {
    const found = new GrowingChanges();
    let before = 0;
    for (const { from, to } of stretches) {
      for (let at = from === to ? this.#blocks.length : this.#blockOf(from); at < this.#blocks.length; at++) {
        const block = this.#blocks[at];
        if (block.from >= to) break;
        const first = Math.max(from, block.from);
        const last = Math.min(to, block.from + block.count);
        this.#changesOf(block, column, first - block.from, last - first, found, before + first - from);
      }
      before += to - from;
    }
    return found.end();
  }

  close(): void {
    for (const source of this.#sources) if (source instanceof PagedFile) source.close();
  }

  #readOf(
    block: Block,
    column: number,
    skipped: number,
    count: number,
    target: Int32Array | Float64Array,
    to: number,
  ): void {
    const stretch = block.columns[column] ?? NOTHING;
    const { width } = stretch;
    const source = this.#sources[block.source];
    const at = stretch.at + skipped * width;
    if (source instanceof PagedFile) {
      const bytes = this.#room(count * width);
      if (width > 0) source.read(bytes, at);
      readNarrow(bytes, 0, stretch, count, target, to);
    } else readNarrow(source, at, stretch, count, target, to);
    const map = block.maps?.[column];
    if (map !== undefined) mapNumbers(target, map, to, to + count);
  }

  #changesOf(
    block: Block,
    column: number,
    skipped: number,
    count: number,
    found: GrowingChanges,
    to: number,
  ): void {
    const stretch = block.columns[column] ?? NOTHING;
    const map = block.maps?.[column];
    const kept = this.#keptOf(block, stretch, skipped, count);
    if (this.#places.length < count) this.#places = new Int32Array(count);
    const changes = placesOfChanges(kept, this.#places);
    for (let n = 0; n < changes; n++) {
      const place = this.#places[n];
      const number = (stretch.base + (kept.length === 0 ? 0 : kept[place])) | 0;
      found.add(to + place, map === undefined ? number : map[number]);
    }
  }

  #pickOf(
    block: Block,
    column: number,
    skipped: number,
    count: number,
    records: Int32Array,
    target: Int32Array,
  ): void {
    const stretch = block.columns[column] ?? NOTHING;
    const kept = this.#keptOf(block, stretch, skipped, count);
    target.fill(stretch.base);
    if (kept.length > 0) addPicked(target, kept, records, block.from + skipped);
    const map = block.maps?.[column];
    if (map !== undefined) mapNumbers(target, map, 0, target.length);
  }

  /** Numbers of a column as they are kept, without their base: none where all are the base. Not to be held. */
  #keptOf(block: Block, { at, width }: Stretch, skipped: number, count: number): Narrow {
    if (width === 0) return NO_NUMBERS;
    const source = this.#sources[block.source];
    const first = at + skipped * width;
    if (!(source instanceof PagedFile)) return numbersIn(source, first, count, width);
    const bytes = this.#room(count * width);
    source.read(bytes, first);
    return numbersIn(bytes, 0, count, width);
  }

  #room(size: number): Uint8Array {
    if (this.#bytes.length < size) this.#bytes = new Uint8Array(size);
    return this.#bytes.subarray(0, size);
  }

  /** Number of the block that holds a record. */
  #blockOf(record: number): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#blocks[middle].from <= record) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const NO_NUMBERS = new Uint8Array(0);

/** Changes as they are found; a number that stands already is none. */
class GrowingChanges {
  #count = 0;
  #at = new Int32Array(1024);
  #number = new Int32Array(1024);

  add(at: number, number: number): void {
    if (this.#count > 0 && this.#number[this.#count - 1] === number) return;
    if (this.#count === this.#at.length) {
      this.#at = grown(this.#at, this.#count + 1);
      this.#number = grown(this.#number, this.#count + 1);
    }
    this.#at[this.#count] = at;
    this.#number[this.#count++] = number;
  }

  end(): Changes {
    return { at: this.#at.slice(0, this.#count), number: this.#number.slice(0, this.#count) };
  }
}

/** Writes where numbers change, the first place among them, and says how many places that are. */
function placesOfChanges(numbers: Narrow, places: Int32Array): number {
  places[0] = 0;
  if (numbers instanceof Uint8Array) return changesIn8(numbers, places);
  if (numbers instanceof Uint16Array) return changesIn16(numbers, places);
  return changesIn32(numbers, places);
}

function changesIn8(numbers: Uint8Array, places: Int32Array): number {
  let count = 1;
  for (let n = 1; n < numbers.length; n++) if (numbers[n] !== numbers[n - 1]) places[count++] = n;
  return count;
}

function changesIn16(numbers: Uint16Array, places: Int32Array): number {
  let count = 1;
  for (let n = 1; n < numbers.length; n++) if (numbers[n] !== numbers[n - 1]) places[count++] = n;
  return count;
}

function changesIn32(numbers: Uint32Array | Float64Array, places: Int32Array): number {
  let count = 1;
  for (let n = 1; n < numbers.length; n++) if (numbers[n] !== numbers[n - 1]) places[count++] = n;
  return count;
}

/** Adds to each target the number of a record; the first number is that of record `from`. */
function addPicked(target: Int32Array, numbers: Narrow, records: Int32Array, from: number): void {
  for (let n = 0; n < target.length; n++) target[n] += numbers[records[n] - from];
}

function mapNumbers(numbers: Int32Array | Float64Array, map: Int32Array, from: number, to: number): void {
  for (let n = from; n < to; n++) numbers[n] = map[numbers[n]];
}
