import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { workbookMagic } from '../files/read-workbook/read-workbook.js';
import { Failure } from '../messages/failure.js';
import { mustBeUnchanged } from './changed-file.js';
import type { Layout } from './layout.js';
import type { Limits } from './limits.js';
import { type WorkbookFound, workbookAsCsv } from './workbook-csv.js';
import type { SourceProblem, WorkbookFacts } from './workbook-facts.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
/** How many bytes tell what kind a file is. */
const FIRST_BYTES = 4;

/** What is known of a file once all its bytes have passed. */
export interface SourceFacts {
  /** Of the file as it is on disk. */
  readonly sha256: string;
  readonly bytesOnDisk: number;
  readonly gzipped: boolean;
  /** Of a workbook, whose bytes are those of its list as CSV. */
  readonly workbook: WorkbookFacts | undefined;
}

/** A file as bytes of text, in chunks that are never written to again. */
export interface ByteSource {
  readonly chunks: AsyncGenerator<Buffer, void>;
  /** Only after the last chunk. */
  readonly facts: () => SourceFacts;
  /** What is said of its rows, and of the file as a whole; only after the last chunk. */
  readonly problems: () => readonly SourceProblem[];
}

/** How a file is to be read. */
export interface SourceSetting {
  readonly layouts: readonly Layout[];
  readonly limits: Limits;
  /** It is a kept source: text, whatever its name. */
  readonly asKept: boolean;
  /** Is told of each portion read from disk. */
  readonly onRead: (bytes: number) => void;
}

/** Whether a file that begins so is gzip. */
export const isGzip = (first: Buffer): boolean => first.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC);

/** The name of a workbook. */
export const WORKBOOK_NAME = /\.xls[xm]$/i;

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
 * Opens `path` for one pass. A file that begins as gzip does is decompressed, and one that begins as a workbook does
 * becomes CSV, whatever its name. Throws a Failure (exit 3) when the file cannot be read or used, or when it has the
 * name of a workbook and is none.
 */
export function byteSource(path: string, setting: SourceSetting): ByteSource {
  const { layouts, limits, asKept, onRead } = setting;
  const { chunkBytes } = limits;
  const file = basename(path);
  const hash = createHash('sha256');
  let bytesOnDisk = 0;
  let gzipped = false;
  let sha256: string | undefined;
  let found: WorkbookFound | undefined;

  async function* fromDisk(
    handle: FileHandle,
    first: Buffer,
    onRead: (bytes: number) => void,
  ): AsyncGenerator<Buffer, void> {
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

  /** A workbook's parts may be read more than once; its bytes are told once. */
  let told = 0;
  const tellOnce = (bytes: number): void => {
    const fresh = Math.min(bytesOnDisk - told, bytes);
    told += fresh;
    onRead(fresh);
  };

  async function* chunks(): AsyncGenerator<Buffer, void> {
    let opened: FileHandle | undefined;
    try {
      await mustBeFile(path);
      const handle = await open(path, 'r');
      opened = handle;
      const before = await handle.stat();
      const first = await nextChunk(handle, Math.max(FIRST_BYTES, chunkBytes));
      if (!asKept && workbookMagic(first) !== undefined) {
        // A zip's directory stands at its end: the file is hashed first, and then read where its parts are.
        const bytes = fromDisk(handle, first, () => undefined);
        while (!(await bytes.next()).done);
        found = yield* workbookAsCsv(handle, { file, layouts, limits, onRead: tellOnce });
        tellOnce(bytesOnDisk);
        // What was hashed must be what was read.
        mustBeUnchanged(before, await handle.stat(), path);
        return;
      }
      if (!asKept && first.length > 0 && WORKBOOK_NAME.test(file))
        throw new Failure(3, 'INTAKE_NOT_A_WORKBOOK', {}, { file });
      gzipped = !asKept && isGzip(first);
      const disk = fromDisk(handle, first, onRead);
      yield* gzipped ? unpacked(disk, file, chunkBytes) : disk;
      mustBeUnchanged(before, await handle.stat(), path);
    } catch (thrown) {
      throw readingFailure(path, thrown);
    } finally {
      await opened?.close();
    }
  }

  return {
    chunks: chunks(),
    facts: () => ({ sha256: sha256 ?? '', bytesOnDisk, gzipped, workbook: found?.facts }),
    problems: () => found?.problems ?? [],
  };
}

/** Opening a pipe would wait for somebody to write into it, and nothing could end that. */
async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isFile() || found.isDirectory()) return;
  throw new Failure(3, 'INTAKE_NOT_A_FILE', { path }, { file: basename(path) });
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
