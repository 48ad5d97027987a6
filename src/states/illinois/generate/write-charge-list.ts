import type { InventedList, ListPiece } from '../../../intake/list-generator.js';
import type { Day } from '../../../record/day.js';
import { gatherPieces } from '../../pieces.js';
import { Random } from '../../random.js';
import { HEADER_LINE, lineOf } from './charge-row.js';
import { type SentLine, sendLine } from './damaged-lines.js';
import { soil } from './dirt.js';
import { inventHistory } from './histories.js';

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
  const mostPeople = 'people' in options ? options.people : Number.POSITIVE_INFINITY;
  const mostRows = 'charges' in options ? options.charges : Number.POSITIVE_INFINITY;
  const written = { people: 0, rows: 0, damaged: 0, blankLines: 0 };
  write(`${HEADER_LINE}\n`);
  if (mostRows === 0) return written;
  for (const lines of inventPeople(mostPeople, seed, asOf, dirt)) {
    written.people++;
    for (const { text, isDamaged, hasBlankLine } of lines) {
      write(text);
      written.rows++;
      if (isDamaged) written.damaged++;
      if (hasBlankLine) written.blankLines++;
      if (written.rows === mostRows) return written;
    }
  }
  return written;
}

/** The same list in pieces, by people; the first of a longer list are those of a shorter one. */
export function inventChargeList(list: InventedList, pieceLength?: number): Iterable<ListPiece> {
  const dirt = list.dirt === 'none' ? 0 : 1;
  return gatherPieces(`${HEADER_LINE}\n`, inventPeople(list.people, list.seed, list.asOf, dirt), pieceLength);
}

/** The lines of one person after another. */
function* inventPeople(
  people: number,
  seed: number,
  asOf: Day,
  dirt: number,
): Generator<readonly SentLine[]> {
  const random = new Random(seed);
  for (let person = 0; person < people; person++) {
    const lines: SentLine[] = [];
    for (const row of inventHistory(person, asOf, random, dirt)) {
      soil(row, random, dirt);
      lines.push(sendLine(lineOf(row.cells), random, dirt));
      if (!random.chance(TWICE * dirt)) continue;
      if (random.chance(0.5)) row.cells.sentence = 'Conditional Discharge';
      lines.push(sendLine(lineOf(row.cells), random, dirt));
    }
    yield lines;
  }
}
