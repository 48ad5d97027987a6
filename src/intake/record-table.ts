import type { ChargeColumn } from '../record/charge-cells.js';
import type { Events, Lending } from './layout.js';

/** The distinct texts of one column, numbered in order of appearance. Code 0 is always the empty text. */
export interface TextTable {
  /** How many codes there are; codes run from 0 to size - 1. */
  readonly size: number;
  /** The text of a code (in small tables decoded once, then kept). */
  textOf(code: number): string;
  /** The UTF-8 bytes of a code; a view that must not be written to. */
  bytesOf(code: number): Uint8Array;
  /** How many bytes that is. */
  lengthOf(code: number): number;
  /** Copies the bytes of a code to `target` from `at` on, where there must be room. */
  copyTo(code: number, target: Uint8Array, at: number): void;
  /** The code of a text, -1 when it is not there; tables that cannot tell do not have it. */
  codeOf?(text: string): number;
}

/** One column of many rows: a code for each row, and the texts the codes stand for. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly texts: TextTable;
}

/** The texts of the columns of charges, without the codes of any rows. */
export type TextsOfColumns = Readonly<Record<ChargeColumn, Pick<CodedColumn, 'texts'>>>;

/** Where numbers of many rows change: `number[n]` stands from row `at[n]` on, to before `at[n + 1]`; the first row is 0. */
export interface Changes {
  readonly at: Int32Array;
  readonly number: Int32Array;
}

/** Where numbers change. */
export function changesIn(numbers: Int32Array): Changes {
  const places = new Int32Array(numbers.length);
  let count = 0;
  for (let row = 0; row < numbers.length; row++) {
    if (row === 0 || numbers[row] !== numbers[row - 1]) places[count++] = row;
  }
  const at = places.slice(0, count);
  return { at, number: at.map((row) => numbers[row]) };
}

/** The records of a file whose layout says that several rows tell of one charge. */
export interface EventPart {
  readonly events: Events;
  /** The file's records are `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Whether it is known by person and count, in all such files together; the numbers are then those of the run. */
  readonly ofRun: boolean;
  /** For record n the number of its charge in the file, from 0, is `group[n - from]`; -1 when it stands alone. */
  readonly group: Int32Array;
  readonly groups: number;
  /** The fields that merging reads; the code of record n is `codes[n - from]`. */
  readonly fields: readonly CodedColumn[];
}

/** The records `from` to before `to`, of a file whose rows lend cells. */
export interface LentPart {
  readonly from: number;
  readonly to: number;
  readonly lent: readonly Lending[];
}

/**
 * Clean records of the files of a run, in input order: where each one stands, and its cells as codes. The arrays may be
 * read from a store when they are first asked for, and may be views of larger buffers: read them as they are, not by
 * their `buffer`.
 */
export interface RecordTable {
  readonly count: number;
  /** Index into the run's list of files. */
  readonly file: Int32Array;
  /** Number of the record in its file, from 1; header and blank lines not counted, rejected records counted. */
  readonly row: Int32Array;
  /** Where the record begins in the file's (decompressed) bytes. */
  readonly offset: Float64Array;
  /** Its length in bytes, without the line end. */
  readonly length: Int32Array;
  readonly cells: Readonly<Record<ChargeColumn, CodedColumn>>;
  /** The same records in a table that has read nothing yet: what it reads is forgotten with it. */
  again?(): RecordTable;
  /**
   * The codes of some columns, or the rows, one array for each, of some records in ascending order, without a column
   * being read as a whole; for those who ask for few records.
   */
  pick?(columns: readonly (ChargeColumn | 'row')[], records: Int32Array): readonly Int32Array[];
  /** Where a column changes, or the file, without a column being read as a whole; it may be told more often than it does. */
  changes?(column: ChargeColumn | 'file'): Changes;
  /** One for each file whose rows may be events of one charge. */
  readonly events?: readonly EventPart[];
  /** One for each file whose rows lend cells to others. */
  readonly lent?: readonly LentPart[];
}
