import { picked } from './coded-later.js';
import { type PersonOrder, pairsFor } from './identity-pairs.js';
import type { Lending } from './layout.js';
import type { RecordTable, TextTable } from './record-table.js';

/** Rows of a file, which stand together. */
export interface LentRange {
  readonly from: number;
  readonly to: number;
}

const NONE = -1;
const UNREAD = -2;

/** The names that a column gives groups, numbered from 0: read once for each of its texts. */
export class GroupNames {
  readonly #nameOfCode: Int32Array;
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly texts: TextTable,
    private readonly group: Lending['group'],
  ) {
    this.#nameOfCode = new Int32Array(texts.size).fill(UNREAD);
  }

  get count(): number {
    return this.#numbers.size;
  }

  /** Writes the number of the name of each row's group, -1 for none, to `names`. */
  put(names: Int32Array, codes: Int32Array, { from, to }: LentRange): void {
    this.#put(names, codes, this.#nameOfCode, from, to);
  }

  #put(names: Int32Array, codes: Int32Array, known: Int32Array, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const name = known[codes[row]];
      names[row] = name === UNREAD ? this.#read(codes[row]) : name;
    }
  }

  #read(code: number): number {
    const name = this.group(this.texts.textOf(code));
    const number = name === '' ? NONE : (this.#numbers.get(name) ?? this.#numbers.size);
    if (number !== NONE) this.#numbers.set(name, number);
    this.#nameOfCode[code] = number;
    return number;
  }
}

/** The groups of records: those of one person that have one name. */
export class LentGroups {
  /** The group of each record, -1 for none. */
  readonly of: Int32Array;
  readonly count: number;
  #ofUnits: Int32Array | undefined;

  /** `firstOf` is the first record of each unit, when units are not the records themselves. */
  constructor(
    { cells, count }: RecordTable,
    people: PersonOrder,
    names: GroupNames,
    { column }: Pick<Lending, 'column'>,
    parts: readonly LentRange[],
    private readonly firstOf: Int32Array | undefined,
  ) {
    const { person } = people;
    this.of = new Int32Array(count).fill(NONE);
    for (const part of parts) names.put(this.of, cells[column].codes, part);
    const inOrder = people.inOrder && parts.every(({ from }, at) => at === 0 || from >= parts[at - 1].to);
    const groups = pairsFor({ person, inOrder }, { from: 0, to: names.count }, count);
    for (const { from, to } of parts) numberGroups(this.of, groups, person, from, to);
    this.count = groups.size;
  }

  /** The group of each unit, -1 for none. */
  get ofUnits(): Int32Array {
    this.#ofUnits ??= this.firstOf === undefined ? this.of : picked(this.of, this.firstOf);
    return this.#ofUnits;
  }
}

/** Turns the names of groups into their numbers. */
function numberGroups(
  of: Int32Array,
  groups: ReturnType<typeof pairsFor>,
  person: Int32Array,
  from: number,
  to: number,
): void {
  let group = NONE;
  let lastPerson = NONE;
  let lastName = NONE;
  for (let row = from; row < to; row++) {
    const name = of[row];
    if (name === NONE) continue;
    // Rows of a group stand together.
    if (person[row] !== lastPerson || name !== lastName) {
      lastPerson = person[row];
      lastName = name;
      group = groups.numberOf(lastPerson, name);
    }
    of[row] = group;
  }
}
