// The same characters as String.prototype.trim, so that texts trimmed here and there are equal.

const isAsciiSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Index of the first byte from `start` that is no outer space of UTF-8 text; `end` when all are spaces. */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end) {
    if (isAsciiSpace(bytes[i])) i += 1;
    else {
      const width = bytes[i] < 0x80 ? 0 : wideSpace(bytes, i, end);
      if (width === 0) break;
      i += width;
    }
  }
  return i;
}

/** Index after the last byte before `end` that is no outer space of UTF-8 text; `start` when all are spaces. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  while (i > start) {
    if (isAsciiSpace(bytes[i - 1])) i -= 1;
    else if (i - 2 >= start && wideSpace(bytes, i - 2, i) === 2) i -= 2;
    else if (i - 3 >= start && wideSpace(bytes, i - 3, i) === 3) i -= 3;
    else break;
  }
  return i;
}

/** Width in bytes of the space beyond ASCII that begins at `i`; 0 when none does. */
function wideSpace(bytes: Uint8Array, i: number, end: number): 0 | 2 | 3 {
  const first = bytes[i];
  if (first === 0xc2) return i + 1 < end && bytes[i + 1] === 0xa0 ? 2 : 0;
  if (i + 2 >= end || first < 0xe1) return 0;
  const point = ((first & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f);
  if (first >= 0xf0) return 0;
  const isSpace =
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000 ||
    point === 0xfeff;
  return isSpace ? 3 : 0;
}
