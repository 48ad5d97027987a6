/** One distinct text of a column, with the number of its cells. */
export interface SampledValue {
  readonly text: string;
  readonly count: number;
}

interface Kept {
  readonly text: string;
  count: number;
}

/** Longer cells are cut: what they are shows in their beginning. */
const LONGEST = 200;

/**
 * Holds a fair sample of the distinct texts of a column, however long the column is: those whose hashes are smallest.
 * A text that is kept was kept from its first cell on, so its count is exact; how small the hashes are tells how many
 * distinct texts there are. The same cells in any order give the same sample.
 */
export class ValueSketch {
  filled = 0;
  private readonly kept = new Map<number, Kept>();
  /** A hash above it is not kept. */
  private bound = 0xffff_ffff;

  constructor(private readonly most: number) {}

  /** Counts a filled cell by the hash of its text (32 bits). Whether the text is new to the sample: then hand it over. */
  add(hash: number): boolean {
    this.filled += 1;
    if (hash > this.bound) return false;
    const known = this.kept.get(hash);
    if (known === undefined) return true;
    known.count += 1;
    return false;
  }

  /** Takes the text of a cell that `add` asked for. */
  keep(hash: number, text: string): void {
    this.kept.set(hash, { text: text.slice(0, LONGEST), count: 1 });
    if (this.kept.size >= 2 * this.most) this.shrink();
  }

  /** How many distinct texts there are: exact up to the size of the sample, else to two digits, which may be off. */
  distinct(): { readonly count: number; readonly isExact: boolean } {
    this.shrink();
    if (this.bound === 0xffff_ffff) return { count: this.kept.size, isExact: true };
    const estimate = ((this.most - 1) / (this.bound + 1)) * 0x1_0000_0000;
    return { count: Math.min(this.filled, Number(estimate.toPrecision(2))), isExact: false };
  }

  /** The kept texts, most frequent first; equal counts in the order of their hashes, which is no order of theirs. */
  values(): readonly SampledValue[] {
    this.shrink();
    const inOrder = [...this.kept].sort(([a, one], [b, other]) => other.count - one.count || a - b);
    return inOrder.map(([, { text, count }]) => ({ text, count }));
  }

  private shrink(): void {
    if (this.kept.size <= this.most) return;
    const hashes = [...this.kept.keys()].sort((a, b) => a - b);
    this.bound = hashes[this.most - 1];
    for (const hash of hashes.slice(this.most)) this.kept.delete(hash);
  }
}

/** A hash (32 bits) of the bytes from `start` to before `end`, spread evenly. */
export function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return spread(hash);
}

/** The finishing step of MurmurHash3: near numbers become far ones. */
export function spread(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
