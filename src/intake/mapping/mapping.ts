import type { ChargeColumn } from '../../record/charge-cells.js';
import type { DateFormat } from './date-format.js';

/** What is done with a made cell. */
interface CellChange {
  /** Replacements of whole cells, by the text as it stands in the file; a replaced cell is not changed further. */
  readonly values?: Readonly<Record<string, string>>;
  /** How the dates of the column are written. */
  readonly format?: DateFormat;
}

/** One or several cells joined: `join[k]` stands between source k and k + 1, and nowhere beside a blank. */
export interface JoinedSource extends CellChange {
  readonly from: readonly string[];
  readonly join: readonly string[];
}

/**
 * The first of several cells that is filled: an amended charge, else the one filed. When a cell of `together` is
 * filled, the first source speaks alone, even if it is blank: what was amended together is not mixed with the rest.
 */
export interface FirstFilledSource extends CellChange {
  readonly firstOf: readonly string[];
  readonly together: readonly string[];
}

/** The same text for every row of the file. */
export interface FixedSource {
  readonly always: string;
}

/** Where a charge column comes from. Names are those of the file's header, in any letter case. */
export type MappedColumn = JoinedSource | FirstFilledSource | FixedSource;

/** The one way in which a mapping joins rows. */
export const PERSON_AND_COUNT = 'person and count';

/** How a file that no layout knows becomes charge columns. Plain data: a run keeps it in its manifest. */
export interface Mapping {
  readonly layout: string;
  readonly personKeyCrossesFiles: boolean;
  /** How many cells a row has, where the header ends with empty cells that the rows have not. */
  readonly cellsPerRow?: number;
  /**
   * Rows of one person with the same filled `count` are one charge, whatever else they hold: a filled cell beats a blank
   * one, and cells that differ are unknown. Only for counts that no other charge of the person has.
   */
  readonly joinRows?: typeof PERSON_AND_COUNT;
  readonly columns: Readonly<Partial<Record<ChargeColumn, MappedColumn>>>;
}

/** The header names a column is made from, each once, in the order in which its cells are handed over. */
export function sourcesOf(column: MappedColumn): readonly string[] {
  if ('always' in column) return [];
  return 'from' in column ? column.from : [...column.firstOf, ...column.together];
}
