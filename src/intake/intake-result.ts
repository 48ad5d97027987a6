import type { SourceFacts } from './byte-source.js';
import type { Delimiter } from './delimiters.js';
import type { FileColumns, Layout } from './layout.js';
import type { Limits } from './limits.js';
import type { RecordStore } from './record-store.js';
import type { RecordTable } from './record-table.js';
import type { RejectedRecord, RowProblem } from './row-problem.js';
import type { WorkbookFacts } from './workbook-facts.js';

/** How the text of a file is encoded; `mixed` when some records are UTF-8 and others Windows-1252. */
export type Encoding = 'ascii' | 'utf-8' | 'windows-1252' | 'mixed';

/**
 * One file of which all records were read, while its hash may not be known yet. Offsets and lengths are of its
 * decompressed bytes, the byte order mark counted.
 */
export interface UnhashedFile extends Pick<FileColumns, 'columnOf' | 'events' | 'lent'> {
  /** Base name: what the results call the file. */
  readonly name: string;
  readonly path: string;
  /** Length of the file as it is on disk. */
  readonly bytesOnDisk: number;
  /** Length of the decompressed bytes. */
  readonly bytes: number;
  readonly gzipped: boolean;
  /** Of a workbook, whose bytes are those of its list as CSV. */
  readonly workbook: WorkbookFacts | undefined;
  readonly layout: Layout;
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  /** The cells of the header as written, trimmed, in file order. */
  readonly header: readonly string[];
  /** Where the header stands, line end excluded. */
  readonly headerBytes: { readonly offset: number; readonly length: number };
  /** Records read: clean and rejected. */
  readonly records: number;
  readonly clean: number;
  readonly rejected: number;
  /** Clean records that are not valid UTF-8 and were read as Windows-1252. */
  readonly windows1252Records: number;
  readonly blankLines: number;
}

/** One file as it was read. */
export interface IntakeFile extends UnhashedFile {
  /** Hash of the file as it is on disk. */
  readonly sha256: string;
}

/** What reading the files of a run came to, while the hashes of the files may not be known yet. */
export interface UnhashedIntake {
  readonly files: readonly UnhashedFile[];
  /** The clean records of all files, in input order. */
  readonly records: RecordTable;
  /** The same, to be had in parts; `records` is read from it column by column, as they are asked for. */
  readonly store: RecordStore;
  readonly rejected: readonly RejectedRecord[];
  readonly problems: readonly RowProblem[];
}

/** What reading the files of a run came to. */
export interface IntakeResult extends UnhashedIntake {
  readonly files: readonly IntakeFile[];
}

/** What the caller of intake may ask for. */
export interface IntakeOptions {
  /** The layouts to try, first match first; without it, `charge-list`. */
  readonly layouts?: readonly Layout[];
  /**
   * Is handed the decompressed bytes of each file as they pass, in order, with the file's index. The next bytes wait
   * for its promise. A chunk is never written to again, so it may be kept.
   */
  readonly keep?: (chunk: Buffer, file: number) => Promise<void> | void;
  /**
   * Names the new file in which the decompressed bytes of a file are kept, by the file's index; readable by its owner
   * only. It stands beside `keep` for those who need the bytes only afterwards.
   */
  readonly keepAt?: (file: number) => string;
  /** How many threads may read one file; one, if it is not said, or when `keep` is to be handed the bytes in order. */
  readonly threads?: number;
  /** Is told how many bytes of all files have been read from disk, how many there are, and of the clean records so far. */
  readonly onBytes?: (readOnDisk: number, total: number, records: number) => void;
  /** The folder in which records are kept; without it they stay in memory. `store.discard` empties it again. */
  readonly storeIn?: string;
  /** The files are sources that an earlier run kept: text, whatever their names. */
  readonly asKept?: boolean;
  /** Stops the reading: `readFiles` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What stands in the result of files that are read from unpacked copies, by base name. */
  readonly recorded?: ReadonlyMap<string, SourceFacts>;
  /** Smaller bounds, for tests. */
  readonly limits?: Partial<Limits>;
}
