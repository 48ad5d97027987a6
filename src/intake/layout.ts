import type { ChargeColumn } from '../record/charge-cells.js';
import type { Mapping } from './mapping/mapping.js';

/** How one charge column is made of a record's fields. */
export interface ColumnSource {
  /** Numbers of the fields, from 0, in the order `make` takes their texts. */
  readonly fields: readonly number[];
  /**
   * What the trimmed texts of the fields mean; without it there is one field, and its text is taken as it is. Pure.
   * With no fields at all it says what the layout itself knows of every row.
   */
  readonly make?: (texts: readonly string[]) => string;
}

/** How each column is made; a column the file lacks has no entry. */
export type ColumnSources = Readonly<Partial<Record<ChargeColumn, ColumnSource>>>;

/**
 * Where several rows tell of one charge. By fields: rows of one file with the same trimmed texts in them; a row in which
 * one is empty, or the first is a placeholder (UNKNOWN, all zeros), stands alone. By `person and count`: rows of one
 * person with the same filled `count` cell. What each file that is read so says of one charge must agree with the others,
 * or the cell is one on which the sources disagree.
 */
export interface Events {
  readonly key: readonly number[] | 'person and count';
  /** Numbers of the fields whose trimmed texts `merge` is handed for each row, in this order. */
  readonly fields: readonly number[];
  /** The charge cells of each row that it is handed behind them, in this order: they are kept already. */
  readonly cells?: readonly ChargeColumn[];
  /** Who speaks for the cells of a charge of two rows or more, which come in file order. Pure. */
  readonly merge: (rows: readonly (readonly string[])[]) => MergedCells;
}

/**
 * For a column either the rows that speak for it, by number from 0, or the text that all rows together make. Rows that
 * speak must agree, blank cells aside, or the cell is one on which the sources disagree. For a column that is not
 * named all rows speak, and so for the columns that say who the person is, which was settled before.
 */
export type MergedCells = Readonly<
  Partial<Record<Exclude<ChargeColumn, 'person_id' | 'sid' | 'name' | 'birth_date'>, Spoken>>
>;

export type Spoken = readonly number[] | string;

/**
 * Cells that rows of one group give to all charges of the group: rows of one person, in all files of the run that are
 * read so, for which `group` makes the same text of a column; empty, and the row is in no group.
 */
export interface Lending {
  readonly column: ChargeColumn;
  /** Pure, as are `each` and `together`. */
  readonly group: (text: string) => string;
  /** The cells of a row that `each` is handed, in this order. */
  readonly reads: readonly ChargeColumn[];
  /** What the row has to say; empty for nothing. */
  readonly each: (texts: readonly string[]) => string;
  /** Whether rows can have something to say, by the first cell of `reads`; if not, `each` is empty. Without it, all can. */
  readonly canSpeak?: (first: string) => boolean;
  /**
   * Where a row that can speak says nothing but its very cells: the cell of `reads` that each column of `gives` has of
   * rows that all say the same. With `nothing` in the first of these cells a row says nothing. So `each` makes
   * different texts of different cells, and `together` of one text the cells it was made of.
   */
  readonly echoes?: { readonly cells: readonly ChargeColumn[]; readonly nothing: readonly string[] };
  /** The columns that are given. What stood in them is not asked for charges of a group. */
  readonly gives: readonly LentColumn[];
  /** Their cells, from the distinct things the rows say, in the order of the files' names, and of rows within a file. */
  readonly together: (said: readonly string[]) => readonly string[];
}

export type LentColumn = Exclude<ChargeColumn, 'person_id' | 'sid' | 'name' | 'birth_date' | 'count'>;

/** A test whether the cells of a row have moved into columns they do not belong to, as bad quoting moves them. */
export interface MovedTest {
  /** Numbers of the fields whose trimmed texts `hasMoved` is handed, in this order. */
  readonly fields: readonly number[];
  /** Pure. */
  readonly hasMoved: (texts: readonly string[]) => boolean;
  /** Asked before of one field alone: a row for whose trimmed text it is true has not moved, whatever else it holds. Pure. */
  readonly isSound?: { readonly field: number; readonly of: (text: string) => boolean };
  /** What is said of such a row; without it, that its cells have moved. */
  readonly code?: 'INTAKE_ROW_NO_COUNT';
}

/** How the records of a file are read. */
export interface FileColumns {
  readonly columnOf: ColumnSources;
  readonly events?: Events;
  readonly lent?: readonly Lending[];
  /** Rows for which it is true are rejected. */
  readonly moved?: MovedTest;
}

/** The number of the field that a column is, where the field's text is taken as it is; else undefined. */
export const plainField = ({ fields, make }: ColumnSource): number | undefined =>
  make === undefined ? fields[0] : undefined;

/** The cell a source makes of the trimmed texts of a record's fields, in file order: the plain way to a charge cell. */
export function madeCell({ fields, make }: ColumnSource, texts: readonly string[]): string {
  const own = fields.map((field) => texts[field] ?? '');
  return make === undefined ? (own[0] ?? '') : make(own).trim();
}

/**
 * What a layout makes of the cells of a header: where the columns are, or what is wrong. `known` counts the header
 * cells the layout recognises: of several ways to read a header, the one with most known cells is meant.
 */
export type HeaderMatch =
  | ({
      readonly kind: 'match';
      readonly known: number;
      /**
       * How many fields each record of the layout has, whatever its header has. A file in which no record has so many
       * is no file of the layout.
       */
      readonly fieldCount?: number;
      /** The names of the columns of a file without a header line: what was read as header is its first record. */
      readonly withoutHeader?: readonly string[];
    } & FileColumns)
  | {
      readonly kind: 'missing';
      readonly known: number;
      readonly missing: readonly string[];
      /** Names of known columns that are there; without it, those that are names of charge columns. */
      readonly found?: readonly string[];
    }
  | { readonly kind: 'twice'; readonly known: number; readonly columns: readonly string[] };

/** Where another thread finds a layout: the module that exports it and its name there; or the mapping it is made of. */
export type LayoutHome = { readonly module: string; readonly name: string } | { readonly mapping: Mapping };

/** How the files of one source are laid out. */
export interface Layout {
  /** Files of a layout that has none are read by one thread. */
  readonly home?: LayoutHome;
  readonly name: string;
  /** Whether one person key in two files of this layout means one person. */
  readonly personKeyCrossesFiles: boolean;
  /** People without a key are never known by name and birth date: each such row stands alone. */
  readonly neverByName?: true;
  /** Reads the cells of a header, in file order, trimmed. */
  readonly matchHeader: (cells: readonly string[]) => HeaderMatch;
  /** The mapping it was made of, if it was: a run keeps it, because no program knows such a layout by its name. */
  readonly mapping?: Mapping;
}

/**
 * Matches a header whose names are those of the charge columns themselves, in any order and letter case. Each group
 * of `required` names columns of which the file must have at least one; names of other columns are passed over.
 */
export function matchByName(
  cells: readonly string[],
  columns: readonly ChargeColumn[],
  required: readonly (readonly ChargeColumn[])[],
): HeaderMatch {
  const columnOf: Partial<Record<ChargeColumn, ColumnSource>> = {};
  const twice = new Set<ChargeColumn>();
  let known = 0;
  for (const [field, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase();
    const column = columns.find((one) => one === name);
    if (column === undefined) continue;
    known += 1;
    if (columnOf[column] === undefined) columnOf[column] = { fields: [field] };
    else twice.add(column);
  }
  if (twice.size > 0) return { kind: 'twice', known, columns: [...twice] };
  const lacking = required.filter((group) => group.every((column) => columnOf[column] === undefined));
  if (lacking.length > 0) return { kind: 'missing', known, missing: lacking.map(oneOf) };
  return { kind: 'match', known, columnOf };
}

const oneOf = (group: readonly ChargeColumn[]): string =>
  group.length === 1 ? group[0] : `one of (${group.join(', ')})`;
