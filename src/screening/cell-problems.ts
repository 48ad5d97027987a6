import type { ChargeTable } from '../intake/charge-table.js';
import type { IntakeFile } from '../intake/intake-result.js';
import type { Span } from '../intake/portions.js';
import type { RowProblem } from '../intake/row-problem.js';
import type { FactsTable } from './facts-table.js';

/** What could not be read in the cells of some charges: each date and each other cell, at the charge's first record. */
export function cellProblems(charges: ChargeTable, facts: FactsTable, { from, to }: Span): RowProblem[] {
  const problems: RowProblem[] = [];
  const { records, record } = charges;
  const dateColumns = [...facts.dateReadings].map(([column, readings]) => ({
    column,
    codes: charges.cells[column].codes,
    readings,
    unreadable: Uint8Array.from(readings, ({ kind }) => (kind === 'unreadable' ? 1 : 0)),
  }));
  const hasProblems = Uint8Array.from(facts.kinds, (kind) => (kind.problems.length > 0 ? 1 : 0));
  for (let charge = from; charge < to; charge++) {
    let isRead = hasProblems[facts.kind[charge]] === 0;
    for (const { codes, unreadable } of dateColumns) isRead &&= unreadable[codes[charge]] === 0;
    if (isRead) continue;
    const place = { file: records.file[record[charge]], row: records.row[record[charge]] };
    for (const { column, codes, readings } of dateColumns) {
      const reading = readings[codes[charge]];
      if (reading.kind !== 'unreadable') continue;
      problems.push({
        column,
        code: 'SCREENING_DATE_UNREADABLE',
        parameters: { why: reading.why },
        ...place,
      });
    }
    for (const { column, what } of facts.kinds[facts.kind[charge]].problems) {
      problems.push({ column, code: 'SCREENING_CELL_UNREADABLE', parameters: { what }, ...place });
    }
  }
  return problems;
}

/** The problems with the columns as the header of their file names them, where it calls them otherwise. */
export function withHeaderNames(
  problems: readonly RowProblem[],
  files: readonly Pick<IntakeFile, 'header' | 'columnOf'>[],
): RowProblem[] {
  const namesOf = files.map(({ header, columnOf }) => {
    const names = new Map<string, string>();
    for (const [column, source] of Object.entries(columnOf)) {
      const cells = source?.fields.map((field) => header[field]) ?? [];
      const isSame = cells.length === 1 && cells[0].toLowerCase() === column;
      if (cells.length > 0 && !isSame) names.set(column, `${column} (${cells.join(', ')})`);
    }
    return names;
  });
  return problems.map((problem) => {
    const name = problem.column === undefined ? undefined : namesOf[problem.file].get(problem.column);
    return name === undefined ? problem : { ...problem, column: name };
  });
}

/** All problems in the order of files and rows. */
export function inRowOrder(problems: readonly RowProblem[]): RowProblem[] {
  return problems
    .map((problem, at) => ({ problem, at }))
    .sort((a, b) => a.problem.file - b.problem.file || a.problem.row - b.problem.row || a.at - b.at)
    .map(({ problem }) => problem);
}
