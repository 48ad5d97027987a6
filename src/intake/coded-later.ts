import type { CodedColumn, TextTable } from './record-table.js';

/** A column whose codes are read, or made, when they are first asked for. */
export const codedLater = (codesOf: () => Int32Array, texts: TextTable): CodedColumn =>
  new LaterColumn(codesOf, texts);

/** A class: of objects that are written with a getter each has a shape of its own, and what reads them is compiled anew. */
class LaterColumn implements CodedColumn {
  #codes: Int32Array | undefined;

  constructor(
    private readonly codesOf: () => Int32Array,
    readonly texts: TextTable,
  ) {}

  get codes(): Int32Array {
    this.#codes ??= this.codesOf();
    return this.#codes;
  }
}

export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The numbers that stand at some places. */
export function picked(numbers: Int32Array, places: Int32Array): Int32Array {
  const some = new Int32Array(places.length);
  for (let at = 0; at < some.length; at++) some[at] = numbers[places[at]];
  return some;
}
