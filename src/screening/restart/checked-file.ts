import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Pause } from '../progress.js';

const PIECE = 4 * 1024 * 1024;

/** What a file must be. */
export interface FileHash {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file's length and a sum over it, which tells what was torn or damaged. */
export interface FileSum {
  readonly bytes: number;
  readonly crc32: number;
}

/** The sum of a file as it stands. */
export function sumOf(path: string): FileSum {
  let sum = 0;
  let bytes = 0;
  for (const piece of piecesOf(path)) {
    sum = crc32(piece, sum);
    bytes += piece.length;
  }
  return { bytes, crc32: sum };
}

/** Whether a file is there with such bytes. */
export async function isIntact(path: string, wanted: FileHash | FileSum, pause: Pause): Promise<boolean> {
  if (statSync(path, { throwIfNoEntry: false })?.size !== wanted.bytes) return false;
  const hash = createHash('sha256');
  let sum = 0;
  for (const piece of piecesOf(path)) {
    if ('sha256' in wanted) hash.update(piece);
    else sum = crc32(piece, sum);
    await pause();
  }
  return 'sha256' in wanted ? hash.digest('hex') === wanted.sha256 : sum === wanted.crc32;
}

/** The bytes of a file, in the same memory each time. */
function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    for (;;) {
      const read = readSync(file, piece);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
