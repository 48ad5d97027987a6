import type { ChargeTable } from '../intake/charge-table.js';
import type { IntakeFile } from '../intake/intake-result.js';
import type { Span } from '../intake/portions.js';
import type { RowProblem } from '../intake/row-problem.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { DateReading } from '../record/read-date.js';
import type { FactsTable } from './facts-table.js';

/** What could not be read in the cells of some charges: each date and each other cell, at the charge's first record. */
export function cellProblems(charges: ChargeTable, facts: FactsTable, { from, to }: Span): RowProblem[] {
  const problems: RowProblem[] = [];
  const { records, record } = charges;
  const isUnread = new Uint8Array(to);
  const dateColumns = [...facts.dateReadings].map(([column, readings]) => {
    const { codes } = charges.cells[column];
    markCodes(isUnread, codes, from, unreadable(readings));
    return { column, codes, readings };
  });
  markCodes(isUnread, facts.kind, from, withProblems(facts.kinds));
  for (let charge = isUnread.indexOf(1, from); charge >= 0; charge = isUnread.indexOf(1, charge + 1)) {
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

/** Marks the places, from one on, at which a column has a code of which that is said. */
function markCodes(marks: Uint8Array, codes: Int32Array, from: number, isMarked: Uint8Array): void {
  if (isMarked.includes(1)) markThose(marks, codes, from, isMarked);
}

function markThose(marks: Uint8Array, codes: Int32Array, from: number, isMarked: Uint8Array): void {
  for (let at = from; at < marks.length; at++) if (isMarked[codes[at]] === 1) marks[at] = 1;
}

function unreadable(readings: readonly DateReading[]): Uint8Array {
  const isUnreadable = new Uint8Array(readings.length);
  for (let code = 0; code < readings.length; code++) {
    if (readings[code].kind === 'unreadable') isUnreadable[code] = 1;
  }
  return isUnreadable;
}

function withProblems(kinds: readonly ChargeKind[]): Uint8Array {
  const has = new Uint8Array(kinds.length);
  for (let kind = 0; kind < kinds.length; kind++) if (kinds[kind].problems.length > 0) has[kind] = 1;
  return has;
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
