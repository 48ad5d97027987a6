import { LF, QUOTE } from './frame-record.js';
import { vectorMarker } from './vector-marker.js';

/** Lists where the bytes stand that framing must look at. */
export interface Marker {
  /**
   * Writes to `places`, from index `count` on, where marked bytes stand in `bytes` from `from` to before `to`, in
   * order. There must be room for one place a byte, and 16 more. Hands back the index after the last.
   */
  mark(bytes: Uint8Array, from: number, to: number, places: Int32Array, count: number): number;
}

/** Room that `places` must have beyond one place a byte. */
export const SPARE_PLACES = 16;

/**
 * Marks the delimiter, line feeds, quotation marks, NUL and bytes above 0x7f: all others are content, whatever they
 * are. Sixteen bytes are looked at in one step where the processor can do that, and one otherwise.
 */
export const markerFor = (delimiter: string): Marker =>
  vectorMarker(delimiter.charCodeAt(0)) ?? plainMarker(delimiter);

/** The same byte by byte: what marking means. */
export function plainMarker(delimiter: string): Marker {
  const isMarked = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0 || byte > 0x7f ? 1 : 0));
  for (const byte of [delimiter.charCodeAt(0), LF, QUOTE]) isMarked[byte] = 1;
  return {
    mark(bytes, from, to, places, count) {
      let next = count;
      for (let i = from; i < to; i++) if (isMarked[bytes[i]] === 1) places[next++] = i;
      return next;
    },
  };
}
