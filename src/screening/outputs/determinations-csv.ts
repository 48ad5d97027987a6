import { CsvFile, type WrittenFile } from '../../files/csv-writer.js';
import { PairNumbering } from '../../intake/identity-pairs.js';
import { OUTCOMES } from '../../law/determine.js';
import { factsNamedIn, reasonOf } from '../../law/wording.js';
import type { ChargeColumn } from '../../record/charge-cells.js';
import { printCell, printReading } from '../charge-words.js';
import { codesAt } from '../decisions.js';
import {
  CHARGE_COLUMN_COUNT,
  DETERMINATION_COLUMNS,
  type DecidedCodes,
  determinationColumns,
} from '../determination-row.js';
import { inScope, type RunData } from '../run-data.js';
import { safeCell } from './safe-cell.js';

/** Writes determinations.csv: a row for each charge in scope and relief, in input order. `onCharge` may stop it. */
export async function writeDeterminations(
  path: string,
  data: RunData,
  onCharge: (done: number) => Promise<void>,
): Promise<WrittenFile> {
  const file = new CsvFile(path);
  try {
    file.row(DETERMINATION_COLUMNS);
    const chargeCells = chargeCellsWriter(data);
    const writeOwnCells = ownCellsWriter(file, data);
    const scratch = new Scratch();
    const { reliefs } = data.deciding;
    for (let charge = 0; charge < data.charges.count; charge++) {
      if (charge % 16_384 === 0) await onCharge(charge);
      if (!inScope(data, charge)) continue;
      const first = scratch.encode(chargeCells(charge));
      for (let relief = 0; relief < reliefs.length; relief++) {
        file.bytes(first);
        writeOwnCells(charge, relief);
      }
    }
    return file.close();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/** Printed cells are kept only for columns whose texts repeat this often: the others would fill the memory. */
const KEEP_IF_REPEATED = 4;

/** The first eleven cells of a charge and a comma; what repeats is made once. */
function chargeCellsWriter(data: RunData): (charge: number) => string {
  const { charges, facts } = data;
  const byCode = (column: ChargeColumn, print: (code: number) => string): ((charge: number) => string) => {
    const { codes, texts } = charges.cells[column];
    const repeats = texts.size * KEEP_IF_REPEATED < charges.count;
    const known: (string | undefined)[] = [];
    return (charge) => {
      const code = codes[charge];
      if (!repeats) return safeCell(print(code));
      known[code] ??= safeCell(print(code));
      return known[code];
    };
  };
  const text = (column: ChargeColumn) =>
    byCode(column, (code) => printCell(charges.cells[column].texts.textOf(code)));
  const date = (column: ChargeColumn) =>
    byCode(column, (code) => {
      const reading = facts.dateReadings.get(column)?.[code];
      return reading === undefined ? '' : printReading(reading);
    });
  const [name, caseNumber, statute, disposition] = (
    ['name', 'case_number', 'statute', 'disposition'] as const
  ).map(text);
  const [offense, decided] = (['offense_date', 'disposition_date'] as const).map(date);
  const county: (string | undefined)[] = [];
  const countyCodes = charges.cells.county.codes;
  const kinds = facts.kinds.map((kind) => `${safeCell(kind.statute)},${safeCell(kind.class)}`);
  return (charge) => {
    const person = safeCell(charges.persons.id[charges.person[charge]]);
    county[countyCodes[charge]] ??= safeCell(data.words.county(charge));
    return `${charges.id[charge]},${person},${name(charge)},${caseNumber(charge)},${county[countyCodes[charge]]},${statute(charge)},${kinds[facts.kind[charge]]},${offense(charge)},${disposition(charge)},${decided(charge)},`;
  };
}

/** UTF-8 of short texts without a new buffer for each; a view that the next call writes over. */
class Scratch {
  private readonly buffer = Buffer.allocUnsafeSlow(16_384);

  encode(text: string): Uint8Array {
    if (text.length * 3 > this.buffer.length) return Buffer.from(text);
    return this.buffer.subarray(0, this.buffer.write(text));
  }
}

/** The cells of determinations with the same codes: all but the reason, the file and the row. */
interface CodesText {
  readonly beforeReason: string;
  readonly afterReason: string;
  readonly afterRow: string;
}

/** Writes the cells of one determination and ends its row. What repeats is made once, as bytes. */
function ownCellsWriter(file: CsvFile, data: RunData): (charge: number, relief: number) => void {
  const { deciding, decisions, charges, words } = data;
  const { records, record } = charges;
  const number = codesNumbering();
  const known: CodesText[] = [];
  const reasonFor = reasonBytes(data);
  const fileCells = data.intake.files.map((one) => `${safeCell(one.name)},`);
  const reasonAt = DETERMINATION_COLUMNS.indexOf('reason') - CHARGE_COLUMN_COUNT;
  const fileAt = DETERMINATION_COLUMNS.indexOf('source_file') - CHARGE_COLUMN_COUNT;

  const textsOf = (codes: DecidedCodes, charge: number, relief: number): CodesText => {
    const cells = determinationColumns(deciding, deciding.reliefs[relief], codes, words.of(charge)).map(
      safeCell,
    );
    return {
      beforeReason: `${cells.slice(0, reasonAt).join(',')},`,
      afterReason: `,${cells.slice(reasonAt + 1, fileAt).join(',')},`,
      afterRow: `,${cells.slice(fileAt + 2).join(',')}\n`,
    };
  };

  return (charge, relief) => {
    const codes = codesAt(decisions, relief, charge);
    const at = number(relief, codes);
    known[at] ??= textsOf(codes, charge, relief);
    file.bytes(reasonFor(charge, relief, codes, at, known[at]));
    const first = record[charge];
    file.text(`${fileCells[records.file[first]]}${records.row[first]}${known[at].afterRow}`);
  };
}

/** Numbers the distinct codes of determinations, from 0. */
function codesNumbering(): (relief: number, codes: DecidedCodes) => number {
  const [outcomes, missing, assumptions, policies] = Array.from({ length: 4 }, () => new PairNumbering());
  return (relief, codes) => {
    let number = outcomes.numberOf(relief * 256 + codes.rule, codes.outcome * 4 + codes.selected);
    number = missing.numberOf(number, codes.missing);
    number = assumptions.numberOf(number, codes.support * 65_536 + codes.lineSupport);
    return policies.numberOf(number * 64 + codes.line + 1, codes.lineMissing);
  };
}

/**
 * The reason of a determination with the cells around it, as bytes. The reason of a false rule is its sentence with the
 * charge's facts; that of an unknown one is the same for all charges of one kind whose dates are unknown for the same
 * reasons. `at` is the number of the codes.
 */
function reasonBytes(data: RunData) {
  const { deciding, facts, words } = data;
  const dateWhys = [...facts.dates.values()].map((columns) => columns.why);
  const named = deciding.reliefs.map(({ relief }) =>
    [...relief.rules, ...(relief.venue === undefined ? [] : [relief.venue])].map(factsNamedIn),
  );
  const pairs = new PairNumbering();
  const known: (Uint8Array | undefined)[] = [];
  const made = (charge: number, relief: number, codes: DecidedCodes, around: CodesText): Uint8Array => {
    const outcome = OUTCOMES[codes.outcome];
    const reason = reasonOf(
      deciding.reliefs[relief],
      { outcome, rule: codes.rule, missing: codes.missing },
      {
        printed: (fact) => words.printed(charge, fact),
        why: (fact) => words.why(charge, fact),
      },
    );
    return Buffer.from(`${around.beforeReason}${safeCell(reason)}${around.afterReason}`);
  };
  return (charge: number, relief: number, codes: DecidedCodes, at: number, around: CodesText): Uint8Array => {
    const outcome = OUTCOMES[codes.outcome];
    let key = pairs.numberOf(at, -1);
    if (outcome === 'needs_review') {
      key = pairs.numberOf(key, facts.kind[charge]);
      for (const why of dateWhys) key = pairs.numberOf(key, why[charge]);
    } else if (outcome !== 'eligible') {
      for (const fact of named[relief][codes.rule]) {
        const text = words.textNumber(charge, fact);
        if (text === undefined) return made(charge, relief, codes, around);
        key = pairs.numberOf(key, text);
      }
    }
    const before = known[key];
    if (before !== undefined) return before;
    const bytes = made(charge, relief, codes, around);
    known[key] = bytes;
    return bytes;
  };
}
