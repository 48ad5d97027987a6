const MIB = 1024 * 1024;

/** What no list of charges comes near, and what a file made to exhaust this machine runs into. Tests make them small. */
export interface WorkbookLimits {
  /** Parts of the archive. */
  readonly parts: number;
  /** Bytes of a part once it is inflated: of a sheet or the shared texts, and of any other part. */
  readonly largePart: number;
  readonly smallPart: number;
  /** From so many bytes on, a part may be at most `ratio` times as long inflated as compressed. */
  readonly ratioFrom: number;
  readonly ratio: number;
  /** Bytes of all shared texts, and how many there are. */
  readonly sharedBytes: number;
  readonly sharedTexts: number;
  /** Characters of one text, and of all texts of a row. */
  readonly text: number;
  readonly rowText: number;
  /** Merged ranges of a sheet. */
  readonly merges: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = Object.freeze({
  parts: 20_000,
  largePart: 16 * 1024 * MIB,
  smallPart: 64 * MIB,
  ratioFrom: 64 * MIB,
  ratio: 200,
  sharedBytes: 1024 * MIB,
  sharedTexts: 50_000_000,
  text: MIB,
  rowText: 16 * MIB,
  merges: 1_000_000,
});

/** Rows and columns that a sheet can have. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
