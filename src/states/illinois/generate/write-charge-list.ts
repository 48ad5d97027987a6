import type { Day } from '../../../record/day.js';
import { HEADER_LINE, lineOf } from './charge-row.js';
import { sendLine } from './damaged-lines.js';
import { soil } from './dirt.js';
import { inventHistory } from './histories.js';
import { Random } from './random.js';

/** How long a list is to be: by people, or by charges (the last person's are cut to fit). */
export type ListSize = { readonly people: number } | { readonly charges: number };

export type ListOptions = ListSize & {
  /** The same seed gives the same list. */
  readonly seed: number;
  /** Nothing in the list is later than this day, but for faults. */
  readonly asOf: Day;
  /** How dirty the list is: 1 as real lists are, 0 not at all. */
  readonly dirt?: number;
};

/** What was written, the line of column names not counted. */
export interface WrittenList {
  readonly people: number;
  readonly rows: number;
  /** Rows that no reader can use, among `rows`. */
  readonly damaged: number;
  readonly blankLines: number;
}

/** Rows that stand in a list twice, the second time with another sentence half of the time. */
const TWICE = 0.002;

/**
 * Writes an invented list in the `charge-list` layout, line by line (each with its line end), holding no more than one
 * person. The people, numbers and cases are made up; their mixture is that of cannabis records of Illinois, and of the
 * faults of real lists.
 */
export function writeIllinoisChargeList(write: (line: string) => void, options: ListOptions): WrittenList {
  const { seed, asOf, dirt = 1 } = options;
  const random = new Random(seed);
  const mostPeople = 'people' in options ? options.people : Number.POSITIVE_INFINITY;
  const mostRows = 'charges' in options ? options.charges : Number.POSITIVE_INFINITY;
  const written = { people: 0, rows: 0, damaged: 0, blankLines: 0 };
  const send = (line: string): void => {
    if (written.rows >= mostRows) return;
    const { text, isDamaged, hasBlankLine } = sendLine(line, random, dirt);
    write(text);
    written.rows++;
    if (isDamaged) written.damaged++;
    if (hasBlankLine) written.blankLines++;
  };
  write(`${HEADER_LINE}\n`);
  while (written.people < mostPeople && written.rows < mostRows) {
    for (const row of inventHistory(written.people, asOf, random, dirt)) {
      soil(row, random, dirt);
      send(lineOf(row.cells));
      if (!random.chance(TWICE * dirt)) continue;
      if (random.chance(0.5)) row.cells.sentence = 'Conditional Discharge';
      send(lineOf(row.cells));
    }
    written.people++;
  }
  return written;
}
