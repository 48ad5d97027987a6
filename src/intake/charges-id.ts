import type { ChargeIdBytes, IdOfCharge } from './charge-table.js';
import { ID_COLUMNS, type IdCells, MARK } from './charges-digest.js';
import { ID_BYTES, IdDigestBytes, IdPersonBytes } from './id-bytes.js';
import { PairNumbering } from './identity-pairs.js';
import type { RunTexts } from './run-texts.js';

/** What tells the ids of charges. */
export interface IdTerms {
  readonly cells: IdCells;
  /** The record that speaks for each charge. */
  readonly chief: Int32Array;
  /** The order of charges with equal digests: it is the same for any order of the list. */
  readonly compare: (chargeA: number, chargeB: number) => number;
  /** Asked once: for each record 1 if another could have its digest, which only costs time if it has not. */
  readonly mayBeEqual: () => Uint8Array;
}

/**
 * Says the id of each charge that is asked for: the digest of the record that speaks for it; charges with equal digests
 * get an ordinal (`-2`, `-3`) in the order `compare`, the first has none. Hashing takes a while, and most charges are
 * never named: only of charges that could be equal all are hashed.
 */
export function chargeIds(terms: IdTerms): IdOfCharge {
  const bytes = new ChargeIds(terms);
  return Object.assign((charge: number) => bytes.of(charge), { bytes });
}

class ChargeIds implements ChargeIdBytes {
  /** Of each charge the number of its id, from 1; 0 where none was made. */
  readonly #numbers: Int32Array;
  /** The ids that were made, one after the other, without ordinals. */
  #ids = Buffer.allocUnsafeSlow(256 * ID_BYTES);
  #made = 0;
  /** What stands behind the ids of charges that are not the first of equal ones. */
  readonly #ordinals = new Map<number, string>();
  #digests: IdDigestBytes | undefined;
  #equal: Uint8Array | undefined;
  #several: SeveralEqual | undefined;

  constructor(private readonly terms: IdTerms) {
    this.#numbers = new Int32Array(terms.chief.length);
  }

  of(charge: number): string {
    const from = this.#placeOf(charge);
    const id = this.#ids.toString('latin1', from, from + ID_BYTES);
    return this.#ordinals.size === 0 ? id : id + (this.#ordinals.get(charge) ?? '');
  }

  put(charge: number, to: Uint8Array, at: number): number {
    const from = this.#placeOf(charge);
    const ids = this.#ids;
    for (let n = 0; n < ID_BYTES; n++) to[at + n] = ids[from + n];
    return this.#ordinals.size === 0 ? at + ID_BYTES : this.#putOrdinal(charge, to, at + ID_BYTES);
  }

  #putOrdinal(charge: number, to: Uint8Array, at: number): number {
    const ordinal = this.#ordinals.get(charge) ?? '';
    for (let n = 0; n < ordinal.length; n++) to[at + n] = ordinal.charCodeAt(n);
    return at + ordinal.length;
  }

  /** Where the id of a charge begins, which is made if it was not. */
  #placeOf(charge: number): number {
    const number = this.#numbers[charge];
    return ID_BYTES * ((number === 0 ? this.#makeNext(charge) : number) - 1);
  }

  #makeNext(charge: number): number {
    const { cells, chief, compare, mayBeEqual } = this.terms;
    this.#equal ??= mayBeEqual();
    this.#digests ??= new IdDigestBytes(cells);
    const record = chief[charge];
    const from = ID_BYTES * this.#made;
    if (from === this.#ids.length) this.#grow();
    this.#digests.put(record, this.#ids, from);
    const number = ++this.#made;
    this.#numbers[charge] = number;
    if (this.#equal[record] === 0) return number;
    this.#several ??= new SeveralEqual(chief, this.#equal, this.#digests, compare);
    const ordinal = this.#several.ordinalOf(this.#ids.toString('latin1', from, from + ID_BYTES), charge);
    if (ordinal > 1) this.#ordinals.set(charge, `-${ordinal}`);
    return number;
  }

  #grow(): void {
    const ids = Buffer.allocUnsafeSlow(2 * this.#ids.length);
    ids.set(this.#ids);
    this.#ids = ids;
  }
}

/** Charges with equal digests; only those of which one is asked for are put in order, which reads all their cells. */
class SeveralEqual {
  readonly #byDigest = new Map<string, number[]>();
  readonly #sorted = new Set<string>();

  constructor(
    chief: Int32Array,
    equal: Uint8Array,
    digests: IdDigestBytes,
    private readonly compare: IdTerms['compare'],
  ) {
    this.#addAll(chief, equal, digests);
  }

  #addAll(chief: Int32Array, equal: Uint8Array, digests: IdDigestBytes): void {
    for (let charge = 0; charge < chief.length; charge++) {
      if (equal[chief[charge]] !== 0) this.#add(digests.of(chief[charge]), charge);
    }
  }

  #add(digest: string, charge: number): void {
    const others = this.#byDigest.get(digest);
    if (others === undefined) this.#byDigest.set(digest, [charge]);
    else others.push(charge);
  }

  /** The place of a charge among those of its digest, from 1. */
  ordinalOf(digest: string, charge: number): number {
    const charges = this.#byDigest.get(digest) ?? [charge];
    if (!this.#sorted.has(digest)) charges.sort(this.compare);
    this.#sorted.add(digest);
    return charges.indexOf(charge) + 1;
  }
}

/**
 * For each record 1 if another could have its digest: one of its person that agrees in all else a digest is made of
 * (`agrees`, undefined where none does), or one of another person whom the sources name by the same text.
 */
export function recordsThatMayBeEqual(
  cells: IdCells,
  person: Int32Array,
  agrees: Uint8Array | undefined,
  texts: RunTexts,
): Uint8Array {
  const count = person.length;
  const equal = agrees?.slice() ?? new Uint8Array(count);
  // Two lists of cells are one text only where the mark between them stands in a cell as well.
  if (ID_COLUMNS.some((column) => texts.of(column).holds(MARK))) return equal.fill(1);
  const { person_id, sid, name, birth_date } = cells;
  const columns = [person_id.codes, sid.codes, name.codes, birth_date.codes];
  const begins = beginnings([person, ...columns]);
  const names = new Names(begins.length);
  const numbers = names.numberAll(new IdPersonBytes(cells), begins, person);
  for (let at = 0; at < begins.length; at++) {
    if (names.isShared(numbers[at])) equal.fill(1, begins[at], begins[at + 1] ?? count);
  }
  return equal;
}

/** What names people, by two hashes of it: others with the same two would only be hashed for nothing. */
class Names {
  readonly #numbers: PairNumbering;
  readonly #person: Int32Array;
  readonly #shared: Uint8Array;

  constructor(expected: number) {
    this.#numbers = new PairNumbering(expected);
    this.#person = new Int32Array(expected);
    this.#shared = new Uint8Array(expected);
  }

  /** The number of each record's name. */
  numberAll(said: IdPersonBytes, records: Int32Array, person: Int32Array): Int32Array {
    const numbers = new Int32Array(records.length);
    for (let at = 0; at < records.length; at++) {
      const end = said.put(records[at]);
      numbers[at] = this.#numberOf(said.bytes, end, person[records[at]]);
    }
    return numbers;
  }

  /** Whether a name is one of several people. */
  isShared(number: number): boolean {
    return this.#shared[number] === 1;
  }

  #numberOf(bytes: Uint8Array, end: number, person: number): number {
    const { size } = this.#numbers;
    const number = this.#numbers.numberOf(hashOf(bytes, end, 0x01000193), hashOf(bytes, end, 0x2c1b3c6d));
    if (number === size) this.#person[number] = person;
    else if (this.#person[number] !== person) this.#shared[number] = 1;
    return number;
  }
}

function hashOf(bytes: Uint8Array, end: number, factor: number): number {
  let hash = end;
  for (let at = 0; at < end; at++) {
    hash = Math.imul(hash ^ bytes[at], factor);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The rows at which one of some columns is not as in the row before. */
function beginnings(columns: readonly Int32Array[]): Int32Array {
  const isOther = new Uint8Array(columns[0].length);
  isOther.fill(1, 0, 1);
  for (const column of columns) markChanges(isOther, column);
  const rows = new Int32Array(isOther.length);
  return rows.subarray(0, putPlaces(rows, isOther));
}

function markChanges(isOther: Uint8Array, column: Int32Array): void {
  for (let row = 1; row < isOther.length; row++) if (column[row] !== column[row - 1]) isOther[row] = 1;
}

/** Writes where ones stand, and says how many there are. */
function putPlaces(places: Int32Array, flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) if (flags[at] === 1) places[count++] = at;
  return count;
}
