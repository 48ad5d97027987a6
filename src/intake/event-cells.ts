import {
  CHARGE_COLUMNS,
  type ChargeCells,
  type ChargeColumn,
  chargeCells,
  SOURCES_DISAGREE,
} from '../record/charge-cells.js';
import { FIRST_SPEAKS } from './charges-cells.js';
import { isPlaceholder } from './identity-text.js';
import type { Events, Spoken } from './layout.js';

/** One row of a charge: its charge cells, and the trimmed texts of all its fields. */
export interface EventRow {
  readonly cells: ChargeCells;
  readonly texts: readonly string[];
}

/**
 * One text for all rows of one charge of a file (or, by person and count, of one person), from the trimmed texts of a
 * row's fields and its cells; undefined for a row alone.
 */
export function eventKey({ key }: Events, { texts, cells }: EventRow): string | undefined {
  if (key === 'person and count') return cells.count === '' ? undefined : cells.count;
  const own = key.map((field) => texts[field] ?? '');
  return own.includes('') || isPlaceholder(own[0], 'person_id') ? undefined : JSON.stringify(own);
}

/** The cells of a charge, from its rows in file order: the plain reader of what `eventUnits` finds in codes. */
export function cellsOfEvents(events: Events, rows: readonly EventRow[]): ChargeCells {
  if (rows.length === 1) return rows[0].cells;
  const merged: Readonly<Partial<Record<ChargeColumn, Spoken>>> = events.merge(
    rows.map(({ texts, cells }) => [
      ...events.fields.map((field) => texts[field] ?? ''),
      ...(events.cells ?? []).map((column) => cells[column]),
    ]),
  );
  return eachCell((column) => {
    const said = merged[column];
    if (typeof said === 'string') return said;
    const speaking = said === undefined ? rows : said.map((at) => rows[at]);
    return agreed(
      column,
      speaking.map(({ cells }) => cells[column]),
    );
  });
}

/**
 * The cells of a charge of several sources, the first in the order of sources first: the plain reader of what
 * `chargeCellsOf` finds in codes. Events of one charge are one source.
 */
export const cellsOfSources = (sources: readonly ChargeCells[]): ChargeCells =>
  eachCell((column) =>
    agreed(
      column,
      sources.map((cells) => cells[column]),
    ),
  );

function eachCell(cell: (column: ChargeColumn) => string): ChargeCells {
  const cells: Partial<Record<ChargeColumn, string>> = {};
  for (const column of CHARGE_COLUMNS) cells[column] = cell(column);
  return chargeCells(cells);
}

function agreed(column: ChargeColumn, texts: readonly string[]): string {
  const filled = [...new Set(texts)].filter((text) => text !== '');
  return filled.length > 1 && !FIRST_SPEAKS.has(column) ? SOURCES_DISAGREE : (filled[0] ?? '');
}
