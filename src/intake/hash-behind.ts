import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PagedFile } from '../files/append-file.js';
import type { ThreadWork } from '../files/in-thread.js';
import { type PartsProgress, readSoFar } from './parts-progress.js';

const PIECE_BYTES = 1024 * 1024;
const MILLISECONDS = 2;

/** A file to be hashed, as far as it has come. */
export interface HashTask {
  readonly path: string;
  readonly bytes: number;
  /** Where its parts begin, and how far each is; without it the file is there as a whole. */
  readonly parts?: { readonly begins: readonly number[]; readonly progress: PartsProgress };
}

/**
 * The SHA-256 of a file in hex, while other threads still write its parts; empty when they end before
 * they are done. Throws a Failure with exit 3.
 *
 * @public the thread asks for it by name
 */
export async function hashBehind({ path, bytes, parts }: HashTask): Promise<string> {
  const file = new PagedFile(path);
  const hash = createHash('sha256');
  const piece = new Uint8Array(PIECE_BYTES);
  try {
    for (let at = 0; at < bytes; ) {
      const there = parts === undefined ? bytes : readSoFar(parts.progress, parts.begins);
      if (there === at) {
        if (parts !== undefined && Atomics.load(parts.progress.ended, 0) === 1) return '';
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
