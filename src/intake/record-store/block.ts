import { CHARGE_COLUMNS } from '../../record/charge-cells.js';
import type { SharedTexts } from '../text-table.js';
import type { Stretch } from './narrow.js';

/** Columns of a block: where each record stands, the number of its charge, the charge columns, the event fields. */
export const Column = { row: 0, offset: 1, length: 2, group: 3, firstCell: 4 } as const;

/** The first column that is a field read when events are merged. */
export const FIRST_FIELD = Column.firstCell + CHARGE_COLUMNS.length;

/** Records of one file that stand together. Plain data. */
export interface Block {
  /** Number of the first one in the run. */
  readonly from: number;
  readonly count: number;
  readonly file: number;
  /** Number of the source its columns are in. */
  readonly source: number;
  /** By column; fewer where the rest is not there. */
  readonly columns: readonly Stretch[];
  /** Numbers of the tables that turn the codes of a column into those of the run, by column; for a part read aside. */
  readonly maps?: readonly (Int32Array | undefined)[];
}

/** Where blocks are kept: each in shared memory of its own, or all in one file. */
export type Source = { readonly memory: SharedArrayBuffer } | { readonly path: string };

/** The records of one file. */
export interface FileRecords {
  readonly file: number;
  readonly from: number;
  readonly to: number;
  /** How many charges its events are of, where the file knows them by fields of its own. */
  readonly groups: number;
  /** The texts of the fields that merging reads. */
  readonly fields: readonly SharedTexts[];
}

/** What another thread needs to open the same store: plain data and shared memory only. */
export interface SharedRecords {
  readonly count: number;
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  /** The texts of the charge columns, in their order. */
  readonly texts: readonly SharedTexts[];
  readonly files: readonly FileRecords[];
}
