import { MOST_COLUMNS, MOST_ROWS } from './limits.js';

const AT = 64;

/** Column and row, both from 1, of a reference such as `AB12`; undefined when it is none a sheet can have. */
export function parseReference(reference: string): { column: number; row: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - AT;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
    if (column > MOST_COLUMNS) return undefined;
  }
  let row = 0;
  const digits = at;
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = 10 * row + digit;
    if (row > MOST_ROWS) return undefined;
  }
  return column === 0 || row === 0 || digits === at ? undefined : { column, row };
}
