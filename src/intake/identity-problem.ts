import type { identityMessages } from '../messages/identity.js';
import type { RowProblem } from './row-problem.js';

/** A problem of who is who or of what is one charge, at the first record that shows it. */
export type IdentityProblem = Extract<RowProblem, { readonly code: keyof typeof identityMessages }>;

/** The rank of each file by the code points of its base name: an order that no command line changes. */
export function fileRanks(fileNames: readonly string[]): Int32Array {
  const order = fileNames.map((_, file) => file);
  const bytes = fileNames.map((name) => Buffer.from(name));
  order.sort((a, b) => Buffer.compare(bytes[a], bytes[b]) || a - b);
  const rank = new Int32Array(fileNames.length);
  for (let at = 0; at < order.length; at++) rank[order[at]] = at;
  return rank;
}

/** The places of things met while walking the records: how many rows each has, and its first place. */
export class PlaceLog<K> {
  readonly entries = new Map<K, { file: number; row: number; rows: number }>();
  readonly #rank: Int32Array;

  constructor(rank: Int32Array) {
    this.#rank = rank;
  }

  /** Counts one more row of a thing, or several that begin with `row`; the first place is by file rank, then by row. */
  add(key: K, file: number, row: number, rows = 1): void {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      this.entries.set(key, { file, row, rows });
      return;
    }
    entry.rows += rows;
    const earlier = this.#rank[file] - this.#rank[entry.file] || row - entry.row;
    if (earlier < 0) {
      entry.file = file;
      entry.row = row;
    }
  }
}

/** Problems by file rank, row, column and code, so that reports do not depend on the order of reading. */
export function sortProblems(problems: IdentityProblem[], rank: Int32Array): IdentityProblem[] {
  const words = (p: IdentityProblem): string => `${p.column ?? ''} ${p.code}`;
  return problems.sort(
    (a, b) => rank[a.file] - rank[b.file] || a.row - b.row || (words(a) < words(b) ? -1 : 1),
  );
}
