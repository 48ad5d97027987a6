/** How far the parts of a file are, in memory that all threads see. */
export interface PartsProgress {
  /** Bytes of each part that have been read, and kept where they are to be kept. */
  readonly bytes: BigInt64Array<SharedArrayBuffer>;
  /** Clean records of each part. */
  readonly records: Int32Array<SharedArrayBuffer>;
  /** One number: 1 when nobody reads on, because something failed. */
  readonly ended: Int32Array<SharedArrayBuffer>;
}

/** The progress of so many parts, of which nothing has been read. */
export const newProgress = (parts: number): PartsProgress => ({
  bytes: new BigInt64Array(new SharedArrayBuffer(8 * parts)),
  records: new Int32Array(new SharedArrayBuffer(4 * parts)),
  ended: new Int32Array(new SharedArrayBuffer(4)),
});

/** Says how far a part is; what was written to a file before can be read by whoever sees it. */
export function tellProgress({ bytes, records }: PartsProgress, part: number, read: number, clean: number) {
  Atomics.store(records, part, clean);
  Atomics.store(bytes, part, BigInt(read));
}

/** How many bytes from the beginning of the file on have been read without a gap. */
export function readSoFar({ bytes }: PartsProgress, begins: readonly number[]): number {
  let part = 0;
  for (; part + 1 < bytes.length; part++) {
    if (Number(Atomics.load(bytes, part)) < begins[part + 1] - begins[part]) break;
  }
  return begins[part] + Number(Atomics.load(bytes, part));
}
