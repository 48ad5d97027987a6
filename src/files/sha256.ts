import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Failure } from '../messages/failure.js';
import { readFailure } from './fs-failure.js';
import { inThread, type Working } from './in-thread.js';

const PIECE_BYTES = 1024 * 1024;

/** SHA-256 in hex of bytes, or of text as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Size in bytes and SHA-256 in hex of a file of any size. Throws a Failure with exit 3. */
export async function sha256OfFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    throw readFailure(error, path);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The hash of a file without a pause, through one piece of memory: somebody waits for it. Failures end with exit 3. */
function hashAtOnce(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const length = readSync(file, piece);
        if (length === 0) return hash.digest('hex');
        hash.update(piece.subarray(0, length));
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

/** SHA-256 in hex of files, one after the other; undefined for one that is gone or cannot be read. */
export function hashesOfFiles(paths: readonly string[]): (string | undefined)[] {
  const hashes: (string | undefined)[] = [];
  for (const path of paths) {
    try {
      hashes.push(hashAtOnce(path));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      hashes.push(undefined);
    }
  }
  return hashes;
}

/** The same in a thread of its own. */
export const hashingOfFiles = (paths: readonly string[]): Working<(string | undefined)[]> =>
  inThread({ module: import.meta.url, run: hashesOfFiles }, paths);
