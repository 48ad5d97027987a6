import type { CodedColumn } from '../../intake/record-table.js';
import type { ChargeColumn } from '../../record/charge-cells.js';
import { KeptCells } from '../kept-cells.js';
import { printCell, printedDate } from '../print-cell.js';
import type { RunData } from '../run-data.js';
import type { CellBytes } from './cell-bytes.js';
import { safeCell } from './safe-cell.js';

/** Printed cells are kept only for columns whose texts repeat this often: the others would fill the memory. */
const KEEP_IF_REPEATED = 4;

/** Cells of one column, by code. */
interface ColumnCells {
  put(to: CellBytes, charge: number): void;
}

/** As the list has them. */
class WrittenCells implements ColumnCells {
  constructor(private readonly column: CodedColumn) {}

  put(to: CellBytes, charge: number): void {
    const { codes, texts } = this.column;
    to.cell(texts, codes[charge]);
    to.comma();
  }
}

/** As they are printed, which is kept from portion to portion. */
class PrintedCells implements ColumnCells {
  constructor(
    private readonly codes: Int32Array,
    private readonly known: KeptCells,
    private readonly print: (code: number, charge: number) => string,
  ) {}

  put(to: CellBytes, charge: number): void {
    const code = this.codes[charge];
    if (!this.known.put(to, code)) to.copy(this.#printed(code, charge));
    to.comma();
  }

  #printed(code: number, charge: number): Uint8Array {
    const cell = Buffer.from(this.print(code, charge));
    this.known.keep(code, cell);
    return cell;
  }
}

/** The first eleven cells of a charge, each with a comma; what repeats is made once. */
export class ChargeCells {
  readonly #name: ColumnCells;
  readonly #caseNumber: ColumnCells;
  readonly #county: ColumnCells;
  readonly #statute: ColumnCells;
  readonly #kind: ColumnCells;
  readonly #disposition: ColumnCells;
  readonly #offense: ColumnCells;
  readonly #decided: ColumnCells;

  constructor(private readonly data: RunData) {
    const { charges, facts, words } = data;
    const { cells } = charges;
    this.#name = columnCells(data, 'name');
    this.#caseNumber = columnCells(data, 'case_number');
    this.#county = new PrintedCells(cells.county.codes, words.kept.cellsOf(cells.county.texts), (_, charge) =>
      safeCell(words.county(charge)),
    );
    this.#statute = columnCells(data, 'statute');
    this.#kind = new PrintedCells(facts.kind, words.kept.cellsOf(facts.kinds), (kind) => {
      const { statute, class: level } = facts.kinds[kind];
      return `${safeCell(statute)},${safeCell(level)}`;
    });
    this.#disposition = columnCells(data, 'disposition');
    this.#offense = dateCells(data, 'offense_date');
    this.#decided = dateCells(data, 'disposition_date');
  }

  put(to: CellBytes, charge: number): void {
    const { charges } = this.data;
    to.id(charges.idOf.bytes, charge);
    to.comma();
    to.text(safeCell(charges.persons.id[charges.person[charge]]));
    to.comma();
    this.#name.put(to, charge);
    this.#caseNumber.put(to, charge);
    this.#county.put(to, charge);
    this.#statute.put(to, charge);
    this.#kind.put(to, charge);
    this.#offense.put(to, charge);
    this.#disposition.put(to, charge);
    this.#decided.put(to, charge);
  }
}

function columnCells({ charges, words }: RunData, name: ChargeColumn): ColumnCells {
  const { codes, texts } = charges.cells[name];
  if (texts.size * KEEP_IF_REPEATED >= charges.count) return new WrittenCells({ codes, texts });
  return new PrintedCells(codes, words.kept.cellsOf(texts), (code) =>
    safeCell(printCell(texts.textOf(code))),
  );
}

function dateCells({ charges, facts, words }: RunData, name: ChargeColumn): ColumnCells {
  const { codes } = charges.cells[name];
  const readings = facts.dateReadings.get(name);
  if (readings === undefined) return new PrintedCells(codes, new KeptCells(), () => '');
  return new PrintedCells(codes, words.kept.cellsOf(readings), (code) =>
    safeCell(printedDate(readings, code)),
  );
}
