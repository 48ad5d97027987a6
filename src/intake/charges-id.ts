import { ID_COLUMNS, type IdCells, IdDigests, idPersons, MARK } from './charges-digest.js';
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
export function chargeIds(terms: IdTerms): (charge: number) => string {
  const ids = new ChargeIds(terms);
  return (charge) => ids.of(charge);
}

class ChargeIds {
  readonly #ids: (string | undefined)[];
  #digests: IdDigests | undefined;
  #equal: Uint8Array | undefined;
  #several: SeveralEqual | undefined;

  constructor(private readonly terms: IdTerms) {
    this.#ids = new Array(terms.chief.length);
  }

  of(charge: number): string {
    const before = this.#ids[charge];
    if (before !== undefined) return before;
    const id = this.#newId(charge);
    this.#ids[charge] = id;
    return id;
  }

  #newId(charge: number): string {
    const { cells, chief, compare, mayBeEqual } = this.terms;
    this.#equal ??= mayBeEqual();
    this.#digests ??= new IdDigests(cells);
    const id = this.#digests.of(chief[charge]);
    if (this.#equal[chief[charge]] === 0) return id;
    this.#several ??= new SeveralEqual(chief, this.#equal, this.#digests, compare);
    const ordinal = this.#several.ordinalOf(id, charge);
    return ordinal === 1 ? id : `${id}-${ordinal}`;
  }
}

/** Charges with equal digests; only those of which one is asked for are put in order, which reads all their cells. */
class SeveralEqual {
  readonly #byDigest = new Map<string, number[]>();
  readonly #sorted = new Set<string>();

  constructor(
    chief: Int32Array,
    equal: Uint8Array,
    digests: IdDigests,
    private readonly compare: IdTerms['compare'],
  ) {
    this.#addAll(chief, equal, digests);
  }

  #addAll(chief: Int32Array, equal: Uint8Array, digests: IdDigests): void {
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
  const nameOf = idPersons(cells);
  const personOfName = new Map<string, number>();
  const shared = new Set<string>();
  const names = Array.from(begins, nameOf);
  for (let at = 0; at < begins.length; at++) {
    const other = personOfName.get(names[at]);
    if (other === undefined) personOfName.set(names[at], person[begins[at]]);
    else if (other !== person[begins[at]]) shared.add(names[at]);
  }
  for (let at = 0; at < begins.length; at++) {
    if (shared.has(names[at])) equal.fill(1, begins[at], begins[at + 1] ?? count);
  }
  return equal;
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
