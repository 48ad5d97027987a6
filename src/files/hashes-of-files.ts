import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ThreadWork } from './in-thread.js';

const PIECE_BYTES = 1024 * 1024;

/**
 * SHA-256 in hex of files, one after the other; undefined for one that is gone or cannot be read. It stands alone, and
 * imports nothing of ours, so that a thread is at its first byte as soon as can be.
 */
export async function hashesOfFiles(paths: readonly string[]): Promise<(string | undefined)[]> {
  const hashes: (string | undefined)[] = [];
  for (const path of paths) {
    try {
      hashes.push(await hashAtOnce(path));
    } catch (error) {
      // What the system says of a file has a code; anything else is a fault of ours.
      if (!(error instanceof Error && 'code' in error)) throw error;
      hashes.push(undefined);
    }
  }
  return hashes;
}

/** The same as work for a thread of its own. */
export const hashingOfFiles: ThreadWork<readonly string[], (string | undefined)[]> = {
  module: import.meta.url,
  run: hashesOfFiles,
};

/** The hash of a file for somebody who waits: the next piece is read while one is hashed. */
async function hashAtOnce(path: string): Promise<string> {
  const hash = createHash('sha256');
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let other = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const file = await open(path, 'r');
  try {
    let reading = file.read(piece, 0, PIECE_BYTES, null);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return hash.digest('hex');
      reading = file.read(other, 0, PIECE_BYTES, null);
      hash.update(piece.subarray(0, bytesRead));
      [piece, other] = [other, piece];
    }
  } finally {
    await file.close();
  }
}
