import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../messages/failure.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** What is known of a file once all its bytes have passed. */
export interface SourceFacts {
  /** Of the file as it is on disk. */
  readonly sha256: string;
  readonly bytesOnDisk: number;
  readonly gzipped: boolean;
}

/** A file as decompressed bytes, in chunks that are never written to again. */
export interface ByteSource {
  readonly chunks: AsyncGenerator<Buffer, void>;
  /** Only after the last chunk. */
  readonly facts: () => SourceFacts;
}

/** The cause code (ENOENT, ...) of an error of the file system; empty for any other. */
const causeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The failure that an error in opening or reading `path` means, with exit code 3; errors of other kinds as is. */
export function readingFailure(path: string, thrown: unknown): unknown {
  const cause = causeOf(thrown);
  if (thrown instanceof Failure || cause === '' || cause.startsWith('ABORT')) return thrown;
  const place = { file: basename(path) };
  if (cause === 'ENOENT' || cause === 'ENOTDIR')
    return new Failure(3, 'INTAKE_FILE_MISSING', { path }, place);
  if (cause === 'EISDIR') return new Failure(3, 'INTAKE_FOLDER', { path }, place);
  return new Failure(3, 'INTAKE_FILE_UNREADABLE', { path, cause }, place);
}

/**
 * Opens `path` for one pass. A file that begins as gzip does is decompressed, whatever its name. `onRead` is told of
 * each portion read from disk. Throws a Failure (exit 3) when the file cannot be read or its compression is damaged.
 */
export function byteSource(path: string, chunkBytes: number, onRead: (bytes: number) => void): ByteSource {
  const hash = createHash('sha256');
  let bytesOnDisk = 0;
  let gzipped = false;
  let sha256: string | undefined;

  async function* fromDisk(handle: FileHandle, first: Buffer): AsyncGenerator<Buffer, void> {
    let chunk = first;
    while (chunk.length > 0) {
      hash.update(chunk);
      bytesOnDisk += chunk.length;
      onRead(chunk.length);
      const next = nextChunk(handle, chunkBytes);
      // Awaited below; without this a consumer that stops early would leave its error unhandled.
      next.catch(() => undefined);
      yield chunk;
      chunk = await next;
    }
    sha256 = hash.digest('hex');
  }

  async function* chunks(): AsyncGenerator<Buffer, void> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, 'r');
      const first = await nextChunk(handle, Math.max(GZIP_MAGIC.length, chunkBytes));
      gzipped = first.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC);
      const disk = fromDisk(handle, first);
      yield* gzipped ? unpacked(disk, basename(path), chunkBytes) : disk;
    } catch (thrown) {
      throw readingFailure(path, thrown);
    } finally {
      await handle?.close();
    }
  }

  return { chunks: chunks(), facts: () => ({ sha256: sha256 ?? '', bytesOnDisk, gzipped }) };
}

/** The next `chunkBytes` of the file, fewer only at its end. */
async function nextChunk(handle: FileHandle, chunkBytes: number): Promise<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let filled = 0;
  while (filled < chunkBytes) {
    const { bytesRead } = await handle.read(chunk, filled, chunkBytes - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return chunk.subarray(0, filled);
}

/** Decompresses gzip, several members included; anything after the last member counts as damage. */
async function* unpacked(
  packed: AsyncGenerator<Buffer, void>,
  file: string,
  chunkBytes: number,
): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip({ chunkSize: Math.max(64, chunkBytes) });
  let fed = 0;
  async function* counted(): AsyncGenerator<Buffer, void> {
    for await (const chunk of packed) {
      fed += chunk.length;
      yield chunk;
    }
  }
  pipeline(Readable.from(counted()), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (thrown) {
    const cause = causeOf(thrown);
    if (!cause.startsWith('Z_')) throw thrown;
    throw new Failure(3, 'INTAKE_GZIP_BROKEN', { cause }, { file });
  }
  const rest = await packed.next();
  if (gunzip.bytesWritten !== fed || rest.done !== true)
    throw new Failure(3, 'INTAKE_GZIP_BROKEN', { cause: 'bytes after its end' }, { file });
}
