import type { RowProblem } from './row-problem.js';

/** What a workbook has beside the sheet that was read. */
export interface WorkbookFacts {
  /** Which of the visible sheets was read, from 1, counted from the left. */
  readonly sheet: number;
  /** Visible sheets that hold something and were not read. */
  readonly otherSheets: number;
  readonly hiddenSheets: number;
  /** Rows of the sheet that are hidden and were read. */
  readonly hiddenRows: number;
}

/** What is said of a row before its file has a number; row 0 is the file as a whole. */
export type SourceProblem = RowProblem extends infer P
  ? P extends RowProblem
    ? Omit<P, 'file'>
    : never
  : never;
