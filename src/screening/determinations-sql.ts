import { resolve } from 'node:path';
import { quoteText } from '../files/sql.js';
import { DETERMINATION_COLUMNS } from './determination-row.js';

/** No record of ours is longer. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

/**
 * A table expression over the determinations.csv at a path, of these columns or those of this program: all VARCHAR,
 * NULL where a cell is empty. A row that is not as we write it is an error.
 */
export function determinationsSql(path: string, header: readonly string[] = DETERMINATION_COLUMNS): string {
  const columns = header.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${quoteText(resolve(path))}, auto_detect = false, columns = {${columns}}, header = true,
      delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true, ignore_errors = false,
      max_line_size = ${MAX_LINE_BYTES})`;
}
