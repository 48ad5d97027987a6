/**
 * Whether the bytes from `start` to before `end` are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
 * Does what `isUtf8` of node:buffer does without a view and a call out of JavaScript for each record.
 */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end) {
    const first = bytes[i];
    if (first < 0x80) {
      i += 1;
      continue;
    }
    const width = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (width === 0 || i + width > end) return false;
    const second = bytes[i + 1];
    // The narrower bounds keep out overlong forms (e0, f0), surrogates (ed) and what lies past U+10FFFF (f4).
    const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) return false;
    for (let k = 2; k < width; k++) if ((bytes[i + k] & 0xc0) !== 0x80) return false;
    i += width;
  }
  return true;
}
