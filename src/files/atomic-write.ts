import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from './fs-failure.js';

let writes = 0;

/**
 * Writes a file that is there whole or not at all, replacing an earlier one; readable by its owner only. Throws a
 * Failure with exit 3.
 */
export function writeAtomic(path: string, data: string | Uint8Array): Promise<void> {
  return writeAtomicStream(path, async (write) => {
    await write(data);
  });
}

/**
 * The same for a large file: `produce` hands over piece after piece and awaits each. When it throws, nothing is left
 * and the earlier file stands.
 */
export async function writeAtomicStream(
  path: string,
  produce: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.tmp-${process.pid}-${++writes}`);
  let file: FileHandle;
  try {
    file = await open(temporary, 'wx', 0o600);
  } catch (error) {
    throw writeFailure(error, path);
  }
  try {
    let failed: unknown;
    await produce(async (piece) => {
      try {
        await writeWhole(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
      } catch (error) {
        failed = writeFailure(error, path);
        throw failed;
      }
    });
    if (failed !== undefined) throw failed;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
  try {
    await file.sync().finally(() => file.close());
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw writeFailure(error, path);
  }
  syncFolder(dirname(path));
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length; ) {
    from += (await file.write(piece, from)).bytesWritten;
  }
}

/** Makes a folder and those above it, for their owner only; one that is there is fine. Throws a Failure with exit 3. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/** Makes the names in a folder last through a power cut, where the system can (Windows cannot). */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The names are right all the same.
  }
}
