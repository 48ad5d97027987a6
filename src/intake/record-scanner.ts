import { Failure } from '../messages/failure.js';
import { findHeader, type Header } from './find-header.js';
import {
  type ByteClasses,
  byteClasses,
  CR,
  type Frame,
  Framed,
  frameRecord,
  LF,
  newFrame,
} from './frame-record.js';
import type { Layout } from './layout.js';
import type { Limits } from './limits.js';
import { LineFrames } from './line-frames.js';
import type { Rejection } from './row-problem.js';
import { separatorsFor } from './separators.js';
import type { VectorMemory } from './vector-memory.js';

/** Who is told what the scanner finds, in file order. Offsets are of the file's decompressed bytes. */
export interface ScannerSink {
  header(header: Header, offset: number, length: number): void;
  /** A framed record; the frame holds only during the call, its `ends` and the bytes until `endOfChunk`. */
  record(bytes: Buffer<ArrayBufferLike>, frame: Frame, from: number, offset: number): void;
  /** One physical line that is set aside. */
  rejected(rejection: Rejection, offset: number, length: number): void;
  blankLine(): void;
  /** The bytes of the records told so far are about to be overwritten. */
  endOfChunk(): void;
}

/** What a scanner needs to know of its file. */
export interface ScannerSetting {
  readonly file: string;
  readonly layouts: readonly Layout[];
  readonly limits: Limits;
  /** Where the bytes are put that are looked at, if whoever is told of records works on that memory. */
  readonly memory?: VectorMemory | undefined;
}

/** As much is looked at in one go as stays in the fast caches. */
const PIECE_BYTES = 512 * 1024;

/** So many records that are framed byte by byte are told of before their ends are written over. */
const RECORDS_AT_ONCE = 64;

/** Fewer lines than these are not worth looking for: more and more records are then framed byte by byte before. */
const FEW_LINES = 16;

/** What framing needs to know of the file. */
interface Reading {
  readonly classes: ByteClasses;
  readonly frame: Frame;
  readonly lines: LineFrames;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Finds the records in the bytes of one file, handed over in chunks of any size, holding little more than one. */
export class RecordScanner {
  hasBom = false;
  /** How many bytes have been pushed, and how many of them belong to something the sink was told or to a line end. */
  bytes = 0;
  accounted = 0;
  private window: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  private from = 0;
  private to = 0;
  /** Offset in the file of `window[0]`. */
  private base = 0;
  private isBegun = false;
  private reading: Reading | undefined;
  /** Where the line began that is too long to be held, and whether its last byte so far is a carriage return. */
  private longLine: number | undefined;
  private endsInCr = false;
  private readonly sink: ScannerSink;
  private readonly setting: ScannerSetting;

  constructor(sink: ScannerSink, setting: ScannerSetting) {
    this.sink = sink;
    this.setting = setting;
  }

  /** Takes the next bytes of the file. Throws a Failure (exit 3) when its beginning shows that it is no list. */
  push(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      const some = chunk.subarray(from, from + PIECE_BYTES);
      some.copy(this.room(some.length));
      this.filled(some.length);
    }
  }

  /** Where the next bytes of the file are to be put, so many at most; what was told of before is not there any more. */
  room(most = PIECE_BYTES): Buffer<ArrayBufferLike> {
    const tail = this.to - this.from;
    const needed = tail + most;
    if (needed <= this.window.length) this.window.copyWithin(0, this.from, this.to);
    else {
      const wider = this.newWindow(Math.max(needed + (needed >> 2), 2 * this.setting.limits.firstBytes));
      this.window.copy(wider, 0, this.from, this.to);
      this.setting.memory?.giveBack(this.window);
      this.window = wider;
    }
    this.base += this.from;
    this.from = 0;
    this.to = tail;
    return this.window.subarray(tail, needed);
  }

  /** Takes so many bytes that were put there; throws as `push` does. */
  filled(length: number): void {
    this.bytes += length;
    this.to += length;
    this.scan(false);
    this.sink.endOfChunk();
  }

  /** Says that the file has ended. Throws a Failure (exit 3) when it holds no list. */
  finish(): void {
    this.scan(true);
    this.sink.endOfChunk();
    if (this.reading === undefined) throw new Failure(3, 'INTAKE_EMPTY', {}, { file: this.setting.file });
  }

  /** Whether bytes are held that are of no record yet, or no header was found. */
  get isPending(): boolean {
    return this.from < this.to || this.longLine !== undefined || this.reading === undefined;
  }

  /** Begins in the middle of a file: `offset` is where a record begins, `header` what was found before. */
  resume(header: Header, offset: number): void {
    this.isBegun = true;
    this.base = offset;
    this.readAs(header);
    this.sink.header(header, 0, 0);
  }

  /** Goes on `bytes` further, which another scanner has read; only where nothing is pending. */
  skip(bytes: number, accounted: number): void {
    this.base += this.from + bytes;
    this.from = 0;
    this.to = 0;
    this.bytes += bytes;
    this.accounted += accounted;
  }

  private newWindow(length: number): Buffer<ArrayBufferLike> {
    const { memory } = this.setting;
    if (memory === undefined) return Buffer.allocUnsafeSlow(length);
    const { buffer, byteOffset } = memory.bytes(length);
    return Buffer.from(buffer, byteOffset, length);
  }

  private scan(atEnd: boolean): void {
    if (!this.isBegun && !this.begin(atEnd)) return;
    if (this.reading === undefined && !this.readHeader(atEnd)) return;
    const { reading } = this;
    if (reading === undefined) return;
    let untilLines = 0;
    let pause = 1;
    while (this.from < this.to || (atEnd && this.longLine !== undefined)) {
      if (this.longLine !== undefined) this.passLongLine(this.longLine, atEnd);
      else {
        if (untilLines === 0 && !atEnd) {
          pause = this.scanLines(reading) < FEW_LINES ? 2 * pause : 1;
          untilLines = pause;
        }
        untilLines -= 1;
        if (!this.isBlankLine(atEnd) && !this.next(reading, atEnd)) return;
      }
    }
  }

  /** Passes the byte order mark, once the first block is there. */
  private begin(atEnd: boolean): boolean {
    const { window, to } = this;
    if (to < Math.max(BOM.length, this.setting.limits.firstBytes) && !atEnd) return false;
    this.isBegun = true;
    if (to >= 2 && (window.readUInt16LE(0) === 0xfeff || window.readUInt16BE(0) === 0xfeff))
      throw new Failure(3, 'INTAKE_UTF16', {}, { file: this.setting.file });
    this.hasBom = to >= 3 && window.subarray(0, 3).equals(BOM);
    if (this.hasBom) this.pass(3);
    return true;
  }

  private readHeader(atEnd: boolean): boolean {
    while (this.from < this.to && this.isBlankLine(atEnd));
    if (this.from >= this.to) return false;
    const { file, layouts, limits } = this.setting;
    const header = findHeader(this.window, this.from, this.to, atEnd, layouts, limits.recordBytes, file);
    if (header === undefined) return false;
    this.readAs(header);
    this.sink.header(header, this.base + this.from, header.end - this.from);
    this.pass(header.next);
    return true;
  }

  private readAs({ delimiter, fieldCount }: Header): void {
    const { limits, memory } = this.setting;
    this.reading = {
      classes: byteClasses(delimiter),
      frame: newFrame(fieldCount, RECORDS_AT_ONCE, memory),
      lines: new LineFrames(separatorsFor(delimiter, memory), fieldCount, limits.recordBytes),
    };
  }

  /** Passes what stands here in whole lines and needs no closer look; hands back how many lines that are. */
  private scanLines({ lines }: Reading): number {
    let passed = 0;
    const { window, sink, base } = this;
    // Its places are written over.
    sink.endOfChunk();
    lines.look(window, this.from, this.to);
    for (let frame = lines.next(); frame !== undefined; frame = lines.next()) {
      if (frame.fields === 0) sink.blankLine();
      else sink.record(window, frame, frame.from, base + frame.from);
      this.pass(frame.next);
      passed += 1;
    }
    return passed;
  }

  /** Passes an empty line, if one stands here. */
  private isBlankLine(atEnd: boolean): boolean {
    const { window, from, to } = this;
    // What stands after the bytes taken is left over from earlier ones.
    if (from >= to) return false;
    if (window[from] === LF) this.pass(from + 1);
    else if (window[from] === CR && from + 1 < to && window[from + 1] === LF) this.pass(from + 2);
    else if (window[from] === CR && from + 1 === to && atEnd) this.pass(to);
    else return false;
    this.sink.blankLine();
    return true;
  }

  /** Frames the record that begins here and passes it; false when more bytes are needed for that. */
  private next({ classes, frame }: Reading, atEnd: boolean): boolean {
    const { window, from, to } = this;
    const limit = this.setting.limits.recordBytes;
    const isBounded = to - from > limit;
    const stop = isBounded ? from + limit + 1 : to;
    if (frame.firstEnd === frame.ends.length) {
      this.sink.endOfChunk();
      frame.firstEnd = 0;
    }
    const framed = frameRecord(window, from, stop, atEnd && !isBounded, classes, frame);
    const { mostFields } = frame;
    if (framed === Framed.whole) {
      if (frame.fields === mostFields) {
        this.sink.record(window, frame, from, this.base + from);
        frame.firstEnd += mostFields;
        this.pass(frame.next);
        return true;
      }
      const found = frame.fields;
      return this.rejectLine(
        { code: 'INTAKE_ROW_TOO_FEW_CELLS', parameters: { expected: mostFields, found } },
        atEnd,
      );
    }
    if ((framed === Framed.ranOut || framed === Framed.quoteOpen) && !isBounded && !atEnd) return false;
    return this.rejectLine(rejectionOf(framed, frame.fields, mostFields), atEnd);
  }

  /** Sets aside the physical line that begins here; false when its end is not known yet. */
  private rejectLine(rejection: Rejection, atEnd: boolean): boolean {
    const { window, from, to } = this;
    const limit = this.setting.limits.recordBytes;
    const isBounded = to - from > limit;
    const lineFeed = window.subarray(from, isBounded ? from + limit + 1 : to).indexOf(LF);
    if (lineFeed === -1 && isBounded) {
      this.longLine = this.base + from;
      this.endsInCr = false;
      return true;
    }
    if (lineFeed === -1 && !atEnd) return false;
    const stop = lineFeed === -1 ? to : from + lineFeed;
    const end = stop > from && window[stop - 1] === CR ? stop - 1 : stop;
    this.sink.rejected(rejection, this.base + from, end - from);
    this.pass(lineFeed === -1 ? to : stop + 1);
    return true;
  }

  /** Passes the bytes of a line that is too long to be held, up to its end. */
  private passLongLine(began: number, atEnd: boolean): void {
    const { window, from, to } = this;
    const found = window.subarray(from, to).indexOf(LF);
    const stop = found === -1 ? to : from + found;
    if (stop > from) this.endsInCr = window[stop - 1] === CR;
    if (found !== -1 || atEnd) {
      const length = this.base + stop - began - (this.endsInCr ? 1 : 0);
      const limit = this.setting.limits.recordBytes;
      this.sink.rejected({ code: 'INTAKE_ROW_TOO_LONG', parameters: { limit } }, began, length);
      this.longLine = undefined;
    }
    this.pass(found === -1 ? to : stop + 1);
  }

  private pass(to: number): void {
    this.accounted += to - this.from;
    this.from = to;
  }
}

/** Why a record that could not be framed is rejected; `field` is the number of the one that stopped it. */
function rejectionOf(framed: Framed, field: number, mostFields: number): Rejection {
  if (framed === Framed.tooManyFields)
    return { code: 'INTAKE_ROW_TOO_MANY_CELLS', parameters: { expected: mostFields } };
  const parameters = { cell: field + 1 };
  if (framed === Framed.textAfterQuote) return { code: 'INTAKE_ROW_TEXT_AFTER_QUOTE', parameters };
  return { code: 'INTAKE_ROW_QUOTE_NOT_CLOSED', parameters };
}
