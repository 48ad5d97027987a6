import type { ChargeTable } from '../intake/charge-table.js';
import type { TextTable } from '../intake/record-table.js';
import type { FactReader } from '../law/fact-reader.js';
import { DistinctCodes } from './distinct-codes.js';

/** A key of all charges: codes from 1, 0 for not filled. There may be hundreds of thousands: they are not kept. */
export interface KeyColumn {
  readonly codes: Int32Array;
  /** The key of a code; empty for 0. */
  readonly textOf: (code: number) => string;
  /** The code of a key, by looking through all of them; -1 when no charge has it. */
  readonly codeOf: (key: string) => number;
}

/** The columns of all keys, by the name of the fact. */
export const keysOf = (charges: ChargeTable, reader: FactReader): ReadonlyMap<string, KeyColumn> =>
  new Map(
    reader.identifiers.map(({ fact, column, read }) => {
      const { codes, texts } = charges.cells[column];
      return [fact, keyColumn(keysOfCodes(codes, texts, read), texts, read)];
    }),
  );

/** The number of each charge's key, and the first text of each key. */
interface KeysOfCharges {
  readonly keys: Int32Array;
  readonly first: ArrayLike<number>;
}

function keyColumn(
  { keys, first }: KeysOfCharges,
  texts: TextTable,
  read: (text: string) => string,
): KeyColumn {
  const textOf = (key: number): string => (key === 0 ? '' : read(texts.textOf(first[key])));
  return {
    codes: keys,
    textOf,
    codeOf: (wanted) => {
      for (let key = 1; key < first.length; key++) if (textOf(key) === wanted) return key;
      return -1;
    },
  };
}

/** Reads the keys of the texts that charges have, and of no others: a run has many more than a portion of it. */
function keysOfCodes(codes: Int32Array, texts: TextTable, read: (text: string) => string): KeysOfCharges {
  const distinct = new DistinctCodes(texts.size, codes.length);
  const keyed = new KeyNumbering(read);
  const keyOf: number[] = [];
  const keys = new Int32Array(codes.length);
  for (let charge = 0; charge < codes.length; charge++) {
    const code = codes[charge];
    const number = distinct.numberOf(code);
    if (number === keyOf.length) keyOf.push(keyed.numberOf(texts.textOf(code), code));
    keys[charge] = keyOf[number];
  }
  return { keys, first: keyed.first };
}

/** Numbers keys in order of appearance, from 1; 0 is a text that is none. */
class KeyNumbering {
  /** The code of the first text of each key; 0 stands for none. */
  readonly first = [0];
  readonly #numbers = new Map<string, number>();

  constructor(private readonly read: (text: string) => string) {}

  numberOf(text: string, code: number): number {
    const key = this.read(text);
    if (key === '') return 0;
    const before = this.#numbers.get(key);
    if (before !== undefined) return before;
    const number = this.first.push(code) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
