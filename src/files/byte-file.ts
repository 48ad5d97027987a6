import { BLOCK_BYTES, BlockFile, type Blocks, type EndingFile, type WrittenFile } from './block-file.js';

/** Below this, a loop copies faster than a call does. */
const SHORT = 24;

/**
 * A file being written from texts (as UTF-8) and bytes of any length. It holds a few blocks of a large file, which a
 * thread writes while the next are filled. The file is new and readable by its owner only. Failures end with exit 3.
 */
export class ByteFile {
  readonly #file: Blocks;
  #at = 0;

  /** Makes the file of a path, or writes to what is open; throws a Failure when the file is there or cannot be made. */
  constructor(to: string | Blocks) {
    this.#file = typeof to === 'string' ? new BlockFile(to) : to;
  }

  /** Adds text. */
  text(text: string): void {
    if (text.length * 3 > BLOCK_BYTES) {
      this.bytes(Buffer.from(text));
      return;
    }
    this.#room(text.length * 3);
    if (text.length >= SHORT || !this.#asciiText(text)) this.#at += this.#file.block.write(text, this.#at);
  }

  /** Adds bytes. */
  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    if (length > BLOCK_BYTES) {
      for (let from = 0; from < length; from += BLOCK_BYTES) {
        this.bytes(bytes.subarray(from, Math.min(length, from + BLOCK_BYTES)));
      }
      return;
    }
    this.#room(length);
    const { block } = this.#file;
    if (length < SHORT) for (let at = 0; at < length; at++) block[this.#at + at] = bytes[at];
    else block.set(bytes, this.#at);
    this.#at += length;
  }

  /** Adds the bytes `from` to before `to` of larger ones. */
  stretch(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length >= SHORT) {
      this.bytes(new Uint8Array(bytes.buffer, bytes.byteOffset + from, length));
      return;
    }
    this.#room(length);
    const { block } = this.#file;
    const at = this.#at - from;
    for (let n = from; n < to; n++) block[at + n] = bytes[n];
    this.#at += length;
  }

  /** Adds many bytes, of which no copy is made where the thread itself writes. */
  manyBytes(bytes: Uint8Array): void {
    if (this.#file.write === undefined) {
      this.bytes(bytes);
      return;
    }
    if (this.#at > 0) this.flush();
    this.#file.write(bytes);
  }

  /** Writes what is left, makes it last, and closes the file. */
  close(): WrittenFile {
    return this.end().written();
  }

  /**
   * The same without waiting for the disk: ask `written` when there is nothing else to do. With `sync` false the bytes
   * may still be in the system's memory then.
   */
  end(sync = true): EndingFile {
    if (!(this.#file instanceof BlockFile))
      throw new RangeError('a part of a file is ended by who opened it');
    return this.#file.end(this.#at, sync);
  }

  /** Hands over what is filled, so that it can be read. */
  flush(): void {
    this.#file.next(this.#at);
    this.#at = 0;
  }

  /** Closes the file as it is; for a work that failed. Harmless after the end. */
  abandon(): void {
    this.#file.abandon();
  }

  /** Writes short ASCII text; hands anything else back as false, with nothing written. */
  #asciiText(text: string): boolean {
    const { block } = this.#file;
    const at = this.#at;
    for (let n = 0; n < text.length; n++) {
      const unit = text.charCodeAt(n);
      if (unit > 0x7f) return false;
      block[at + n] = unit;
    }
    this.#at = at + text.length;
    return true;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= BLOCK_BYTES) return;
    this.#file.next(this.#at);
    this.#at = 0;
  }
}
