import { CsvFile, type WrittenFile } from '../../files/csv-writer.js';
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
    const ownCells = ownCellsWriter(data);
    const { reliefs } = data.deciding;
    for (let charge = 0; charge < data.charges.count; charge++) {
      if (charge % 16_384 === 0) await onCharge(charge);
      if (!inScope(data, charge)) continue;
      const first = chargeCells(charge);
      let rows = '';
      for (let relief = 0; relief < reliefs.length; relief++) {
        rows += `${first}${ownCells(charge, relief)}\n`;
      }
      file.text(rows);
    }
    return file.close();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/** Printed cells are kept only for columns whose texts repeat this often: the others would fill the memory. */
const KEEP_IF_REPEATED = 4;
/** At most this many reasons are kept. */
const MOST_REASONS = 50_000;

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

interface CodesText {
  readonly beforeReason: string;
  readonly afterReason: string;
  readonly afterRow: string;
}

/** The cells of one determination; all but the reason and the row depend on its codes alone. */
function ownCellsWriter(data: RunData): (charge: number, relief: number) => string {
  const { deciding, decisions, charges, words } = data;
  const { records, record } = charges;
  const byCodes = new Map<string, CodesText>();
  const fileCells = data.intake.files.map((file) => safeCell(file.name));
  const reasonAt = DETERMINATION_COLUMNS.indexOf('reason') - CHARGE_COLUMN_COUNT;
  const fileAt = DETERMINATION_COLUMNS.indexOf('source_file') - CHARGE_COLUMN_COUNT;

  const textsOf = (codes: DecidedCodes, charge: number, relief: number, key: string): CodesText => {
    const cells = determinationColumns(deciding, deciding.reliefs[relief], codes, words.of(charge)).map(
      safeCell,
    );
    const made: CodesText = {
      beforeReason: `${cells.slice(0, reasonAt).join(',')},`,
      afterReason: `,${cells.slice(reasonAt + 1, fileAt).join(',')},`,
      afterRow: `,${cells.slice(fileAt + 2).join(',')}`,
    };
    byCodes.set(key, made);
    return made;
  };
  const reasonFor = reasonWriter(data);

  return (charge, relief) => {
    const codes = codesAt(decisions, relief, charge);
    const key = `${relief}/${codes.outcome}/${codes.rule}/${codes.missing}/${codes.support}/${codes.selected}/${codes.line}/${codes.lineMissing}/${codes.lineSupport}`;
    const texts = byCodes.get(key) ?? textsOf(codes, charge, relief, key);
    const reason = reasonFor(charge, relief, codes, key);
    const first = record[charge];
    return `${texts.beforeReason}${reason}${texts.afterReason}${fileCells[records.file[first]]},${records.row[first]}${texts.afterRow}`;
  };
}

/**
 * The reason cell of a determination. That of a false rule is its sentence with the charge's facts; that of an unknown
 * one is the same for all charges of one kind whose dates are unknown for the same reasons.
 */
function reasonWriter(data: RunData) {
  const { deciding, facts, words } = data;
  const dateWhys = [...facts.dates.values()].map((columns) => columns.why);
  const named = deciding.reliefs.map(({ relief }) =>
    [...relief.rules, ...(relief.venue === undefined ? [] : [relief.venue])].map(factsNamedIn),
  );
  const known = new Map<string, string>();
  return (charge: number, relief: number, codes: DecidedCodes, codesKey: string): string => {
    const outcome = OUTCOMES[codes.outcome];
    let key = codesKey;
    if (outcome === 'needs_review') {
      key += `/${facts.kind[charge]}`;
      for (const why of dateWhys) key += `/${why[charge]}`;
    } else if (outcome !== 'eligible') {
      for (const fact of named[relief][codes.rule]) key += `/${words.printed(charge, fact)}`;
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    const decided = { outcome, rule: codes.rule, missing: codes.missing };
    const reason = safeCell(
      reasonOf(deciding.reliefs[relief], decided, {
        printed: (fact) => words.printed(charge, fact),
        why: (fact) => words.why(charge, fact),
      }),
    );
    if (known.size < MOST_REASONS) known.set(key, reason);
    return reason;
  };
}
