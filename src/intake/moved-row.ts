import { type Frame, fieldStart, QUOTE } from './frame-record.js';
import { grown } from './growing.js';
import type { MovedTest } from './layout.js';
import { growingTextTable } from './text-table.js';

const SPACE = 0x20;
const FOUR_SPACES = 0x20202020;
/** Stands after each cell; no cell holds it, because rows with a NUL are rejected before. */
const AFTER_CELL = 0x00;
/** So many different rows are remembered; then remembering starts anew. */
const MOST_KNOWN = 50_000;

/**
 * The test of a layout as one of framed records. Cells are compared by their ASCII letters and digits, so every other
 * byte may stand for anything. Rows whose cells are the same are asked once. Without a test nothing has moved.
 */
export function movedTest(test: MovedTest | undefined): RowTest {
  if (test === undefined) return () => false;
  const { fields, hasMoved, isSound } = test;
  const isMoved = remembered(fields, hasMoved);
  if (isSound === undefined) return isMoved;
  const isInPlace = rememberedOfOne(isSound.field, isSound.of);
  return (bytes, frame) => !isInPlace(bytes, frame) && isMoved(bytes, frame);
}

type RowTest = (bytes: Buffer, frame: Frame) => boolean;

/** A test of the trimmed text of one field, which is asked once for the same cell. */
function rememberedOfOne(field: number, isTrue: (text: string) => boolean): RowTest {
  let known = growingTextTable();
  let answers: boolean[] = [];
  let source: Uint8Array | undefined;
  let cells: DataView = new DataView(new ArrayBuffer(0));
  return (bytes, frame) => {
    if (bytes !== source) {
      source = bytes;
      cells = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    if (known.size > MOST_KNOWN) {
      known = growingTextTable();
      answers = [];
    }
    const start = contentStart(bytes, frame, field);
    const end = contentEnd(bytes, cells, frame, field, start);
    const code = known.intern(cells, start, end);
    answers[code] ??= isTrue(bytes.toString('latin1', start, end).trim());
    return answers[code];
  };
}

/** Where the text of a field begins, after its quotation mark. */
function contentStart(bytes: Buffer, frame: Frame, field: number): number {
  const start = fieldStart(frame, field);
  return bytes[start] === QUOTE && start < frame.ends[frame.firstEnd + field] ? start + 1 : start;
}

/** Where it ends, before its quotation mark and spaces. */
function contentEnd(bytes: Buffer, cells: DataView, frame: Frame, field: number, start: number): number {
  let end = frame.ends[frame.firstEnd + field];
  if (start > fieldStart(frame, field)) end -= 1;
  while (end - start >= 4 && cells.getInt32(end - 4, true) === FOUR_SPACES) end -= 4;
  while (end > start && bytes[end - 1] === SPACE) end -= 1;
  return end;
}

/** A test of the trimmed texts of fields, which is asked once for the same cells. */
function remembered(fields: readonly number[], isTrue: (texts: readonly string[]) => boolean): RowTest {
  let known = growingTextTable();
  let answers: boolean[] = [];
  let row = new Uint8Array(256);
  let view = new DataView(row.buffer);
  let source: Uint8Array = row;
  let cells: DataView = view;
  return (bytes, frame) => {
    if (bytes !== source) {
      source = bytes;
      cells = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    let size = 0;
    for (let k = 0; k < fields.length; k++) {
      const start = contentStart(bytes, frame, fields[k]);
      const end = contentEnd(bytes, cells, frame, fields[k], start);
      if (size + end - start + 1 > row.length) {
        row = grown(row, size + end - start + 1);
        view = new DataView(row.buffer);
      }
      let i = start;
      for (; i + 4 <= end; i += 4, size += 4) view.setInt32(size, cells.getInt32(i, true), true);
      for (; i < end; i++) row[size++] = bytes[i];
      row[size++] = AFTER_CELL;
    }
    if (known.size > MOST_KNOWN) {
      known = growingTextTable();
      answers = [];
    }
    const code = known.intern(view, 0, size);
    answers[code] ??= isTrue(
      Buffer.from(row.buffer, 0, size)
        .toString('latin1')
        .split('\0')
        .slice(0, fields.length)
        .map((text) => text.trim()),
    );
    return answers[code];
  };
}
