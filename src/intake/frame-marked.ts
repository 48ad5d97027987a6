import { CR, closed, type Frame, Framed, HIGH, LF, NUL, QUOTE, stopped } from './frame-record.js';

/** Lists where the bytes stand that framing must look at. */
export interface Marker {
  /**
   * Writes to `places`, from index `count` on, where marked bytes stand in `bytes` from `from` to before `to`, in
   * order. There must be room for one place a byte, and 16 more. Hands back the index after the last.
   */
  mark(bytes: Uint8Array, from: number, to: number, places: Int32Array, count: number): number;
}

/** Where marked bytes stand (see `markerFor`), in order; after the last comes one that is past every byte. */
export interface Marks {
  places: Int32Array;
  /** Index of the first place that has not been passed. */
  at: number;
  /** The same once the record that was framed last is passed. */
  after: number;
}

/** Past every byte of a buffer. */
export const NO_PLACE = 0x7fffffff;

/**
 * Does what `frameRecord` does, from one marked byte to the next instead of byte by byte. `marks.at` is the first mark
 * at or after `from`; of a record that is whole, `marks.after` becomes the first of the next one.
 */
export function frameMarked(
  bytes: Uint8Array,
  marks: Marks,
  from: number,
  to: number,
  atEnd: boolean,
  delimiter: number,
  frame: Frame,
): Framed {
  const { bounds } = frame;
  const { places } = marks;
  const most = bounds.length >> 1;
  let at = marks.at;
  let seen = 0;
  let doubled = false;
  let fields = 0;
  let i = from;
  for (;;) {
    if (fields === most) return stopped(frame, fields, Framed.tooManyFields);
    const start = i;
    i = places[at];
    if (i === start && i < to && bytes[i] === QUOTE) {
      for (;;) {
        i = places[++at];
        if (i >= to) return stopped(frame, fields, Framed.quoteOpen);
        const byte = bytes[i];
        if (byte > 0x7f) seen |= HIGH;
        else if (byte === 0) seen |= NUL;
        else if (byte === QUOTE) {
          const next = places[at + 1];
          if (next !== i + 1 || next >= to || bytes[next] !== QUOTE) break;
          doubled = true;
          at += 1;
        }
      }
      at += 1;
      i += 1;
      if (i >= to ? !atEnd : bytes[i] === CR && i + 1 >= to && !atEnd)
        return stopped(frame, fields, Framed.ranOut);
      const isEnd = i >= to || bytes[i] === LF || (bytes[i] === CR && (i + 1 >= to || bytes[i + 1] === LF));
      if (!isEnd && bytes[i] !== delimiter) return stopped(frame, fields, Framed.textAfterQuote);
    } else {
      for (; i < to; i = places[++at]) {
        const byte = bytes[i];
        if (byte === delimiter || byte === LF) break;
        if (byte > 0x7f) seen |= HIGH;
        else if (byte === 0) seen |= NUL;
      }
      if (i >= to) {
        if (!atEnd) return stopped(frame, fields, Framed.ranOut);
        i = to;
      }
    }
    bounds[2 * fields] = start;
    bounds[2 * fields + 1] = i;
    fields += 1;
    if (i < to && bytes[i] === delimiter) {
      at += 1;
      i += 1;
    } else break;
  }
  const framed = closed(bytes, to, i, fields, seen, doubled, frame);
  while (places[at] < frame.next) at += 1;
  marks.after = at;
  return framed;
}
