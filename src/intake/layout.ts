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
  | { readonly kind: 'match'; readonly known: number; readonly columnOf: ColumnSources }
  | { readonly kind: 'missing'; readonly known: number; readonly missing: readonly string[] }
  | { readonly kind: 'twice'; readonly known: number; readonly columns: readonly string[] };

/** How the files of one source are laid out. */
export interface Layout {
  readonly name: string;
  /** Whether one person key in two files of this layout means one person. */
  readonly personKeyCrossesFiles: boolean;
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
