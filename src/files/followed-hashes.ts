import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Channel, TalkingWork } from './talking-thread.js';

/** How long each file is by now, in the order of the paths; `ended` when none will grow any more. */
export interface Grown {
  readonly sizes: readonly number[];
  readonly ended: boolean;
}

const PIECE = 4 * 1024 * 1024;

/**
 * Hashes files while they grow, so that the hash is there soon after the last byte. Answers the message that they
 * ended with the SHA-256 of each, in hex.
 *
 * @public the thread asks for it by name
 */
export async function followHashes(
  paths: readonly string[],
  channel: Channel<Grown, readonly string[]>,
): Promise<void> {
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const files = paths.map((path) => ({ file: openSync(path, 'r'), hash: createHash('sha256'), done: 0 }));
  try {
    for (let ended = false; !ended; ) {
      const grown = await channel.receive();
      for (const [at, size] of grown.sizes.entries()) {
        const one = files[at];
        while (one.done < size) {
          const read = readSync(one.file, piece, 0, Math.min(PIECE, size - one.done), one.done);
          if (read === 0) throw new RangeError('a file is shorter than what was written to it');
          one.hash.update(piece.subarray(0, read));
          one.done += read;
        }
      }
      ended = grown.ended;
    }
    channel.send(files.map(({ hash }) => hash.digest('hex')));
  } finally {
    for (const { file } of files) closeSync(file);
  }
}

export const hashFollowing: TalkingWork<readonly string[], Grown, readonly string[]> = {
  module: import.meta.url,
  run: followHashes,
};
