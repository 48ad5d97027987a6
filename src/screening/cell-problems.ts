import type { ChargeTable } from '../intake/charge-table.js';
import type { IntakeFile } from '../intake/intake-result.js';
import type { Span } from '../intake/portions.js';
import type { RowProblem } from '../intake/row-problem.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import type { DateReading } from '../record/read-date.js';
import type { FactsTable } from './facts-table.js';

/** What could not be read in the cells of some charges: each date and each other cell, at the charge's first record. */
export function cellProblems(charges: ChargeTable, facts: FactsTable, { from, to }: Span): RowProblem[] {
  const isUnread = new Uint8Array(to);
  const dates = [...facts.dateReadings].map(([column, readings]): DateCells => {
    const { codes } = charges.cells[column];
    markCodes(isUnread, codes, from, unreadable(readings));
    return { column, codes, readings };
  });
  markCodes(isUnread, facts.kind, from, withProblems(facts.kinds));
  const unread = new UnreadCells(charges, facts, dates);
  unread.addAll(isUnread, from);
  return unread.problems;
}

interface DateCells {
  readonly column: ChargeColumn;
  readonly codes: Int32Array;
  readonly readings: readonly DateReading[];
}

/** A class, because what the engine compiles of a method serves every portion. */
class UnreadCells {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly charges: ChargeTable,
    private readonly facts: FactsTable,
    private readonly dates: readonly DateCells[],
  ) {}

  /** Adds those of the charges that are marked, from one on. */
  addAll(isUnread: Uint8Array, from: number): void {
    for (let charge = from; charge < isUnread.length; charge++) if (isUnread[charge] === 1) this.#add(charge);
  }

  #add(charge: number): void {
    const { charges, dates, facts, problems } = this;
    const { records, record } = charges;
    const file = records.file[record[charge]];
    const row = records.row[record[charge]];
    for (let at = 0; at < dates.length; at++) {
      const { column, codes, readings } = dates[at];
      const reading = readings[codes[charge]];
      if (reading.kind !== 'unreadable') continue;
      const parameters = { why: reading.why };
      problems.push({ column, code: 'SCREENING_DATE_UNREADABLE', parameters, file, row });
    }
    for (const { column, what } of facts.kinds[facts.kind[charge]].problems) {
      problems.push({ column, code: 'SCREENING_CELL_UNREADABLE', parameters: { what }, file, row });
    }
  }
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
