import { numbersIn, type VectorMemory } from './vector-memory.js';

/** Where one record and its fields stand in a buffer; filled again for each record. */
export interface Frame {
  /** How many fields a record may have. */
  readonly mostFields: number;
  /** Where the record begins, and so its first field. */
  from: number;
  /**
   * Field k ends, its quotation marks included, before `ends[firstEnd + k]`; the next one begins one byte further on.
   * The array may hold those of many records.
   */
  ends: Int32Array;
  firstEnd: number;
  /** How many fields were found. */
  fields: number;
  /** Index after the record's last byte, the line end excluded. */
  end: number;
  /** Index at which the next record begins. */
  next: number;
  /** Whether a byte above 0x7f occurs. */
  hasHighBytes: boolean;
  hasNul: boolean;
  /** Whether a quoted field holds a doubled quotation mark. */
  hasDoubledQuotes: boolean;
}

/** An empty frame with room for `most` fields, in `ends` of so many records, which are in the memory if there is one. */
export const newFrame = (most: number, records = 1, memory?: VectorMemory): Frame => ({
  mostFields: most,
  from: 0,
  ends: numbersIn(memory, most * records),
  firstEnd: 0,
  fields: 0,
  end: 0,
  next: 0,
  hasHighBytes: false,
  hasNul: false,
  hasDoubledQuotes: false,
});

/** What became of framing a record. */
export const Framed = {
  whole: 0,
  /** The bytes ended inside a field that is not quoted, or before what follows a field could be seen. */
  ranOut: 1,
  /** The bytes ended inside a quoted field. */
  quoteOpen: 2,
  textAfterQuote: 3,
  tooManyFields: 4,
} as const;

export type Framed = (typeof Framed)[keyof typeof Framed];

export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;

const ENDS_FIELD = 1;
const HIGH = 2;
const NUL = 4;
const MARK = 8;

/** What framing needs to know of each byte, inside quotation marks and outside. */
export interface ByteClasses {
  readonly delimiter: number;
  readonly bare: Uint8Array;
  readonly quoted: Uint8Array;
}

/** The classes of bytes for files whose fields are separated by `delimiter` (one ASCII character). */
export function byteClasses(delimiter: string): ByteClasses {
  const shared = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0 ? NUL : byte > 0x7f ? HIGH : 0));
  const bare = shared.slice();
  bare[delimiter.charCodeAt(0)] = ENDS_FIELD;
  bare[LF] = ENDS_FIELD;
  const quoted = shared.slice();
  quoted[QUOTE] = MARK;
  return { delimiter: delimiter.charCodeAt(0), bare, quoted };
}

/**
 * Frames the record that begins at `from`, reading no byte at or after `to` (RFC 4180; LF or CR LF ends a record; a
 * quotation mark inside an unquoted field is literal). `atEnd` says that the file ends at `to`, which then ends the
 * record too. When the record cannot be framed, `frame.fields` is the number of the field that stopped it, from 0.
 */
export function frameRecord(
  bytes: Uint8Array,
  from: number,
  to: number,
  atEnd: boolean,
  classes: ByteClasses,
  frame: Frame,
): Framed {
  const { ends, firstEnd, mostFields } = frame;
  const { delimiter, bare, quoted } = classes;
  let start = from;
  let seen = 0;
  let doubled = false;
  let fields = 0;
  let i = from;
  for (;;) {
    if (fields === mostFields) return stopped(frame, fields, Framed.tooManyFields);
    start = i;
    if (i < to && bytes[i] === QUOTE) {
      i += 1;
      for (;;) {
        let kind = 0;
        while (i < to) {
          kind = quoted[bytes[i]];
          if (kind === MARK) break;
          seen |= kind;
          i += 1;
        }
        if (i >= to) return stopped(frame, fields, Framed.quoteOpen);
        i += 1;
        if (i >= to || bytes[i] !== QUOTE) break;
        doubled = true;
        i += 1;
      }
      if (i >= to ? !atEnd : bytes[i] === CR && i + 1 >= to && !atEnd)
        return stopped(frame, fields, Framed.ranOut);
      const isEnd = i >= to || bytes[i] === LF || (bytes[i] === CR && (i + 1 >= to || bytes[i + 1] === LF));
      if (!isEnd && bytes[i] !== delimiter) return stopped(frame, fields, Framed.textAfterQuote);
    } else {
      while (i < to) {
        const kind = bare[bytes[i]];
        if (kind === ENDS_FIELD) break;
        seen |= kind;
        i += 1;
      }
      if (i >= to && !atEnd) return stopped(frame, fields, Framed.ranOut);
    }
    ends[firstEnd + fields] = i;
    fields += 1;
    if (i < to && bytes[i] === delimiter) {
      i += 1;
      continue;
    }
    break;
  }
  // A line feed ends the record, or CR LF, or the end of the file.
  let end = i;
  let next = Math.min(i + 1, to);
  if (i < to && bytes[i] === CR) next = Math.min(i + 2, to);
  // In an unquoted field the carriage return of the line end is still inside the field.
  else if (i > start && bytes[i - 1] === CR) end = i - 1;
  ends[firstEnd + fields - 1] = end;
  frame.from = from;
  frame.fields = fields;
  frame.end = end;
  frame.next = next;
  frame.hasHighBytes = (seen & HIGH) !== 0;
  frame.hasNul = (seen & NUL) !== 0;
  frame.hasDoubledQuotes = doubled;
  return Framed.whole;
}

/** Says why a record could not be framed, and at which field. */
function stopped(frame: Frame, fields: number, why: Framed): Framed {
  frame.fields = fields;
  return why;
}

/** Where a field begins. */
export const fieldStart = ({ from, ends, firstEnd }: Frame, field: number): number =>
  field === 0 ? from : ends[firstEnd + field - 1] + 1;
