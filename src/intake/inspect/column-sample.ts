import type { SampledValue } from './value-sketch.js';

/** What is known of one column of a file, of any length. */
export interface ColumnSample {
  /** Its number from 0, and its name as the header has it, trimmed. */
  readonly field: number;
  readonly header: string;
  readonly filled: number;
  readonly distinct: { readonly count: number; readonly isExact: boolean };
  /** A fair sample of its distinct texts, most frequent first. */
  readonly values: readonly SampledValue[];
}

/** A table as far as it can be known without a layout. */
export interface TableSample {
  readonly delimiter: string;
  readonly encoding: string;
  /** Rows read, those included that were set aside as they could not be read. */
  readonly rows: number;
  readonly rejected: number;
  readonly columns: readonly ColumnSample[];
  /** A fair sample of whole rows, as trimmed texts: what cells say together. */
  readonly rowSample: readonly (readonly string[])[];
  /** Some hundred rows as they follow each other at the beginning of the file. */
  readonly firstRows: readonly (readonly string[])[];
  /** How many empty cells stand at the end of the header that no row has. */
  readonly emptyCellsAfter: number;
}

/** The part, from 0 to 1, of a column's sampled cells of which `holds` is true; 0 when none is filled. */
export function shareOf(values: readonly SampledValue[], holds: (text: string) => boolean): number {
  let all = 0;
  let held = 0;
  for (const { text, count } of values) {
    all += count;
    if (holds(text)) held += count;
  }
  return all === 0 ? 0 : held / all;
}
