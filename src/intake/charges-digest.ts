import { hash } from 'node:crypto';
import type { ChargeColumn } from '../record/charge-cells.js';
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
  readonly #personOf: (record: number) => string;
  readonly #others: readonly CodedColumn[];
  /** What is hashed: the person, which rows that stand together share, and the other cells behind it. */
  #bytes = Buffer.allocUnsafeSlow(1024);
  #person = '';
  #personEnd = 0;

  constructor(cells: IdCells) {
    this.#personOf = idPersons(cells);
    this.#others = ID_CELLS.map((name) => cells[name]);
  }

  of(record: number): string {
    const person = this.#personOf(record);
    if (person !== this.#person) {
      this.#room(0, 3 * person.length);
      this.#personEnd = this.#bytes.write(person);
      this.#person = person;
    }
    let at = this.#personEnd;
    for (const { codes, texts } of this.#others) {
      const code = codes[record];
      const length = texts.lengthOf(code);
      this.#room(at, length + 1);
      this.#bytes[at] = MARK_BYTE;
      texts.copyTo(code, this.#bytes, at + 1);
      at += length + 1;
    }
    const digest = hash('sha256', this.#bytes.subarray(0, at), 'binary');
    const last = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    return PREFIX + sixSigns(bits30(digest, 0)) + sixSigns(bits30(digest, 4)) + SIGNS[last];
  }

  #room(at: number, more: number): void {
    if (at + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (at + more));
    larger.set(this.#bytes.subarray(0, at));
    this.#bytes = larger;
  }
}

/** Says who the person of a record is, as the sources write it. */
export function idPersons({ person_id, sid, name, birth_date }: IdCells): (record: number) => string {
  const sidText = eachText(sid.texts, (text) => {
    const bare = text === '' ? '' : normaliseSid(text);
    return bare === '' ? '' : `S${bare}`;
  });
  const idText = eachText(person_id.texts, (text) =>
    text === '' || isPlaceholder(text, 'person_id') ? '' : `P${text}`,
  );
  return (record) =>
    sidText(sid.codes[record]) ||
    idText(person_id.codes[record]) ||
    `N${name.texts.textOf(name.codes[record])}${MARK}${birth_date.texts.textOf(birth_date.codes[record])}`;
}

/** What a text means, by its code. Rows of one person stand together, so the latest answer is often the next. */
function eachText(texts: TextTable, read: (text: string) => string): (code: number) => string {
  let latest = 0;
  let answer = read('');
  return (code) => {
    if (code !== latest) {
      latest = code;
      answer = read(texts.textOf(code));
    }
    return answer;
  };
}

const sixSigns = (bits: number): string =>
  SIGNS[bits >>> 20] + SIGNS[(bits >>> 10) & 1023] + SIGNS[bits & 1023];

/** The upper 30 bits of four bytes of a digest. */
function bits30(digest: string, at: number): number {
  const upper = (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2);
  return (upper << 6) | (digest.charCodeAt(at + 3) >>> 2);
}
