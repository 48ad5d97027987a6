import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** A file of an archive; it is read when its turn comes. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly read: () => Uint8Array | PackedFile;
}

/** A file as archives hold it, packed before, as by another thread. */
export interface PackedFile {
  readonly packed: Uint8Array;
  /** Of what was packed: its length, and its check sum. */
  readonly bytes: number;
  readonly crc: number;
}

/** Packs a file; the higher the level (1 to 9), the shorter and the slower. */
export const packedFile = (bytes: Uint8Array, level: 1 | 6): PackedFile => ({
  packed: deflateSync(bytes, { level }),
  bytes: bytes.length,
  crc: crc32(bytes),
});

/** Midnight of 1 January 1980, as the format has it: what every entry's time reads. */
const FIXED_DATE = (1 << 5) | 1;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const PLAIN_VERSION = 20;
const ZIP64_VERSION = 45;
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;
const LEVEL = 6;
/** Archives themselves: packing them again takes time and saves nothing. */
const IS_PACKED = /\.(?:docx|xlsx|zip)$/;

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * Writes an archive piece by piece, holding one file at a time. Its bytes depend on the names and the files alone.
 * With more files or bytes than the plain format counts, it is of the larger one (zip64); a single file stays below
 * 4 GiB.
 */
export async function writeZip(
  entries: Iterable<ZipEntry>,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const written: Written[] = [];
  let offset = 0;
  const put = async (...pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) {
      await write(piece);
      offset += piece.length;
    }
  };
  for (const { name, read } of entries) {
    const file = read();
    const isStored = file instanceof Uint8Array && IS_PACKED.test(name);
    const { packed, bytes, crc } = isStored ? storedFile(file) : packedOf(file);
    const entry: Written = {
      name: Buffer.from(name),
      method: isStored ? STORED : DEFLATED,
      crc,
      packed: packed.length,
      bytes,
      offset,
    };
    if (bytes > MOST_BYTES) throw new RangeError('a file that is too large for an archive');
    await put(localHeader(entry), entry.name, packed);
    written.push(entry);
  }
  const start = offset;
  for (const entry of written) await put(centralHeader(entry), entry.name, placeBeyond(entry));
  await put(...endOf(written.length, start, offset - start));
}

const storedFile = (bytes: Uint8Array): PackedFile => ({
  packed: bytes,
  bytes: bytes.length,
  crc: crc32(bytes),
});

const packedOf = (file: Uint8Array | PackedFile): PackedFile =>
  file instanceof Uint8Array ? packedFile(file, LEVEL) : file;

/** What both headers of an entry say alike. */
const common = ({ name, method, crc, packed, bytes }: Written, version: number): [number, 2 | 4][] => [
  [version, 2],
  [UTF8_NAMES, 2],
  [method, 2],
  [0, 2],
  [FIXED_DATE, 2],
  [crc, 4],
  [packed, 4],
  [bytes, 4],
  [name.length, 2],
];

const localHeader = (entry: Written): Buffer =>
  numbers([0x04034b50, 4], ...common(entry, PLAIN_VERSION), [0, 2]);

function centralHeader(entry: Written): Buffer {
  const extra = placeBeyond(entry).length;
  const version = extra > 0 ? ZIP64_VERSION : PLAIN_VERSION;
  return numbers(
    [0x02014b50, 4],
    [version, 2],
    ...common(entry, version),
    [extra, 2],
    // No comment, on the first disk, of no kind, without attributes.
    ...([2, 2, 2, 4] as const).map((size): [number, typeof size] => [0, size]),
    [Math.min(entry.offset, MOST_BYTES), 4],
  );
}

/** Where an entry stands, when that is farther than the plain format counts; else nothing. */
const placeBeyond = ({ offset }: Written): Buffer =>
  offset < MOST_BYTES ? Buffer.alloc(0) : numbers([0x0001, 2], [8, 2], [offset, 8]);

function endOf(count: number, start: number, size: number): Buffer[] {
  const isLarge = count >= MOST_ENTRIES || start >= MOST_BYTES || size >= MOST_BYTES;
  const many = Math.min(count, MOST_ENTRIES);
  const plain = numbers(
    [0x06054b50, 4],
    [0, 4],
    [many, 2],
    [many, 2],
    [Math.min(size, MOST_BYTES), 4],
    [Math.min(start, MOST_BYTES), 4],
    [0, 2],
  );
  if (!isLarge) return [plain];
  const larger = numbers(
    [0x06064b50, 4],
    [44, 8],
    [ZIP64_VERSION, 2],
    [ZIP64_VERSION, 2],
    [0, 8],
    [count, 8],
    [count, 8],
    [size, 8],
    [start, 8],
  );
  const locator = numbers([0x07064b50, 4], [0, 4], [start + size, 8], [1, 4]);
  return [larger, locator, plain];
}

/** Numbers one behind the other, each in so many bytes, the lowest first. */
function numbers(...parts: readonly (readonly [number, 2 | 4 | 8])[]): Buffer {
  const out = Buffer.alloc(parts.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [number, size] of parts) {
    if (size === 2) out.writeUInt16LE(number, at);
    else if (size === 4) out.writeUInt32LE(number, at);
    else out.writeBigUInt64LE(BigInt(number), at);
    at += size;
  }
  return out;
}
