import { DELIMITERS, type Delimiter } from './delimiters.js';
import { byteClasses, Framed, frameRecord, LF, newFrame } from './frame-record.js';
import { type HeaderReading, headerFailure } from './header-failure.js';
import type { FileColumns, Layout } from './layout.js';
import { cellsOfRecord } from './parse-record.js';

/** The header of a file: how its records are to be read. */
export interface Header {
  readonly delimiter: Delimiter;
  readonly layout: Layout;
  readonly columns: FileColumns;
  readonly cells: readonly string[];
  /** The cells that the layout matched: those of the first record where the file has no header line. */
  readonly matched: readonly string[];
  /** How many fields a record has; whether the layout says so, whatever the header has. */
  readonly fieldCount: number;
  readonly isFieldCountFixed: boolean;
  /** Index after its last byte, the line end excluded, and where the records begin. */
  readonly end: number;
  readonly next: number;
}

const MOST_FIELDS = 16_384;

/**
 * Reads the header that begins at `from` of the buffer: the delimiter is the one under which a layout matches. Bytes
 * from `to` on are not known yet, or, when `atEnd`, there are none. Undefined when more bytes are needed. Throws a
 * Failure (exit 3) when no layout matches, or when the header is longer than `limit` bytes.
 */
export function findHeader(
  bytes: Uint8Array,
  from: number,
  to: number,
  atEnd: boolean,
  layouts: readonly Layout[],
  limit: number,
  file: string,
): Header | undefined {
  const bounded = Math.min(to, from + limit + 1);
  const hasAll = atEnd && to - from <= limit;
  const readings: HeaderReading[] = [];
  const canGrow = !atEnd && to - from <= limit;
  let mayGoOn = false;
  let quotesBroken = false;
  for (const delimiter of DELIMITERS) {
    const frame = newFrame(MOST_FIELDS);
    const framed = frameRecord(bytes, from, bounded, hasAll, byteClasses(delimiter), frame);
    if (framed === Framed.ranOut || framed === Framed.quoteOpen) mayGoOn = true;
    if (framed !== Framed.whole) {
      quotesBroken ||= framed === Framed.quoteOpen || framed === Framed.textAfterQuote;
      continue;
    }
    const cells = cellsOfRecord(bytes.subarray(from, frame.end), delimiter).map((cell) => cell.text);
    for (const layout of layouts) {
      const match = layout.matchHeader(cells);
      if (match.kind === 'match') {
        // A delimiter that comes first and is still undecided might match too.
        if (mayGoOn && canGrow) return undefined;
        const { withoutHeader, fieldCount = cells.length } = match;
        const isFieldCountFixed = match.fieldCount !== undefined;
        const common = { delimiter, layout, columns: match, matched: cells, fieldCount, isFieldCountFixed };
        return withoutHeader === undefined
          ? { ...common, cells, end: frame.end, next: frame.next }
          : { ...common, cells: withoutHeader, end: from, next: from };
      }
      readings.push({ cells, match });
    }
  }
  if (mayGoOn && canGrow) return undefined;
  const isLong = !hasAll && !bytes.subarray(from, bounded).includes(LF);
  throw headerFailure(
    bytes.subarray(0, to),
    readings,
    { tooLong: isLong ? limit : undefined, quotesBroken },
    file,
  );
}
