/**
 * Numbers distinct tuples of whole numbers in order of appearance, without making a text of them: a tuple is walked
 * element by element, and each distinct beginning has a number of its own.
 */
export class TupleNumbering {
  private readonly nodes = new Map<number, number>();
  private readonly wide = new Map<string, number>();
  private nodeCount = 1;
  private readonly tuples = new Map<number, number>();

  /** The beginning of a tuple. */
  start(first: number): number {
    return this.next(0, first);
  }

  /** The beginning one element longer. */
  next(beginning: number, element: number): number {
    const key = beginning * 2 ** 26 + element;
    if (element >= 2 ** 26 || !Number.isSafeInteger(key))
      return this.child(this.wide, `${beginning},${element}`);
    return this.child(this.nodes, key);
  }

  /** The number of a whole tuple, from 0. */
  number(tuple: number): number {
    const known = this.tuples.get(tuple);
    if (known !== undefined) return known;
    this.tuples.set(tuple, this.tuples.size);
    return this.tuples.size - 1;
  }

  private child<K>(map: Map<K, number>, key: K): number {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, this.nodeCount);
    return this.nodeCount++;
  }
}
