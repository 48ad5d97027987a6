import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFailure } from './fs-failure.js';

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
