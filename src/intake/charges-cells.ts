import { CHARGE_COLUMNS, type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { picked } from './coded-later.js';
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
    const merged = picked(codes, record);
    const unlike = mergeSources(merged, codes, several);
    if (unlike.length === 0 || FIRST_SPEAKS.has(column)) return [column, { codes: merged, texts }];
    for (const { charge, sources } of unlike) {
      merged[charge] = run.of(column).codeOf(SOURCES_DISAGREE);
      problems.push({
        file: records.file[sources[0]],
        row: records.row[sources[0]],
        column,
        code: 'CHARGE_SOURCES_DISAGREE',
        parameters: { sources: sources.length },
      });
    }
    return [column, { codes: merged, texts: run.of(column) }];
  });
  return Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>;
}

/** Puts the first filled code of each charge of several records in its place; hands back those whose filled ones differ. */
function mergeSources(
  merged: Int32Array,
  codes: Int32Array,
  several: readonly MergedCharge[],
): MergedCharge[] {
  const unlike: MergedCharge[] = [];
  for (let at = 0; at < several.length; at++) {
    const { charge, sources } = several[at];
    let filled = 0;
    let differ = false;
    for (let nth = 0; nth < sources.length; nth++) {
      const code = codes[sources[nth]];
      if (filled === 0) filled = code;
      else if (code !== 0 && code !== filled) differ = true;
    }
    merged[charge] = filled;
    if (differ) unlike.push(several[at]);
  }
  return unlike;
}
