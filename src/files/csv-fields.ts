const COMMA = 0x2c;
const QUOTE = 0x22;

/**
 * Where the fields of one comma-separated record stand, which is `from` to before `to` of some bytes: field k from
 * `bounds[2k]` to before `bounds[2k + 1]`, its quotation marks included; a mark inside an unquoted field is literal. The
 * record is whole and sound, without its line end. Returns how many fields there are; bounds hold as many as they have room for.
 */
export function csvFields(bytes: Uint8Array, bounds: Int32Array, from = 0, to = bytes.length): number {
  const most = bounds.length >> 1;
  let field = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE && at === start) {
      at = closingMark(bytes, at + 1, to);
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

/** Where the mark stands that closes what is quoted from `from` on; a doubled one does not. */
function closingMark(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] !== QUOTE || (at + 1 < to && bytes[at + 1] === QUOTE))) {
    at += bytes[at] === QUOTE ? 2 : 1;
  }
  return at;
}

/** The text of the field `from` to before `to`: without the quotation marks around it, and without outer blanks. */
export function csvFieldText(bytes: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('utf8')
    .trim();
  return bytes[from] === QUOTE ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
