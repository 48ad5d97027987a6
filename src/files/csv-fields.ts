const COMMA = 0x2c;
const QUOTE = 0x22;

/**
 * Where the fields of one comma-separated record stand: field k from `bounds[2k]` to before `bounds[2k + 1]`, its
 * quotation marks included. The record is whole and sound, without its line end. Returns how many fields there are;
 * bounds hold as many as they have room for.
 */
export function csvFields(record: Uint8Array, bounds: Int32Array): number {
  const most = bounds.length >> 1;
  let field = 0;
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < record.length; at++) {
    const byte = record[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === COMMA && !isQuoted) {
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
    bounds[2 * field + 1] = record.length;
  }
  return field + 1;
}

/** The text of a field: without the quotation marks around it, and without outer blanks. */
export function csvFieldText(record: Uint8Array, bounds: Int32Array, field: number): string {
  const start = bounds[2 * field];
  const end = bounds[2 * field + 1];
  const text = Buffer.from(record.buffer, record.byteOffset + start, end - start)
    .toString('utf8')
    .trim();
  return text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text;
}
