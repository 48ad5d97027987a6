import { PagedFile } from '../../files/append-file.js';
import type { Block, SharedRecords, Source } from './block.js';
import { NOTHING, readNarrow } from './narrow.js';

const ONE = new Int32Array(1);

/** Reads columns of blocks, whatever they are kept in. */
export class BlockReader {
  readonly #blocks: readonly Block[];
  readonly #sources: readonly (Uint8Array | PagedFile)[];
  readonly #page = new Uint8Array(8);

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

  /** The number of one record, read alone. */
  numberAt(column: number, record: number): number {
    const block = this.#blocks[this.#blockOf(record)];
    this.#readOf(block, column, record - block.from, 1, ONE, 0);
    return ONE[0];
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
      const bytes = count === 1 ? this.#page.subarray(0, width) : new Uint8Array(count * width);
      if (width > 0) source.read(bytes, at);
      readNarrow(bytes, 0, stretch, count, target, to);
    } else readNarrow(source, at, stretch, count, target, to);
    const map = block.maps?.[column];
    if (map !== undefined) for (let n = to; n < to + count; n++) target[n] = map[target[n]];
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
