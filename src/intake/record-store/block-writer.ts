import { rmSync } from 'node:fs';
import { AppendFile } from '../../files/append-file.js';
import type { VectorMemory } from '../vector-memory.js';
import { type Block, Column, type SharedRecords, type Source } from './block.js';
import { NOTHING, narrowest, roomFor, type Stretch, writeNarrow } from './narrow.js';
import { type VectorNarrowing, vectorNarrowing } from './vector-narrowing.js';

/** The numbers of one column of a block; undefined for one that is not there. */
export type BlockColumn = Int32Array | Float64Array | undefined;

/** Keeps blocks as they come: in memory, or at the end of a file. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly sources: Source[] = [];
  readonly #file: AppendFile | undefined;
  readonly #memory: VectorMemory | undefined;
  readonly #vector: VectorNarrowing | undefined;
  #scratch: Uint8Array = new Uint8Array(0);
  #count = 0;

  /**
   * With a path, makes the file; throws a Failure (exit 3) when that cannot be. Columns that stand in the memory are kept
   * faster.
   */
  constructor(path?: string, memory?: VectorMemory) {
    this.#memory = memory;
    this.#vector = memory && vectorNarrowing(memory);
    if (path === undefined) return;
    this.#file = new AppendFile(path);
    this.sources.push({ path });
  }

  /** Adds the next `count` records, which are of `file`. Throws a Failure (exit 3) when the disk is full. */
  add(file: number, count: number, columns: readonly BlockColumn[]): void {
    const narrow = columns.map((column) =>
      column === undefined ? NOTHING : narrowest(column, count, this.#vector),
    );
    const size = narrow.reduce((sum, { width }) => sum + roomFor(count, width), 0);
    const bytes = this.#room(size);
    let at = 0;
    const stretches = narrow.map((one, n): Stretch => {
      const column = columns[n];
      if (column === undefined) return NOTHING;
      writeNarrow(column, count, one, bytes, at, this.#vector);
      const stretch = { base: one.base, width: one.width, at };
      at += roomFor(count, one.width);
      return stretch;
    });
    const begin = this.#file?.append(bytes) ?? 0;
    const source = this.#file === undefined ? this.#keep(bytes) : 0;
    const from = this.#count;
    this.blocks.push({ from, count, file, source, columns: stretches.map((one) => moved(one, begin)) });
    this.#count += count;
  }

  /**
   * Adds what another writer has kept. `rows` is how many rows of the file came before; `maps` turns its codes, by
   * column, into those of this one.
   */
  absorb(
    { blocks, sources, count }: Pick<SharedRecords, 'blocks' | 'sources' | 'count'>,
    rows: number,
    maps: readonly (Int32Array | undefined)[],
  ): void {
    const firstSource = this.sources.length;
    this.sources.push(...sources);
    for (const block of blocks) {
      this.blocks.push({
        ...block,
        from: this.#count + block.from,
        source: firstSource + block.source,
        columns: block.columns.map((one, at) =>
          at === Column.row ? { ...one, base: one.base + rows } : one,
        ),
        maps,
      });
    }
    this.#count += count;
  }

  /** After the last block: they can be read then. */
  close(): void {
    this.#file?.close();
  }

  /** Forgets all, for a work that failed. */
  discard(): void {
    this.#file?.discard();
    for (const source of this.sources) if ('path' in source) rmSync(source.path, { force: true });
  }

  /** Keeps the bytes of a block in memory; says which source that is. */
  #keep(bytes: Uint8Array): number {
    const memory = new SharedArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    return this.sources.push({ memory }) - 1;
  }

  #room(size: number): Uint8Array {
    if (this.#scratch.length < size) {
      this.#memory?.giveBack(this.#scratch);
      this.#scratch = this.#memory?.bytes(size) ?? new Uint8Array(size);
    }
    return this.#scratch.subarray(0, size);
  }
}

const moved = (stretch: Stretch, by: number): Stretch =>
  stretch.width === 0 ? stretch : { ...stretch, at: stretch.at + by };
