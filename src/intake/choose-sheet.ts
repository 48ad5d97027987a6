import type { WorkbookReading } from '../files/read-workbook/read-workbook.js';
import type { SheetRow } from '../files/read-workbook/sheet-model.js';
import { Failure } from '../messages/failure.js';
import type { ColumnSources, Layout } from './layout.js';

/** The sheet of a workbook that is read as its list. */
export interface ChosenSheet {
  /** Its place among all sheets, from 0. */
  readonly at: number;
  /** Its place among the visible ones, from 1. */
  readonly position: number;
  /** Visible sheets that hold something, without this one. */
  readonly others: number;
  readonly hidden: number;
  /** Where its columns are, from 0; empty when no layout knows its header. */
  readonly columnOf: ColumnSources;
}

interface Candidate {
  readonly at: number;
  readonly position: number;
  readonly known: number;
  readonly columnOf: ColumnSources | undefined;
}

/**
 * Chooses the visible sheet whose first row that is not blank is a header of a layout. When none is, it is the one
 * with most known column names, of which the reader of the header will say what it lacks. Throws a Failure (exit 3)
 * when several are lists, or when none begins with any known column name.
 */
export async function chooseSheet(
  workbook: WorkbookReading,
  layouts: readonly Layout[],
  file: string,
): Promise<ChosenSheet> {
  const visible = [...workbook.sheets.keys()].filter((at) => !workbook.sheets[at].hidden);
  const hidden = workbook.sheets.length - visible.length;
  const candidates: Candidate[] = [];
  for (const [index, at] of visible.entries()) {
    const header = await headerOf(workbook, at);
    if (header !== undefined) candidates.push({ at, position: index + 1, ...matchOf(header, layouts) });
  }
  const lists = candidates.filter(({ columnOf }) => columnOf !== undefined);
  if (lists.length > 1) {
    const sheets = lists.map(({ position }) => position);
    throw new Failure(3, 'INTAKE_SHEETS_SEVERAL', { sheets }, { file });
  }
  const best = lists[0] ?? candidates.toSorted((a, b) => b.known - a.known)[0];
  if (best === undefined && hidden === 0) throw new Failure(3, 'INTAKE_EMPTY', {}, { file });
  if (best === undefined || (best.known === 0 && workbook.sheets.length > 1))
    throw new Failure(3, 'INTAKE_SHEETS_NONE', { visible: visible.length, hidden }, { file });
  const { at, position, columnOf = {} } = best;
  return { at, position, columnOf, others: candidates.length - 1, hidden };
}

/** The cells of the first row that holds something. */
async function headerOf(workbook: WorkbookReading, at: number): Promise<string[] | undefined> {
  for await (const rows of workbook.sheet(at).rows) {
    const first = rows.find((row) => !isBlankRow(row));
    if (first === undefined) continue;
    const cells: string[] = new Array(first.cells.at(-1)?.column ?? 0).fill('');
    for (const { column, text } of first.cells) cells[column - 1] = text.trim();
    return cells;
  }
  return undefined;
}

function matchOf(
  header: readonly string[],
  layouts: readonly Layout[],
): Pick<Candidate, 'known' | 'columnOf'> {
  let known = 0;
  for (const layout of layouts) {
    const match = layout.matchHeader(header);
    if (match.kind === 'match') return { known: match.known, columnOf: match.columnOf };
    known = Math.max(known, match.known);
  }
  return { known, columnOf: undefined };
}

/** Whether no cell of a row holds more than blanks. */
export const isBlankRow = ({ cells }: SheetRow): boolean => cells.every(({ text }) => text.trim() === '');
