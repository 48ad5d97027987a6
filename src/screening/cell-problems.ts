import type { ChargeTable } from '../intake/charge-table.js';
import type { RowProblem } from '../intake/row-problem.js';
import type { FactsTable } from './facts-table.js';

/** What could not be read in the cells of the charges: each date and each other cell, at the charge's first record. */
export function cellProblems(charges: ChargeTable, facts: FactsTable): RowProblem[] {
  const problems: RowProblem[] = [];
  const { records, record } = charges;
  const dateColumns = [...facts.dateReadings].map(([column, readings]) => ({
    column,
    codes: charges.cells[column].codes,
    readings,
  }));
  for (let charge = 0; charge < charges.count; charge++) {
    const place = { file: records.file[record[charge]], row: records.row[record[charge]] };
    for (const { column, codes, readings } of dateColumns) {
      const reading = readings[codes[charge]];
      if (reading.kind !== 'unreadable') continue;
      problems.push({
        ...place,
        column,
        code: 'SCREENING_DATE_UNREADABLE',
        parameters: { why: reading.why },
      });
    }
    for (const { column, what } of facts.kinds[facts.kind[charge]].problems) {
      problems.push({ ...place, column, code: 'SCREENING_CELL_UNREADABLE', parameters: { what } });
    }
  }
  return problems;
}

/** All problems in the order of files and rows. */
export function inRowOrder(problems: readonly RowProblem[]): RowProblem[] {
  return problems
    .map((problem, at) => ({ problem, at }))
    .sort((a, b) => a.problem.file - b.problem.file || a.problem.row - b.problem.row || a.at - b.at)
    .map(({ problem }) => problem);
}
