import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { writeFailure } from './fs-failure.js';

/** What was written: its size, and its SHA-256 in hex. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file of which all bytes are handed over; `written` waits until the last of them is on the disk. */
export interface EndingFile {
  /** Throws a Failure with exit 3 when writing failed. */
  written(): WrittenFile;
}

/** Where bytes go, block after block; see BlockFile. */
export interface Blocks {
  /** What is to be filled next. */
  readonly block: Buffer;
  /** Hands over the first `length` bytes of the block. */
  next(length: number): void;
  /** Writes bytes that stand elsewhere, at once, behind what was handed over; where that can be. */
  write?(bytes: Uint8Array): void;
  /** Closes it as it is; harmless after the end. */
  abandon(): void;
}

/** Bytes of a block, and how many of them are filled and written in turn. */
export const BLOCK_BYTES = 2 * 1024 * 1024;
const BLOCKS = 6;

// The state shared with writing-thread.mjs: how the file ended, the length of the error code, a word for each block;
// then 32 bytes for the hash or the code of the error.
const HOW = 0;
const CODE_LENGTH = 1;
const FIRST_BLOCK = 2;
const RESULT_BYTES = 32;
const RUNNING = 0;
const FAILED = 2;
const FULL = 1;
/** In place of a block: the file is at its end. */
const END = -1;
const END_AND_SYNC = -2;

let thread: Worker | undefined;
let files = 0;

/** The one thread that writes; it keeps no program alive. */
function writingThread(): Worker {
  if (thread === undefined) {
    thread = new Worker(new URL('./writing-thread.mjs', import.meta.url));
    thread.unref();
  }
  return thread;
}

interface Shared {
  readonly id: number;
  readonly blocks: SharedArrayBuffer;
  readonly state: SharedArrayBuffer;
  readonly words: Int32Array;
  readonly result: Uint8Array;
}

/**
 * A new file, readable by its owner only, that is filled block by block. A file of one block is written by `end`; of a
 * larger one a thread writes and hashes each block while the next is filled. Failures end with exit 3.
 */
export class BlockFile implements Blocks {
  /** What is to be filled next. */
  block: Buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  readonly #path: string;
  readonly #file: number;
  #shared: Shared | undefined;
  #at = 0;
  #bytes = 0;
  #open = true;

  /** Makes the file; throws a Failure when it is there or cannot be made. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#file = openSync(path, 'wx', 0o600);
    } catch (error) {
      throw writeFailure(error, path);
    }
  }

  /** Hands over the first `length` bytes of the block; waits when all other blocks are still to be written. */
  next(length: number): void {
    const first = this.#shared === undefined;
    this.#shared ??= share();
    const shared = this.#shared;
    const at = this.#at;
    if (first) blockOf(shared, at).set(this.block.subarray(0, length));
    this.#bytes += length;
    Atomics.store(shared.words, FIRST_BLOCK + at, FULL);
    this.#hand(shared, at, length);
    this.#at = (at + 1) % BLOCKS;
    this.#waitFor(shared, this.#at);
    if (Atomics.load(shared.words, HOW) === FAILED) throw this.#failed(shared);
    this.block = blockOf(shared, this.#at);
  }

  /**
   * Hands over the first `length` bytes of the block as the last of the file. With `sync` false it does not wait until
   * they are on the disk, only until they can be read.
   */
  end(length: number, sync = true): EndingFile {
    if (this.#shared === undefined) {
      const written = this.#writeAtOnce(this.block.subarray(0, length), sync);
      return { written: () => written };
    }
    if (length > 0) this.next(length);
    const shared = this.#shared;
    this.#hand(shared, sync ? END_AND_SYNC : END, 0);
    let written: WrittenFile | undefined;
    return {
      written: () => {
        written ??= this.#ended(shared);
        return written;
      },
    };
  }

  /** Closes the file as it is; for a work that failed. Harmless after the end. */
  abandon(): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#shared !== undefined) {
      for (let at = 0; at < BLOCKS; at++) this.#waitFor(this.#shared, at);
    }
    closeSync(this.#file);
  }

  #hand(shared: Shared, block: number, length: number): void {
    const { id, blocks, state } = shared;
    writingThread().postMessage({
      id,
      file: this.#file,
      blocks,
      blockBytes: BLOCK_BYTES,
      state,
      block,
      length,
    });
  }

  #waitFor(shared: Shared, block: number): void {
    Atomics.wait(shared.words, FIRST_BLOCK + block, FULL);
  }

  #ended(shared: Shared): WrittenFile {
    Atomics.wait(shared.words, HOW, RUNNING);
    if (Atomics.load(shared.words, HOW) === FAILED) throw this.#failed(shared);
    this.abandon();
    return { bytes: this.#bytes, sha256: Buffer.from(shared.result).toString('hex') };
  }

  #failed(shared: Shared): Error {
    this.abandon();
    const code = Buffer.from(shared.result.subarray(0, shared.words[CODE_LENGTH])).toString();
    return writeFailure(Object.assign(new Error('writing failed'), { code }), this.#path);
  }

  #writeAtOnce(bytes: Uint8Array, sync: boolean): WrittenFile {
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from);
      if (sync) fsyncSync(this.#file);
    } catch (error) {
      this.abandon();
      throw writeFailure(error, this.#path);
    }
    this.abandon();
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
}

function share(): Shared {
  const words = FIRST_BLOCK + BLOCKS;
  const state = new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT + RESULT_BYTES);
  return {
    id: files++,
    blocks: new SharedArrayBuffer(BLOCKS * BLOCK_BYTES),
    state,
    words: new Int32Array(state, 0, words),
    result: new Uint8Array(state, words * Int32Array.BYTES_PER_ELEMENT),
  };
}

const blockOf = (shared: Shared, at: number): Buffer =>
  Buffer.from(shared.blocks, at * BLOCK_BYTES, BLOCK_BYTES);
