import type { ChargeTable } from '../intake/charge-table.js';
import { picked } from '../intake/coded-later.js';
import type { CodedColumn, TextTable } from '../intake/record-table.js';
import type { FactReader } from '../law/fact-reader.js';
import { DistinctCodes } from './distinct-codes.js';

/** A key of all charges: codes from 1, 0 for not filled. There may be hundreds of thousands: they are not kept. */
export interface KeyColumn {
  readonly codes: Int32Array;
  /** The key of a code; empty for 0. */
  readonly textOf: (code: number) => string;
  /** The code of a key, by looking through all of them; -1 when no charge has it. */
  readonly codeOf: (key: string) => number;
  /** The same key of some charges alone, with codes of its own. */
  readonly among: (charges: Int32Array) => KeyColumn;
}

/** The columns of all keys, by the name of the fact. Each is read when it is asked for. */
export const keysOf = (charges: ChargeTable, reader: FactReader): ReadonlyMap<string, KeyColumn> =>
  new Map(
    reader.identifiers.map(({ fact, column, read }) => [fact, new KeysLater(charges.cells[column], read)]),
  );

/** The number of each charge's key, and the first text of each key. */
interface KeysOfCharges {
  readonly keys: Int32Array;
  readonly first: ArrayLike<number>;
}

class KeysLater implements KeyColumn {
  #found: KeysOfCharges | undefined;

  constructor(
    private readonly column: CodedColumn,
    private readonly read: (text: string) => string,
  ) {}

  readonly textOf = (code: number): string =>
    code === 0 ? '' : this.read(this.column.texts.textOf(this.#keys.first[code]));

  readonly codeOf = (key: string): number => {
    const { first } = this.#keys;
    for (let code = 1; code < first.length; code++) if (this.textOf(code) === key) return code;
    return -1;
  };

  readonly among = (charges: Int32Array): KeyColumn =>
    new KeysLater({ codes: picked(this.column.codes, charges), texts: this.column.texts }, this.read);

  get codes(): Int32Array {
    return this.#keys.keys;
  }

  get #keys(): KeysOfCharges {
    this.#found ??= keysOfCodes(this.column.codes, this.column.texts, this.read);
    return this.#found;
  }
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
