import type { ThreadWork } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import type { RecordTable, TextTable } from '../intake/record-table.js';
import { type SharedTexts, sharedTextsOf, textTableOfShared } from '../intake/text-table.js';
import type { FactReader } from '../law/fact-reader.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { DistinctCodes } from './distinct-codes.js';

/** A key of all charges: codes from 1, 0 for not filled. There may be hundreds of thousands: they are not kept. */
export interface KeyColumn {
  readonly codes: Int32Array;
  /** The key of a code; empty for 0. */
  readonly textOf: (code: number) => string;
  /** The code of a key, by looking through all of them; -1 when no charge has it. */
  readonly codeOf: (key: string) => number;
}

/** The keys of the distinct texts of a column: by code a number, from 1, or 0 for not filled. */
interface KeysOfTexts {
  readonly numbers: Int32Array;
  /** The first text of each key, by its number; 0 stands for none. */
  readonly first: Int32Array;
}

/** The same, with the table it was found for. */
export interface KeyTexts extends KeysOfTexts {
  readonly fact: string;
  readonly texts: TextTable;
}

/** The columns of all keys, by the name of the fact. What was found before of the very same texts is taken from there. */
export function keysOf(
  charges: ChargeTable,
  reader: FactReader,
  before: readonly KeyTexts[] = [],
): ReadonlyMap<string, KeyColumn> {
  return new Map(
    reader.identifiers.map(({ fact, column, read }) => {
      const { codes, texts } = charges.cells[column];
      const known = before.find((one) => one.fact === fact && one.texts === texts);
      const found = known === undefined ? keysOfCodes(codes, texts, read) : keysKnown(codes, known);
      return [fact, keyColumn(found, texts, read)];
    }),
  );
}

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

function keysKnown(codes: Int32Array, { numbers, first }: KeysOfTexts): KeysOfCharges {
  return { keys: codes.map((code) => numbers[code]), first };
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

function keysOfTexts(texts: TextTable, read: (text: string) => string): KeysOfTexts {
  const keyed = new KeyNumbering(read);
  const numbers = new Int32Array(texts.size);
  for (let code = 0; code < texts.size; code++) numbers[code] = keyed.numberOf(texts.textOf(code), code);
  return { numbers, first: Int32Array.from(keyed.first) };
}

/** The columns keys are read from, for a thread; `home` says where it finds the rulebook. */
interface KeysTask {
  readonly home: Rulebook['home'];
  readonly texts: readonly { readonly column: ChargeColumn; readonly texts: SharedTexts }[];
}

/** Reads the keys of the texts of records, as `keyTextsOf` asks for it. */
export const keysTask = ({ cells }: RecordTable, { home, reader }: Rulebook): KeysTask => ({
  home,
  texts: reader.identifiers.map(({ column }) => ({ column, texts: sharedTextsOf(cells[column].texts) })),
});

/**
 * Does such a task: the keys of each identifier, in the reader's order.
 *
 * @public the thread asks for it by name
 */
export async function keysOfTask({ home, texts }: KeysTask): Promise<KeysOfTexts[]> {
  const found: Readonly<Record<string, Rulebook>> = await import(home.module);
  return found[home.name].reader.identifiers.map(({ read }, at) =>
    keysOfTexts(textTableOfShared(texts[at].texts), read),
  );
}

/** The same as work for a thread. */
export const keysWork: ThreadWork<KeysTask, KeysOfTexts[]> = { module: import.meta.url, run: keysOfTask };

/** What a thread found, with the tables of the records it was found for. */
export const keyTextsOf = (
  found: readonly KeysOfTexts[],
  { cells }: RecordTable,
  { reader }: Rulebook,
): KeyTexts[] =>
  reader.identifiers.map(({ fact, column }, at) => ({ ...found[at], fact, texts: cells[column].texts }));
