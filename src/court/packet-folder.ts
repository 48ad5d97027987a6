import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFailure } from '../files/fs-failure.js';
import { openOutputFolder } from '../files/output-folder.js';
import { sha256 } from '../files/sha256.js';

/** What the folder of packets says of itself, and by which it is known. */
export const PACKETS_KIND = 'freshstart packets';

/** A folder of packets in the making. */
export interface PacketFolder {
  /** Writes a file below it, with `/` between folders. */
  put(path: string, bytes: Uint8Array): void;
  /** The hash of each file, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  commit(): void;
  /** Removes all of it. */
  abandon(): void;
}

/** Begins a folder that gets its name when it is whole. With `force` it may replace an earlier folder of packets. */
export function openPacketFolder(target: string, force: boolean): PacketFolder {
  const output = openOutputFolder(target, { force, isRunManifest: isOfPackets });
  const hashes = new Map<string, string>();
  const made = new Set<string>();
  return {
    hashes,
    put(path, bytes) {
      const full = join(output.folder, ...path.split('/'));
      try {
        if (!made.has(dirname(full))) {
          mkdirSync(dirname(full), { recursive: true, mode: 0o700 });
          made.add(dirname(full));
        }
        writeFileSync(full, bytes, { mode: 0o600, flag: 'wx' });
      } catch (error) {
        throw writeFailure(error, target);
      }
      hashes.set(path, sha256(bytes));
    },
    commit: output.commit,
    abandon: output.abandon,
  };
}

const isOfPackets = (manifest: unknown): boolean =>
  typeof manifest === 'object' && manifest !== null && 'kind' in manifest && manifest.kind === PACKETS_KIND;
