import type { StatePortion } from '../../../../screening/state-results.js';
import { cellsOfRelated } from './added-cells.js';
import type { Eligibility } from './eligibility.js';

/**
 * What stands behind rows of one file of a portion, as plain data: rows are numbered from 0 among the portion's own
 * records. What stands behind all others their comments alone tell.
 */
export interface SaidOfRows {
  /** In ascending order, the rows whose ending is known, line end and all. */
  readonly rows: Int32Array;
  /** Ending n is `bytes` from `from[n]` to before `from[n + 1]`. */
  readonly from: Int32Array;
  readonly bytes: Uint8Array;
  /** The related charges of which the policy speaks, by their first row. */
  readonly related: ReadonlyMap<number, Eligibility>;
}

/** What is said of the rows of a file; `endings` are those of charges that have results, by record of the portion. */
export function saidOfRows(
  { data }: StatePortion,
  index: number,
  endings: ReadonlyMap<number, Uint8Array>,
  related: ((charge: number) => Eligibility | undefined) | undefined,
): SaidOfRows {
  const { charges, own, records } = data;
  const first = own.records.from;
  const found = [...endings].sort(([a], [b]) => a - b);
  const from = new Int32Array(found.length + 1);
  for (const [at, [, { length }]] of found.entries()) from[at + 1] = from[at] + length;
  const ofRelated = new Map<number, Eligibility>();
  for (let charge = own.charges.from; related !== undefined && charge < own.charges.to; charge++) {
    const record = charges.record[charge];
    if (records.file[record] !== index || endings.has(record)) continue;
    const said = related(charge);
    if (said !== undefined) ofRelated.set(record - first, said);
  }
  return {
    rows: Int32Array.from(found, ([record]) => record - first),
    from,
    bytes: Buffer.concat(found.map(([, bytes]) => bytes)),
    related: ofRelated,
  };
}

/** Says what stands behind rows that are asked for in their order. */
export class RowEndings {
  #next = 0;

  constructor(
    private readonly said: SaidOfRows,
    private readonly lineEnd: string,
  ) {}

  /** The ending of a row that is known whatever the row holds; undefined for others. */
  of(row: number): Uint8Array | undefined {
    const { rows, from, bytes } = this.said;
    while (rows[this.#next] < row) this.#next++;
    const at = this.#next;
    return rows[at] === row ? bytes.subarray(from[at], from[at + 1]) : undefined;
  }

  /** That of the first row of a related charge, whose comment names `other`; undefined for others. */
  ofRelated(row: number, other: string): Uint8Array | undefined {
    const said = this.said.related.get(row);
    return said === undefined ? undefined : Buffer.from(cellsOfRelated(said, other) + this.lineEnd);
  }
}
