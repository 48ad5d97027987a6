import { closeSync, openSync, readSync } from 'node:fs';
import { readFailure } from '../../files/fs-failure.js';
import { sourcePath } from '../workspace.js';

/** The kept sources of a run, open to be read at any place. */
export class KeptSources {
  readonly #files: readonly number[];

  /** Throws a Failure when a source cannot be opened. */
  constructor(run: string, fileNames: readonly string[]) {
    const open: number[] = [];
    for (const name of fileNames) {
      const path = sourcePath(run, name);
      try {
        open.push(openSync(path, 'r'));
      } catch (error) {
        for (const one of open) closeSync(one);
        throw readFailure(error, path);
      }
    }
    this.#files = open;
  }

  /** The bytes of a record. Throws a RangeError when the source is shorter. */
  read(file: number, offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#files[file], bytes, done, length - done, offset + done);
      if (read === 0) throw new RangeError('a kept source is shorter than what was read of it');
      done += read;
    }
    return bytes;
  }

  close(): void {
    for (const file of this.#files) closeSync(file);
  }
}
