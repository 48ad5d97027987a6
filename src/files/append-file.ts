import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { readFailure, writeFailure } from './fs-failure.js';

/** A new file, readable by its owner only, to whose end bytes are written. Failures end with exit 3. */
export class AppendFile {
  readonly path: string;
  #file: number | undefined;
  #length = 0;

  /** Makes the file; throws a Failure when it is there or cannot be made. */
  constructor(path: string) {
    this.path = path;
    try {
      this.#file = openSync(path, 'wx', 0o600);
    } catch (error) {
      throw writeFailure(error, path);
    }
  }

  /** Adds bytes, and hands back where they begin. */
  append(bytes: Uint8Array): number {
    const at = this.#length;
    try {
      if (this.#file === undefined) throw new RangeError('the file is closed');
      for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from);
    } catch (error) {
      throw writeFailure(error, this.path);
    }
    this.#length += bytes.length;
    return at;
  }

  /** Closes the file; its bytes can be read then, but may still be in the system's memory. Harmless when closed. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** Closes the file and removes it, where it is still there. */
  discard(): void {
    this.close();
    rmSync(this.path, { force: true });
  }
}

/** A file that is read here and there. Failures end with exit 3. */
export class PagedFile {
  readonly #path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Fills `target` with the bytes from `at` on; throws a Failure when the file has not as many. */
  read(target: Uint8Array, at: number): void {
    try {
      this.#file ??= openSync(this.#path, 'r');
      for (let done = 0; done < target.length; ) {
        const read = readSync(this.#file, target, done, target.length - done, at + done);
        if (read === 0) throw new RangeError('the file is shorter than what was written to it');
        done += read;
      }
    } catch (error) {
      throw readFailure(error, this.#path);
    }
  }

  /** Harmless when nothing was read; what is read later opens it again. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
