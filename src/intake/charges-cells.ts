import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import type { IdentityProblem } from './identity-problem.js';
import type { CodedColumn, RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

type Cells = Readonly<Record<ChargeColumn, CodedColumn>>;

/** Two sources may differ here without harm: who the person is was settled before. The first source speaks. */
export const FIRST_SPEAKS: ReadonlySet<ChargeColumn> = new Set([
  'person_id',
  'sid',
  'name',
  'birth_date',
  'sex',
  'race',
]);

/** A charge of several records, the first in the order of sources (file base name, then content) first. */
export interface MergedCharge {
  readonly charge: number;
  readonly sources: readonly number[];
}

/**
 * The cells of charges, some of which have several sources: a filled value beats an empty one, and two that differ are
 * SOURCES_DISAGREE, with a problem. `record` is the first record of each charge.
 */
export function chargeCellsOf(
  records: RecordTable,
  run: RunTexts,
  record: Int32Array,
  several: readonly MergedCharge[],
  problems: IdentityProblem[],
): Cells {
  const columns = CHARGE_COLUMNS.map((column): [ChargeColumn, CodedColumn] => {
    const { codes, texts } = records.cells[column];
    let disagreed = false;
    const merged = new Int32Array(record.length);
    for (let charge = 0; charge < record.length; charge++) merged[charge] = codes[record[charge]];
    for (const { charge, sources } of several) {
      let filled = 0;
      let differ = false;
      for (const source of sources) {
        const code = codes[source];
        if (filled === 0) filled = code;
        else if (code !== 0 && code !== filled) differ = true;
      }
      merged[charge] = filled;
      if (differ && !FIRST_SPEAKS.has(column)) {
        disagreed = true;
        merged[charge] = run.of(column).codeOf(SOURCES_DISAGREE);
        problems.push({
          file: records.file[sources[0]],
          row: records.row[sources[0]],
          column,
          code: 'CHARGE_SOURCES_DISAGREE',
          parameters: { sources: sources.length },
        });
      }
    }
    return [column, { codes: merged, texts: disagreed ? run.of(column) : texts }];
  });
  return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
}
