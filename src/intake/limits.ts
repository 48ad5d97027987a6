/** How much of a file is held in memory at once. Tests make these small. */
export interface Limits {
  /** Most bytes of a record or a header, line end excluded; a quoted cell cannot carry a record past it. */
  readonly recordBytes: number;
  /** How many bytes are read from disk, or unpacked, at a time. */
  readonly chunkBytes: number;
  /** How much of a file is looked at before it is taken for a list. */
  readonly firstBytes: number;
  /** How many records are kept together. */
  readonly blockRecords: number;
  /** From how many bytes on a file is read by several threads, if there may be some. */
  readonly splitBytes: number;
  /** A thread that is done takes over no less than so many bytes of what another has left. */
  readonly shareBytes: number;
}

export const LIMITS: Limits = Object.freeze({
  recordBytes: 1024 * 1024,
  chunkBytes: 512 * 1024,
  firstBytes: 64 * 1024,
  blockRecords: 64 * 1024,
  splitBytes: 32 * 1024 * 1024,
  shareBytes: 4 * 1024 * 1024,
});
