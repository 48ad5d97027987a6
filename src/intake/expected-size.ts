import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { systemCode } from '../files/fs-failure.js';
import { workbookMagic } from '../files/read-workbook/read-workbook.js';
import { isGzip } from './byte-source.js';

/** How long the text of a list is likely to be, and of how many lines. */
export interface ExpectedSize {
  readonly bytes: number;
  readonly rows: number;
}

const NOTHING: ExpectedSize = Object.freeze({ bytes: 0, rows: 0 });

/** What is looked at of a file, at each of the places. */
const PIECE = 64 * 1024;

/**
 * Of a workbook no line is counted: its text was 1.8 and 2.1 times as long as the file, and a row took 99 and 119
 * bytes of it. Rows of two short cells take far less.
 */
const TEXT_OF_WORKBOOK = 4;
const WORKBOOK_ROW = 25;

/** Of a packed file only the beginning is unpacked, and the rest may be easier to pack. */
const PACKED_ROOM = 1.25;

const LINE_FEED = 0x0a;

/**
 * How much text a list holds, from a look at parts of it: the beginning, the middle and the end of a plain file, the
 * beginning of a packed one. A file that cannot be read or unpacked has nothing here, and is spoken of when it is read.
 */
export function expectedSize(path: string): ExpectedSize {
  try {
    if (!statSync(path).isFile()) return NOTHING;
    const file = openSync(path, 'r');
    try {
      return sizeOf(file, fstatSync(file).size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    // What the system or the unpacker says of a file has a code; anything else is a fault of ours.
    if (systemCode(error) === undefined) throw error;
    return NOTHING;
  }
}

function sizeOf(file: number, bytes: number): ExpectedSize {
  const first = pieceAt(file, 0);
  if (first.length === 0) return NOTHING;
  if (workbookMagic(first) !== undefined) {
    return { bytes: bytes * TEXT_OF_WORKBOOK, rows: Math.ceil(bytes / WORKBOOK_ROW) };
  }
  if (isGzip(first)) {
    const text = gunzipSync(first, { finishFlush: constants.Z_SYNC_FLUSH });
    const share = first.length < bytes ? (bytes / first.length) * PACKED_ROOM : 1;
    return { bytes: Math.ceil(text.length * share), rows: Math.ceil(lineFeeds(text) * share) };
  }
  const looked = [first, pieceAt(file, Math.floor(bytes / 2)), pieceAt(file, Math.max(0, bytes - PIECE))];
  const length = looked.reduce((sum, piece) => sum + piece.length, 0);
  const lines = looked.reduce((sum, piece) => sum + lineFeeds(piece), 0);
  return { bytes, rows: Math.ceil((lines / length) * bytes) };
}

function pieceAt(file: number, offset: number): Buffer {
  const piece = Buffer.allocUnsafe(PIECE);
  return piece.subarray(0, readSync(file, piece, 0, PIECE, offset));
}

function lineFeeds(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(LINE_FEED); at >= 0; at = text.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
