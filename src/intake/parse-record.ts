import { decodeWindows1252 } from './windows-1252.js';

/** One cell of a record: its trimmed text, and the bytes it stands in, quotation marks and spaces included. */
export interface ParsedCell {
  readonly text: string;
  /** The field is bytes `start` to before `end` of the record, between its delimiters. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the cells of one record, line end excluded: the plain second reader, which checks the fast one and explains
 * a row. It never fails: bytes that are not UTF-8 are read as Windows-1252 (U+FFFD where that defines nothing),
 * text after a closing quotation mark is kept, and a mark that never closes reaches to the end.
 */
export function cellsOfRecord(bytes: Uint8Array, delimiter: string): ParsedCell[] {
  const decode = decoderOf(bytes);
  const separator = delimiter.charCodeAt(0);
  const cells: ParsedCell[] = [];
  let start = 0;
  for (;;) {
    const { content, end } = fieldAt(bytes, start, separator);
    cells.push({ text: decode(Uint8Array.from(content)).trim(), start, end });
    if (end >= bytes.length) return cells;
    start = end + 1;
  }
}

/** The bytes a field means, and the index after the field as written. */
function fieldAt(bytes: Uint8Array, start: number, separator: number): { content: number[]; end: number } {
  const mark = 0x22;
  const content: number[] = [];
  let isQuoted = bytes[start] === mark;
  let i = isQuoted ? start + 1 : start;
  while (i < bytes.length) {
    const byte = bytes[i];
    if (isQuoted && byte === mark) {
      if (bytes[i + 1] === mark) {
        content.push(mark);
        i += 2;
        continue;
      }
      isQuoted = false;
    } else if (!isQuoted && byte === separator) break;
    else content.push(byte);
    i += 1;
  }
  return { content, end: i };
}

function decoderOf(bytes: Uint8Array): (part: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    utf8.decode(bytes);
    return (part) => utf8.decode(part);
  } catch {
    return decodeWindows1252;
  }
}
