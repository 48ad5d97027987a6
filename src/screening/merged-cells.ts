import { chargeCellsOf } from '../intake/charges-cells.js';
import { recordTableOf } from '../intake/table-of-rows.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn, chargeCells } from '../record/charge-cells.js';

/** A record that speaks of a charge: where it stands, and its cells. */
export interface SourceCells {
  readonly file: number;
  readonly row: number;
  readonly cells: ChargeCells;
}

/** The cells of a charge with one or several sources, merged as the run merged them. */
export function mergedCells(sources: readonly SourceCells[]): ChargeCells {
  if (sources.length === 1) return sources[0].cells;
  const records = recordTableOf(
    sources.map(({ file, row, cells }) => ({ file, row, offset: 0, length: 0, cells })),
  );
  const order = sources.map((_, at) => at);
  const merged = chargeCellsOf(records, Int32Array.of(0), [{ charge: 0, sources: order }], []);
  const cells: Partial<Record<ChargeColumn, string>> = {};
  for (const column of CHARGE_COLUMNS) cells[column] = merged[column].texts.textOf(merged[column].codes[0]);
  return chargeCells(cells);
}
