import { PagedFile } from '../../files/append-file.js';
import type { Block, SharedRecords, Source } from './block.js';
import { NOTHING, readNarrow } from './narrow.js';

/** Reads columns of blocks, whatever they are kept in. */
export class BlockReader {
  readonly #blocks: readonly Block[];
  readonly #sources: readonly (Uint8Array | PagedFile)[];
  /** What is read of a file, before it is widened; it grows with the blocks. */
  #bytes = new Uint8Array(0);
  /** A column of a block of which some numbers are picked; it grows with the blocks. */
  #numbers = new Int32Array(0);

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
      if (this.#numbers.length < count) this.#numbers = new Int32Array(count);
      const first = records[at] - from;
      const stretch = records[to - 1] - from + 1 - first;
      for (let one = 0; one < columns.length; one++) {
        this.#readOf(block, columns[one], first, stretch, this.#numbers, 0);
        for (let n = at; n < to; n++) picked[one][n] = this.#numbers[records[n] - from - first];
      }
      at = to;
    }
    return picked;
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

function mapNumbers(numbers: Int32Array | Float64Array, map: Int32Array, from: number, to: number): void {
  for (let n = from; n < to; n++) numbers[n] = map[numbers[n]];
}
