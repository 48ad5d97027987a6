import type { RefusedEntry } from './refused-entry.js';

/** What came of the entries of one workbook: entries read = applied + refused. */
export interface AppliedWorkbook {
  /** Base name. */
  readonly workbook: string;
  readonly entries: number;
  /** Entries that state a found fact, or say what another entry or the run says already. */
  readonly applied: number;
  readonly refused: readonly RefusedEntry[];
}
