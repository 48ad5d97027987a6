import { closeSync, openSync, writeSync } from 'node:fs';
import { writeFailure } from './fs-failure.js';

/** A file whose stretches are written by several threads, each at its place. Failures end with exit 3. */
export class PlacedFile {
  readonly #path: string;
  readonly #file: number;

  /** Makes the file, readable by its owner only; or opens the one that another thread has made. */
  constructor(path: string, how: 'new' | 'made') {
    this.#path = path;
    try {
      this.#file = openSync(path, how === 'new' ? 'wx' : 'r+', 0o600);
    } catch (error) {
      throw writeFailure(error, path);
    }
  }

  /** Writes bytes at their place, all of them. */
  write(bytes: Uint8Array, at: number): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
      }
    } catch (error) {
      throw writeFailure(error, this.#path);
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}
