import { DELIMITERS, type Delimiter } from '../delimiters.js';
import { byteClasses, CR, type Frame, Framed, frameRecord, LF, newFrame } from '../frame-record.js';
import { cellsOfRecord } from '../parse-record.js';

/** More columns than any table of records has. */
export const MOST_COLUMNS = 4096;
const ROWS_TRIED = 50;

/** How the beginning of a file reads as a table. */
export type TableStart =
  | {
      readonly kind: 'table';
      readonly delimiter: Delimiter;
      readonly header: readonly string[];
      /** How many cells the first rows have, as far as they agree; undefined without rows. */
      readonly cellsBelow: number | undefined;
    }
  | { readonly kind: 'too many columns' }
  | { readonly kind: 'none' };

interface Tried {
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  readonly cellsBelow: number | undefined;
  readonly weight: number;
}

/**
 * Finds the delimiter of a table whose layout is not known: the one under which the first line has most cells and
 * the rows below agree with it. `bytes` is the beginning of the file; `atEnd` says that it is all of it.
 */
export function tableStart(bytes: Uint8Array, atEnd: boolean): TableStart {
  const from = beginOfHeader(bytes);
  let best: Tried | undefined;
  let isTooWide = false;
  for (const delimiter of DELIMITERS) {
    const classes = byteClasses(delimiter);
    const frame = newFrame(MOST_COLUMNS);
    const framed = frameRecord(bytes, from, bytes.length, atEnd, classes, frame);
    if (framed === Framed.tooManyFields) isTooWide = true;
    if (framed !== Framed.whole) continue;
    const header = cellsOfRecord(bytes.subarray(from, frame.end), delimiter).map((cell) => cell.text);
    const below = widthsBelow(bytes, frame.next, atEnd, delimiter, newFrame(MOST_COLUMNS));
    const [cellsBelow, share] = commonest(below);
    const agreement = cellsBelow === undefined ? 1 : share * (cellsBelow === header.length ? 1 : 0.5);
    const weight =
      Math.max(header.length, cellsBelow ?? 0) === 1 ? 0 : (header.length + (cellsBelow ?? 0)) * agreement;
    if (best === undefined || weight > best.weight) best = { delimiter, header, cellsBelow, weight };
  }
  if (isTooWide && (best === undefined || best.header.length === 1)) return { kind: 'too many columns' };
  return best === undefined ? { kind: 'none' } : { kind: 'table', ...best };
}

/** After the byte order mark and the blank lines. */
function beginOfHeader(bytes: Uint8Array): number {
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[from] === LF || (bytes[from] === CR && bytes[from + 1] === LF)) from += 1;
  return from;
}

function widthsBelow(
  bytes: Uint8Array,
  begin: number,
  atEnd: boolean,
  delimiter: Delimiter,
  frame: Frame,
): number[] {
  const classes = byteClasses(delimiter);
  const widths: number[] = [];
  let from = begin;
  while (from < bytes.length && widths.length < ROWS_TRIED) {
    if (frameRecord(bytes, from, bytes.length, atEnd, classes, frame) === Framed.whole) {
      if (frame.end > from) widths.push(frame.fields);
      from = frame.next;
    } else {
      const lineFeed = bytes.indexOf(LF, from);
      if (lineFeed < 0) break;
      from = lineFeed + 1;
    }
  }
  return widths;
}

/** The number that occurs most, and its share. */
function commonest(numbers: readonly number[]): [number | undefined, number] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined ? [undefined, 0] : [first[0], first[1] / numbers.length];
}
