import type { Marker } from './frame-marked.js';
import { LF, QUOTE } from './frame-record.js';
import { vectorMarker } from './vector-marker.js';

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
