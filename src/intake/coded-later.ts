import type { CodedColumn, TextTable } from './record-table.js';

/** A column whose codes are read, or made, when they are first asked for. */
export function codedLater(codesOf: () => Int32Array, texts: TextTable): CodedColumn {
  const codes = once(codesOf);
  return {
    get codes() {
      return codes();
    },
    texts,
  };
}

export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
