import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PagedFile } from '../files/append-file.js';
import type { ThreadWork } from '../files/in-thread.js';
import { isEnded, readSoFar, type Stretches } from './stretches.js';

const PIECE_BYTES = 1024 * 1024;
const MILLISECONDS = 5;
/**
 * So much is left unhashed while a file is still being read: reading takes all processors, and what comes after it does
 * not. It is little enough to be still in the cache of the system then.
 */
const LEFT_FOR_LATER = 1024 * 1024 * 1024;

/** A file to be hashed, as far as it has come. */
export interface HashTask {
  readonly path: string;
  readonly bytes: number;
  /** How far its stretches are; without it the file is there as a whole. */
  readonly stretches?: Stretches;
}

/**
 * The SHA-256 of a file in hex, while other threads still write its stretches; empty when they end before
 * they are done. Throws a Failure with exit 3.
 *
 * @public the thread asks for it by name
 */
export async function hashBehind({ path, bytes, stretches }: HashTask): Promise<string> {
  const file = new PagedFile(path);
  const hash = createHash('sha256');
  const piece = new Uint8Array(PIECE_BYTES);
  try {
    for (let at = 0; at < bytes; ) {
      const there = stretches === undefined ? bytes : readSoFar(stretches);
      if (there < bytes && there < at + LEFT_FOR_LATER) {
        if (stretches !== undefined && isEnded(stretches)) return '';
        await sleep(MILLISECONDS);
        continue;
      }
      const some = piece.subarray(0, Math.min(PIECE_BYTES, there - at));
      file.read(some, at);
      hash.update(some);
      at += some.length;
    }
    return hash.digest('hex');
  } finally {
    file.close();
  }
}

/** The same as work for a thread. */
export const hashWork: ThreadWork<HashTask, string> = { module: import.meta.url, run: hashBehind };
