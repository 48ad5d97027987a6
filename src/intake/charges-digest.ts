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

/** The cells an id is made of, beside those that name the person. */
const ID_CELLS = ['case_number', 'county', 'count', 'statute', 'offense_date'] as const;
const PERSON_CELLS = ['person_id', 'sid', 'name', 'birth_date'] as const;
export const ID_COLUMNS = [...PERSON_CELLS, ...ID_CELLS] as const satisfies readonly ChargeColumn[];

/** The cells of records that ids are made of. */
export type IdCells = Readonly<Record<(typeof ID_COLUMNS)[number], CodedColumn>>;

/**
 * What a record would give as the id of its charge, before equal ones are told apart: `c` and 70 bits of the SHA-256
 * of its source cells of person (SID, else person key, else name and birth date), case number, county, count, statute
 * and offense date.
 */
export function idDigests(cells: IdCells, personOf = idPersons(cells)): (record: number) => string {
  const others = ID_CELLS.map((name) => cells[name]);
  return (record) => {
    let what = personOf(record);
    for (const { codes, texts } of others) what += MARK + texts.textOf(codes[record]);
    const digest = hash('sha256', what, 'binary');
    const last = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    return PREFIX + sixSigns(bits30(digest, 0)) + sixSigns(bits30(digest, 4)) + SIGNS[last];
  };
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
