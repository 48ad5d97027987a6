/**
 * A cell that holds something. `text` is what it says: a number without exponent, a date as `YYYY-MM-DD` (with
 * ` HH:MM:SS` unless it is midnight), TRUE or FALSE, `#N/A` and the like. `not calculated` is a formula whose value
 * was never saved. Empty cells are left out.
 */
export interface SheetCell {
  /** From 1. */
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'not calculated';
  readonly text: string;
  /** Of a whole number with more digits than spreadsheets keep: its last ones were lost. */
  readonly digitsLost: boolean;
  /** Whether the text is what a formula gave. */
  readonly isFormula?: true;
}

/** A row that the sheet lists, with its filled cells from left to right. */
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** Cells that were merged into one; the value stands in the first, the others are empty. Both ends are included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}
