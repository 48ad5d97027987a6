import type { ChargeCells } from '../record/charge-cells.js';
import { type ChargePlace, type FactAt, keyOf } from '../screening/again/person-again.js';
import { CHARGE_COLUMN_COUNT, DETERMINATION_COLUMNS } from '../screening/determination-row.js';
import { columnOf } from '../screening/found-facts/settle-charge.js';
import type { OpenRun } from '../screening/open-run.js';
import { plainCharge, plainWords } from '../screening/plain-determination.js';
import { grouped } from './grouped.js';
import type { ChosenDetermination } from './run-charges.js';

/** The facts that were found at the desk after a run, in the place of what its files say. */
export class FoundAtDesk {
  readonly #run: Pick<OpenRun, 'deciding' | 'context'>;
  readonly #found: ReadonlyMap<string, readonly FactAt[]>;

  constructor(run: Pick<OpenRun, 'deciding' | 'context'>, found: readonly FactAt[]) {
    this.#run = run;
    this.#found = grouped(found, keyOf);
  }

  /** The cells of the charge at a place, with what was found for it. */
  cellsOf(place: ChargePlace, cells: ChargeCells): ChargeCells {
    const { facts } = this.#run.deciding.rulebook;
    const found = (this.#found.get(keyOf(place)) ?? []).map(({ fact, value }) => {
      const spec = facts.find(({ name }) => name === fact);
      if (spec === undefined) throw new RangeError(`the rulebook has no fact ${fact}`);
      return [columnOf(spec), value] as const;
    });
    return found.length === 0 ? cells : { ...cells, ...Object.fromEntries(found) };
  }

  /** What a determination says of its charge, of the cells with what was found in them. */
  determined(one: ChosenDetermination, cells: ChargeCells): ChosenDetermination {
    const place = { file: one.cells.source_file, row: Number(one.cells.source_row) };
    if (!this.#found.has(keyOf(place))) return one;
    const { deciding, context } = this.#run;
    const { charge_id: chargeId, person_id: personId } = one.cells;
    const at = { chargeId, personId, sourceFile: place.file, sourceRow: place.row };
    const { reader } = deciding.rulebook;
    const { chargeColumns } = plainWords(plainCharge(deciding, context, cells), at, context, reader);
    const columns = DETERMINATION_COLUMNS.slice(0, CHARGE_COLUMN_COUNT);
    const told = Object.fromEntries(columns.map((column, at) => [column, chargeColumns[at]]));
    return { ...one, cells: { ...one.cells, ...told } };
  }
}
