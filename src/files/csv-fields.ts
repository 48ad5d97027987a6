const COMMA = 0x2c;
const QUOTE = 0x22;

/**
 * Where the fields of one comma-separated record stand, which is `from` to before `to` of some bytes: field k from
 * `bounds[2k]` to before `bounds[2k + 1]`, its quotation marks included. The record is whole and sound, without its
 * line end. Returns how many fields there are; bounds hold as many as they have room for.
 */
export function csvFields(bytes: Uint8Array, bounds: Int32Array, from = 0, to = bytes.length): number {
  const most = bounds.length >> 1;
  let field = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at += 1;
      while (at < to && bytes[at] !== QUOTE) at += 1;
    } else if (byte === COMMA) {
      if (field < most) {
        bounds[2 * field] = start;
        bounds[2 * field + 1] = at;
      }
      field += 1;
      start = at + 1;
    }
  }
  if (field < most) {
    bounds[2 * field] = start;
    bounds[2 * field + 1] = to;
  }
  return field + 1;
}

/** The text of the field `from` to before `to`: without the quotation marks around it, and without outer blanks. */
export function csvFieldText(bytes: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('utf8')
    .trim();
  return text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text;
}
