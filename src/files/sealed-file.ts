import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { DefaultDeserializer, DefaultSerializer } from 'node:v8';
import { crc32 } from 'node:zlib';
import { writeFailure } from './fs-failure.js';

/** What the file begins with; another form of it has another. */
const MAGIC = Buffer.from('FSSEAL01');
/** A frame is the kind and the length of its bytes, then these, then zeros up to a multiple of eight. */
const FRAME_HEAD = 16;
const END = 0;
const VALUE = 1;
const FIRST_ARRAY = 2;
const PIECE = 16 * 1024 * 1024;

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
const ARRAYS: readonly (new (memory: SharedArrayBuffer) => NumberArray)[] = [
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float64Array,
];

/**
 * Writes plain data, in which arrays of numbers may stand in shared memory, to a file that is there whole or not at
 * all, for its owner only. Its last bytes are a sum over all others: after a power cut a torn file tells itself. Throws
 * a Failure (exit 3).
 */
export function writeSealed(path: string, values: Iterable<unknown>): void {
  const temporary = `${path}.tmp`;
  let file: number | undefined;
  try {
    file = openSync(temporary, 'wx', 0o600);
    writeFrames(file, values);
    closeSync(file);
    file = undefined;
    renameSync(temporary, path);
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(temporary, { force: true });
    throw writeFailure(error, path);
  }
}

function writeFrames(file: number, values: Iterable<unknown>): void {
  let sum = 0;
  const write = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + PIECE);
      let done = 0;
      while (done < piece.length) done += writeSync(file, piece, done);
      sum = crc32(piece, sum);
      from += piece.length;
    }
  };
  const frame = (kind: number, bytes: Uint8Array): void => {
    write(headOf(kind, bytes.length));
    write(bytes);
    write(new Uint8Array(padding(bytes.length)));
  };
  write(MAGIC);
  for (const value of values) {
    const serializer = new ArraysAside();
    serializer.writeHeader();
    serializer.writeValue(value);
    for (const array of serializer.arrays) frame(kindOf(array), bytesOf(array));
    frame(VALUE, serializer.releaseBuffer());
  }
  frame(END, sumBytes(sum));
}

/**
 * The values of such a file, arrays of numbers in shared memory; undefined when there is no such file, or when it is
 * torn, altered or of another form.
 */
export function readSealed(path: string): readonly unknown[] | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return readFrames(file, fstatSync(file).size);
  } catch {
    // Whatever is wrong with it: it cannot be gone on from, which is what the caller is told.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readFrames(file: number, size: number): readonly unknown[] | undefined {
  let sum = 0;
  let at = 0;
  const fill = (bytes: Uint8Array): boolean => {
    if (bytes.length > size - at) return false;
    for (let from = 0; from < bytes.length; ) {
      const read = readSync(file, bytes, from, Math.min(PIECE, bytes.length - from), at);
      if (read === 0) return false;
      sum = crc32(bytes.subarray(from, from + read), sum);
      from += read;
      at += read;
    }
    return true;
  };
  const magic = Buffer.alloc(MAGIC.length);
  if (!fill(magic) || !magic.equals(MAGIC)) return undefined;
  const packed: { bytes: Buffer; arrays: NumberArray[] }[] = [];
  let arrays: NumberArray[] = [];
  for (;;) {
    const before = sum;
    const head = Buffer.alloc(FRAME_HEAD);
    if (!fill(head)) return undefined;
    const sumOfHead = sum;
    const kind = head.readUInt32LE(0);
    const length = head.readDoubleLE(8);
    if (head.readUInt32LE(4) !== 0 || !Number.isSafeInteger(length) || length < 0 || length > size - at)
      return undefined;
    if (kind === END) {
      const told = Buffer.alloc(length);
      if (!fill(told) || at !== size || !told.equals(sumBytes(before))) return undefined;
      return packed.map((one) => new ArraysBack(one.bytes, one.arrays).value());
    }
    sum = sumOfHead;
    if (kind === VALUE) {
      const bytes = Buffer.alloc(length);
      if (!fill(bytes)) return undefined;
      packed.push({ bytes, arrays });
      arrays = [];
    } else {
      const Kind = ARRAYS.at(kind - FIRST_ARRAY);
      if (kind < FIRST_ARRAY || Kind === undefined) return undefined;
      const memory = new SharedArrayBuffer(length);
      if (!fill(new Uint8Array(memory))) return undefined;
      arrays.push(new Kind(memory));
    }
    if (!fill(Buffer.alloc(padding(length)))) return undefined;
  }
}

function headOf(kind: number, length: number): Buffer {
  const head = Buffer.alloc(FRAME_HEAD);
  head.writeUInt32LE(kind, 0);
  head.writeDoubleLE(length, 8);
  return head;
}

function sumBytes(sum: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(sum, 0);
  return bytes;
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

const bytesOf = ({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function kindOf(array: NumberArray): number {
  const kind = ARRAYS.findIndex((one) => array instanceof one);
  if (kind < 0) throw new RangeError('no array of this kind can be sealed');
  return FIRST_ARRAY + kind;
}

/** Plain data without its arrays of numbers, which are put aside in the order in which they are met. */
class ArraysAside extends DefaultSerializer {
  readonly arrays: NumberArray[] = [];

  /** Called for every such array, once for each. */
  _writeHostObject(array: NumberArray): void {
    this.writeUint32(this.arrays.push(array) - 1);
  }
}

class ArraysBack extends DefaultDeserializer {
  constructor(
    bytes: Buffer,
    private readonly arrays: readonly NumberArray[],
  ) {
    super(bytes);
  }

  value(): unknown {
    this.readHeader();
    return this.readValue();
  }

  _readHostObject(): NumberArray {
    return this.arrays[this.readUint32()];
  }
}
