import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import type { IdentityProblem } from './identity-problem.js';
import type { CodedColumn, RecordTable, TextTable } from './record-table.js';

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
  record: Int32Array,
  several: readonly MergedCharge[],
  problems: IdentityProblem[],
): Cells {
  const columns = CHARGE_COLUMNS.map((column): [ChargeColumn, CodedColumn] => {
    const { codes, texts } = records.cells[column];
    const disagrees = texts.size;
    let disagreed = false;
    const merged = new Int32Array(record.length);
    for (let charge = 0; charge < record.length; charge++) merged[charge] = codes[record[charge]];
    for (const { charge, sources } of several) {
      const filled = [...new Set(sources.map((source) => codes[source]))].filter((code) => code !== 0);
      if (filled.length > 1 && !FIRST_SPEAKS.has(column)) {
        disagreed = true;
        merged[charge] = disagrees;
        problems.push({
          file: records.file[sources[0]],
          row: records.row[sources[0]],
          column,
          code: 'CHARGE_SOURCES_DISAGREE',
          parameters: { sources: sources.length },
        });
      } else merged[charge] = filled[0] ?? 0;
    }
    return [column, { codes: merged, texts: disagreed ? withDisagreement(texts) : texts }];
  });
  return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
}

/** A text table with one more code, for cells on which the sources disagree. */
function withDisagreement(texts: TextTable): TextTable {
  const code = texts.size;
  const bytes = Buffer.from(SOURCES_DISAGREE);
  return {
    size: code + 1,
    textOf: (at) => (at === code ? SOURCES_DISAGREE : texts.textOf(at)),
    bytesOf: (at) => (at === code ? bytes : texts.bytesOf(at)),
    lengthOf: (at) => (at === code ? bytes.length : texts.lengthOf(at)),
    copyTo: (at, target, to) => (at === code ? target.set(bytes, to) : texts.copyTo(at, target, to)),
  };
}
