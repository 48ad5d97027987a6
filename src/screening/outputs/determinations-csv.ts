import type { CsvFile } from '../../files/csv-writer.js';
import { PairNumbering } from '../../intake/identity-pairs.js';
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
  const putChargeCells = chargeCellsOf(data);
  const { charges, frame, own } = data;
  const { records, record } = charges;
  const ofReliefs = frame.deciding.reliefs.map((_, relief) => ownCellsOf(data, relief));
  const fileCells = frame.files.map((one) => `${safeCell(one.name)},`);
  const [first, source] = [new CellBytes(), new CellBytes()];
  for (let charge = own.charges.from; charge < own.charges.to; charge++) {
    if (charge % 16_384 === 0) await pause();
    if (!inScope(data, charge)) continue;
    first.clear();
    putChargeCells(first, charge);
    source.clear();
    source.text(fileCells[records.file[record[charge]]]);
    source.text(String(records.row[record[charge]]));
    const chargeCells = first.view();
    const sourceCells = source.view();
    for (let relief = 0; relief < ofReliefs.length; relief++) {
      const { before, after } = ofReliefs[relief](charge);
      file.bytes(chargeCells);
      file.bytes(before);
      file.bytes(sourceCells);
      file.bytes(after);
    }
  }
}

/** Printed cells are kept only for columns whose texts repeat this often: the others would fill the memory. */
const KEEP_IF_REPEATED = 4;

/** Puts the first eleven cells of a charge and a comma; what repeats is made once. */
function chargeCellsOf(data: RunData): (to: CellBytes, charge: number) => void {
  const { charges, facts } = data;
  const column = (name: ChargeColumn, print?: (code: number) => string) => {
    const { codes, texts } = charges.cells[name];
    const repeats = texts.size * KEEP_IF_REPEATED < charges.count;
    if (!repeats && print === undefined) {
      return (to: CellBytes, charge: number): void => to.cell(texts, codes[charge]);
    }
    const printed = print ?? ((code: number) => printCell(texts.textOf(code)));
    const known: (Uint8Array | undefined)[] = [];
    return (to: CellBytes, charge: number): void => {
      const code = codes[charge];
      known[code] ??= Buffer.from(safeCell(printed(code)));
      to.copy(known[code]);
    };
  };
  const date = (name: ChargeColumn) =>
    column(name, (code) => {
      const reading = facts.dateReadings.get(name)?.[code];
      return reading === undefined ? '' : printReading(reading);
    });
  const name = column('name');
  const caseNumber = column('case_number');
  const statute = column('statute');
  const disposition = column('disposition');
  const offense = date('offense_date');
  const decided = date('disposition_date');
  const county: (Uint8Array | undefined)[] = [];
  const countyCodes = charges.cells.county.codes;
  const kinds: (Uint8Array | undefined)[] = [];
  const kindCells = (at: number): Uint8Array => {
    const { statute, class: level } = facts.kinds[at];
    return Buffer.from(`${safeCell(statute)},${safeCell(level)}`);
  };
  return (to, charge) => {
    to.text(charges.idOf(charge));
    to.comma();
    to.text(safeCell(charges.persons.id[charges.person[charge]]));
    to.comma();
    name(to, charge);
    to.comma();
    caseNumber(to, charge);
    to.comma();
    county[countyCodes[charge]] ??= Buffer.from(safeCell(data.words.county(charge)));
    to.copy(county[countyCodes[charge]] ?? NOTHING);
    to.comma();
    statute(to, charge);
    to.comma();
    const kind = facts.kind[charge];
    kinds[kind] ??= kindCells(kind);
    to.copy(kinds[kind]);
    to.comma();
    offense(to, charge);
    to.comma();
    disposition(to, charge);
    to.comma();
    decided(to, charge);
    to.comma();
  };
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

/** Gives the cells of one relief's determinations; what repeats is made once, as bytes. */
function ownCellsOf(data: RunData, relief: number): (charge: number) => OwnCells {
  const { distinct, of } = data.decisions.reliefs[relief];
  const chains = new PairNumbering();
  const told = distinct.map(
    (codes, at): ToldDecision => ({
      numbersOf: numbersTold(data, relief, codes),
      start: chains.numberOf(at, -1),
    }),
  );
  const known: (OwnCells | undefined)[] = [];
  return (charge) => {
    const { numbersOf, start } = told[of[charge]];
    let key = start;
    for (let at = 0; at < numbersOf.length; at++) {
      const number = numbersOf[at](charge);
      if (number === undefined) return cellsOf(data, relief, distinct[of[charge]], charge);
      key = chains.numberOf(key, number);
    }
    const before = known[key];
    if (before !== undefined) return before;
    const cells = cellsOf(data, relief, distinct[of[charge]], charge);
    known[key] = cells;
    return cells;
  };
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
