import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { Failure } from '../../messages/failure.js';
import { systemCode } from '../fs-failure.js';
import { broken, tooLarge } from './broken.js';
import type { WorkbookLimits } from './limits.js';

const STORED = 0;
const DEFLATED = 8;
const INFLATED_CHUNK = 256 * 1024;

/** The parts of a zip archive, each read as a stream. Names are compared without regard to letter case. */
export interface ZipArchive {
  readonly has: (part: string) => boolean;
  /**
   * The bytes of a part, at most `most` of them. Throws a Failure (exit 3) when the part is not there, is damaged (its
   * length or its checksum is another), or is longer than it may be; what counts is what is really inflated.
   */
  readonly bytes: (part: string, most: number) => AsyncGenerator<Buffer, void>;
}

/**
 * Reads the directory of the zip archive behind `handle`. `onRead` is told of each portion read from disk. Throws a
 * Failure (exit 3) for an archive that is cut off, damaged or locked; errors of the file system go through.
 */
export async function openZip(
  handle: FileHandle,
  file: string,
  limits: WorkbookLimits,
  onRead: (bytes: number) => void,
): Promise<ZipArchive> {
  const zip = await opened(handle, file);
  const entries = await entriesOf(zip, file, limits);
  return {
    has: (part) => entries.has(part.toLowerCase()),
    bytes: (part, most) => {
      const entry = entries.get(part.toLowerCase());
      if (entry === undefined) throw broken(file, part, 'the part is not there');
      return inflated(zip, handle, entry, { file, part, most, limits, onRead });
    },
  };
}

async function opened(handle: FileHandle, file: string): Promise<ZipFile> {
  try {
    return await fromFdPromise(handle.fd, { autoClose: false });
  } catch (thrown) {
    throw failureOf(thrown, file, 'the archive', 'its directory is not there or not whole');
  }
}

async function entriesOf(zip: ZipFile, file: string, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw broken(file, 'the archive', 'two parts have one name');
      if (entries.size === limits.parts) throw tooLarge(file, 'the archive', `over ${limits.parts} parts`);
      entries.set(name, entry);
    }
  } catch (thrown) {
    throw failureOf(thrown, file, 'the archive', 'its directory is damaged');
  }
  return entries;
}

interface Inflating {
  readonly file: string;
  readonly part: string;
  readonly most: number;
  readonly limits: WorkbookLimits;
  readonly onRead: (bytes: number) => void;
}

async function* inflated(
  zip: ZipFile,
  handle: FileHandle,
  entry: Entry,
  of: Inflating,
): AsyncGenerator<Buffer, void> {
  const { file, part, limits } = of;
  if (entry.isEncrypted()) throw new Failure(3, 'FILES_WORKBOOK_LOCKED', {}, { file });
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw broken(file, part, 'compressed in a way that workbooks do not use');
  const most = Math.min(of.most, Math.max(limits.ratioFrom, entry.compressedSize * limits.ratio));
  let length = 0;
  let checksum = 0;
  try {
    for await (const chunk of await streamOf(zip, handle, entry, of)) {
      length += chunk.length;
      if (length > most) throw tooLarge(file, part, `over ${most} bytes`);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (thrown) {
    throw failureOf(thrown, file, part, CUT_OFF);
  }
  if (length !== entry.uncompressedSize || checksum !== entry.crc32)
    throw broken(file, part, 'its bytes are not those that were saved');
}

async function streamOf(
  zip: ZipFile,
  handle: FileHandle,
  entry: Entry,
  { file, part, onRead }: Inflating,
): Promise<AsyncIterable<Buffer>> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  // Read here, and not by the reader of zips: its streams fail when they are left before their end.
  const raw = bytesOf(handle, fileDataStart, entry.compressedSize, () => broken(file, part, CUT_OFF), onRead);
  if (entry.compressionMethod === STORED) return raw;
  const inflate = createInflateRaw({ chunkSize: INFLATED_CHUNK });
  // Errors reach the reader through the last stream.
  pipeline(Readable.from(raw, { objectMode: false }), inflate, () => undefined);
  return inflate;
}

const CUT_OFF = 'its compressed bytes are damaged or cut off';
const READ_CHUNK = 256 * 1024;

/** The bytes of a stretch of the file, in pieces. */
async function* bytesOf(
  handle: FileHandle,
  start: number,
  length: number,
  cutOff: () => Failure,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  for (let done = 0; done < length; ) {
    const wanted = Math.min(READ_CHUNK, length - done);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, start + done);
    if (bytesRead === 0) throw cutOff();
    onRead(bytesRead);
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Failures as they are, errors of the file system too; what the reader of zips says becomes a broken part. */
function failureOf(thrown: unknown, file: string, part: string, cause: string): unknown {
  if (thrown instanceof Failure) return thrown;
  const code = systemCode(thrown);
  return code === undefined || code.startsWith('Z_') || code.startsWith('ERR_')
    ? broken(file, part, cause)
    : thrown;
}
