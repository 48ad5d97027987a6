import { type ChargeColumn, LIST_COLUMNS } from '../../record/charge-cells.js';
import type { ColumnSource, Events, HeaderMatch, Layout } from '../layout.js';
import { mappedCell } from './mapped-cell.js';
import { type MappedColumn, type Mapping, PERSON_AND_COUNT, sourcesOf } from './mapping.js';

/** The layout that a mapping describes. It matches a header that has every name the mapping uses, each once. */
export function mappedLayout(mapping: Mapping): Layout {
  return Object.freeze({
    home: { mapping },
    name: mapping.layout,
    personKeyCrossesFiles: mapping.personKeyCrossesFiles,
    matchHeader: (cells: readonly string[]) => matchHeader(mapping, cells),
    mapping,
  });
}

const EVERY_ROW_SPEAKS: Events = Object.freeze({
  key: PERSON_AND_COUNT,
  fields: Object.freeze([]),
  merge: () => ({}),
});

/** Whether the cell is that of one field, as it stands. */
const isPlain = (column: MappedColumn): boolean =>
  'from' in column && column.from.length === 1 && column.values === undefined && column.format === undefined;

function matchHeader(mapping: Mapping, cells: readonly string[]): HeaderMatch {
  const fieldsOf = new Map<string, number[]>();
  for (const [field, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase();
    fieldsOf.set(name, [...(fieldsOf.get(name) ?? []), field]);
  }
  const columnOf: Partial<Record<ChargeColumn, ColumnSource>> = {};
  const missing = new Set<string>();
  const twice = new Set<string>();
  const found = new Set<number>();
  for (const name of LIST_COLUMNS) {
    const column = mapping.columns[name];
    if (column === undefined) continue;
    const fields = sourcesOf(column).map((header) => {
      const places = fieldsOf.get(header.toLowerCase()) ?? [];
      if (places.length === 0) missing.add(header);
      if (places.length > 1) twice.add(header);
      for (const place of places) found.add(place);
      return places[0] ?? 0;
    });
    columnOf[name] = isPlain(column) ? { fields } : { fields, make: mappedCell(column) };
  }
  const known = found.size;
  if (twice.size > 0) return { kind: 'twice', known, columns: [...twice] };
  if (missing.size > 0)
    return { kind: 'missing', known, missing: [...missing], found: [...found].map((field) => cells[field]) };
  const { cellsPerRow } = mapping;
  const isLonger = cellsPerRow !== undefined && endsEmpty(cells, cellsPerRow);
  return {
    kind: 'match',
    known,
    columnOf,
    ...(isLonger ? { fieldCount: cellsPerRow } : {}),
    ...(mapping.joinRows === undefined ? {} : { events: EVERY_ROW_SPEAKS }),
  };
}

/** Whether a header has more than `count` cells, and all behind these are empty: a comma too many at its end. */
export const endsEmpty = (cells: readonly string[], count: number): boolean =>
  cells.length > count && cells.slice(count).every((cell) => cell.trim() === '');
