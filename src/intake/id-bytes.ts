import { hash } from 'node:crypto';
import { type IdCells, idPersons, MARK } from './charges-digest.js';
import type { CodedColumn, TextTable } from './record-table.js';

/** How many bytes of ASCII an id has, without an ordinal. */
export const ID_BYTES = 15;

const ALPHABET = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz');
const [PREFIX, OF_SID, OF_KEY, OF_NAME, ZERO, ONE, EIGHT, NINE, A, Z] = Buffer.from('cSPN0189AZ');
const MARK_BYTE = MARK.charCodeAt(0);
/** The cells that are hashed behind the person, in their order. */
const CELLS = ['case_number', 'county', 'count', 'statute', 'offense_date'] as const;

/** Who the person of a record is, as the sources write it: the UTF-8 bytes of what `idPersons` says; a test compares. */
export class IdPersonBytes {
  /** The latest person stands at its beginning. */
  bytes = Buffer.allocUnsafeSlow(1024);
  readonly #saying: (record: number) => string;
  readonly #sid: CodedColumn;
  readonly #key: CodedColumn;
  readonly #name: CodedColumn;
  readonly #birth: CodedColumn;
  readonly #codes: readonly Int32Array[];
  /** The record that was put, and where its bytes end; rows of one person stand together. */
  #latest = -1;
  #end = 0;

  constructor(cells: IdCells) {
    this.#saying = idPersons(cells);
    this.#sid = cells.sid;
    this.#key = cells.person_id;
    this.#name = cells.name;
    this.#birth = cells.birth_date;
    this.#codes = [cells.sid, cells.person_id, cells.name, cells.birth_date].map(({ codes }) => codes);
  }

  /** Puts the person of a record, and says where it ends. */
  put(record: number): number {
    if (this.#latest < 0 || !this.#isAsLatest(record)) this.#end = this.#putNew(record);
    this.#latest = record;
    return this.#end;
  }

  /** Makes room for so many bytes. */
  room(length: number): void {
    if (length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * length);
    larger.set(this.bytes);
    this.bytes = larger;
  }

  #isAsLatest(record: number): boolean {
    const latest = this.#latest;
    const columns = this.#codes;
    for (let at = 0; at < columns.length; at++) {
      if (columns[at][record] !== columns[at][latest]) return false;
    }
    return true;
  }

  #putNew(record: number): number {
    const sid = this.#sid.codes[record];
    const key = this.#key.codes[record];
    if (sid === 0 && key === 0) return this.#putName(record);
    const [first, { texts }, code] = sid === 0 ? [OF_KEY, this.#key, key] : [OF_SID, this.#sid, sid];
    const end = 1 + texts.lengthOf(code);
    this.room(end);
    texts.copyTo(code, this.bytes, 1);
    if (!isPlain(this.bytes, end, sid !== 0)) return this.#putSaid(this.#saying(record));
    this.bytes[0] = first;
    return end;
  }

  #putName(record: number): number {
    const name = this.#name.codes[record];
    const birth = this.#birth.codes[record];
    const between = 1 + this.#name.texts.lengthOf(name);
    const end = between + 1 + this.#birth.texts.lengthOf(birth);
    this.room(end);
    this.bytes[0] = OF_NAME;
    this.#name.texts.copyTo(name, this.bytes, 1);
    this.bytes[between] = MARK_BYTE;
    this.#birth.texts.copyTo(birth, this.bytes, between + 1);
    return end;
  }

  #putSaid(person: string): number {
    this.room(3 * person.length);
    return this.bytes.write(person);
  }
}

/** Whether a number from the second byte on is taken as it is: a digit tells that it is filled; a SID has no other signs. */
function isPlain(bytes: Uint8Array, end: number, isSid: boolean): boolean {
  let isFilled = false;
  for (let at = 1; at < end; at++) {
    const byte = bytes[at];
    if (byte >= ONE && byte <= EIGHT) isFilled = true;
    else if (isSid && !((byte >= A && byte <= Z) || byte === ZERO || byte === NINE)) return false;
  }
  return isFilled;
}

/** What a record would give as the id of its charge, as bytes: what `IdDigests` says as text; a test compares. */
export class IdDigestBytes {
  readonly #person: IdPersonBytes;
  readonly #codes: readonly Int32Array[];
  readonly #texts: readonly TextTable[];
  /** The beginnings of the bytes that were hashed, by their length: making one for each id takes a while. */
  #beginnings: (Uint8Array | undefined)[] = [];
  #all: Uint8Array | undefined;
  readonly #id = Buffer.allocUnsafeSlow(ID_BYTES);

  constructor(cells: IdCells) {
    this.#person = new IdPersonBytes(cells);
    this.#codes = CELLS.map((name) => cells[name].codes);
    this.#texts = CELLS.map((name) => cells[name].texts);
  }

  /** The id as text. */
  of(record: number): string {
    this.put(record, this.#id, 0);
    return this.#id.toString('latin1', 0, ID_BYTES);
  }

  /** Puts the bytes of the id. */
  put(record: number, to: Uint8Array, at: number): void {
    const digest = hash('sha256', this.#hashed(record), 'binary');
    to[at] = PREFIX;
    putSigns(to, at + 1, bits30(digest, 0));
    putSigns(to, at + 7, bits30(digest, 4));
    const last = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    to[at + 13] = ALPHABET[last >>> 5];
    to[at + 14] = ALPHABET[last & 31];
  }

  /** The person, and the other cells behind it. */
  #hashed(record: number): Uint8Array {
    const person = this.#person;
    const codes = this.#codes;
    const tables = this.#texts;
    let end = person.put(record);
    for (let column = 0; column < codes.length; column++) {
      const code = codes[column][record];
      const texts = tables[column];
      const next = end + 1 + texts.lengthOf(code);
      person.room(next);
      person.bytes[end] = MARK_BYTE;
      texts.copyTo(code, person.bytes, end + 1);
      end = next;
    }
    return this.#beginning(person.bytes, end);
  }

  #beginning(bytes: Uint8Array, length: number): Uint8Array {
    if (bytes !== this.#all) {
      this.#all = bytes;
      this.#beginnings = [];
    }
    while (this.#beginnings.length <= length) this.#beginnings.push(undefined);
    const made = this.#beginnings[length] ?? bytes.subarray(0, length);
    this.#beginnings[length] = made;
    return made;
  }
}

/** Puts the six signs of thirty bits. */
function putSigns(to: Uint8Array, at: number, bits: number): void {
  to[at] = ALPHABET[bits >>> 25];
  to[at + 1] = ALPHABET[(bits >>> 20) & 31];
  to[at + 2] = ALPHABET[(bits >>> 15) & 31];
  to[at + 3] = ALPHABET[(bits >>> 10) & 31];
  to[at + 4] = ALPHABET[(bits >>> 5) & 31];
  to[at + 5] = ALPHABET[bits & 31];
}

/** The upper 30 bits of four bytes of a digest. */
function bits30(digest: string, at: number): number {
  const upper = (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2);
  return (upper << 6) | (digest.charCodeAt(at + 3) >>> 2);
}
