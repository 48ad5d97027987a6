/** A column of a sheet. */
export interface WorkbookColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /**
   * Dates are ISO text; a cell of a date column that is no full date is written as the text it is. An entry column is
   * for someone to type in: it is coloured, and what is typed stays text (`10-30` does not become a date).
   */
  readonly kind: 'text' | 'date' | 'number' | 'entry';
}

export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** A line above the header. */
  readonly note?: string;
}

/** A workbook as plain data. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
}
