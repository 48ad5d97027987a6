import { closeSync, openSync, readSync } from 'node:fs';
import type { ChargeTable } from '../intake/charge-table.js';
import { sourcesOf } from '../intake/charges.js';
import { FIRST_SPEAKS } from '../intake/charges-cells.js';
import { fileRanks } from '../intake/identity-problem.js';
import type { IntakeResult } from '../intake/intake-result.js';
import { type LendingRow, LentPlainly, lentColumns } from '../intake/lent-plainly.js';
import { Failure } from '../messages/failure.js';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { cellsOfRecords, type PlainRecord, plainRecord } from './plain-sources.js';
import { sourcePath } from './workspace.js';

/**
 * Checks, where a file's rows may be events of one charge, that rows of one charge and person are together, and that
 * the cells of each charge of several rows are what the plain reader makes of them. Throws a Failure with exit 1 at the
 * first difference.
 */
export function compareEvents(folder: string, intake: IntakeResult, charges: ChargeTable): void {
  const { records, files } = intake;
  if (files.every(({ events, lent }) => events === undefined && lent === undefined)) return;
  const chargeOf = chargeOfRecord({ charges });
  const chargeOfKey = files.map(() => new Map<string, number>());
  const chargeOfRunKey = new Map<string, number>();
  const lent = new LentPlainly(fileRanks(files.map(({ name }) => name)));
  const firstRows = new Map<number, LendingRow>();
  const waiting = new Map<number, PlainRecord[]>();
  const sources = files.map((file) => openSync(sourcePath(folder, file.name), 'r'));
  const disagree = (record: number, column: ChargeColumn) =>
    new Failure(1, 'SCREENING_READERS_DISAGREE', {
      file: files[records.file[record]].name,
      row: records.row[record],
      relief: 'none',
      column,
    });
  try {
    for (let record = 0; record < records.count; record++) {
      const file = records.file[record];
      const bytes = Buffer.allocUnsafe(records.length[record]);
      readSync(sources[file], bytes, 0, bytes.length, records.offset[record]);
      const place = { file, row: records.row[record] };
      const plain = plainRecord(bytes, files[file].delimiter, files[file], place);
      const charge = chargeOf[record];
      if (plain.eventKey !== undefined) {
        const key = `${charges.person[charge]} ${plain.eventKey}`;
        const known = plain.events?.key === 'person and count' ? chargeOfRunKey : chargeOfKey[file];
        const before = known.get(key) ?? charge;
        if (before !== charge) throw disagree(record, 'count');
        known.set(key, charge);
      }
      if (plain.lent !== undefined) {
        lent.add(charges.person[charge], plain);
        if (charges.record[charge] === record) firstRows.set(charge, plain);
      }
      const all = charges.moreFrom[charge + 1] - charges.moreFrom[charge] + 1;
      if (all === 1) continue;
      const met = [...(waiting.get(charge) ?? []), plain];
      if (met.length < all) {
        waiting.set(charge, met);
        continue;
      }
      waiting.delete(charge);
      const odd = oddColumn(charges, charge, met);
      if (odd !== undefined) throw disagree(sourcesOf(charges, charge)[0], odd);
    }
    for (const [charge, row] of firstRows) {
      for (const [name, text] of Object.entries(lent.cellsFor(charges.person[charge], row))) {
        const column = CHARGE_COLUMNS.find((one) => one === name);
        if (column === undefined || cellOf(charges, charge, column) === text) continue;
        throw disagree(charges.record[charge], column);
      }
    }
  } finally {
    for (const source of sources) closeSync(source);
  }
}

/** The first column in which a charge is not what its records make it. */
function oddColumn(
  charges: ChargeTable,
  charge: number,
  records: readonly PlainRecord[],
): ChargeColumn | undefined {
  const cells = cellsOfRecords(records);
  const lent = lentColumns(records[0].lent);
  return CHARGE_COLUMNS.find(
    (column) =>
      !FIRST_SPEAKS.has(column) && !lent.has(column) && cellOf(charges, charge, column) !== cells[column],
  );
}

function cellOf(charges: ChargeTable, charge: number, column: ChargeColumn): string {
  const { codes, texts } = charges.cells[column];
  return texts.textOf(codes[charge]);
}
