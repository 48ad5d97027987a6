import { hash } from 'node:crypto';
import type { ChargeColumn } from '../record/charge-cells.js';
import type { PairNumbering } from './identity-pairs.js';
import { isPlaceholder, normaliseSid } from './identity-text.js';
import type { CodedColumn, TextTable } from './record-table.js';

/** Digits and lower-case letters without i, l, o, u: none is taken for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Ids begin with a letter, so that no spreadsheet takes one for a number. */
const PREFIX = 'c';
/** Two signs for each ten bits. */
const SIGNS = Array.from({ length: 1024 }, (_, bits) => `${ALPHABET[bits >>> 5]}${ALPHABET[bits & 31]}`);
/** Stands between the cells that a digest is made of. */
export const MARK = '\u001f';
const MARK_BYTE = 0x1f;

/** The cells an id is made of, beside those that name the person. */
const ID_CELLS = ['case_number', 'county', 'count', 'statute', 'offense_date'] as const;
const PERSON_CELLS = ['person_id', 'sid', 'name', 'birth_date'] as const;
export const ID_COLUMNS = [...PERSON_CELLS, ...ID_CELLS] as const satisfies readonly ChargeColumn[];

/** The cells of records that ids are made of. */
export type IdCells = Readonly<Record<(typeof ID_COLUMNS)[number], CodedColumn>>;

/**
 * What a record would give as the id of its charge, before equal ones are told apart: `c` and 70 bits of the SHA-256
 * of its source cells of person (SID, else person key, else name and birth date), case number, county, count, statute
 * and offense date, in UTF-8. A class, because what the engine compiles of a method serves every portion.
 */
export class IdDigests {
  readonly #persons: IdPersons;
  readonly #codes: readonly Int32Array[];
  readonly #texts: readonly TextTable[];
  /** What is hashed: the person, which rows that stand together share, and the other cells behind it. */
  #bytes = Buffer.allocUnsafeSlow(1024);
  /** Its first bytes, by how many they are. */
  #beginnings: Buffer[] = [];
  #person = '';
  #personEnd = 0;

  constructor(cells: IdCells) {
    this.#persons = new IdPersons(cells);
    this.#codes = ID_CELLS.map((name) => cells[name].codes);
    this.#texts = ID_CELLS.map((name) => cells[name].texts);
  }

  of(record: number): string {
    const person = this.#persons.of(record);
    if (person !== this.#person) this.#begin(person);
    let at = this.#personEnd;
    for (let nth = 0; nth < ID_CELLS.length; nth++) {
      const texts = this.#texts[nth];
      const code = this.#codes[nth][record];
      const length = texts.lengthOf(code);
      if (at + length + 1 > this.#bytes.length) this.#makeRoom(at, length + 1);
      this.#bytes[at] = MARK_BYTE;
      texts.copyTo(code, this.#bytes, at + 1);
      at += length + 1;
    }
    while (this.#beginnings.length <= at) {
      this.#beginnings.push(this.#bytes.subarray(0, this.#beginnings.length));
    }
    const digest = hash('sha256', this.#beginnings[at], 'binary');
    const last = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    return PREFIX + sixSigns(bits30(digest, 0)) + sixSigns(bits30(digest, 4)) + SIGNS[last];
  }

  #begin(person: string): void {
    if (3 * person.length > this.#bytes.length) this.#makeRoom(0, 3 * person.length);
    this.#personEnd = this.#bytes.write(person);
    this.#person = person;
  }

  #makeRoom(at: number, more: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * (at + more));
    larger.set(this.#bytes.subarray(0, at));
    this.#bytes = larger;
    this.#beginnings = [];
  }
}

/** Who the person of each record is, as the sources write it: SID, else person key, else name and birth date. */
export class IdPersons {
  readonly #sid: CodedColumn;
  readonly #id: CodedColumn;
  readonly #name: CodedColumn;
  readonly #birth: CodedColumn;
  /** What codes mean that were met last, and the person they made: rows of one person stand together. */
  readonly #sids: LatestText;
  readonly #ids: LatestText;
  #latestName = -1;
  #latestBirth = -1;
  #named = '';
  /** Persons as numbers: those named by an SID and by a key have a number of their kind in the place of a name. */
  readonly #numberOfSid = new Map<string, number>();

  constructor({ person_id, sid, name, birth_date }: IdCells) {
    // Columns may be read when they are asked for; what asks for each record should not.
    this.#sid = { codes: sid.codes, texts: sid.texts };
    this.#id = { codes: person_id.codes, texts: person_id.texts };
    this.#name = { codes: name.codes, texts: name.texts };
    this.#birth = { codes: birth_date.codes, texts: birth_date.texts };
    this.#sids = new LatestText(sid.texts, sidOf);
    this.#ids = new LatestText(person_id.texts, keyOf);
  }

  of(record: number): string {
    return (
      this.#sids.of(this.#sid.codes[record]) || this.#ids.of(this.#id.codes[record]) || this.#nameOf(record)
    );
  }

  /** A number of the person, of `pairs`, which are asked for nothing else: equal for records of which `of` is the same. */
  numberOf(record: number, pairs: PairNumbering): number {
    const sid = this.#sids.of(this.#sid.codes[record]);
    if (sid !== '') return pairs.numberOf(BY_SID, this.#sidNumber(sid));
    const id = this.#id.codes[record];
    if (this.#ids.of(id) !== '') return pairs.numberOf(BY_KEY, id);
    return pairs.numberOf(this.#name.codes[record], this.#birth.codes[record]);
  }

  #sidNumber(sid: string): number {
    const known = this.#numberOfSid.get(sid);
    if (known !== undefined) return known;
    this.#numberOfSid.set(sid, this.#numberOfSid.size);
    return this.#numberOfSid.size - 1;
  }

  #nameOf(record: number): string {
    const name = this.#name.codes[record];
    const birth = this.#birth.codes[record];
    if (name !== this.#latestName || birth !== this.#latestBirth) {
      this.#named = `N${this.#name.texts.textOf(name)}${MARK}${this.#birth.texts.textOf(birth)}`;
      this.#latestName = name;
      this.#latestBirth = birth;
    }
    return this.#named;
  }
}

/** Codes of names are not negative. */
const BY_SID = -1;
const BY_KEY = -2;

function sidOf(text: string): string {
  const bare = text === '' ? '' : normaliseSid(text);
  return bare === '' ? '' : `S${bare}`;
}

const keyOf = (text: string): string => (text === '' || isPlaceholder(text, 'person_id') ? '' : `P${text}`);

/** What a text means, by its code: of the code that was asked for last it is known. */
class LatestText {
  #code = 0;
  #answer: string;

  constructor(
    private readonly texts: TextTable,
    private readonly read: (text: string) => string,
  ) {
    this.#answer = read('');
  }

  of(code: number): string {
    if (code !== this.#code) {
      this.#code = code;
      this.#answer = this.read(this.texts.textOf(code));
    }
    return this.#answer;
  }
}

const sixSigns = (bits: number): string =>
  SIGNS[bits >>> 20] + SIGNS[(bits >>> 10) & 1023] + SIGNS[bits & 1023];

/** The upper 30 bits of four bytes of a digest. */
function bits30(digest: string, at: number): number {
  const upper = (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2);
  return (upper << 6) | (digest.charCodeAt(at + 3) >>> 2);
}
