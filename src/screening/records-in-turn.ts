import { closeSync, openSync, readSync } from 'node:fs';
import { readFailure } from '../files/fs-failure.js';
import { sourcePath } from './workspace.js';

/** So much is read at a time where records follow one another. */
const WINDOW = 512 * 1024;
/** Records no farther apart than this follow one another. */
const NEAR = 16 * 1024;

/** The bytes of records of a run's kept sources, which mostly follow one another. */
export class RecordsInTurn {
  readonly #sources: Source[] = [];

  /** Throws a Failure when a source cannot be opened. */
  constructor(run: string, fileNames: readonly string[]) {
    for (const name of fileNames) {
      const path = sourcePath(run, name);
      try {
        this.#sources.push({ file: openSync(path, 'r'), room: Buffer.alloc(0), from: 0, to: 0 });
      } catch (error) {
        this.close();
        throw readFailure(error, path);
      }
    }
  }

  /** A view of the bytes, good until the next are read. Throws a RangeError when the source is shorter. */
  read(file: number, offset: number, length: number): Buffer {
    const source = this.#sources[file];
    if (offset < source.from || offset + length > source.to) fill(source, offset, length);
    return source.room.subarray(offset - source.from, offset - source.from + length);
  }

  close(): void {
    for (const { file } of this.#sources) closeSync(file);
  }
}

/** A file, and what of it was read last: from which byte on, to before which. */
interface Source {
  readonly file: number;
  room: Buffer;
  from: number;
  to: number;
}

function fill(source: Source, offset: number, length: number): void {
  const isNear = offset >= source.from && offset - source.to < NEAR;
  const most = Math.max(length, isNear ? WINDOW : NEAR);
  if (source.room.length < most) source.room = Buffer.allocUnsafeSlow(most);
  source.from = offset;
  source.to = offset;
  while (source.to < offset + length) {
    const done = source.to - offset;
    const read = readSync(source.file, source.room, done, most - done, offset + done);
    if (read === 0) throw new RangeError('a kept source is shorter than what was read of it');
    source.to += read;
  }
}
