import type { ThreadWork } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import type { RecordTable, TextTable } from '../intake/record-table.js';
import { type SharedTexts, sharedTextsOf, textTableOfShared } from '../intake/text-table.js';
import type { FactReader } from '../law/fact-reader.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';

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
      return [fact, keyColumn(codes, texts, read, known ?? keysOfTexts(texts, read))];
    }),
  );
}

function keyColumn(
  codes: Int32Array,
  texts: TextTable,
  read: (text: string) => string,
  { numbers, first }: KeysOfTexts,
): KeyColumn {
  const keys = new Int32Array(codes.length);
  for (let charge = 0; charge < codes.length; charge++) keys[charge] = numbers[codes[charge]];
  const textOf = (key: number): string => (key === 0 ? '' : read(texts.textOf(first[key])));
  return {
    codes: keys,
    textOf,
    codeOf: (wanted) => first.findIndex((_, key) => key > 0 && textOf(key) === wanted),
  };
}

function keysOfTexts(texts: TextTable, read: (text: string) => string): KeysOfTexts {
  const numberOf = new Map<string, number>();
  const numbers = new Int32Array(texts.size);
  const first = new Int32Array(texts.size + 1);
  for (let code = 0; code < texts.size; code++) {
    const key = read(texts.textOf(code));
    if (key === '') continue;
    let number = numberOf.get(key);
    if (number === undefined) {
      number = numberOf.size + 1;
      numberOf.set(key, number);
      first[number] = code;
    }
    numbers[code] = number;
  }
  return { numbers, first: first.slice(0, numberOf.size + 1) };
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
