import type { ColumnSource, FileColumns, HeaderMatch } from './layout.js';

/** Where the columns of a layout stand in a header. */
export interface Fields<Name extends string> {
  /** Number of the field, from 0. Throws a RangeError for a column the file lacks, which no required one is. */
  of(name: Name): number;
  /** A charge column made of these columns; undefined when the file lacks one of them. */
  source(names: readonly Name[], make?: (texts: readonly string[]) => string): ColumnSource | undefined;
}

/**
 * Matches a header of a layout whose columns have fixed names, in any order and letter case; other columns are passed
 * over. `required` are the columns without which the file is not of this layout, `build` says how charges are read.
 */
export function matchColumns<Name extends string>(
  cells: readonly string[],
  names: readonly Name[],
  required: readonly Name[],
  build: (fields: Fields<Name>) => FileColumns,
): HeaderMatch {
  const places = new Map<Name, number>();
  const twice = new Set<Name>();
  let known = 0;
  for (const [field, cell] of cells.entries()) {
    const name = names.find((one) => one.toLowerCase() === cell.trim().toLowerCase());
    if (name === undefined) continue;
    known += 1;
    if (places.has(name)) twice.add(name);
    else places.set(name, field);
  }
  const missing = required.filter((name) => !places.has(name));
  if (missing.length > 0) return { kind: 'missing', known, missing, found: [...places.keys()] };
  if (twice.size > 0) return { kind: 'twice', known, columns: [...twice] };
  const of = (name: Name): number => {
    const field = places.get(name);
    if (field === undefined) throw new RangeError(`the layout does not require its column ${name}`);
    return field;
  };
  const source: Fields<Name>['source'] = (wanted, make) => {
    if (wanted.some((name) => !places.has(name))) return undefined;
    const fields = wanted.map(of);
    return make === undefined ? { fields } : { fields, make };
  };
  return { kind: 'match', known, ...build({ of, source }) };
}
