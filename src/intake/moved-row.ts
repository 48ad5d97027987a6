import { type Frame, QUOTE } from './frame-record.js';
import type { MovedTest } from './layout.js';

/**
 * The test of a layout as one of framed records. Cells are compared by their ASCII letters and digits, so every other
 * byte may stand for anything. Without a test nothing has moved.
 */
export function movedTest(test: MovedTest | undefined): (bytes: Buffer, frame: Frame) => boolean {
  if (test === undefined) return () => false;
  const { fields, hasMoved } = test;
  return (bytes, { bounds }) =>
    hasMoved(
      fields.map((field) => {
        const start = bounds[2 * field];
        const end = bounds[2 * field + 1];
        const quoted = start < end && bytes[start] === QUOTE ? 1 : 0;
        return bytes.toString('latin1', start + quoted, end - quoted).trim();
      }),
    );
}
