const NUL = 0;
/** U+FFFD in UTF-8. */
const REPLACEMENT = Buffer.from('\u{fffd}');

/** A text as the store can hold it: PostgreSQL keeps no NUL, so U+FFFD stands for one. */
export const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}');

/** The same of UTF-8 bytes, as CSV text. */
export function storableBytes(piece: Buffer): Buffer {
  if (!piece.includes(NUL)) return piece;
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = piece.indexOf(NUL); at >= 0; at = piece.indexOf(NUL, from)) {
    parts.push(piece.subarray(from, at), REPLACEMENT);
    from = at + 1;
  }
  return Buffer.concat([...parts, piece.subarray(from)]);
}
