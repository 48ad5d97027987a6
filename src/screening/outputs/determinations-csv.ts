import type { CsvFile } from '../../files/csv-writer.js';
import type { ChargeTable } from '../../intake/charge-table.js';
import { PairNumbering } from '../../intake/identity-pairs.js';
import type { TextTable } from '../../intake/record-table.js';
import { OUTCOMES } from '../../law/determine.js';
import { factsNamedIn, factsToExplain, ruleOf } from '../../law/wording.js';
import type { ChargeColumn } from '../../record/charge-cells.js';
import {
  CHARGE_COLUMN_COUNT,
  DETERMINATION_COLUMNS,
  type DecidedCodes,
  determinationColumns,
} from '../determination-row.js';
import { printCell, printReading } from '../print-cell.js';
import type { Pause } from '../progress.js';
import { inScope, type RunData } from '../run-data.js';
import { CellBytes } from './cell-bytes.js';
import { safeCell } from './safe-cell.js';

/** Begins determinations.csv. */
export const putDeterminationsHead = (file: CsvFile): void => file.row(DETERMINATION_COLUMNS);

/** Puts a row for each charge that is a portion's own and in scope, and each relief, in input order. */
export async function putDeterminations(file: CsvFile, data: RunData, pause: Pause): Promise<void> {
  const rows = new DeterminationRows(file, data);
  const { charges } = data.own;
  for (let charge = charges.from; charge < charges.to; charge++) {
    if (charge % 16_384 === 0) await pause();
    if (inScope(data, charge)) rows.put(charge);
  }
}

/** The rows of one portion. Classes, because what the engine compiles of a method serves every portion. */
class DeterminationRows {
  readonly #first = new CellBytes();
  readonly #source = new CellBytes();
  readonly #chargeCells: ChargeCells;
  readonly #ofReliefs: readonly ReliefCells[];
  readonly #fileCells: readonly string[];

  constructor(
    private readonly file: CsvFile,
    private readonly data: RunData,
  ) {
    const { deciding, files } = data.frame;
    this.#chargeCells = new ChargeCells(data);
    this.#ofReliefs = deciding.reliefs.map((_, relief) => new ReliefCells(data, relief));
    this.#fileCells = files.map((one) => `${safeCell(one.name)},`);
  }

  put(charge: number): void {
    const { records, record } = this.data.charges;
    const first = this.#first;
    first.clear();
    this.#chargeCells.put(first, charge);
    const source = this.#source;
    source.clear();
    source.text(this.#fileCells[records.file[record[charge]]]);
    source.text(String(records.row[record[charge]]));
    const chargeCells = first.view();
    const sourceCells = source.view();
    for (const ofRelief of this.#ofReliefs) {
      const { before, after } = ofRelief.of(charge);
      this.file.bytes(chargeCells);
      this.file.bytes(before);
      this.file.bytes(sourceCells);
      this.file.bytes(after);
    }
  }
}

/** Printed cells are kept only for columns whose texts repeat this often: the others would fill the memory. */
const KEEP_IF_REPEATED = 4;

/** Cells of one column, by code: as the list has them, or as they are printed, which is kept. */
class ColumnCells {
  readonly #codes: Int32Array;
  readonly #texts: TextTable;
  readonly #known: (Uint8Array | undefined)[] = [];
  readonly #isKept: boolean;

  constructor(
    { cells, count }: Pick<ChargeTable, 'cells' | 'count'>,
    name: ChargeColumn,
    private readonly print?: (code: number) => string,
  ) {
    const { codes, texts } = cells[name];
    this.#codes = codes;
    this.#texts = texts;
    this.#isKept = print !== undefined || texts.size * KEEP_IF_REPEATED < count;
  }

  put(to: CellBytes, charge: number): void {
    const code = this.#codes[charge];
    if (!this.#isKept) to.cell(this.#texts, code);
    else {
      this.#known[code] ??= Buffer.from(safeCell(this.#printed(code)));
      to.copy(this.#known[code]);
    }
    to.comma();
  }

  #printed(code: number): string {
    return this.print === undefined ? printCell(this.#texts.textOf(code)) : this.print(code);
  }
}

/** The first eleven cells of a charge, each with a comma; what repeats is made once. */
class ChargeCells {
  readonly #name: ColumnCells;
  readonly #caseNumber: ColumnCells;
  readonly #statute: ColumnCells;
  readonly #disposition: ColumnCells;
  readonly #offense: ColumnCells;
  readonly #decided: ColumnCells;
  readonly #county: (Uint8Array | undefined)[] = [];
  readonly #kinds: (Uint8Array | undefined)[] = [];

  constructor(private readonly data: RunData) {
    const { charges, facts } = data;
    const column = (name: ChargeColumn) => new ColumnCells(charges, name);
    const date = (name: ChargeColumn) =>
      new ColumnCells(charges, name, (code) => {
        const reading = facts.dateReadings.get(name)?.[code];
        return reading === undefined ? '' : printReading(reading);
      });
    this.#name = column('name');
    this.#caseNumber = column('case_number');
    this.#statute = column('statute');
    this.#disposition = column('disposition');
    this.#offense = date('offense_date');
    this.#decided = date('disposition_date');
  }

  put(to: CellBytes, charge: number): void {
    const { charges, facts, words } = this.data;
    to.text(charges.idOf(charge));
    to.comma();
    to.text(safeCell(charges.persons.id[charges.person[charge]]));
    to.comma();
    this.#name.put(to, charge);
    this.#caseNumber.put(to, charge);
    const county = charges.cells.county.codes[charge];
    this.#county[county] ??= Buffer.from(safeCell(words.county(charge)));
    to.copy(this.#county[county] ?? NOTHING);
    to.comma();
    this.#statute.put(to, charge);
    const kind = facts.kind[charge];
    this.#kinds[kind] ??= this.#kindCells(kind);
    to.copy(this.#kinds[kind]);
    to.comma();
    this.#offense.put(to, charge);
    this.#disposition.put(to, charge);
    this.#decided.put(to, charge);
  }

  #kindCells(kind: number): Uint8Array {
    const { statute, class: level } = this.data.facts.kinds[kind];
    return Buffer.from(`${safeCell(statute)},${safeCell(level)}`);
  }
}

const NOTHING = new Uint8Array(0);

/** The cells of a determination before those of the source, with a comma, and after them, with a line end. */
interface OwnCells {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A decision with the facts of which its sentence speaks: charges that agree in these have the same cells. */
interface ToldDecision {
  readonly numbersOf: readonly ((charge: number) => number | undefined)[];
  /** What the chain of numbers begins with, unlike that of any other decision. */
  readonly start: number;
}

/** The cells of one relief's determinations; what repeats is made once, as bytes. */
class ReliefCells {
  readonly #chains = new PairNumbering();
  readonly #told: readonly ToldDecision[];
  readonly #known: (OwnCells | undefined)[] = [];

  constructor(
    private readonly data: RunData,
    private readonly relief: number,
  ) {
    this.#told = data.decisions.reliefs[relief].distinct.map(
      (codes, at): ToldDecision => ({
        numbersOf: numbersTold(data, relief, codes),
        start: this.#chains.numberOf(at, -1),
      }),
    );
  }

  of(charge: number): OwnCells {
    const { of } = this.data.decisions.reliefs[this.relief];
    const { numbersOf, start } = this.#told[of[charge]];
    let key = start;
    for (let at = 0; at < numbersOf.length; at++) {
      const number = numbersOf[at](charge);
      if (number === undefined) return this.#cellsOf(charge);
      key = this.#chains.numberOf(key, number);
    }
    const before = this.#known[key];
    if (before !== undefined) return before;
    const cells = this.#cellsOf(charge);
    this.#known[key] = cells;
    return cells;
  }

  #cellsOf(charge: number): OwnCells {
    const { distinct, of } = this.data.decisions.reliefs[this.relief];
    return cellsOf(this.data, this.relief, distinct[of[charge]], charge);
  }
}

/** Numbers of what the sentence of a decision says of a charge; undefined for what is not numbered. */
function numbersTold(data: RunData, relief: number, codes: DecidedCodes): ToldDecision['numbersOf'] {
  const { frame, words } = data;
  const prepared = frame.deciding.reliefs[relief];
  switch (OUTCOMES[codes.outcome]) {
    case 'eligible':
      return [];
    case 'needs_review':
      return factsToExplain(prepared, codes).map((fact) => words.whyNumbers(fact));
    case 'not_eligible':
    case 'other_county':
      return factsNamedIn(ruleOf(prepared, codes.rule)).map((fact) => words.textNumbers(fact));
  }
}

const FILE_AT = DETERMINATION_COLUMNS.indexOf('source_file') - CHARGE_COLUMN_COUNT;

function cellsOf(data: RunData, relief: number, codes: DecidedCodes, charge: number): OwnCells {
  const { frame, words } = data;
  const { deciding } = frame;
  const cells = determinationColumns(deciding, deciding.reliefs[relief], codes, words.of(charge)).map(
    safeCell,
  );
  return {
    before: Buffer.from(`${cells.slice(0, FILE_AT).join(',')},`),
    after: Buffer.from(`,${cells.slice(FILE_AT + 2).join(',')}\n`),
  };
}
