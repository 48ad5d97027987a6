import { CR, LF, QUOTE } from './frame-record.js';
import type { SeparatorFinder } from './line-frames.js';
import type { VectorMemory } from './vector-memory.js';
import { vectorSeparators } from './vector-separators.js';

/**
 * A finder that looks at 64 bytes in one step where the processor can do that, and at one otherwise. With a memory, bytes
 * that stand in it are looked at where they are.
 */
export const separatorsFor = (delimiter: string, memory?: VectorMemory): SeparatorFinder =>
  vectorSeparators(delimiter.charCodeAt(0), memory) ?? plainSeparators(delimiter);

const FIELD_BEGINS = 0;
const IN_FIELD = 1;
const IN_QUOTES = 2;
const AFTER_QUOTES = 3;
const AFTER_QUOTES_AND_CR = 4;

/** The same byte by byte: what finding them means. */
export function plainSeparators(delimiter: string): SeparatorFinder {
  const delimiterByte = delimiter.charCodeAt(0);
  return {
    find(bytes, from, to) {
      const places: number[] = [];
      const lines: number[] = [];
      const telling: number[] = [];
      let state = FIELD_BEGINS;
      for (let i = from; i < to; i++) {
        const byte = bytes[i];
        if (byte === 0 || byte > 0x7f) telling.push(i);
        if (state === IN_QUOTES) {
          if (byte === QUOTE) state = AFTER_QUOTES;
        } else if (byte === QUOTE) {
          if (state === AFTER_QUOTES) telling.push(i);
          else if (state !== FIELD_BEGINS) break;
          state = IN_QUOTES;
        } else if (state === AFTER_QUOTES_AND_CR && byte !== LF) break;
        else if (byte === delimiterByte || byte === LF) {
          if (byte === LF) lines.push(places.length);
          places.push(i);
          state = FIELD_BEGINS;
        } else if (state === AFTER_QUOTES) {
          if (byte !== CR) break;
          state = AFTER_QUOTES_AND_CR;
        } else state = IN_FIELD;
      }
      return {
        places: Int32Array.from(places),
        lines: Int32Array.from(lines),
        lineCount: lines.length,
        telling: Int32Array.from(telling),
        tellingCount: telling.length,
      };
    },
  };
}
